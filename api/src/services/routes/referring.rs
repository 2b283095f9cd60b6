//! The addresses by which requests are referred to organisations, taken, and given back.

use actix_web::{
    HttpResponse, get, post,
    web::{Json, Path},
};
use contract::{
    ids::ServiceId,
    page::Page,
    teams::{NewReferral, ReferralReturn, Service, ServiceReason, ServiceSummary},
};

use super::{super::service, change};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, Routes},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config
        .service(referred)
        .service(refer)
        .service(take)
        .service(hand_back)
        .service(recall);
}

/// Lists the requests that are referred to the organisations one speaks for, and those that they referred; 200 at most.
#[utoipa::path(tag = "teams", operation_id = "list_referred_services",
    responses((status = 200, body = Page<ServiceSummary>, description = "The requests")))]
#[get("/me/referred-services")]
async fn referred(by: SignedIn, office: Office) -> Result<Json<Page<ServiceSummary>>> {
    let desk = office.desk();
    Ok(Json(office.db.read(move |conn| service::referred(conn, &desk, &by.0)).await?))
}

/// Refers a request to an organisation (转介); the station stays responsible.
#[utoipa::path(tag = "teams", operation_id = "refer_service", params(("id" = ServiceId, Path)), request_body = NewReferral,
    responses((status = 200, body = Service, description = "The request")))]
#[post("/services/{id}/referral")]
async fn refer(by: SignedIn, office: Office, id: Path<ServiceId>, body: Body<NewReferral>) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::refer(conn, desk, by, *id, &body.value)
    })
    .await
}

/// Says for the organisation that it takes a request.
#[utoipa::path(tag = "teams", operation_id = "take_over_service", params(("id" = ServiceId, Path)),
    responses((status = 200, body = Service, description = "The request")))]
#[post("/services/{id}/referral/acknowledge")]
async fn take(by: SignedIn, office: Office, id: Path<ServiceId>) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| service::take(conn, desk, by, *id)).await
}

/// Gives a request back to the station, with what came of it.
#[utoipa::path(tag = "teams", operation_id = "hand_back_service", params(("id" = ServiceId, Path)),
    request_body = ReferralReturn, responses((status = 204, description = "It is the station's again")))]
#[post("/services/{id}/referral/hand-back")]
async fn hand_back(by: SignedIn, office: Office, id: Path<ServiceId>, body: Body<ReferralReturn>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::hand_back(conn, &desk, &by.0, *id, &body.value);
    office.db.write(work).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Takes a request back from the organisation that it was referred to.
#[utoipa::path(tag = "teams", operation_id = "recall_service", params(("id" = ServiceId, Path)), request_body = ServiceReason,
    responses((status = 200, body = Service, description = "The request")))]
#[post("/services/{id}/referral/recall")]
async fn recall(by: SignedIn, office: Office, id: Path<ServiceId>, body: Body<ServiceReason>) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::recall(conn, desk, by, *id, &body.value)
    })
    .await
}
