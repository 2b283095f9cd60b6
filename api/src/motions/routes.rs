//! The addresses of motions.

use actix_web::{
    HttpResponse, delete, get, post, put,
    web::{Json, Path},
};
use contract::{
    ids::{CommunityId, MotionId},
    motions::{AnnounceMotion, DecideMotion, Motion, MotionState, NewMotion},
    page::Page,
    votes::Vote,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service;
use crate::{
    auth::{Caller, SignedIn},
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, Query, Routes},
    idempotency::{self, GivenKey},
    paging::Part,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(list)
        .service(write)
        .service(read)
        .service(second)
        .service(unsecond)
        .service(withdraw)
        .service(decide)
        .service(announce);
}

/// Which motions.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MotionQuery {
    /// Only those that stand like this.
    state: Option<MotionState>,
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
    /// How many, 1–100; 20 by default.
    limit: Option<u16>,
}

impl MotionQuery {
    fn part(&self) -> Result<Part> {
        Part::asked(self.cursor.as_deref(), self.limit)
    }
}

/// Lists the motions of a community, the latest first: those that are published, and one's own; the station reads all.
#[utoipa::path(tag = "votes", operation_id = "list_motions", params(("id" = CommunityId, Path), MotionQuery),
    responses((status = 200, body = Page<Motion>, description = "A page of motions")))]
#[get("/communities/{id}/motions")]
async fn list(caller: Caller, office: Office, id: Path<CommunityId>, query: Query<MotionQuery>) -> Result<Json<Page<Motion>>> {
    let (desk, actor, part) = (office.desk(), caller.somebody(), query.0.part()?);
    let work = move |conn: &mut Conn| service::page(conn, &desk, actor.as_ref(), *id, query.0.state, part);
    Ok(Json(office.db.read(work).await?))
}

/// Moves that something be put to the vote, as an adult who is verified as a resident.
#[utoipa::path(tag = "votes", operation_id = "write_motion", params(("id" = CommunityId, Path), GivenKey), request_body = NewMotion,
    responses((status = 201, body = Motion, description = "The motion")))]
#[post("/communities/{id}/motions")]
async fn write(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    key: GivenKey,
    body: Body<NewMotion>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("motion {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::write(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Reads a motion.
#[utoipa::path(tag = "votes", operation_id = "read_motion", params(("id" = MotionId, Path)),
    responses((status = 200, body = Motion, description = "The motion")))]
#[get("/motions/{id}")]
async fn read(caller: Caller, office: Office, id: Path<MotionId>) -> Result<Json<Motion>> {
    let (desk, actor) = (office.desk(), caller.somebody());
    let work = move |conn: &mut Conn| service::read(conn, &desk, actor.as_ref(), *id);
    Ok(Json(office.db.read(work).await?))
}

/// Seconds a motion (附议), as an adult who is verified as a resident there. Seconding twice changes nothing.
#[utoipa::path(tag = "votes", operation_id = "second_motion", params(("id" = MotionId, Path)),
    responses((status = 200, body = Motion, description = "The motion as it stands now")))]
#[put("/motions/{id}/second")]
async fn second(by: SignedIn, office: Office, id: Path<MotionId>) -> Result<Json<Motion>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::second(conn, &desk, &by.0, *id);
    Ok(Json(office.db.write(work).await?))
}

/// Takes that back.
#[utoipa::path(tag = "votes", operation_id = "unsecond_motion", params(("id" = MotionId, Path)),
    responses((status = 200, body = Motion, description = "The motion as it stands now")))]
#[delete("/motions/{id}/second")]
async fn unsecond(by: SignedIn, office: Office, id: Path<MotionId>) -> Result<Json<Motion>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::unsecond(conn, &desk, &by.0, *id);
    Ok(Json(office.db.write(work).await?))
}

/// Takes one's motion back, before it binds the station.
#[utoipa::path(tag = "votes", operation_id = "withdraw_motion", params(("id" = MotionId, Path)),
    responses((status = 200, body = Motion, description = "The motion as it stands now")))]
#[post("/motions/{id}/withdraw")]
async fn withdraw(by: SignedIn, office: Office, id: Path<MotionId>) -> Result<Json<Motion>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::withdraw(conn, &desk, &by.0, *id);
    Ok(Json(office.db.write(work).await?))
}

/// Publishes a motion, or says why not.
#[utoipa::path(tag = "votes", operation_id = "decide_motion", params(("id" = MotionId, Path)), request_body = DecideMotion,
    responses((status = 200, body = Motion, description = "The motion as it stands now")))]
#[post("/motions/{id}/decision")]
async fn decide(by: SignedIn, office: Office, id: Path<MotionId>, body: Body<DecideMotion>) -> Result<Json<Motion>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::decide(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Announces the vote that a binding motion asks for.
#[utoipa::path(tag = "votes", operation_id = "announce_motion", params(("id" = MotionId, Path), GivenKey), request_body = AnnounceMotion,
    responses((status = 201, body = Vote, description = "The vote")))]
#[post("/motions/{id}/vote")]
async fn announce(
    by: SignedIn,
    office: Office,
    id: Path<MotionId>,
    key: GivenKey,
    body: Body<AnnounceMotion>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("vote on {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::announce(conn, &desk, &by.0, id, &body.value)
    })
    .await
}
