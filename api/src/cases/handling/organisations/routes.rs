//! The addresses of organisations.

use actix_web::{
    HttpResponse, delete, get, post, put,
    web::{Json, Path},
};
use contract::{
    handling::{NamedOrganisation, NewRepresentative, Organisation, OrganisationChange, OrganisationSheet},
    ids::{AccountId, CommunityId, OrganisationId},
    page::Page,
};

use super::service;
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, MatchNeeded, Routes},
    idempotency::{self, GivenKey},
};

pub(in crate::cases) fn routes(config: &mut Routes<'_>) {
    config
        .service(list)
        .service(own)
        .service(named)
        .service(add)
        .service(change)
        .service(name)
        .service(dismiss);
}

/// Lists the organisations that help with a community's cases.
#[utoipa::path(tag = "cases", operation_id = "list_organisations", params(("id" = CommunityId, Path)),
    responses((status = 200, body = Page<Organisation>, description = "All of them, those in use first")))]
#[get("/communities/{id}/organisations")]
async fn list(by: SignedIn, office: Office, id: Path<CommunityId>) -> Result<Json<Page<Organisation>>> {
    let desk = office.desk();
    let items = office.db.read(move |conn| service::list(conn, &desk, &by.0, *id)).await?;
    Ok(Json(Page { items, next: None }))
}

/// Lists the organisations that the caller speaks for, or stands in for.
#[utoipa::path(tag = "cases", operation_id = "list_own_organisations",
    responses((status = 200, body = Page<NamedOrganisation>, description = "Those in use")))]
#[get("/me/organisations")]
async fn own(by: SignedIn, office: Office) -> Result<Json<Page<NamedOrganisation>>> {
    let items = office.db.read(move |conn| service::own(conn, &by.0)).await?;
    Ok(Json(Page { items, next: None }))
}

/// Lists what the organisations of a community are called that somebody speaks for.
#[utoipa::path(tag = "cases", operation_id = "list_organisation_names", params(("id" = CommunityId, Path)),
    responses((status = 200, body = Page<NamedOrganisation>, description = "Those in use")))]
#[get("/communities/{id}/organisation-names")]
async fn named(_: SignedIn, office: Office, id: Path<CommunityId>) -> Result<Json<Page<NamedOrganisation>>> {
    let desk = office.desk();
    let items = office.db.read(move |conn| service::named(conn, &desk, *id)).await?;
    Ok(Json(Page { items, next: None }))
}

/// Adds an organisation.
#[utoipa::path(tag = "cases", operation_id = "add_organisation", params(("id" = CommunityId, Path), GivenKey),
    request_body = OrganisationSheet, responses((status = 201, body = Organisation, description = "The organisation")))]
#[post("/communities/{id}/organisations")]
async fn add(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    key: GivenKey,
    body: Body<OrganisationSheet>,
) -> Result<HttpResponse> {
    let desk = office.desk();
    let ticket = key.ticket(Some(by.0.id), &format!("organisation {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::add(conn, &desk, &by.0, *id, &body.value)
    })
    .await
}

/// Changes an organisation, or retires it.
#[utoipa::path(tag = "cases", operation_id = "change_organisation", params(("id" = OrganisationId, Path), MatchNeeded),
    request_body = OrganisationChange, responses((status = 200, body = Organisation, description = "The organisation")))]
#[put("/organisations/{id}")]
async fn change(
    by: SignedIn,
    office: Office,
    id: Path<OrganisationId>,
    seen: MatchNeeded,
    body: Body<OrganisationChange>,
) -> Result<Json<Organisation>> {
    let (desk, seen) = (office.desk(), seen.seen()?);
    let work = move |conn: &mut Conn| service::change(conn, &desk, &by.0, *id, seen, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Names who speaks for an organisation, or stands in.
#[utoipa::path(tag = "cases", operation_id = "name_representative", params(("id" = OrganisationId, Path)),
    request_body = NewRepresentative, responses((status = 200, body = Organisation, description = "The organisation")))]
#[post("/organisations/{id}/representatives")]
async fn name(
    by: SignedIn,
    office: Office,
    id: Path<OrganisationId>,
    body: Body<NewRepresentative>,
) -> Result<Json<Organisation>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::name(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Lets somebody speak for an organisation no longer.
#[utoipa::path(tag = "cases", operation_id = "dismiss_representative",
    params(("id" = OrganisationId, Path), ("account_id" = AccountId, Path)),
    responses((status = 204, description = "They speak for it no longer")))]
#[delete("/organisations/{id}/representatives/{account_id}")]
async fn dismiss(by: SignedIn, office: Office, ids: Path<(OrganisationId, AccountId)>) -> Result<HttpResponse> {
    let (desk, (id, person)) = (office.desk(), ids.into_inner());
    let work = move |conn: &mut Conn| service::dismiss(conn, &desk, &by.0, id, person);
    office.db.write(work).await?;
    Ok(HttpResponse::NoContent().finish())
}
