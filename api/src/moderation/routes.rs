//! The addresses of moderation.

use actix_web::{
    HttpResponse, delete, get, post,
    web::{Json, Path},
};
use chrono::{DateTime, Utc};
use contract::{
    ids::{CommunityId, ItemId},
    page::Page,
    problem::Kind,
    proposals::{ModerationCase, ModerationItem, ModerationRecord, NewDecision},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service;
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::{Error, Result},
    http::{Body, Query, Routes},
    proposals,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(queue)
        .service(claim)
        .service(let_go)
        .service(decide)
        .service(record);
}

/// Which part of the queue.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct QueueQuery {
    /// Where the last page ended: its `next`.
    cursor: Option<ItemId>,
}

/// Lists what waits to be moderated in a community, the most urgent first.
#[utoipa::path(tag = "moderation", operation_id = "list_moderation", params(("id" = CommunityId, Path), QueueQuery),
    responses((status = 200, body = Page<ModerationItem>, description = "A page of what waits")))]
#[get("/communities/{id}/moderation")]
async fn queue(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    query: Query<QueueQuery>,
) -> Result<Json<Page<ModerationItem>>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::queue(conn, &desk, &by.0, *id, query.0.cursor);
    Ok(Json(office.db.read(work).await?))
}

/// Begins to look at something: nobody else does for a quarter of an hour.
#[utoipa::path(tag = "moderation", operation_id = "claim_item", params(("id" = ItemId, Path)),
    responses((status = 200, body = ModerationCase, description = "What it says, and what helps to decide")))]
#[post("/moderation/{id}/claim")]
async fn claim(by: SignedIn, office: Office, id: Path<ItemId>) -> Result<Json<ModerationCase>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::claim(conn, &desk, &by.0, *id);
    Ok(Json(office.db.write(work).await?))
}

/// Lets something go that one looked at.
#[utoipa::path(tag = "moderation", operation_id = "let_item_go", params(("id" = ItemId, Path)),
    responses((status = 204, description = "Others may look at it")))]
#[delete("/moderation/{id}/claim")]
async fn let_go(by: SignedIn, office: Office, id: Path<ItemId>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::let_go(conn, &desk, &by.0, *id);
    office.db.write(work).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Decides something. Nobody decides what they wrote, propose or signed, nor looks again at their own decision.
#[utoipa::path(tag = "moderation", operation_id = "decide_item", params(("id" = ItemId, Path)), request_body = NewDecision,
    responses((status = 204, description = "It is decided")))]
#[post("/moderation/{id}/decision")]
async fn decide(by: SignedIn, office: Office, id: Path<ItemId>, body: Body<NewDecision>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::decide(conn, &desk, &by.0, *id, &body.value);
    let community = office.db.write(work).await?;
    proposals::changed(&office, community).await;
    Ok(HttpResponse::NoContent().finish())
}

/// Which part of the record.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct RecordQuery {
    /// Where the last page ended: its `next`.
    cursor: Option<i64>,
}

/// Lists how things were decided in a community, for everybody, without names.
#[utoipa::path(tag = "moderation", operation_id = "list_moderation_record", params(("id" = CommunityId, Path), RecordQuery),
    responses((status = 200, body = Page<ModerationRecord>, description = "A page of the record, the latest first")))]
#[get("/communities/{id}/moderation-record")]
async fn record(office: Office, id: Path<CommunityId>, query: Query<RecordQuery>) -> Result<Json<Page<ModerationRecord>>> {
    let before = query
        .0
        .cursor
        .map(|at| DateTime::<Utc>::from_timestamp_micros(at).ok_or(Error::Problem(Kind::BadCursor)));
    let (desk, before) = (office.desk(), before.transpose()?);
    let work = move |conn: &mut Conn| service::record(conn, &desk, *id, before);
    Ok(Json(office.db.read(work).await?))
}
