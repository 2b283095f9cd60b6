//! The addresses by which is recorded what becomes of a project: payments, reports, its end, its evaluation, and that
//! it is commended.

use actix_web::{
    HttpResponse, post,
    web::{Json, Path},
};
use contract::{
    ids::ProjectId,
    projects::{NewEvaluation, NewProjectReport, Project, ProjectReason, RecordPayment},
};

use super::super::service;
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, Routes},
    idempotency::{self, GivenKey},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config
        .service(pay)
        .service(report)
        .service(end)
        .service(evaluate)
        .service(commend);
}

/// Records a payment as made. The amount is the contract's.
#[utoipa::path(tag = "projects", operation_id = "record_payment", params(("id" = ProjectId, Path)), request_body = RecordPayment,
    responses((status = 200, body = Project, description = "The project as it stands now")))]
#[post("/projects/{id}/payments")]
async fn pay(by: SignedIn, office: Office, id: Path<ProjectId>, body: Body<RecordPayment>) -> Result<Json<Project>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::pay(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Writes a report of the carrier: for the earliest day that has none, or the final one.
#[utoipa::path(tag = "projects", operation_id = "write_project_report", params(("id" = ProjectId, Path), GivenKey), request_body = NewProjectReport,
    responses((status = 201, body = Project, description = "The project as it stands now")))]
#[post("/projects/{id}/reports")]
async fn report(
    by: SignedIn,
    office: Office,
    id: Path<ProjectId>,
    key: GivenKey,
    body: Body<NewProjectReport>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("project report {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::report(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Ends a project before its time, with a reason that everybody reads once it was signed.
#[utoipa::path(tag = "projects", operation_id = "end_project", params(("id" = ProjectId, Path)), request_body = ProjectReason,
    responses((status = 200, body = Project, description = "The project as it stands now")))]
#[post("/projects/{id}/end")]
async fn end(by: SignedIn, office: Office, id: Path<ProjectId>, body: Body<ProjectReason>) -> Result<Json<Project>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::end(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Evaluates a project, once: verified residents and their representatives; for the community committee its station, and its staff in
/// the group that supervises.
#[utoipa::path(tag = "projects", operation_id = "evaluate_project", params(("id" = ProjectId, Path)), request_body = NewEvaluation,
    responses((status = 200, body = Project, description = "The project as it stands now")))]
#[post("/projects/{id}/evaluations")]
async fn evaluate(by: SignedIn, office: Office, id: Path<ProjectId>, body: Body<NewEvaluation>) -> Result<Json<Project>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::evaluate(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Commends a project that was evaluated as excellent, with a reason that everybody reads.
#[utoipa::path(tag = "projects", operation_id = "commend_project", params(("id" = ProjectId, Path)), request_body = ProjectReason,
    responses((status = 200, body = Project, description = "The project as it stands now")))]
#[post("/projects/{id}/commendation")]
async fn commend(by: SignedIn, office: Office, id: Path<ProjectId>, body: Body<ProjectReason>) -> Result<Json<Project>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::commend(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}
