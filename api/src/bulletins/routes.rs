//! The addresses of bulletins.

use actix_web::{
    HttpResponse, get, post,
    web::{Json, Path},
};
use contract::{
    bulletins::{Bulletin, BulletinFigures, BulletinSummary, NewBulletin, WithdrawBulletin},
    ids::{BulletinId, CommunityId},
    page::Page,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service;
use crate::{
    auth::SignedIn,
    cases::office::Office,
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
        .service(publish)
        .service(figures)
        .service(read)
        .service(withdraw);
}

/// Which bulletins.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct BulletinQuery {
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
    /// How many, 1–100; 20 by default.
    limit: Option<u16>,
}

/// Lists the bulletins of a community, the latest published first; every edition.
#[utoipa::path(tag = "places", operation_id = "list_bulletins", params(("id" = CommunityId, Path), BulletinQuery),
    responses((status = 200, body = Page<BulletinSummary>, description = "A page of bulletins")))]
#[get("/communities/{id}/bulletins")]
async fn list(office: Office, id: Path<CommunityId>, query: Query<BulletinQuery>) -> Result<Json<Page<BulletinSummary>>> {
    let part = Part::asked(query.0.cursor.as_deref(), query.0.limit)?;
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::page(conn, &desk, *id, part);
    Ok(Json(office.db.read(work).await?))
}

/// Publishes a bulletin; the figures of its month are counted and kept with it.
#[utoipa::path(tag = "places", operation_id = "publish_bulletin", params(("id" = CommunityId, Path), GivenKey), request_body = NewBulletin,
    responses((status = 201, body = Bulletin, description = "The bulletin")))]
#[post("/communities/{id}/bulletins")]
async fn publish(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    key: GivenKey,
    body: Body<NewBulletin>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("bulletin {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::publish(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Of which month.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MonthQuery {
    /// The month, `2026-10`.
    month: String,
}

/// Counts what happened in a month, for whoever is to write its bulletin.
#[utoipa::path(tag = "places", operation_id = "read_bulletin_figures", params(("id" = CommunityId, Path), MonthQuery),
    responses((status = 200, body = BulletinFigures, description = "The figures")))]
#[get("/communities/{id}/bulletin-figures")]
async fn figures(by: SignedIn, office: Office, id: Path<CommunityId>, query: Query<MonthQuery>) -> Result<Json<BulletinFigures>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::figures(conn, &desk, &by.0, *id, &query.0.month);
    Ok(Json(office.db.read(work).await?))
}

/// Reads a bulletin.
#[utoipa::path(tag = "places", operation_id = "read_bulletin", params(("id" = BulletinId, Path)),
    responses((status = 200, body = Bulletin, description = "The bulletin")))]
#[get("/bulletins/{id}")]
async fn read(office: Office, id: Path<BulletinId>) -> Result<Json<Bulletin>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::read(conn, &desk, *id);
    Ok(Json(office.db.read(work).await?))
}

/// Withdraws the words of a bulletin for good, such as a name that must not stand there; its figures stay.
#[utoipa::path(tag = "places", operation_id = "withdraw_bulletin", params(("id" = BulletinId, Path)), request_body = WithdrawBulletin,
    responses((status = 200, body = Bulletin, description = "The bulletin")))]
#[post("/bulletins/{id}/withdraw")]
async fn withdraw(by: SignedIn, office: Office, id: Path<BulletinId>, body: Body<WithdrawBulletin>) -> Result<Json<Bulletin>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::withdraw(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}
