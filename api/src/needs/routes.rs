//! The addresses of needs.

use actix_web::{
    HttpResponse, get, post,
    web::{Json, Path},
};
use contract::{
    agenda::{AnswerObjection, NewObjection, Objection},
    ids::{CommunityId, NeedId, ObjectionId},
    needs::{CommunityNeed, NeedState, NewCommunityNeed, NewNeedBallot, NewNeedSession, ScreenNeed},
    page::Page,
    votes::Vote,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service;
use crate::{
    auth::{Caller, SignedIn},
    cases::{cached, office::Office},
    db::Conn,
    error::Result,
    http::{Body, Query, Routes},
    idempotency::{self, GivenKey},
    paging::Part,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(list)
        .service(add)
        .service(ballot)
        .service(read)
        .service(screen)
        .service(deliberate)
        .service(object)
        .service(answer);
}

/// Which needs.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct NeedQuery {
    /// Only those that stand like this.
    state: Option<NeedState>,
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
    /// How many, 1–100; 20 by default.
    limit: Option<u16>,
}

impl NeedQuery {
    fn part(&self) -> Result<Part> {
        Part::asked(self.cursor.as_deref(), self.limit)
    }
}

/// Lists the needs of a community, the latest first.
#[utoipa::path(tag = "needs", operation_id = "list_community_needs", params(("id" = CommunityId, Path), NeedQuery),
    responses((status = 200, body = Page<CommunityNeed>, description = "A page of needs, without timelines and objections")))]
#[get("/communities/{id}/needs")]
async fn list(
    caller: Caller,
    office: Office,
    id: Path<CommunityId>,
    query: Query<NeedQuery>,
) -> Result<Json<Page<CommunityNeed>>> {
    let (desk, actor, part) = (office.desk(), caller.somebody(), query.0.part()?);
    let work = move |conn: &mut Conn| service::page(conn, &desk, actor.as_ref(), *id, query.0.state, part);
    Ok(Json(office.db.read(work).await?))
}

/// Writes a need down.
#[utoipa::path(tag = "needs", operation_id = "add_community_need", params(("id" = CommunityId, Path), GivenKey),
    request_body = NewCommunityNeed, responses((status = 201, body = CommunityNeed, description = "The need")))]
#[post("/communities/{id}/needs")]
async fn add(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    key: GivenKey,
    body: Body<NewCommunityNeed>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("need {id}"), body.digest);
    let cases = body.value.cases.clone();
    let added = idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::add(conn, &desk, &by.0, id, &body.value)
    })
    .await?;
    cached::told_more(&office.cache, &cases).await;
    Ok(added)
}

/// Puts needs to the vote.
#[utoipa::path(tag = "needs", operation_id = "put_needs_to_vote", params(("id" = CommunityId, Path), GivenKey),
    request_body = NewNeedBallot, responses((status = 201, body = Vote, description = "The vote")))]
#[post("/communities/{id}/need-ballots")]
async fn ballot(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    key: GivenKey,
    body: Body<NewNeedBallot>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("need ballot {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::ballot(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Reads a need.
#[utoipa::path(tag = "needs", operation_id = "read_community_need", params(("id" = NeedId, Path)),
    responses((status = 200, body = CommunityNeed, description = "The need")))]
#[get("/needs/{id}")]
async fn read(caller: Caller, office: Office, id: Path<NeedId>) -> Result<Json<CommunityNeed>> {
    let (desk, actor) = (office.desk(), caller.somebody());
    let work = move |conn: &mut Conn| service::read(conn, &desk, actor.as_ref(), *id);
    Ok(Json(office.db.read(work).await?))
}

/// Writes down what the council decided about a need.
#[utoipa::path(tag = "needs", operation_id = "screen_need", params(("id" = NeedId, Path)), request_body = ScreenNeed,
    responses((status = 200, body = CommunityNeed, description = "The need as it stands now")))]
#[post("/needs/{id}/screening")]
async fn screen(by: SignedIn, office: Office, id: Path<NeedId>, body: Body<ScreenNeed>) -> Result<Json<CommunityNeed>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::screen(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Writes down that a body deliberated on a need.
#[utoipa::path(tag = "needs", operation_id = "write_need_session", params(("id" = NeedId, Path), GivenKey),
    request_body = NewNeedSession, responses((status = 201, body = CommunityNeed, description = "The need as it stands now")))]
#[post("/needs/{id}/sessions")]
async fn deliberate(
    by: SignedIn,
    office: Office,
    id: Path<NeedId>,
    key: GivenKey,
    body: Body<NewNeedSession>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("session on need {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::deliberate(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Objects to a need that is on public notice.
#[utoipa::path(tag = "needs", operation_id = "object_to_need", params(("id" = NeedId, Path), GivenKey),
    request_body = NewObjection, responses((status = 201, body = Objection, description = "The objection")))]
#[post("/needs/{id}/objections")]
async fn object(by: SignedIn, office: Office, id: Path<NeedId>, key: GivenKey, body: Body<NewObjection>) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("objection {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::object(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Answers an objection to a need.
#[utoipa::path(tag = "needs", operation_id = "answer_need_objection",
    params(("id" = NeedId, Path), ("objection_id" = ObjectionId, Path)), request_body = AnswerObjection,
    responses((status = 200, body = CommunityNeed, description = "The need as it stands now")))]
#[post("/needs/{id}/objections/{objection_id}/answer")]
async fn answer(
    by: SignedIn,
    office: Office,
    ids: Path<(NeedId, ObjectionId)>,
    body: Body<AnswerObjection>,
) -> Result<Json<CommunityNeed>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::answer(conn, &desk, &by.0, *ids, &body.value);
    Ok(Json(office.db.write(work).await?))
}
