//! The addresses of who is not sent to whom again.

use actix_web::{
    HttpResponse, delete, get, put,
    web::{Json, Path},
};
use contract::{
    ids::{AccountId, CommunityId, ServiceBlockId, ServiceId},
    page::Page,
    teams::{NewServiceBlock, Service, ServiceBlock},
};

use super::{super::service, change};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    error::Result,
    http::{Body, Routes},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(keep_away).service(let_back).service(list).service(lift);
}

/// Says that somebody of the team is not to be sent to this door again: the resident of who came, whoever was asked of themselves,
/// and who is in charge of the station of anybody. The other side is not told.
#[utoipa::path(tag = "teams", operation_id = "keep_away", params(("id" = ServiceId, Path), ("account_id" = AccountId, Path)),
    request_body = NewServiceBlock, responses((status = 200, body = Service, description = "The request")))]
#[put("/services/{id}/blocks/{account_id}")]
async fn keep_away(
    by: SignedIn,
    office: Office,
    path: Path<(ServiceId, AccountId)>,
    body: Body<NewServiceBlock>,
) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::keep_away(conn, desk, by, path.into_inner(), &body.value)
    })
    .await
}

/// Takes back that somebody is not to be sent to this door, as far as one said it oneself.
#[utoipa::path(tag = "teams", operation_id = "let_back", params(("id" = ServiceId, Path), ("account_id" = AccountId, Path)),
    responses((status = 200, body = Service, description = "The request")))]
#[delete("/services/{id}/blocks/{account_id}")]
async fn let_back(by: SignedIn, office: Office, path: Path<(ServiceId, AccountId)>) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::let_back(conn, desk, by, path.into_inner())
    })
    .await
}

/// Lists who is not sent to whom, the latest first: up to two hundred.
#[utoipa::path(tag = "teams", operation_id = "list_service_blocks", params(("id" = CommunityId, Path)),
    responses((status = 200, body = Page<ServiceBlock>, description = "Who is kept away, and on whose word")))]
#[get("/communities/{id}/service-blocks")]
async fn list(by: SignedIn, office: Office, id: Path<CommunityId>) -> Result<Json<Page<ServiceBlock>>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::blocks(conn, &desk, &by.0, *id);
    Ok(Json(office.db.read(work).await?))
}

/// Lifts that somebody is not sent to a door, whoever said it.
#[utoipa::path(tag = "teams", operation_id = "lift_service_block",
    params(("id" = CommunityId, Path), ("block_id" = ServiceBlockId, Path)),
    responses((status = 204, description = "Lifted")))]
#[delete("/communities/{id}/service-blocks/{block_id}")]
async fn lift(by: SignedIn, office: Office, path: Path<(CommunityId, ServiceBlockId)>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::lift(conn, &desk, &by.0, path.into_inner());
    office.db.write(work).await?;
    Ok(HttpResponse::NoContent().finish())
}
