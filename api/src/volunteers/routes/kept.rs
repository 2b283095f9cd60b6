//! The addresses of what the station keeps of volunteers, and agrees on with them.

use actix_web::{
    HttpResponse, get, post, put,
    web::{Json, Path},
};
use contract::{
    ids::{CommunityId, VolunteerRecordId},
    teams::{
        Agreed, AgreementParts, HonourShown, NewInsurance, NewVolunteerRecord, OwnAgreement, ServiceReason, VolunteerAgreement,
        VolunteerRecords,
    },
};

use super::super::{
    agreement, insurance,
    records::{self, Whose},
};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, IfMatch, Routes, versioned},
    idempotency::{self, GivenKey},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config
        .service(own)
        .service(show)
        .service(of)
        .service(add)
        .service(withdraw)
        .service(insure)
        .service(read_agreement)
        .service(set_agreement)
        .service(own_agreement)
        .service(agree);
}

/// Reads one's trainings, honours and insurance as a volunteer.
#[utoipa::path(tag = "teams", operation_id = "read_volunteer_records",
    responses((status = 200, body = VolunteerRecords, description = "They")))]
#[get("/me/volunteering/records")]
async fn own(by: SignedIn, office: Office) -> Result<Json<VolunteerRecords>> {
    let desk = office.desk();
    Ok(Json(office.db.read(move |conn| records::own(conn, &desk, &by.0)).await?))
}

/// Says whether one's own honour is to stand on one's certificates, for everybody who is shown one.
#[utoipa::path(tag = "teams", operation_id = "show_honour", params(("id" = VolunteerRecordId, Path)), request_body = HonourShown,
    responses((status = 200, body = VolunteerRecords, description = "One's trainings, honours and insurance")))]
#[put("/me/volunteering/records/{id}")]
async fn show(
    by: SignedIn,
    office: Office,
    id: Path<VolunteerRecordId>,
    body: Body<HonourShown>,
) -> Result<Json<VolunteerRecords>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| records::show(conn, &desk, &by.0, *id, body.value.shown);
    Ok(Json(office.db.write(work).await?))
}

/// Reads the trainings, honours and insurance of a volunteer, for the station.
#[utoipa::path(tag = "teams", operation_id = "list_volunteer_records",
    params(("id" = CommunityId, Path), ("account_id" = contract::ids::AccountId, Path)),
    responses((status = 200, body = VolunteerRecords, description = "They")))]
#[get("/communities/{id}/volunteers/{account_id}/records")]
async fn of(by: SignedIn, office: Office, path: Path<Whose>) -> Result<Json<VolunteerRecords>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| records::of(conn, &desk, &by.0, path.into_inner());
    Ok(Json(office.db.read(work).await?))
}

/// Writes down a training that a volunteer took part in, or an honour that they are given; they are told.
#[utoipa::path(tag = "teams", operation_id = "add_volunteer_record",
    params(("id" = CommunityId, Path), ("account_id" = contract::ids::AccountId, Path), GivenKey), request_body = NewVolunteerRecord,
    responses((status = 201, body = VolunteerRecords, description = "All there is of them")))]
#[post("/communities/{id}/volunteers/{account_id}/records")]
async fn add(
    by: SignedIn,
    office: Office,
    path: Path<Whose>,
    key: GivenKey,
    body: Body<NewVolunteerRecord>,
) -> Result<HttpResponse> {
    let (desk, whose) = (office.desk(), path.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("volunteer record {}", whose.1), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        records::add(conn, &desk, &by.0, whose, &body.value)
    })
    .await
}

/// Withdraws a training or an honour that should not be there; it stays to be read, with the reason.
#[utoipa::path(tag = "teams", operation_id = "withdraw_volunteer_record",
    params(("id" = CommunityId, Path), ("account_id" = contract::ids::AccountId, Path), ("record_id" = VolunteerRecordId, Path)),
    request_body = ServiceReason, responses((status = 200, body = VolunteerRecords, description = "All there is of them")))]
