//! The addresses of limits.

use actix_web::{HttpResponse, get, put, web::Path};
use contract::{ids::CommunityId, limits::CaseLimits};

use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, IfMatch, Routes, versioned},
};

pub(in crate::cases) fn routes(config: &mut Routes<'_>) {
    config.service(read).service(set);
}

/// Reads within which time the cases of a community are answered; everybody may know.
#[utoipa::path(tag = "cases", operation_id = "read_limits", params(("id" = CommunityId, Path)),
    responses((status = 200, body = CaseLimits, description = "The limits")))]
#[get("/communities/{id}/limits")]
async fn read(office: Office, id: Path<CommunityId>) -> Result<HttpResponse> {
    office.places.place(*id)?;
    let (version, limits) = office.db.read(move |conn| super::current(conn, *id)).await?;
    Ok(versioned(version, &limits))
}

/// Sets within which time the cases of a community are answered; a case under way keeps the time it was given.
///
/// `If-Match` names the version that was changed; without it only those can be set that are the first.
#[utoipa::path(tag = "cases", operation_id = "set_limits", params(("id" = CommunityId, Path), IfMatch), request_body = CaseLimits,
    responses((status = 200, body = CaseLimits, description = "The limits")))]
#[put("/communities/{id}/limits")]
async fn set(by: SignedIn, office: Office, id: Path<CommunityId>, seen: IfMatch, body: Body<CaseLimits>) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let work = move |conn: &mut Conn| super::set(conn, &desk, &by.0, id, &body.value, seen.0);
    let (version, limits) = office.db.write(work).await?;
    super::changed(&office, id).await;
    Ok(versioned(version, &limits))
}
