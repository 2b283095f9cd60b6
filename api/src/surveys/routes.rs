//! The addresses of household surveys.

use std::io::Read;

use actix_web::{
    HttpResponse, get,
    http::header,
    patch, post,
    web::{Json, Path},
};
use bytes::Bytes;
use contract::{
    ids::{CommunityId, ResponseId, SurveyId},
    page::Page,
    surveys::{
        NewResponse, NewSurvey, SentForm, Survey, SurveyChange, SurveyCorrected, SurveyCorrection, SurveyReceived, SurveyResults,
        SurveyStep, SurveyText, SurveyWithdrawal,
    },
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{results::Part, service};
use crate::{
    auth::{SignedIn, policy::Actor},
    cases::{cached, office::Office, service::Desk},
    db::Conn,
    error::{Error, Result},
    http::{Body, Query, Routes},
    idempotency::{self, Done, GivenKey, Kept},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(list)
        .service(create)
        .service(change)
        .service(open)
        .service(close)
        .service(answer)
        .service(results)
        .service(texts)
        .service(sheet)
        .service(sent)
        .service(correct)
        .service(withdraw);
}

/// Which surveys.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct SurveyQuery {
    /// The community whose surveys they are; by default all that the caller may know of.
    community_id: Option<CommunityId>,
}

/// Lists the surveys one may know of; at doors those that are open.
#[utoipa::path(tag = "surveys", operation_id = "list_surveys", params(SurveyQuery),
    responses((status = 200, body = Page<Survey>, description = "The surveys, the latest changed first")))]
#[get("/surveys")]
async fn list(by: SignedIn, office: Office, query: Query<SurveyQuery>) -> Result<Json<Page<Survey>>> {
    let places = office.places.clone();
    let work = move |conn: &mut Conn| service::list(conn, &places, &by.0, query.0.community_id);
    let items = office.db.read(work).await?;
    Ok(Json(Page { items, next: None }))
}

/// Writes down a new survey, as a draft.
#[utoipa::path(tag = "surveys", operation_id = "create_survey", params(GivenKey), request_body = NewSurvey,
    responses((status = 201, body = Survey, description = "The survey")))]
#[post("/surveys")]
async fn create(by: SignedIn, office: Office, key: GivenKey, body: Body<NewSurvey>) -> Result<HttpResponse> {
    let ticket = key.ticket(Some(by.0.id), "survey", body.digest);
    let desk = office.desk();
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::create(conn, &desk, &by.0, &body.value)
    })
    .await
}

/// Writes something about a survey.
async fn write(
    office: Office,
    by: SignedIn,
    work: impl FnOnce(&mut Conn, &Desk, &Actor) -> Result<Survey> + Send + 'static,
) -> Result<Json<Survey>> {
    let desk = office.desk();
    let survey = office.db.write(move |conn| work(conn, &desk, &by.0)).await?;
    Ok(Json(survey))
}

/// Changes what a survey asks. What was published stays; the change is the draft of its next version.
#[utoipa::path(tag = "surveys", operation_id = "change_survey", params(("id" = SurveyId, Path)), request_body = SurveyChange,
    responses((status = 200, body = Survey, description = "The survey as it is now")))]
#[patch("/surveys/{id}")]
async fn change(by: SignedIn, office: Office, id: Path<SurveyId>, body: Body<SurveyChange>) -> Result<Json<Survey>> {
    write(office, by, move |conn, desk, actor| {
        service::change(conn, desk, actor, *id, &body.value)
    })
    .await
}

/// Opens a survey, with its draft as the next version.
#[utoipa::path(tag = "surveys", operation_id = "open_survey", params(("id" = SurveyId, Path)), request_body = SurveyStep,
    responses((status = 200, body = Survey, description = "The survey as it is now")))]
