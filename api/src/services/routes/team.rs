//! The addresses by which teams are chosen, and answer.

use actix_web::{
    get, post,
    web::{Json, Path},
};
use contract::{
    ids::{AccountId, ServiceId},
    teams::{ChosenTeam, FewerVolunteers, OfferAnswer, Replacement, Service, TeamSuggestions},
};

use serde::Deserialize;
use utoipa::IntoParams;

use super::{super::service, change};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, Query, Routes},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config
        .service(suggest)
        .service(choose)
        .service(answer)
        .service(replace)
        .service(fewer);
}

/// Instead of whom somebody is sought.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct InsteadOf {
    /// The account of who was asked and is not to come: then nobody but who could take that seat is named.
    instead_of: Option<AccountId>,
}

/// Proposes teams with the reasons for each, or tells why there is none; or proposes who could come instead of somebody.
#[utoipa::path(tag = "teams", operation_id = "suggest_teams", params(("id" = ServiceId, Path), InsteadOf),
    responses((status = 200, body = TeamSuggestions, description = "Teams, the best first")))]
#[get("/services/{id}/teams")]
async fn suggest(by: SignedIn, office: Office, id: Path<ServiceId>, query: Query<InsteadOf>) -> Result<Json<TeamSuggestions>> {
    let (desk, instead) = (office.desk(), query.0.instead_of);
    let work = move |conn: &mut Conn| service::suggest(conn, &desk, &by.0, *id, instead);
    Ok(Json(office.db.read(work).await?))
}

/// Chooses a team: all of it is asked at once.
#[utoipa::path(tag = "teams", operation_id = "choose_team", params(("id" = ServiceId, Path)), request_body = ChosenTeam,
    responses((status = 200, body = Service, description = "The request")))]
#[post("/services/{id}/team")]
async fn choose(by: SignedIn, office: Office, id: Path<ServiceId>, body: Body<ChosenTeam>) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::choose(conn, desk, by, *id, &body.value)
    })
    .await
}

/// Answers whether one comes; whoever does not is followed by the next best.
#[utoipa::path(tag = "teams", operation_id = "answer_offer", params(("id" = ServiceId, Path)), request_body = OfferAnswer,
    responses((status = 200, body = Service, description = "The request")))]
#[post("/services/{id}/answer")]
async fn answer(by: SignedIn, office: Office, id: Path<ServiceId>, body: Body<OfferAnswer>) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::answer(conn, desk, by, *id, &body.value)
    })
    .await
}

/// Takes somebody out of a team; whoever is named is asked instead, or the next best.
#[utoipa::path(tag = "teams", operation_id = "replace_member", params(("id" = ServiceId, Path)), request_body = Replacement,
    responses((status = 200, body = Service, description = "The request")))]
#[post("/services/{id}/replacement")]
async fn replace(by: SignedIn, office: Office, id: Path<ServiceId>, body: Body<Replacement>) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::replace(conn, desk, by, *id, &body.value)
    })
    .await
}

/// Does with fewer volunteers.
#[utoipa::path(tag = "teams", operation_id = "need_fewer", params(("id" = ServiceId, Path)), request_body = FewerVolunteers,
    responses((status = 200, body = Service, description = "The request")))]
#[post("/services/{id}/fewer")]
async fn fewer(by: SignedIn, office: Office, id: Path<ServiceId>, body: Body<FewerVolunteers>) -> Result<Json<Service>> {
    change(by, &office, move |conn, desk, by| {
        service::fewer(conn, desk, by, *id, body.value)
    })
    .await
}
