//! The addresses of residences.

use actix_web::{
    HttpResponse, delete, get, post,
    web::{Data, Json, Path},
};
use contract::{
    ids::{AccountId, CommunityId},
    page::Page,
    proposals::{LetterCode, LetterForHome, NewLetterCodes, NewResident, Residence, ResidentAtDesk, VerifiedResident},
};

use super::service;
use crate::{
    auth::SignedIn,
    cases::office::Office,
    error::Result,
    http::{Body, Routes},
    limit::{Limiter, Rule},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(list)
        .service(redeem)
        .service(look_up)
        .service(verify)
        .service(revoke)
        .service(letters);
}

/// Lists where one is verified as a resident.
#[utoipa::path(tag = "proposals", operation_id = "list_residences",
    responses((status = 200, body = Page<Residence>, description = "The residences")))]
#[get("/me/residences")]
async fn list(by: SignedIn, office: Office) -> Result<Json<Page<Residence>>> {
    let items = office.db.read(move |conn| service::of(conn, by.0.id)).await?;
    Ok(Json(Page { items, next: None }))
}

/// Redeems the code of a letter to one's home.
#[utoipa::path(tag = "proposals", operation_id = "redeem_letter", request_body = LetterCode,
    responses((status = 200, body = Residence, description = "Where one is verified now")))]
#[post("/me/residences")]
async fn redeem(by: SignedIn, office: Office, limiter: Data<Limiter>, body: Body<LetterCode>) -> Result<Json<Residence>> {
    let desk = office.desk();
    limiter.take(Rule::Letter, &by.0.id.to_string()).await?;
    let work = move |conn: &mut crate::db::Conn| service::redeem(conn, &desk, &by.0, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Looks up the resident who stands at the desk.
#[utoipa::path(tag = "proposals", operation_id = "look_up_resident", params(("id" = CommunityId, Path)), request_body = ResidentAtDesk,
    responses((status = 200, body = VerifiedResident, description = "The resident")))]
#[post("/communities/{id}/residents/lookup")]
async fn look_up(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    body: Body<ResidentAtDesk>,
) -> Result<Json<VerifiedResident>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::at_desk(conn, &desk, &by.0, *id, &body.value.phone);
    Ok(Json(office.db.read(work).await?))
}

/// Verifies a resident whose document was seen at the desk.
#[utoipa::path(tag = "proposals", operation_id = "verify_resident", params(("id" = CommunityId, Path)), request_body = NewResident,
    responses((status = 200, body = VerifiedResident, description = "The resident, verified")))]
#[post("/communities/{id}/residents")]
async fn verify(by: SignedIn, office: Office, id: Path<CommunityId>, body: Body<NewResident>) -> Result<Json<VerifiedResident>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::verify(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Takes a verification back.
#[utoipa::path(tag = "proposals", operation_id = "unverify_resident",
    params(("id" = CommunityId, Path), ("account_id" = AccountId, Path)),
    responses((status = 204, description = "They are not verified any more")))]
#[delete("/communities/{id}/residents/{account_id}")]
async fn revoke(by: SignedIn, office: Office, path: Path<(CommunityId, AccountId)>) -> Result<HttpResponse> {
    let (desk, (community, account)) = (office.desk(), path.into_inner());
    let work = move |conn: &mut crate::db::Conn| service::revoke(conn, &desk, &by.0, community, account);
    office.db.write(work).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Makes codes for letters to homes; each is told this once.
#[utoipa::path(tag = "proposals", operation_id = "issue_letters", params(("id" = CommunityId, Path)), request_body = NewLetterCodes,
    responses((status = 201, body = Page<LetterForHome>, description = "The codes, in the order of the homes")))]
#[post("/communities/{id}/letters")]
async fn letters(by: SignedIn, office: Office, id: Path<CommunityId>, body: Body<NewLetterCodes>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::letters(conn, &desk, &by.0, *id, &body.value.homes);
    let items = office.db.write(work).await?;
    Ok(HttpResponse::Created().json(Page { items, next: None }))
}
