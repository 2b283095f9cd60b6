//! The addresses of hours and of certificates.

use actix_web::{
    HttpResponse, get, post,
    web::{Data, Json, Path},
};
use contract::{
    ids::{AccountId, CommunityId},
    teams::{Certificate, CertificateProof, Hours, HoursCorrection},
};

use super::service;
use crate::{
    auth::SignedIn,
    cases::office::Office,
    error::Result,
    http::{Body, Routes},
    idempotency::{self, Done, GivenKey, Kept},
    limit::{Limiter, Rule},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(own)
        .service(certify)
        .service(verify)
        .service(of_volunteer)
        .service(correct);
}

/// Reads what one gave as a volunteer.
#[utoipa::path(tag = "teams", operation_id = "read_hours",
    responses((status = 200, body = Hours, description = "What one gave")))]
#[get("/me/hours")]
async fn own(by: SignedIn, office: Office) -> Result<Json<Hours>> {
    Ok(Json(office.db.read(move |conn| service::of(conn, by.0.id)).await?))
}

/// Issues a certificate (志愿服务记录证明) of all that one gave; its code is told this once.
#[utoipa::path(tag = "teams", operation_id = "certify_hours", params(GivenKey),
    responses((status = 201, body = Certificate, description = "The certificate")))]
#[post("/me/hours/certificate")]
async fn certify(by: SignedIn, office: Office, key: GivenKey) -> Result<HttpResponse> {
    let desk = office.desk();
    let ticket = key.ticket(Some(by.0.id), "certificate", [0; 32]);
    let (kept, _) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let certificate = service::certify(conn, &desk, &by.0)?;
        Ok(Done {
            kept: Kept::new(201, &certificate)?,
            case: None,
            extra: (),
        })
    })
    .await?;
    Ok(kept.respond())
}

/// Tells whoever holds a certificate whether it is true. For everybody.
#[utoipa::path(tag = "teams", operation_id = "verify_certificate", request_body = CertificateProof,
    responses((status = 200, body = Certificate, description = "What stands on it")))]
#[post("/certificates/verification")]
async fn verify(
    office: Office,
    limiter: Data<Limiter>,
    address: crate::limit::Address,
    body: Body<CertificateProof>,
) -> Result<Json<Certificate>> {
    limiter.take(Rule::Letter, &address.network()).await?;
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::verify(conn, &desk, &body.value);
    Ok(Json(office.db.read(work).await?))
}

/// Reads what a volunteer gave.
#[utoipa::path(tag = "teams", operation_id = "read_volunteer_hours",
    params(("id" = CommunityId, Path), ("account_id" = AccountId, Path)),
    responses((status = 200, body = Hours, description = "What they gave")))]
#[get("/communities/{id}/volunteers/{account_id}/hours")]
async fn of_volunteer(by: SignedIn, office: Office, path: Path<(CommunityId, AccountId)>) -> Result<Json<Hours>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::of_volunteer(conn, &desk, &by.0, path.into_inner());
    Ok(Json(office.db.read(work).await?))
}

/// Sets a volunteer's time right by a counter-entry.
#[utoipa::path(tag = "teams", operation_id = "correct_hours",
    params(("id" = CommunityId, Path), ("account_id" = AccountId, Path), GivenKey), request_body = HoursCorrection,
    responses((status = 201, body = Hours, description = "What they gave, set right")))]
#[post("/communities/{id}/volunteers/{account_id}/hours")]
async fn correct(
    by: SignedIn,
    office: Office,
    path: Path<(CommunityId, AccountId)>,
    key: GivenKey,
    body: Body<HoursCorrection>,
) -> Result<HttpResponse> {
    let (desk, whose) = (office.desk(), path.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("hours {} {}", whose.0, whose.1), body.digest);
    let (kept, _) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let hours = service::correct(conn, &desk, &by.0, whose, &body.value)?;
        Ok(Done {
            kept: Kept::new(201, &hours)?,
            case: None,
            extra: (),
        })
    })
    .await?;
    Ok(kept.respond())
}
