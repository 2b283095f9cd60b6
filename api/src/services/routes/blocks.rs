//! The addresses of who is not sent to whom again.

use actix_web::{
    HttpResponse, delete, get, post, put,
    web::{Json, Path},
};
use contract::{
    ids::{AccountId, CommunityId, ServiceBlockId, ServiceId},
    page::Page,
    teams::{NewNumberBlock, NewServiceBlock, Service, ServiceBlock, ServiceReason},
};

use super::{super::service, change};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    error::Result,
    http::{Body, Routes},
    idempotency::{self, GivenKey},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config
        .service(keep_away)
        .service(let_back)
        .service(list)
        .service(keep_apart)
        .service(lift);
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

/// Lists who is not sent to whom: what stands, the latest first, then what was lifted; up to two hundred.
#[utoipa::path(tag = "teams", operation_id = "list_service_blocks", params(("id" = CommunityId, Path)),
    responses((status = 200, body = Page<ServiceBlock>, description = "Who is kept away, and on whose word")))]
#[get("/communities/{id}/service-blocks")]
async fn list(by: SignedIn, office: Office, id: Path<CommunityId>) -> Result<Json<Page<ServiceBlock>>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::blocks(conn, &desk, &by.0, *id);
    Ok(Json(office.db.read(work).await?))
}

/// Keeps somebody who helps apart from whoever has a telephone number, who need not have an account. Nobody is told.
#[utoipa::path(tag = "teams", operation_id = "keep_apart", params(("id" = CommunityId, Path), GivenKey),
    request_body = NewNumberBlock, responses((status = 201, body = ServiceBlock, description = "Who is kept apart")))]
#[post("/communities/{id}/service-blocks")]
async fn keep_apart(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    key: GivenKey,
    body: Body<NewNumberBlock>,
) -> Result<HttpResponse> {
    let desk = office.desk();
    let ticket = key.ticket(Some(by.0.id), &format!("service-blocks {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::keep_apart(conn, &desk, &by.0, *id, &body.value)
    })
    .await
}

/// Lifts that somebody is not sent to a door, whoever said it; why is kept with it.
#[utoipa::path(tag = "teams", operation_id = "lift_service_block",
    params(("id" = CommunityId, Path), ("block_id" = ServiceBlockId, Path)), request_body = ServiceReason,
    responses((status = 200, body = ServiceBlock, description = "What was lifted")))]
#[post("/communities/{id}/service-blocks/{block_id}/lift")]
async fn lift(
    by: SignedIn,
    office: Office,
    path: Path<(CommunityId, ServiceBlockId)>,
    body: Body<ServiceReason>,
) -> Result<Json<ServiceBlock>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::lift(conn, &desk, &by.0, path.into_inner(), &body.value.reason);
    Ok(Json(office.db.write(work).await?))
}
