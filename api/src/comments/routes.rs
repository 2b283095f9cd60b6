//! The addresses of what people say of proposals.

use actix_web::{
    HttpResponse, delete, get, patch, post,
    web::{Json, Path},
};
use contract::{
    ids::{CommentId, ProposalId},
    page::Page,
    proposals::{CommentChange, CommentThread, CommentWritten, NewComment},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service;
use crate::{
    auth::{Caller, SignedIn},
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, Query, Routes},
    idempotency::{self, GivenKey},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(list).service(write).service(change).service(remove);
}

/// Which part of what was said.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CommentQuery {
    /// Where the last page ended: its `next`.
    cursor: Option<CommentId>,
}

/// Lists what was said of a proposal, the latest first, each with what was answered to it.
#[utoipa::path(tag = "proposals", operation_id = "list_comments", params(("id" = ProposalId, Path), CommentQuery),
    responses((status = 200, body = Page<CommentThread>, description = "A page of comments")))]
#[get("/proposals/{id}/comments")]
async fn list(
    caller: Caller,
    office: Office,
    id: Path<ProposalId>,
    query: Query<CommentQuery>,
) -> Result<Json<Page<CommentThread>>> {
    let (desk, actor) = (office.desk(), caller.somebody());
    let work = move |conn: &mut Conn| service::page(conn, &desk, actor.as_ref(), *id, query.0.cursor);
    Ok(Json(office.db.read(work).await?))
}

/// Says something of a published proposal, as a verified resident of its community or for its station.
#[utoipa::path(tag = "proposals", operation_id = "write_comment", params(("id" = ProposalId, Path), GivenKey), request_body = NewComment,
    responses((status = 201, body = CommentWritten, description = "It is written down")))]
#[post("/proposals/{id}/comments")]
async fn write(
    by: SignedIn,
    office: Office,
    id: Path<ProposalId>,
    key: GivenKey,
    body: Body<NewComment>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("comment {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::write(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Changes what one said, within ten minutes.
#[utoipa::path(tag = "proposals", operation_id = "change_comment", params(("id" = CommentId, Path)), request_body = CommentChange,
    responses((status = 200, body = CommentWritten, description = "It is changed")))]
#[patch("/comments/{id}")]
async fn change(by: SignedIn, office: Office, id: Path<CommentId>, body: Body<CommentChange>) -> Result<Json<CommentWritten>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::change(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Takes back what one said.
#[utoipa::path(tag = "proposals", operation_id = "remove_comment", params(("id" = CommentId, Path)),
    responses((status = 204, description = "Its words are gone")))]
#[delete("/comments/{id}")]
async fn remove(by: SignedIn, office: Office, id: Path<CommentId>) -> Result<HttpResponse> {
    office.db.write(move |conn| service::remove(conn, &by.0, *id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
