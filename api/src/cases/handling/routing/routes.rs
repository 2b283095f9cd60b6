//! The addresses of routing rules.

use actix_web::{
    HttpResponse, get, post, put,
    web::{Json, Path},
};
use contract::{
    handling::{RoutingOutcome, RoutingRules, RoutingState, RoutingTrial},
    ids::CommunityId,
};

use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, IfMatch, Routes, versioned},
};

pub(in crate::cases) fn routes(config: &mut Routes<'_>) {
    config.service(read).service(set).service(try_on);
}

/// Reads to whom the cases of a community go when they are accepted.
#[utoipa::path(tag = "cases", operation_id = "read_routing", params(("id" = CommunityId, Path)),
    responses((status = 200, body = RoutingState, description = "The rules, in their order")))]
#[get("/communities/{id}/routing")]
async fn read(by: SignedIn, office: Office, id: Path<CommunityId>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| super::of(conn, &desk, &by.0, *id);
    let state = office.db.read(work).await?;
    Ok(versioned(state.version, &state))
}

/// Sets to whom the cases of a community go; those that were accepted stay where they are.
///
/// `If-Match` names the version that was changed; without it only those can be set that are the first.
#[utoipa::path(tag = "cases", operation_id = "set_routing", params(("id" = CommunityId, Path), IfMatch), request_body = RoutingRules,
    responses((status = 200, body = RoutingState, description = "The rules, in their order")))]
#[put("/communities/{id}/routing")]
async fn set(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    seen: IfMatch,
    body: Body<RoutingRules>,
) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| super::set(conn, &desk, &by.0, *id, &body.value, seen.0);
    let state = office.db.write(work).await?;
    Ok(versioned(state.version, &state))
}

/// Tries the rules, or others that are not set yet, on a text; nothing is written down.
#[utoipa::path(tag = "cases", operation_id = "try_routing", params(("id" = CommunityId, Path)), request_body = RoutingTrial,
    responses((status = 200, body = RoutingOutcome, description = "Which rule would be followed, and why the others would not")))]
#[post("/communities/{id}/routing/try")]
async fn try_on(by: SignedIn, office: Office, id: Path<CommunityId>, body: Body<RoutingTrial>) -> Result<Json<RoutingOutcome>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| super::try_on(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.read(work).await?))
}