#[post("/surveys/{id}/open")]
async fn open(by: SignedIn, office: Office, id: Path<SurveyId>, _body: Body<SurveyStep>) -> Result<Json<Survey>> {
    write(office, by, move |conn, desk, actor| service::open(conn, desk, actor, *id)).await
}

/// Closes a survey. What was answered before it was closed is still taken in.
#[utoipa::path(tag = "surveys", operation_id = "close_survey", params(("id" = SurveyId, Path)), request_body = SurveyStep,
    responses((status = 200, body = Survey, description = "The survey as it is now")))]
#[post("/surveys/{id}/close")]
async fn close(by: SignedIn, office: Office, id: Path<SurveyId>, _body: Body<SurveyStep>) -> Result<Json<Survey>> {
    write(office, by, move |conn, desk, actor| service::close(conn, desk, actor, *id)).await
}

/// Takes in what was said at a door, once, however often it is sent.
#[utoipa::path(tag = "surveys", operation_id = "answer_survey", params(("id" = SurveyId, Path), GivenKey), request_body = NewResponse,
    responses((status = 201, body = SurveyReceived, description = "It was taken in")))]
#[post("/surveys/{id}/responses")]
async fn answer(
    by: SignedIn,
    office: Office,
    id: Path<SurveyId>,
    key: GivenKey,
    body: Body<NewResponse>,
) -> Result<HttpResponse> {
    let ticket = key.ticket(Some(by.0.id), &format!("survey {id}"), body.digest);
    let desk = office.desk();
    let (kept, cases) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let arrived = service::take_in(conn, &desk, &by.0, *id, &body.value)?;
        Ok(Done {
            kept: Kept::new(201, &arrived.received)?,
            case: None,
            extra: arrived.cases,
        })
    })
    .await?;
    for (case, access) in cases.unwrap_or_default() {
        cached::changed(&office.cache, &office.places, case, &access).await;
    }
    Ok(kept.respond())
}

/// Which part of the answers.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PartQuery {
    /// The version; the latest by default.
    version: Option<u16>,
    /// The community; by default all that the caller may see.
    community_id: Option<CommunityId>,
}

impl PartQuery {
    const fn part(&self) -> Part {
        Part {
            version: self.version,
            community: self.community_id,
        }
    }
}

/// Counts the answers of one version.
#[utoipa::path(tag = "surveys", operation_id = "read_survey_results", params(("id" = SurveyId, Path), PartQuery),
    responses((status = 200, body = SurveyResults, description = "The counts")))]
#[get("/surveys/{id}/results")]
async fn results(by: SignedIn, office: Office, id: Path<SurveyId>, query: Query<PartQuery>) -> Result<Json<SurveyResults>> {
    let (places, part) = (office.places.clone(), query.0.part());
    let work = move |conn: &mut Conn| service::results(conn, &places, &by.0, *id, part);
    Ok(Json(office.db.read(work).await?))
}

/// Which words.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct TextQuery {
    /// The version; the latest by default.
    version: Option<u16>,
    /// The community; by default all that the caller may see.
    community_id: Option<CommunityId>,
    /// The place of the question, from 0; the remarks by default.
    question: Option<u16>,
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
}

/// Lists what was said in words to one question, or in remarks; the latest first.
#[utoipa::path(tag = "surveys", operation_id = "list_survey_texts", params(("id" = SurveyId, Path), TextQuery),
    responses((status = 200, body = Page<SurveyText>, description = "A page of texts")))]
#[get("/surveys/{id}/texts")]
async fn texts(by: SignedIn, office: Office, id: Path<SurveyId>, query: Query<TextQuery>) -> Result<Json<Page<SurveyText>>> {
    let places = office.places.clone();
    let part = Part {
        version: query.0.version,
        community: query.0.community_id,
    };
    let work = move |conn: &mut Conn| {
        let wanted = (part, query.0.question, query.0.cursor.as_deref());
        service::texts(conn, &places, &by.0, *id, wanted)
    };
    Ok(Json(office.db.read(work).await?))
}

