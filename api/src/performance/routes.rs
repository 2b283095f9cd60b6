//! The address of the figures.

use actix_web::{
    get,
    web::{Json, Path},
};
use contract::{
    ids::{CommunityId, StreetId},
    performance::{Performance, StaffPerformance, StreetPerformance},
};

use super::service;
use crate::{auth::SignedIn, cases::office::Office, error::Result, http::Routes};

/// Registers the address.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(performance).service(of_street).service(of_staff);
}

/// Tells everybody how a community answers its residents: response times, rates, what is overdue. Up to ten minutes old.
#[utoipa::path(tag = "places", operation_id = "read_performance", params(("id" = CommunityId, Path)),
    responses((status = 200, body = Performance, description = "The figures")))]
#[get("/communities/{id}/performance")]
async fn performance(office: Office, id: Path<CommunityId>) -> Result<Json<Performance>> {
    Ok(Json(service::of(&office, *id).await?))
}

/// Tells everybody how the communities of a street answer their residents, beside each other. Up to ten minutes old.
#[utoipa::path(tag = "places", operation_id = "compare_communities", params(("id" = StreetId, Path)),
    responses((status = 200, body = StreetPerformance, description = "The figures")))]
#[get("/streets/{id}/performance")]
async fn of_street(office: Office, id: Path<StreetId>) -> Result<Json<StreetPerformance>> {
    Ok(Json(service::of_street(&office, *id).await?))
}

/// Tells whoever is in charge of a station how those answer who took its cases on.
#[utoipa::path(tag = "people", operation_id = "read_staff_performance", params(("id" = CommunityId, Path)),
    responses((status = 200, body = StaffPerformance, description = "The figures")))]
#[get("/communities/{id}/performance/staff")]
async fn of_staff(by: SignedIn, office: Office, id: Path<CommunityId>) -> Result<Json<StaffPerformance>> {
    let (places, moment) = (office.places.clone(), office.moment);
    let work = move |conn: &mut crate::db::Conn| service::of_staff(conn, &places, &by.0, *id, moment);
    Ok(Json(office.db.read(work).await?))
}
