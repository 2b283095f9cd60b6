//! The address of the figures.

use actix_web::{
    get,
    web::{Json, Path},
};
use contract::{ids::CommunityId, performance::Performance};

use super::service;
use crate::{cases::office::Office, error::Result, http::Routes};

/// Registers the address.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(performance);
}

/// Tells everybody how a community answers its residents: response times, rates, what is overdue. Up to ten minutes old.
#[utoipa::path(tag = "places", operation_id = "read_performance", params(("id" = CommunityId, Path)),
    responses((status = 200, body = Performance, description = "The figures")))]
#[get("/communities/{id}/performance")]
async fn performance(office: Office, id: Path<CommunityId>) -> Result<Json<Performance>> {
    Ok(Json(service::of(&office, *id).await?))
}
