//! The addresses of volunteers and of leads.

mod kept;

use actix_web::{
    HttpResponse, get, post, put,
    web::{Json, Path},
};
use contract::{
    ids::{AccountId, CommunityId},
    page::Page,
    problem::Kind,
    teams::{
        DaysOffSheet, LeadSheet, NewSkillProof, PooledVolunteer, ProofDecision, ProofNumber, ProofState, Rest, Skill, SkillRules,
        VolunteerDecision, VolunteerSheet, VolunteerState, Volunteering,
    },
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    days_off, deciding, proofs,
    service::{self, Asked},
};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    error::{Error, Result},
    http::{Body, IfMatch, Query, Routes, versioned},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(own)
        .service(apply)
        .service(rest)
        .service(keep_days_off)
        .service(leading)
        .service(lead)
        .service(list)
        .service(one)
        .service(decide)
        .service(read_skill_rules)
        .service(set_skill_rules)
        .service(prove)
        .service(decide_proof)
        .service(disclose_proof)
        .configure(kept::routes);
}

/// Reads what one said of oneself as a volunteer.
#[utoipa::path(tag = "teams", operation_id = "read_volunteering",
    responses((status = 200, body = Volunteering, description = "Oneself as a volunteer")))]
#[get("/me/volunteering")]
async fn own(by: SignedIn, office: Office) -> Result<Json<Volunteering>> {
    let moment = office.moment;
    Ok(Json(office.db.read(move |conn| service::own(conn, &by.0, moment)).await?))
}

/// Asks to be a volunteer, or says something else of oneself.
///
/// `If-Match` names the version that was changed: what one saved elsewhere meanwhile is then not written over.
#[utoipa::path(tag = "teams", operation_id = "volunteer", params(IfMatch), request_body = VolunteerSheet,
    responses((status = 200, body = Volunteering, description = "Oneself as a volunteer")))]
#[put("/me/volunteering")]
async fn apply(by: SignedIn, office: Office, seen: IfMatch, body: Body<VolunteerSheet>) -> Result<Json<Volunteering>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::apply(conn, &desk, &by.0, &body.value, seen.0);
    Ok(Json(office.db.write(work).await?))
}

/// Takes a rest from being asked, or is back.
#[utoipa::path(tag = "teams", operation_id = "rest_from_volunteering", request_body = Rest,
    responses((status = 200, body = Volunteering, description = "Oneself as a volunteer")))]
#[post("/me/volunteering/rest")]
async fn rest(by: SignedIn, office: Office, body: Body<Rest>) -> Result<Json<Volunteering>> {
    let moment = office.moment;
    let work = move |conn: &mut crate::db::Conn| service::rest(conn, &by.0, body.value.resting, moment);
    Ok(Json(office.db.write(work).await?))
}

/// Says on which days one does not come, whatever one said of a usual week.
///
/// `If-Match` names the `days_off_version` that was changed: days that one gave elsewhere meanwhile are then not lost.
#[utoipa::path(tag = "teams", operation_id = "keep_days_off", params(IfMatch), request_body = DaysOffSheet,
    responses((status = 200, body = Volunteering, description = "Oneself as a volunteer")))]
#[put("/me/volunteering/days-off")]
async fn keep_days_off(by: SignedIn, office: Office, seen: IfMatch, body: Body<DaysOffSheet>) -> Result<Json<Volunteering>> {
    let moment = office.moment;
    let work = move |conn: &mut crate::db::Conn| days_off::keep(conn, &by.0, (&body.value, seen.0), moment);
    Ok(Json(office.db.write(work).await?))
}

/// Reads what one says of oneself as a lead.
#[utoipa::path(tag = "teams", operation_id = "read_leading",
    responses((status = 200, body = LeadSheet, description = "Oneself as a lead; the defaults for who said nothing")))]
#[get("/me/leading")]
async fn leading(by: SignedIn, office: Office) -> Result<HttpResponse> {
    let (version, sheet) = office.db.read(move |conn| service::leading(conn, &by.0)).await?;
    Ok(versioned(version.unsigned_abs(), &sheet))
}

/// Says something else of oneself as a lead.
///
/// `If-Match` names the version that was changed.
#[utoipa::path(tag = "teams", operation_id = "lead", params(IfMatch), request_body = LeadSheet,
    responses((status = 200, body = LeadSheet, description = "Oneself as a lead")))]
#[put("/me/leading")]
async fn lead(by: SignedIn, office: Office, seen: IfMatch, body: Body<LeadSheet>) -> Result<HttpResponse> {
    let work = move |conn: &mut crate::db::Conn| service::lead(conn, &by.0, &body.value, seen.0);
    let (version, sheet) = office.db.write(work).await?;
    Ok(versioned(version.unsigned_abs(), &sheet))
}

/// Which volunteers are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PoolQuery {
    /// How they stand; without it, those who are volunteers.
    state: Option<VolunteerState>,
    /// What they can do.
    skill: Option<Skill>,
    /// How a proof of any of their skills stands.
    proof: Option<ProofState>,
    /// Where the page before ended.
    cursor: Option<String>,
    /// How many, 1–100; 20 without it.
    limit: Option<u16>,
}

/// Lists the volunteers of a community (人才资源库), who asked first first.
#[utoipa::path(tag = "teams", operation_id = "list_volunteers", params(("id" = CommunityId, Path), PoolQuery),
    responses((status = 200, body = Page<PooledVolunteer>, description = "The volunteers")))]
