//! The addresses of routing rules.

use actix_web::{
    get, post, put,
    web::{Json, Path},
};
use contract::{
    handling::{RoutingOutcome, RoutingRules, RoutingTrial},
    ids::CommunityId,
};

use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, Routes},
};

pub(in crate::cases) fn routes(config: &mut Routes<'_>) {
    config.service(read).service(set).service(try_on);
}

/// Reads to whom the cases of a community go when they are accepted.
#[utoipa::path(tag = "cases", operation_id = "read_routing", params(("id" = CommunityId, Path)),
    responses((status = 200, body = RoutingRules, description = "The rules, in their order")))]
#[get("/communities/{id}/routing")]
async fn read(by: SignedIn, office: Office, id: Path<CommunityId>) -> Result<Json<RoutingRules>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| super::of(conn, &desk, &by.0, *id);
    Ok(Json(office.db.read(work).await?))
}

/// Sets to whom the cases of a community go; those that were accepted stay where they are.
#[utoipa::path(tag = "cases", operation_id = "set_routing", params(("id" = CommunityId, Path)), request_body = RoutingRules,
    responses((status = 200, body = RoutingRules, description = "The rules, in their order")))]
#[put("/communities/{id}/routing")]
async fn set(by: SignedIn, office: Office, id: Path<CommunityId>, body: Body<RoutingRules>) -> Result<Json<RoutingRules>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| super::set(conn, &desk, &by.0, *id, body.value);
    Ok(Json(office.db.write(work).await?))
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
