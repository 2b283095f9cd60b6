//! The addresses of calls for plans, and of plans.

mod questions;

use actix_web::{
    HttpResponse, delete, get, post, put,
    web::{Json, Path},
};
use contract::{
    agenda::{AnswerObjection, NewObjection, Objection},
    calls::{CheckPlan, EndCall, NewPlanCall, Plan, PlanCall, ReopenCall, ReviewPlans, SendPlan},
    ids::{CallId, CommunityId, ObjectionId, OrganisationId, PlanId},
    page::Page,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service;
use crate::{
    auth::{Caller, SignedIn},
    cases::{office::Office, service::Desk},
    db::Conn,
    error::Result,
    http::{Body, IfMatch, Query, Routes},
    idempotency::{self, GivenKey},
    moment::Moment,
    paging::Part,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(list)
        .service(publish)
        .service(read)
        .service(send)
        .service(withdraw)
        .service(check)
        .service(review)
        .service(end_call)
        .service(reopen)
        .service(object)
        .service(answer)
        .configure(questions::routes);
}

/// Which calls.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CallQuery {
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
    /// How many, 1–100; 20 by default.
    limit: Option<u16>,
}

impl CallQuery {
    fn part(&self) -> Result<Part> {
        Part::asked(self.cursor.as_deref(), self.limit)
    }
}

/// The desk at this very moment: whoever sends slowly begins before a deadline and ends after it.
fn now(office: &Office) -> Desk {
    Desk {
        moment: Moment::now(),
        ..office.desk()
    }
}

/// Lists the calls for plans of a community, the latest first.
#[utoipa::path(tag = "needs", operation_id = "list_plan_calls", params(("id" = CommunityId, Path), CallQuery),
    responses((status = 200, body = Page<PlanCall>, description = "A page of calls, without plans, timelines and objections")))]
#[get("/communities/{id}/plan-calls")]
async fn list(caller: Caller, office: Office, id: Path<CommunityId>, query: Query<CallQuery>) -> Result<Json<Page<PlanCall>>> {
    let (desk, actor, part) = (office.desk(), caller.somebody(), query.0.part()?);
    let work = move |conn: &mut Conn| service::page(conn, &desk, actor.as_ref(), *id, part);
    Ok(Json(office.db.read(work).await?))
}

/// Calls for plans.
#[utoipa::path(tag = "needs", operation_id = "publish_plan_call", params(("id" = CommunityId, Path), GivenKey),
    request_body = NewPlanCall, responses((status = 201, body = PlanCall, description = "The call")))]
#[post("/communities/{id}/plan-calls")]
async fn publish(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    key: GivenKey,
    body: Body<NewPlanCall>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("plan call {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::publish(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Reads a call, with the plans that the caller may read: until the deadline their own, afterwards all.
#[utoipa::path(tag = "needs", operation_id = "read_plan_call", params(("id" = CallId, Path)),
    responses((status = 200, body = PlanCall, description = "The call")))]
#[get("/plan-calls/{id}")]
async fn read(caller: Caller, office: Office, id: Path<CallId>) -> Result<Json<PlanCall>> {
    let (desk, actor) = (office.desk(), caller.somebody());
    let work = move |conn: &mut Conn| service::read(conn, &desk, actor.as_ref(), *id);
    Ok(Json(office.db.read(work).await?))
}

/// Sends the plan of an organisation that the caller speaks for, or changes the one that was sent, until the deadline.
///
/// `If-Match` names the version that was changed; without it only a plan can be sent that is the first.
#[utoipa::path(tag = "needs", operation_id = "send_plan",
    params(("id" = CallId, Path), ("organisation_id" = OrganisationId, Path), IfMatch), request_body = SendPlan,
    responses((status = 200, body = Plan, description = "The plan as it is kept")))]
