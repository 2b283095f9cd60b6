//! The addresses of hours and of certificates.

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header,
    post,
    web::{Data, Json, Path},
};
use chrono::NaiveDate;
use contract::{
    ids::{AccountId, CommunityId, HoursDisputeId, HoursId},
    page::Page,
    teams::{Certificate, CertificateProof, DisputeDecision, DisputedHours, Hours, HoursCorrection, NewHoursDispute},
};

use serde::Deserialize;
use utoipa::IntoParams;

use super::{disputes, service};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::{self, Error, Result},
    http::{Body, Query, Routes},
    idempotency::{self, GivenKey},
    limit::{Limiter, Rule},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(own)
        .service(certify)
        .service(verify)
        .service(of_volunteer)
        .service(correct)
        .service(take)
        .service(dispute)
        .service(list_disputes)
        .service(decide);
}

/// Which days.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct DaysQuery {
    /// The first day, in China's time.
    from: NaiveDate,
    /// The last day, in China's time.
    to: NaiveDate,
}

/// Hands out what volunteers gave in a community in a range of days, as the workbook that districts ask for.
#[utoipa::path(tag = "teams", operation_id = "export_hours", params(("id" = CommunityId, Path), DaysQuery),
    responses((status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", description = "The workbook")))]
#[get("/communities/{id}/hours.xlsx")]
async fn take(
    request: HttpRequest,
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    query: Query<DaysQuery>,
) -> Result<HttpResponse> {
    if query.0.from > query.0.to {
        return Err(Error::field("/to", "range"));
    }
    let (community, desk, language) = (*id, office.desk(), error::language(request.headers()));
    let (from, to) = (query.0.from.to_string(), query.0.to.to_string());
    let name = format!("attachment; filename=\"hours-{from}-{to}.xlsx\"");
    let work = move |conn: &mut Conn| service::take(conn, &desk, &by.0, (community, language), (&from, &to));
    let book = office.db.write(work).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_DISPOSITION, name))
        .body(book))
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
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::certify(conn, &desk, &by.0)
    })
    .await
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
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::correct(conn, &desk, &by.0, whose, &body.value)
    })
    .await
}

/// Says that a line of one's own is wrong (异议), within thirty days of it.
#[utoipa::path(tag = "teams", operation_id = "dispute_hours", params(("id" = HoursId, Path), GivenKey), request_body = NewHoursDispute,
    responses((status = 201, body = Hours, description = "What one gave, with the dispute")))]
#[post("/me/hours/{id}/dispute")]
async fn dispute(
    by: SignedIn,
    office: Office,
    id: Path<HoursId>,
    key: GivenKey,
    body: Body<NewHoursDispute>,
) -> Result<HttpResponse> {
    let desk = office.desk();
    let ticket = key.ticket(Some(by.0.id), &format!("dispute {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        disputes::raise(conn, &desk, &by.0, *id, &body.value)
    })
    .await
}

/// Lists disputes of a community: the open ones, the oldest first, then the latest that are decided; up to a hundred each.
#[utoipa::path(tag = "teams", operation_id = "list_hours_disputes", params(("id" = CommunityId, Path)),
    responses((status = 200, body = Page<DisputedHours>, description = "The disputes")))]
#[get("/communities/{id}/hours-disputes")]
async fn list_disputes(by: SignedIn, office: Office, id: Path<CommunityId>) -> Result<Json<Page<DisputedHours>>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| disputes::list(conn, &desk, &by.0, *id);
    Ok(Json(office.db.read(work).await?))
}

/// Decides a dispute: a counter-entry, or the line stands. Never by whoever wrote the line.
#[utoipa::path(tag = "teams", operation_id = "decide_hours_dispute",
    params(("id" = CommunityId, Path), ("dispute_id" = HoursDisputeId, Path)), request_body = DisputeDecision,
    responses((status = 200, body = Hours, description = "What the volunteer gave")))]
#[post("/communities/{id}/hours-disputes/{dispute_id}")]
async fn decide(
    by: SignedIn,
    office: Office,
    path: Path<(CommunityId, HoursDisputeId)>,
    body: Body<DisputeDecision>,
) -> Result<Json<Hours>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| disputes::decide(conn, &desk, &by.0, path.into_inner(), &body.value);
    Ok(Json(office.db.write(work).await?))
}