/// Hands out every answer of one version as a workbook, without the names and numbers of those who gave them.
#[utoipa::path(tag = "surveys", operation_id = "export_survey", params(("id" = SurveyId, Path), PartQuery),
    responses((status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", description = "The workbook")))]
#[get("/surveys/{id}/answers.xlsx")]
async fn sheet(by: SignedIn, office: Office, id: Path<SurveyId>, query: Query<PartQuery>) -> Result<HttpResponse> {
    let (places, part, survey) = (office.places.clone(), query.0.part(), *id);
    let work = move |conn: &mut Conn| service::sheet(conn, &places, &by.0, survey, part);
    let file = office.db.read(work).await?;
    let pieces = futures_util::stream::try_unfold(file, |mut file| async move {
        let read = actix_web::web::block(move || {
            let mut piece = vec![0; 64 * 1024];
            let length = file.read(&mut piece)?;
            piece.truncate(length);
            std::io::Result::Ok((piece, file))
        });
        let (piece, file) = read.await.map_err(Error::internal)?.map_err(Error::internal)?;
        Ok::<_, Error>((!piece.is_empty()).then(|| (Bytes::from(piece), file)))
    });
    Ok(HttpResponse::Ok()
        .content_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"survey-{survey}.xlsx\""),
        ))
        .streaming(pieces))
}

/// Which of what was sent.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct SentQuery {
    /// The community from whose doors it was sent, for who is in charge of it; by default what the caller sent.
    community_id: Option<CommunityId>,
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
}

/// Lists what was sent from doors, with what it said before it was corrected; the latest first.
#[utoipa::path(tag = "surveys", operation_id = "list_sent_forms", params(SentQuery),
    responses((status = 200, body = Page<SentForm>, description = "A page of what was sent")))]
#[get("/survey-responses")]
async fn sent(by: SignedIn, office: Office, query: Query<SentQuery>) -> Result<Json<Page<SentForm>>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| {
        let SentQuery { community_id, cursor } = &query.0;
        service::sent(conn, &desk, &by.0, (*community_id, cursor.as_deref()))
    };
    Ok(Json(office.db.read(work).await?))
}

/// Corrects what was sent from a door, within 30 days of its arrival; the edition before is kept.
#[utoipa::path(tag = "surveys", operation_id = "correct_survey", params(("id" = ResponseId, Path), GivenKey), request_body = SurveyCorrection,
    responses((status = 200, body = SurveyCorrected, description = "It was corrected")))]
#[post("/survey-responses/{id}/corrections")]
async fn correct(
    by: SignedIn,
    office: Office,
    id: Path<ResponseId>,
    key: GivenKey,
    body: Body<SurveyCorrection>,
) -> Result<HttpResponse> {
    let ticket = key.ticket(Some(by.0.id), &format!("correct {id}"), body.digest);
    let desk = office.desk();
    let (kept, _) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let corrected = service::correct(conn, &desk, &by.0, *id, &body.value)?;
        Ok(Done {
            kept: Kept::new(200, &corrected)?,
            case: None,
            extra: (),
        })
    })
    .await?;
    Ok(kept.respond())
}

/// Withdraws the consent of whoever answered at a door, at any time: what they said is erased. Doing it twice changes nothing.
#[utoipa::path(tag = "surveys", operation_id = "withdraw_survey_consent", params(("id" = ResponseId, Path)), request_body = SurveyWithdrawal,
    responses((status = 200, body = SurveyCorrected, description = "It is erased")))]
#[post("/survey-responses/{id}/withdrawal")]
async fn withdraw(
    by: SignedIn,
    office: Office,
    id: Path<ResponseId>,
    _body: Body<SurveyWithdrawal>,
) -> Result<Json<SurveyCorrected>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::withdraw(conn, &desk, &by.0, *id);
    Ok(Json(office.db.write(work).await?))
}