#[put("/plan-calls/{id}/plans/{organisation_id}")]
async fn send(
    by: SignedIn,
    office: Office,
    ids: Path<(CallId, OrganisationId)>,
    seen: IfMatch,
    body: Body<SendPlan>,
) -> Result<Json<Plan>> {
    let desk = now(&office);
    let work = move |conn: &mut Conn| service::send(conn, &desk, &by.0, *ids, &body.value, seen.0);
    Ok(Json(office.db.write(work).await?))
}

/// Takes the plan of an organisation back, until the deadline.
#[utoipa::path(tag = "needs", operation_id = "withdraw_plan",
    params(("id" = CallId, Path), ("organisation_id" = OrganisationId, Path)),
    responses((status = 204, description = "There is no such plan any more")))]
#[delete("/plan-calls/{id}/plans/{organisation_id}")]
async fn withdraw(by: SignedIn, office: Office, ids: Path<(CallId, OrganisationId)>) -> Result<HttpResponse> {
    let (desk, (id, organisation)) = (office.desk(), ids.into_inner());
    let work = move |conn: &mut Conn| service::withdraw(conn, &desk, &by.0, id, organisation);
    office.db.write(work).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Says whether a plan is admitted to the review.
#[utoipa::path(tag = "needs", operation_id = "check_plan", params(("id" = PlanId, Path)), request_body = CheckPlan,
    responses((status = 200, body = PlanCall, description = "The call as it stands now")))]
#[post("/plans/{id}/check")]
async fn check(by: SignedIn, office: Office, id: Path<PlanId>, body: Body<CheckPlan>) -> Result<Json<PlanCall>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::check(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Puts the admitted plans to the vote.
#[utoipa::path(tag = "needs", operation_id = "review_plans", params(("id" = CallId, Path)), request_body = ReviewPlans,
    responses((status = 200, body = PlanCall, description = "The call as it stands now")))]
#[post("/plan-calls/{id}/review")]
async fn review(by: SignedIn, office: Office, id: Path<CallId>, body: Body<ReviewPlans>) -> Result<Json<PlanCall>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::review(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Ends a call without a plan.
#[utoipa::path(tag = "needs", operation_id = "end_plan_call", params(("id" = CallId, Path)), request_body = EndCall,
    responses((status = 200, body = PlanCall, description = "The call as it stands now")))]
#[post("/plan-calls/{id}/end")]
async fn end_call(by: SignedIn, office: Office, id: Path<CallId>, body: Body<EndCall>) -> Result<Json<PlanCall>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::end(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Calls for plans again.
#[utoipa::path(tag = "needs", operation_id = "reopen_plan_call", params(("id" = CallId, Path)), request_body = ReopenCall,
    responses((status = 200, body = PlanCall, description = "The call as it stands now")))]
#[post("/plan-calls/{id}/reopen")]
async fn reopen(by: SignedIn, office: Office, id: Path<CallId>, body: Body<ReopenCall>) -> Result<Json<PlanCall>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::reopen(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Objects to the plan that is on public notice.
#[utoipa::path(tag = "needs", operation_id = "object_to_plan", params(("id" = CallId, Path), GivenKey),
    request_body = NewObjection, responses((status = 201, body = Objection, description = "The objection")))]
#[post("/plan-calls/{id}/objections")]
async fn object(by: SignedIn, office: Office, id: Path<CallId>, key: GivenKey, body: Body<NewObjection>) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("objection {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::object(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Answers an objection to the plan that was chosen.
#[utoipa::path(tag = "needs", operation_id = "answer_plan_objection",
    params(("id" = CallId, Path), ("objection_id" = ObjectionId, Path)), request_body = AnswerObjection,
    responses((status = 200, body = PlanCall, description = "The call as it stands now")))]
#[post("/plan-calls/{id}/objections/{objection_id}/answer")]
async fn answer(
    by: SignedIn,
    office: Office,
    ids: Path<(CallId, ObjectionId)>,
    body: Body<AnswerObjection>,
) -> Result<Json<PlanCall>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::answer(conn, &desk, &by.0, *ids, &body.value);
    Ok(Json(office.db.write(work).await?))
}