#[get("/communities/{id}/volunteers")]
async fn list(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    query: Query<PoolQuery>,
) -> Result<Json<Page<PooledVolunteer>>> {
    let desk = office.desk();
    let asked = Asked {
        state: query.0.state,
        skill: query.0.skill,
        proof: query.0.proof,
        cursor: query.0.cursor.as_deref().map(cursor).transpose()?,
        limit: query.0.limit,
    };
    let work = move |conn: &mut crate::db::Conn| service::list(conn, &desk, &by.0, *id, &asked);
    Ok(Json(office.db.read(work).await?))
}

fn cursor(text: &str) -> Result<(i64, AccountId)> {
    let parts = text.split_once('.');
    let read = parts.and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
    read.ok_or(Error::Problem(Kind::BadCursor))
}

/// Reads a volunteer of a community, as its station sees them.
#[utoipa::path(tag = "teams", operation_id = "read_volunteer",
    params(("id" = CommunityId, Path), ("account_id" = AccountId, Path)),
    responses((status = 200, body = PooledVolunteer, description = "The volunteer")))]
#[get("/communities/{id}/volunteers/{account_id}")]
async fn one(by: SignedIn, office: Office, path: Path<(CommunityId, AccountId)>) -> Result<Json<PooledVolunteer>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| deciding::one(conn, &desk, &by.0, path.into_inner());
    Ok(Json(office.db.read(work).await?))
}

/// Takes a volunteer on, or not, or changes what the station knows of them.
///
/// `If-Match` names the version of the volunteer that was seen: what somebody else decided meanwhile is then not written over.
#[utoipa::path(tag = "teams", operation_id = "decide_volunteer",
    params(("id" = CommunityId, Path), ("account_id" = AccountId, Path), IfMatch), request_body = VolunteerDecision,
    responses((status = 200, body = PooledVolunteer, description = "The volunteer")))]
#[post("/communities/{id}/volunteers/{account_id}")]
async fn decide(
    by: SignedIn,
    office: Office,
    path: Path<(CommunityId, AccountId)>,
    seen: IfMatch,
    body: Body<VolunteerDecision>,
) -> Result<Json<PooledVolunteer>> {
    let (desk, whose) = (office.desk(), path.into_inner());
    let work = move |conn: &mut crate::db::Conn| deciding::decide(conn, &desk, &by.0, (whose, seen.0), &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Reads which skills count only once they are proved in a community; everybody may know.
#[utoipa::path(tag = "teams", operation_id = "read_skill_rules", params(("id" = CommunityId, Path)),
    responses((status = 200, body = SkillRules, description = "The skills")))]
#[get("/communities/{id}/skill-rules")]
async fn read_skill_rules(office: Office, id: Path<CommunityId>) -> Result<HttpResponse> {
    office.places.place(*id)?;
    let (version, rules) = office.db.read(move |conn| proofs::rules(conn, *id)).await?;
    Ok(versioned(version.unsigned_abs(), &rules))
}

/// Sets which skills count only once they are proved in a community. Who was asked already comes.
///
/// `If-Match` names the version that was changed: what somebody else set meanwhile is then not written over.
#[utoipa::path(tag = "teams", operation_id = "set_skill_rules", params(("id" = CommunityId, Path), IfMatch), request_body = SkillRules,
    responses((status = 200, body = SkillRules, description = "The skills")))]
#[put("/communities/{id}/skill-rules")]
async fn set_skill_rules(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    seen: IfMatch,
    body: Body<SkillRules>,
) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| proofs::set_rules(conn, &desk, &by.0, (*id, seen.0), &body.value);
    let (version, rules) = office.db.write(work).await?;
    Ok(versioned(version.unsigned_abs(), &rules))
}

/// Names the certificate by which one proves a skill. It counts once the station has looked at it.
#[utoipa::path(tag = "teams", operation_id = "prove_skill", params(("skill" = Skill, Path)), request_body = NewSkillProof,
    responses((status = 200, body = Volunteering, description = "Oneself as a volunteer")))]
#[put("/me/volunteering/proofs/{skill}")]
async fn prove(by: SignedIn, office: Office, skill: Path<Skill>, body: Body<NewSkillProof>) -> Result<Json<Volunteering>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| proofs::send(conn, &desk, &by.0, *skill, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Confirms a proof of a volunteer's skill until a day, or refuses it for a reason; the volunteer is told.
#[utoipa::path(tag = "teams", operation_id = "decide_proof",
    params(("id" = CommunityId, Path), ("account_id" = AccountId, Path), ("skill" = Skill, Path)), request_body = ProofDecision,
    responses((status = 200, body = PooledVolunteer, description = "The volunteer")))]
#[post("/communities/{id}/volunteers/{account_id}/proofs/{skill}")]
async fn decide_proof(
    by: SignedIn,
    office: Office,
    path: Path<proofs::Of>,
    body: Body<ProofDecision>,
) -> Result<Json<PooledVolunteer>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| proofs::decide(conn, &desk, &by.0, path.into_inner(), &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Tells the whole number of a certificate to who compares it; every look is on record.
#[utoipa::path(tag = "teams", operation_id = "disclose_proof",
    params(("id" = CommunityId, Path), ("account_id" = AccountId, Path), ("skill" = Skill, Path)),
    responses((status = 200, body = ProofNumber, description = "The number")))]
#[post("/communities/{id}/volunteers/{account_id}/proofs/{skill}/number")]
async fn disclose_proof(by: SignedIn, office: Office, path: Path<proofs::Of>) -> Result<Json<ProofNumber>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| proofs::disclose(conn, &desk, &by.0, path.into_inner());
    Ok(Json(office.db.write(work).await?))
}
