//! The addresses of what one is typing.

use actix_web::{HttpResponse, delete, get, http::header, put};
use contract::proposals::{DraftWords, SavedDraft};

use super::super::service;
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, IfMatch, Routes},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(read).service(save).service(throw_away);
}

fn told(draft: &SavedDraft) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::ETAG, format!("\"{}\"", draft.revision)))
        .json(draft)
}

/// Reads what one is typing of a proposal, as it was saved last from whichever device.
#[utoipa::path(tag = "proposals", operation_id = "read_proposal_draft",
    responses((status = 200, body = SavedDraft, description = "The draft, or revision 0 where there is none")))]
#[get("/me/proposal-draft")]
async fn read(by: SignedIn, office: Office) -> Result<HttpResponse> {
    let work = move |conn: &mut Conn| service::own_draft(conn, &by.0);
    Ok(told(&office.db.read(work).await?))
}

/// Saves what one is typing, in the place of the revision that `If-Match` names; without it only where there is none.
#[utoipa::path(tag = "proposals", operation_id = "save_proposal_draft", params(IfMatch), request_body = DraftWords,
    responses((status = 200, body = SavedDraft, description = "The draft as it is now")))]
#[put("/me/proposal-draft")]
async fn save(by: SignedIn, office: Office, seen: IfMatch, body: Body<DraftWords>) -> Result<HttpResponse> {
    let moment = office.moment;
    let work = move |conn: &mut Conn| service::save_draft(conn, &by.0, seen.0, &body.value, moment);
    Ok(told(&office.db.write(work).await?))
}

/// Throws away what one was typing; with `If-Match` only that revision.
#[utoipa::path(tag = "proposals", operation_id = "drop_proposal_draft", params(IfMatch),
    responses((status = 204, description = "It is gone, or another is there")))]
#[delete("/me/proposal-draft")]
async fn throw_away(by: SignedIn, office: Office, seen: IfMatch) -> Result<HttpResponse> {
    let work = move |conn: &mut Conn| service::drop_draft(conn, &by.0, seen.0);
    office.db.write(work).await?;
    Ok(HttpResponse::NoContent().finish())
}
