//! The addresses of the diary.

use actix_web::{
    HttpResponse, delete, get, patch, post,
    web::{Json, Path},
};
use contract::{
    diary::{DiaryCase, DiaryNote, DiaryWords, NewDiaryNote, Noted},
    ids::{CommunityId, DiaryNoteId},
    page::Page,
    surveys::RaisedCase,
    time,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service::{self, Asked, Raised};
use crate::{
    auth::SignedIn,
    cases::{cached, office::Office},
    error::{Error, Result},
    http::{Body, IfMatch, Query, Routes},
    idempotency::{self, Done, GivenKey, Kept},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(list)
        .service(write)
        .service(change)
        .service(remove)
        .service(raise);
}

/// Which notes.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct DiaryQuery {
    /// The first day, as `2026-11-25`; today by default.
    from: Option<String>,
    /// The last day, up to 30 days later; the first by default.
    to: Option<String>,
    /// The station whose every diary its admins ask for; by default one's own diary.
    community_id: Option<CommunityId>,
}

impl DiaryQuery {
    fn asked(&self) -> Result<Asked> {
        let day = |text: Option<&str>, pointer| {
            text.map(|text| time::day(text).ok_or_else(|| Error::field(pointer, "date_form")))
                .transpose()
        };
        Ok(Asked {
            first: day(self.from.as_deref(), "/from")?,
            last: day(self.to.as_deref(), "/to")?,
            community: self.community_id,
        })
    }
}

/// Lists the notes of some days: one's own, or those of a station for its admins.
#[utoipa::path(tag = "diary", operation_id = "list_notes", params(DiaryQuery),
    responses((status = 200, body = Page<DiaryNote>, description = "The notes, in the order in which they were seen")))]
#[get("/diary")]
async fn list(by: SignedIn, office: Office, query: Query<DiaryQuery>) -> Result<Json<Page<DiaryNote>>> {
    let (desk, asked) = (office.desk(), query.0.asked()?);
    let items = office.db.read(move |conn| service::list(conn, &desk, &by.0, asked)).await?;
    Ok(Json(Page { items, next: None }))
}

/// Writes down a note, once, however often it is sent.
#[utoipa::path(tag = "diary", operation_id = "write_note", params(GivenKey), request_body = NewDiaryNote,
    responses((status = 201, body = Noted, description = "It was written down")))]
#[post("/diary")]
async fn write(by: SignedIn, office: Office, key: GivenKey, body: Body<NewDiaryNote>) -> Result<HttpResponse> {
    let ticket = key.ticket(Some(by.0.id), "diary", body.digest);
    let desk = office.desk();
    let (kept, raised) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let raised = service::write(conn, &desk, &by.0, &body.value)?;
        let case = raised.as_ref().map(|(case, _)| case.clone());
        let id = body.value.id;
        Ok(Done {
            kept: Kept::new(201, &Noted { id, case })?,
            case: None,
            extra: raised,
        })
    })
    .await?;
    forget(&office, raised.flatten()).await;
    Ok(kept.respond())
}

/// Changes what a note says, on the day it was written.
///
/// `If-Match` names the version that was changed: what its author saved elsewhere meanwhile is then not written over.
#[utoipa::path(tag = "diary", operation_id = "change_note", params(("id" = DiaryNoteId, Path), IfMatch), request_body = DiaryWords,
    responses((status = 200, body = DiaryNote, description = "The note as it is now")))]
#[patch("/diary/{id}")]
async fn change(
    by: SignedIn,
    office: Office,
    id: Path<DiaryNoteId>,
    seen: IfMatch,
    body: Body<DiaryWords>,
) -> Result<Json<DiaryNote>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::change(conn, &desk, &by.0, *id, &body.value, seen.0);
    Ok(Json(office.db.write(work).await?))
}

/// Removes a note, on the day it was written.
#[utoipa::path(tag = "diary", operation_id = "remove_note", params(("id" = DiaryNoteId, Path)),
    responses((status = 204, description = "It is gone")))]
#[delete("/diary/{id}")]
async fn remove(by: SignedIn, office: Office, id: Path<DiaryNoteId>) -> Result<HttpResponse> {
    let desk = office.desk();
    office.db.write(move |conn| service::remove(conn, &desk, &by.0, *id)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Makes a case of a note, once.
#[utoipa::path(tag = "diary", operation_id = "raise_note", params(("id" = DiaryNoteId, Path), GivenKey), request_body = DiaryCase,
    responses((status = 201, body = RaisedCase, description = "The case")))]
#[post("/diary/{id}/case")]
async fn raise(
    by: SignedIn,
    office: Office,
    id: Path<DiaryNoteId>,
    key: GivenKey,
    body: Body<DiaryCase>,
) -> Result<HttpResponse> {
    let ticket = key.ticket(Some(by.0.id), &format!("note {id}"), body.digest);
    let desk = office.desk();
    let (kept, new) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let raised = service::raise(conn, &desk, &by.0, *id, body.value.category)?;
        Ok(Done {
            kept: Kept::new(201, &raised.0)?,
            case: None,
            extra: raised,
        })
    })
    .await?;
    forget(&office, new).await;
    Ok(kept.respond())
}

/// Lists of cases are old when there is a new one.
async fn forget(office: &Office, raised: Option<Raised>) {
    if let Some((case, access)) = raised {
        cached::changed(&office.cache, &office.places, case.id, &access).await;
    }
}
