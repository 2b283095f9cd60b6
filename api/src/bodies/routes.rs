//! The addresses of bodies.

use actix_web::{
    HttpResponse, get, patch, post, put,
    web::{Json, Path},
};
use contract::{
    bodies::{
        AnswerSeat, Body as BodyShown, BodyRules, BodySheet, BodySummary, DissolveBody, EndSeat, NewBody, NewSeat, OwnSeat,
        ProposeBody,
    },
    ids::{BodyId, CommunityId, SeatId},
    page::Page,
};

use super::service;
use crate::{
    auth::{Caller, SignedIn},
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, IfMatch, Routes, versioned},
    idempotency::{self, GivenKey},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(list)
        .service(form)
        .service(read)
        .service(correct)
        .service(invite)
        .service(end_seat)
        .service(propose)
        .service(dissolve)
        .service(own)
        .service(answer)
        .service(rules)
        .service(set_rules);
}

/// Lists the bodies of a community, those that stand first.
#[utoipa::path(tag = "bodies", operation_id = "list_bodies", params(("id" = CommunityId, Path)),
    responses((status = 200, body = Page<BodySummary>, description = "All of them")))]
#[get("/communities/{id}/bodies")]
async fn list(_: Caller, office: Office, id: Path<CommunityId>) -> Result<Json<Page<BodySummary>>> {
    let desk = office.desk();
    let items = office.db.read(move |conn| service::list(conn, &desk, *id)).await?;
    Ok(Json(Page { items, next: None }))
}

/// Begins a body, without anybody in it.
#[utoipa::path(tag = "bodies", operation_id = "form_body", params(("id" = CommunityId, Path), GivenKey), request_body = NewBody,
    responses((status = 201, body = BodyShown, description = "The body")))]
#[post("/communities/{id}/bodies")]
async fn form(by: SignedIn, office: Office, id: Path<CommunityId>, key: GivenKey, body: Body<NewBody>) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("body {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::form(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Reads a body.
#[utoipa::path(tag = "bodies", operation_id = "read_body", params(("id" = BodyId, Path)),
    responses((status = 200, body = BodyShown, description = "The body")))]
#[get("/bodies/{id}")]
async fn read(caller: Caller, office: Office, id: Path<BodyId>) -> Result<Json<BodyShown>> {
    let (desk, actor) = (office.desk(), caller.somebody());
    let work = move |conn: &mut Conn| service::read(conn, &desk, actor.as_ref(), *id);
    Ok(Json(office.db.read(work).await?))
}

/// Corrects what a body is called and what it is for.
///
/// `If-Match` names the edition that was corrected, and cannot be left out. A group that stands keeps its field.
#[utoipa::path(tag = "bodies", operation_id = "correct_body", params(("id" = BodyId, Path), IfMatch), request_body = BodySheet,
    responses((status = 200, body = BodyShown, description = "The body as it stands now")))]
#[patch("/bodies/{id}")]
async fn correct(
    by: SignedIn,
    office: Office,
    id: Path<BodyId>,
    seen: IfMatch,
    body: Body<BodySheet>,
) -> Result<Json<BodyShown>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::correct(conn, &desk, &by.0, *id, seen.0, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Invites somebody to sit in a body.
#[utoipa::path(tag = "bodies", operation_id = "invite_to_body", params(("id" = BodyId, Path), GivenKey), request_body = NewSeat,
    responses((status = 201, body = BodyShown, description = "The body as it stands now")))]
#[post("/bodies/{id}/seats")]
async fn invite(by: SignedIn, office: Office, id: Path<BodyId>, key: GivenKey, body: Body<NewSeat>) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("seat {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::invite(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Takes an invitation back, or lets somebody go.
#[utoipa::path(tag = "bodies", operation_id = "end_seat", params(("id" = BodyId, Path), ("seat_id" = SeatId, Path)),
    request_body = EndSeat, responses((status = 200, body = BodyShown, description = "The body as it stands now")))]
#[post("/bodies/{id}/seats/{seat_id}/end")]
async fn end_seat(by: SignedIn, office: Office, ids: Path<(BodyId, SeatId)>, body: Body<EndSeat>) -> Result<Json<BodyShown>> {
    let (desk, (id, seat)) = (office.desk(), ids.into_inner());
    let work = move |conn: &mut Conn| service::end_seat(conn, &desk, &by.0, id, seat, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Puts a body to the vote of the residents.
#[utoipa::path(tag = "bodies", operation_id = "propose_body", params(("id" = BodyId, Path)), request_body = ProposeBody,
    responses((status = 200, body = BodyShown, description = "The body as it stands now")))]
#[post("/bodies/{id}/propose")]
async fn propose(by: SignedIn, office: Office, id: Path<BodyId>, body: Body<ProposeBody>) -> Result<Json<BodyShown>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::propose(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Dissolves a body.
#[utoipa::path(tag = "bodies", operation_id = "dissolve_body", params(("id" = BodyId, Path)), request_body = DissolveBody,
    responses((status = 200, body = BodyShown, description = "The body as it stands now")))]
#[post("/bodies/{id}/dissolve")]
async fn dissolve(by: SignedIn, office: Office, id: Path<BodyId>, body: Body<DissolveBody>) -> Result<Json<BodyShown>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::dissolve(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Lists the seats that the caller holds, held or was offered.
#[utoipa::path(tag = "bodies", operation_id = "list_own_seats",
    responses((status = 200, body = Page<OwnSeat>, description = "All of them, the latest first")))]
#[get("/me/seats")]
async fn own(by: SignedIn, office: Office) -> Result<Json<Page<OwnSeat>>> {
    let items = office.db.read(move |conn| service::own(conn, by.0.id, office.moment)).await?;
    Ok(Json(Page { items, next: None }))
}

/// Accepts a seat, declines it, or gives it up. Saying the same twice changes nothing.
#[utoipa::path(tag = "bodies", operation_id = "answer_seat", params(("id" = SeatId, Path)), request_body = AnswerSeat,
    responses((status = 200, body = OwnSeat, description = "The seat as it stands now")))]
#[post("/seats/{id}/answer")]
async fn answer(by: SignedIn, office: Office, id: Path<SeatId>, body: Body<AnswerSeat>) -> Result<Json<OwnSeat>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::answer(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Reads the rules of a community for its bodies.
#[utoipa::path(tag = "bodies", operation_id = "read_body_rules", params(("id" = CommunityId, Path)),
    responses((status = 200, body = BodyRules, description = "The rules")))]
#[get("/communities/{id}/body-rules")]
async fn rules(office: Office, id: Path<CommunityId>) -> Result<HttpResponse> {
    office.places.place(*id)?;
    let (version, known) = office.db.read(move |conn| service::current_rules(conn, *id)).await?;
    Ok(versioned(version, &known))
}

/// Sets the rules of a community for its bodies, which are all judged by them from now on.
///
/// `If-Match` names the version that was changed; without it only those can be set that are the first.
#[utoipa::path(tag = "bodies", operation_id = "set_body_rules", params(("id" = CommunityId, Path), IfMatch), request_body = BodyRules,
    responses((status = 200, body = BodyRules, description = "The rules")))]
#[put("/communities/{id}/body-rules")]
async fn set_rules(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    seen: IfMatch,
    body: Body<BodyRules>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let work = move |conn: &mut Conn| service::set_rules(conn, &desk, &by.0, id, body.value, seen.0);
    let (version, set) = office.db.write(work).await?;
    Ok(versioned(version, &set))
}
