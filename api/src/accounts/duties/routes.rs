//! The addresses of duties.

use actix_web::{
    HttpResponse, delete, get, patch, post,
    web::{Data, Json, Path},
};
use contract::{
    ids::DutyId,
    page::Page,
    people::{Duty, DutySheet},
};

use super::{super::staff::service::Office, service};
use crate::{
    auth::SignedIn,
    db::Db,
    error::Result,
    http::{Body, MatchNeeded, Routes},
    moment::Moment,
    places::Directory,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(list).service(add).service(change).service(remove);
}

/// Lists who does what for which place in one's street or community, and who stands in.
#[utoipa::path(tag = "people", operation_id = "list_duties",
    responses((status = 200, body = Page<Duty>, description = "The duties")))]
#[get("/duties")]
async fn list(by: SignedIn, db: Data<Db>, moment: Moment) -> Result<Json<Page<Duty>>> {
    let office = Office { by: by.0, moment };
    let items = db.read(move |conn| service::list(conn, &office)).await?;
    Ok(Json(Page { items, next: None }))
}

/// Settles who does something for a place, and who stands in. A place has each duty once, so asking again adds none.
#[utoipa::path(tag = "people", operation_id = "add_duty", request_body = DutySheet,
    responses((status = 201, body = Duty, description = "The duty")))]
#[post("/duties")]
async fn add(
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    moment: Moment,
    body: Body<DutySheet>,
) -> Result<HttpResponse> {
    let places = directory.places(&db).await?;
    let office = Office { by: by.0, moment };
    let duty = db
        .write(move |conn| service::add(conn, &places, &office, &body.value))
        .await?;
    Ok(HttpResponse::Created().json(duty))
}

/// Changes who does a duty and who stands in; its place and kind stay.
#[utoipa::path(tag = "people", operation_id = "change_duty", params(("id" = DutyId, Path), MatchNeeded), request_body = DutySheet,
    responses((status = 200, body = Duty, description = "The duty as it is now")))]
#[patch("/duties/{id}")]
async fn change(
    by: SignedIn,
    db: Data<Db>,
    moment: Moment,
    seen: MatchNeeded,
    id: Path<DutyId>,
    body: Body<DutySheet>,
) -> Result<Json<Duty>> {
    let (office, seen) = (Office { by: by.0, moment }, seen.seen()?);
    let duty = db
        .write(move |conn| service::change(conn, &office, *id, seen, &body.value))
        .await?;
    Ok(Json(duty))
}

/// Takes a duty off a place.
#[utoipa::path(tag = "people", operation_id = "remove_duty", params(("id" = DutyId, Path), MatchNeeded),
    responses((status = 204, description = "Nobody does it any more")))]
#[delete("/duties/{id}")]
async fn remove(by: SignedIn, db: Data<Db>, moment: Moment, seen: MatchNeeded, id: Path<DutyId>) -> Result<HttpResponse> {
    let (office, seen) = (Office { by: by.0, moment }, seen.seen()?);
    db.write(move |conn| service::remove(conn, &office, *id, seen)).await?;
    Ok(HttpResponse::NoContent().finish())
}
