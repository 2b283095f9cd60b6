//! The addresses by which service is asked for and read.

use actix_web::{
    HttpResponse, get, post, put,
    web::{Json, Path},
};
use contract::{
    ids::{CommunityId, ServiceId},
    page::Page,
    teams::{NewService, Service, ServiceReason, ServiceSummary, ServiceTime},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{super::service, change};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    error::Result,
    http::{Body, IfMatch, Query, Routes},
    idempotency::{self, GivenKey},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config
        .service(ask)
        .service(list)
        .service(mine)
        .service(read)
        .service(reschedule)
        .service(cancel)
        .service(refuse);
}

/// Asks for somebody to come: a resident to their own door, staff to somebody else's.
#[utoipa::path(tag = "teams", operation_id = "ask_for_service", params(GivenKey), request_body = NewService,
    responses((status = 201, body = Service, description = "The request")))]
#[post("/services")]
async fn ask(by: SignedIn, office: Office, key: GivenKey, body: Body<NewService>) -> Result<HttpResponse> {
    let desk = office.desk();
    let ticket = key.ticket(Some(by.0.id), "service", body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::ask(conn, &desk, &by.0, &body.value)
    })
    .await
}

/// Which requests are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// Whether those that are over, instead of those that are open.
    #[serde(default)]
    over: bool,
}

/// Lists the requests of a community: the open ones by day, or the latest that are over; 200 at most.
#[utoipa::path(tag = "teams", operation_id = "list_services", params(("id" = CommunityId, Path), ListQuery),
    responses((status = 200, body = Page<ServiceSummary>, description = "The requests")))]
#[get("/communities/{id}/services")]
async fn list(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    query: Query<ListQuery>,
) -> Result<Json<Page<ServiceSummary>>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::list(conn, &desk, &by.0, *id, query.0.over);
    Ok(Json(office.db.read(work).await?))
}

/// Lists the requests that one has a part in, at one's own door or as one of the team; 200 at most.
#[utoipa::path(tag = "teams", operation_id = "list_my_services",
    responses((status = 200, body = Page<ServiceSummary>, description = "The requests")))]
#[get("/me/services")]
async fn mine(by: SignedIn, office: Office) -> Result<Json<Page<ServiceSummary>>> {
    let desk = office.desk();
    Ok(Json(office.db.read(move |conn| service::mine(conn, &desk, &by.0)).await?))
}

/// Reads a request, as far as it concerns the reader.
#[utoipa::path(tag = "teams", operation_id = "read_service", params(("id" = ServiceId, Path)),
    responses((status = 200, body = Service, description = "The request")))]
#[get("/services/{id}")]
async fn read(by: SignedIn, office: Office, id: Path<ServiceId>) -> Result<Json<Service>> {
    let desk = office.desk();
    Ok(Json(
        office.db.read(move |conn| service::read(conn, &desk, &by.0, *id)).await?,
    ))
}

/// Changes the time of a request, until somebody has arrived: whoever comes is told, and may take their yes back.
///
/// `If-Match` names the version that was seen: what happened meanwhile is then looked at first.
#[utoipa::path(tag = "teams", operation_id = "move_service", params(("id" = ServiceId, Path), IfMatch), request_body = ServiceTime,
    responses((status = 200, body = Service, description = "The request")))]
#[put("/services/{id}/time")]
async fn reschedule(
    by: SignedIn,
    office: Office,
    id: Path<ServiceId>,
    seen: IfMatch,
    body: Body<ServiceTime>,
) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::reschedule(conn, desk, by, (*id, seen.0), &body.value)
    })
    .await
}

/// Takes a request back; nobody has to come any more.
#[utoipa::path(tag = "teams", operation_id = "cancel_service", params(("id" = ServiceId, Path)), request_body = ServiceReason,
    responses((status = 200, body = Service, description = "The request")))]
#[post("/services/{id}/cancellation")]
async fn cancel(by: SignedIn, office: Office, id: Path<ServiceId>, body: Body<ServiceReason>) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::cancel(conn, desk, by, *id, &body.value)
    })
    .await
}

/// Says that the station cannot do it.
#[utoipa::path(tag = "teams", operation_id = "refuse_service", params(("id" = ServiceId, Path)), request_body = ServiceReason,
    responses((status = 200, body = Service, description = "The request")))]
#[post("/services/{id}/refusal")]
async fn refuse(by: SignedIn, office: Office, id: Path<ServiceId>, body: Body<ServiceReason>) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::refuse(conn, desk, by, *id, &body.value)
    })
    .await
}