#[post("/communities/{id}/volunteers/{account_id}/records/{record_id}/withdrawal")]
async fn withdraw(
    by: SignedIn,
    office: Office,
    path: Path<(CommunityId, contract::ids::AccountId, VolunteerRecordId)>,
    body: Body<ServiceReason>,
) -> Result<Json<VolunteerRecords>> {
    let (desk, (community, account, id)) = (office.desk(), path.into_inner());
    let work = move |conn: &mut Conn| records::withdraw(conn, &desk, &by.0, ((community, account), id), &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Names the insurance of a volunteer, in the place of the one before; they are told.
///
/// `If-Match` names the `version` of the insurance that was seen, 0 for none: another that was named meanwhile is then not lost.
#[utoipa::path(tag = "teams", operation_id = "insure_volunteer",
    params(("id" = CommunityId, Path), ("account_id" = contract::ids::AccountId, Path), IfMatch), request_body = NewInsurance,
    responses((status = 200, body = VolunteerRecords, description = "All there is of them")))]
#[put("/communities/{id}/volunteers/{account_id}/insurance")]
async fn insure(
    by: SignedIn,
    office: Office,
    path: Path<Whose>,
    seen: IfMatch,
    body: Body<NewInsurance>,
) -> Result<Json<VolunteerRecords>> {
    let (desk, whose) = (office.desk(), path.into_inner());
    let work = move |conn: &mut Conn| insurance::insure(conn, &desk, &by.0, (whose, seen.0), &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Reads what a community agrees on with its volunteers (志愿服务协议); everybody may know.
#[utoipa::path(tag = "teams", operation_id = "read_volunteer_agreement", params(("id" = CommunityId, Path)),
    responses((status = 200, body = VolunteerAgreement, description = "The agreement")))]
#[get("/communities/{id}/volunteer-agreement")]
async fn read_agreement(office: Office, id: Path<CommunityId>) -> Result<HttpResponse> {
    office.places.place(*id)?;
    let known = office.db.read(move |conn| agreement::read(conn, *id)).await?;
    Ok(versioned(known.version.unsigned_abs(), &known))
}

/// Sets what a community agrees on with its volunteers: each agrees to it before they next say yes to a task.
///
/// `If-Match` names the version that was changed; without it only the first can be set.
#[utoipa::path(tag = "teams", operation_id = "set_volunteer_agreement", params(("id" = CommunityId, Path), IfMatch),
    request_body = AgreementParts, responses((status = 200, body = VolunteerAgreement, description = "The agreement")))]
#[put("/communities/{id}/volunteer-agreement")]
async fn set_agreement(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    seen: IfMatch,
    body: Body<AgreementParts>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let work = move |conn: &mut Conn| agreement::set(conn, &desk, &by.0, (id, seen.0), &body.value);
    let known = office.db.write(work).await?;
    Ok(versioned(known.version.unsigned_abs(), &known))
}

/// Reads what one's own community agrees on with its volunteers, and whether one has agreed.
#[utoipa::path(tag = "teams", operation_id = "read_own_agreement",
    responses((status = 200, body = OwnAgreement, description = "The agreement, and what one said to it")))]
#[get("/me/volunteering/agreement")]
async fn own_agreement(by: SignedIn, office: Office) -> Result<Json<OwnAgreement>> {
    Ok(Json(office.db.read(move |conn| agreement::own(conn, &by.0)).await?))
}

/// Agrees to it. Tasks can be taken only by who agreed to the current version, where there is one.
#[utoipa::path(tag = "teams", operation_id = "agree_as_volunteer", request_body = Agreed,
    responses((status = 200, body = OwnAgreement, description = "The agreement, and what one said to it")))]
#[put("/me/volunteering/agreement")]
async fn agree(by: SignedIn, office: Office, body: Body<Agreed>) -> Result<Json<OwnAgreement>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| agreement::agree(conn, &desk, &by.0, body.value);
    Ok(Json(office.db.write(work).await?))
}
