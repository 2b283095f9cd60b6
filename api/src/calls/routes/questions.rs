//! The addresses of the questions on a plan.

use actix_web::{
    HttpResponse, get, post,
    web::{Json, Path},
};
use contract::{
    ids::{PlanId, RemarkId},
    page::Page,
    projects::{AnswerRemark, NewRemark, ProjectReason, Remark},
};

use super::{super::service, CallQuery, now};
use crate::{
    auth::{Caller, SignedIn},
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, Query, Routes},
    idempotency::{self, GivenKey},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(list).service(ask).service(reply).service(hide);
}

/// Lists the questions on a plan that is public, the latest first. No name is said of who asked.
#[utoipa::path(tag = "needs", operation_id = "list_plan_questions", params(("id" = PlanId, Path), CallQuery),
    responses((status = 200, body = Page<Remark>, description = "A page of questions with their answers")))]
#[get("/plans/{id}/questions")]
async fn list(caller: Caller, office: Office, id: Path<PlanId>, query: Query<CallQuery>) -> Result<Json<Page<Remark>>> {
    let (desk, actor, part) = (office.desk(), caller.somebody(), query.0.part()?);
    let work = move |conn: &mut Conn| service::questions(conn, &desk, actor.as_ref(), *id, part);
    Ok(Json(office.db.read(work).await?))
}

/// Asks something of a plan, from the deadline of its call until the vote on it closes.
#[utoipa::path(tag = "needs", operation_id = "ask_about_plan", params(("id" = PlanId, Path), GivenKey), request_body = NewRemark,
    responses((status = 201, body = Remark, description = "The question")))]
#[post("/plans/{id}/questions")]
async fn ask(by: SignedIn, office: Office, id: Path<PlanId>, key: GivenKey, body: Body<NewRemark>) -> Result<HttpResponse> {
    let (desk, id) = (now(&office), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("plan question {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::ask(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Answers a question for the organisation whose plan it is, once.
#[utoipa::path(tag = "needs", operation_id = "answer_plan_question",
    params(("id" = PlanId, Path), ("question_id" = RemarkId, Path)), request_body = AnswerRemark,
    responses((status = 200, body = Remark, description = "The question as it stands now")))]
#[post("/plans/{id}/questions/{question_id}/answer")]
async fn reply(by: SignedIn, office: Office, ids: Path<(PlanId, RemarkId)>, body: Body<AnswerRemark>) -> Result<Json<Remark>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::reply(conn, &desk, &by.0, *ids, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Takes a question from view, with a reason that everybody reads in its place.
#[utoipa::path(tag = "needs", operation_id = "hide_plan_question",
    params(("id" = PlanId, Path), ("question_id" = RemarkId, Path)), request_body = ProjectReason,
    responses((status = 200, body = Remark, description = "The question as it stands now")))]
#[post("/plans/{id}/questions/{question_id}/hide")]
async fn hide(by: SignedIn, office: Office, ids: Path<(PlanId, RemarkId)>, body: Body<ProjectReason>) -> Result<Json<Remark>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::hide(conn, &desk, &by.0, *ids, &body.value);
    Ok(Json(office.db.write(work).await?))
}
