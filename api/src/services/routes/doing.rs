//! The addresses of what happens at the door.

use actix_web::{
    HttpResponse, get, post,
    web::{Data, Json, Path},
};
use contract::{
    ids::{CommunityId, PhotoId, ServiceId},
    liaison::Neighbour,
    teams::{NewServicePhotos, Presence, Service, ServiceRating, ServiceReason, ServiceRecord, StationCode},
};

use super::{super::service, change};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    error::Result,
    http::{Body, Routes},
    idempotency::{self, GivenKey},
    photos::service::View,
    settings::Settings,
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config
        .service(contact)
        .service(presence)
        .service(write_up)
        .service(rate)
        .service(add_photos)
        .service(hide_photo)
        .service(restore_photo)
        .service(station_code);
}

/// Tells who comes at whose door it is; every look is written down.
#[utoipa::path(tag = "teams", operation_id = "read_service_contact", params(("id" = ServiceId, Path)),
    responses((status = 200, body = Neighbour, description = "Whose door it is")))]
#[post("/services/{id}/contact")]
async fn contact(by: SignedIn, office: Office, id: Path<ServiceId>) -> Result<Json<Neighbour>> {
    let desk = office.desk();
    Ok(Json(
        office.db.write(move |conn| service::contact(conn, &desk, &by.0, *id)).await?,
    ))
}

/// Says that one has arrived, or left; what was said before stays.
#[utoipa::path(tag = "teams", operation_id = "tell_presence", params(("id" = ServiceId, Path)), request_body = Presence,
    responses((status = 200, body = Service, description = "The request")))]
#[post("/services/{id}/presence")]
async fn presence(by: SignedIn, office: Office, id: Path<ServiceId>, body: Body<Presence>) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::presence(conn, desk, by, *id, &body.value)
    })
    .await
}

/// Writes up what was done and confirms everybody's time, as the lead.
#[utoipa::path(tag = "teams", operation_id = "write_up_service", params(("id" = ServiceId, Path)), request_body = ServiceRecord,
    responses((status = 200, body = Service, description = "The request")))]
#[post("/services/{id}/record")]
async fn write_up(by: SignedIn, office: Office, id: Path<ServiceId>, body: Body<ServiceRecord>) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::write_up(conn, desk, by, *id, &body.value)
    })
    .await
}

/// Rates those who came, as the resident; once.
#[utoipa::path(tag = "teams", operation_id = "rate_service", params(("id" = ServiceId, Path)), request_body = ServiceRating,
    responses((status = 200, body = Service, description = "The request")))]
#[post("/services/{id}/rating")]
async fn rate(by: SignedIn, office: Office, id: Path<ServiceId>, body: Body<ServiceRating>) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::rate(conn, desk, by, *id, &body.value)
    })
    .await
}

/// Adds pictures of what was done, as somebody who came: up to six of a request.
#[utoipa::path(tag = "teams", operation_id = "add_service_photos", params(("id" = ServiceId, Path), GivenKey),
    request_body = NewServicePhotos, responses((status = 201, body = Service, description = "The request")))]
#[post("/services/{id}/photos")]
async fn add_photos(
    by: SignedIn,
    office: Office,
    id: Path<ServiceId>,
    key: GivenKey,
    body: Body<NewServicePhotos>,
) -> Result<HttpResponse> {
    let desk = office.desk();
    let ticket = key.ticket(Some(by.0.id), &format!("service photos {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::add_photos(conn, &desk, &by.0, *id, &body.value)
    })
    .await
}

/// Takes a picture of what was done from view, with a reason that stands in its place.
#[utoipa::path(tag = "teams", operation_id = "hide_service_photo", params(("id" = ServiceId, Path), ("photo_id" = PhotoId, Path)),
    request_body = ServiceReason, responses((status = 200, body = Service, description = "The request")))]
#[post("/services/{id}/photos/{photo_id}/hide")]
async fn hide_photo(
    by: SignedIn,
    office: Office,
    ids: Path<(ServiceId, PhotoId)>,
    body: Body<ServiceReason>,
) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::turn_photo(conn, desk, by, *ids, (View::Hide, &body.value))
    })
    .await
}

/// Puts a picture of what was done back that was taken from view, with a reason.
#[utoipa::path(tag = "teams", operation_id = "restore_service_photo", params(("id" = ServiceId, Path), ("photo_id" = PhotoId, Path)),
    request_body = ServiceReason, responses((status = 200, body = Service, description = "The request")))]
#[post("/services/{id}/photos/{photo_id}/restore")]
async fn restore_photo(
    by: SignedIn,
    office: Office,
    ids: Path<(ServiceId, PhotoId)>,
    body: Body<ServiceReason>,
) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::turn_photo(conn, desk, by, *ids, (View::Restore, &body.value))
    })
    .await
}

/// Gives the code that hangs at the station, to be printed: whoever scans it says there that they arrived, or leave.
#[utoipa::path(tag = "teams", operation_id = "read_station_code", params(("id" = CommunityId, Path)),
    responses((status = 200, body = StationCode, description = "The code")))]
#[get("/communities/{id}/station-code")]
async fn station_code(
    by: SignedIn,
    office: Office,
    settings: Data<Settings>,
    id: Path<CommunityId>,
) -> Result<Json<StationCode>> {
    Ok(Json(service::code(&office.desk(), &by.0, *id, &settings.address())?))
}
