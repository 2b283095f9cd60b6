//! The addresses of limits.

use actix_web::{
    get, put,
    web::{Json, Path},
};
use contract::{ids::CommunityId, limits::CaseLimits};

use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, Routes},
};

pub(in crate::cases) fn routes(config: &mut Routes<'_>) {
    config.service(read).service(set);
}

/// Reads within which time the cases of a community are answered; everybody may know.
#[utoipa::path(tag = "cases", operation_id = "read_limits", params(("id" = CommunityId, Path)),
    responses((status = 200, body = CaseLimits, description = "The limits")))]
#[get("/communities/{id}/limits")]
async fn read(office: Office, id: Path<CommunityId>) -> Result<Json<CaseLimits>> {
    office.places.place(*id)?;
    Ok(Json(office.db.read(move |conn| super::of(conn, *id)).await?))
}

/// Sets within which time the cases of a community are answered; a case under way keeps the time it was given.
#[utoipa::path(tag = "cases", operation_id = "set_limits", params(("id" = CommunityId, Path)), request_body = CaseLimits,
    responses((status = 200, body = CaseLimits, description = "The limits")))]
#[put("/communities/{id}/limits")]
async fn set(by: SignedIn, office: Office, id: Path<CommunityId>, body: Body<CaseLimits>) -> Result<Json<CaseLimits>> {
    let (desk, id) = (office.desk(), id.into_inner());
    let work = move |conn: &mut Conn| super::set(conn, &desk, &by.0, id, body.value);
    let limits = office.db.write(work).await?;
    super::changed(&office, id).await;
    Ok(Json(limits))
}
