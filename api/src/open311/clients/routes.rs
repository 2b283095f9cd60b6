//! The addresses at which the street manages programs.

use actix_web::{
    HttpResponse, get, post,
    web::{Json, Path},
};
use contract::{
    ids::{ApiClientId, StreetId},
    open311::{ApiClient, IssuedKey, NewApiClient},
    page::Page,
};

use super::service;
use crate::{
    auth::SignedIn,
    cases::office::Office,
    error::Result,
    http::{Body, Routes},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(list).service(issue).service(revoke);
}

/// Lists the programs of others that report to a street through Open311, also those whose keys were revoked.
#[utoipa::path(tag = "open311", operation_id = "list_api_clients", params(("id" = StreetId, Path)),
    responses((status = 200, body = Page<ApiClient>, description = "The programs")))]
#[get("/streets/{id}/api-clients")]
async fn list(by: SignedIn, office: Office, id: Path<StreetId>) -> Result<Json<Page<ApiClient>>> {
    let places = office.places.clone();
    let found = office.db.read(move |conn| service::list(conn, &places, &by.0, *id)).await?;
    Ok(Json(found))
}

/// Gives a program a key, which is shown here once.
#[utoipa::path(tag = "open311", operation_id = "issue_api_key", params(("id" = StreetId, Path)), request_body = NewApiClient,
    responses((status = 201, body = IssuedKey, description = "The program and its key")))]
#[post("/streets/{id}/api-clients")]
async fn issue(by: SignedIn, office: Office, id: Path<StreetId>, body: Body<NewApiClient>) -> Result<HttpResponse> {
    let desk = office.desk();
    let issued = office
        .db
        .write(move |conn| service::issue(conn, &desk, &by.0, *id, &body.value))
        .await?;
    Ok(HttpResponse::Created().json(issued))
}

/// Revokes the key of a program.
#[utoipa::path(tag = "open311", operation_id = "revoke_api_key", params(("id" = ApiClientId, Path)),
    responses((status = 200, body = ApiClient, description = "The program, whose key counts no more")))]
#[post("/api-clients/{id}/revocation")]
async fn revoke(by: SignedIn, office: Office, id: Path<ApiClientId>) -> Result<Json<ApiClient>> {
    let desk = office.desk();
    let revoked = office.db.write(move |conn| service::revoke(conn, &desk, &by.0, *id)).await?;
    Ok(Json(revoked))
}
