//! The addresses of remarks (质询).

use actix_web::{
    HttpResponse, get, post,
    web::{Json, Path},
};
use contract::{
    ids::{PhotoId, ProjectId, RemarkId},
    page::Page,
    projects::{AnswerRemark, NewRemark, Project, ProjectReason, Remark},
};

use super::{super::service, PartQuery, cursor};
use crate::{
    auth::{Caller, SignedIn},
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, Query, Routes},
    idempotency::{self, GivenKey},
    photos::service::View,
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config
        .service(list)
        .service(remark)
        .service(supervise)
        .service(answer)
        .service(hide)
        .service(hide_photo)
        .service(restore_photo);
}

/// Lists the remarks on a project, the latest first. Of residents no name is said.
#[utoipa::path(tag = "projects", operation_id = "list_project_remarks", params(("id" = ProjectId, Path), PartQuery),
    responses((status = 200, body = Page<Remark>, description = "A page of remarks")))]
#[get("/projects/{id}/remarks")]
async fn list(caller: Caller, office: Office, id: Path<ProjectId>, query: Query<PartQuery>) -> Result<Json<Page<Remark>>> {
    let (desk, actor, part) = (office.desk(), caller.somebody(), query.0.part()?);
    let work = move |conn: &mut Conn| service::remarks(conn, &desk, actor.as_ref(), *id, part);
    let (page, end) = office.db.read(work).await?;
    let next = end.map(cursor);
    Ok(Json(Page { next, ..page }))
}

/// Leaves a remark on a project.
#[utoipa::path(tag = "projects", operation_id = "remark_on_project", params(("id" = ProjectId, Path), GivenKey), request_body = NewRemark,
    responses((status = 201, body = Remark, description = "The remark")))]
#[post("/projects/{id}/remarks")]
async fn remark(by: SignedIn, office: Office, id: Path<ProjectId>, key: GivenKey, body: Body<NewRemark>) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("project remark {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::remark(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Notes something for the co-governance group that supervises a project (督导), by somebody who sits in it. It stands among the remarks.
#[utoipa::path(tag = "projects", operation_id = "supervise_project", params(("id" = ProjectId, Path), GivenKey), request_body = NewRemark,
    responses((status = 201, body = Remark, description = "The note")))]
#[post("/projects/{id}/supervision")]
async fn supervise(
    by: SignedIn,
    office: Office,
    id: Path<ProjectId>,
    key: GivenKey,
    body: Body<NewRemark>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("project supervision {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::supervise(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Answers a remark for the carrier, once.
#[utoipa::path(tag = "projects", operation_id = "answer_project_remark",
    params(("id" = ProjectId, Path), ("remark_id" = RemarkId, Path)), request_body = AnswerRemark,
    responses((status = 200, body = Remark, description = "The remark as it stands now")))]
#[post("/projects/{id}/remarks/{remark_id}/answer")]
async fn answer(
    by: SignedIn,
    office: Office,
    ids: Path<(ProjectId, RemarkId)>,
    body: Body<AnswerRemark>,
) -> Result<Json<Remark>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::answer(conn, &desk, &by.0, *ids, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Takes a picture of a report from view, with a reason that everybody reads in its place.
#[utoipa::path(tag = "projects", operation_id = "hide_project_photo",
    params(("id" = ProjectId, Path), ("photo_id" = PhotoId, Path)), request_body = ProjectReason,
    responses((status = 200, body = Project, description = "The project as it stands now")))]
#[post("/projects/{id}/photos/{photo_id}/hide")]
async fn hide_photo(
    by: SignedIn,
    office: Office,
    ids: Path<(ProjectId, PhotoId)>,
    body: Body<ProjectReason>,
) -> Result<Json<Project>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::turn_picture(conn, &desk, &by.0, *ids, (View::Hide, &body.value));
    Ok(Json(office.db.write(work).await?))
}

/// Puts a picture of a report back that was taken from view, with a reason that everybody reads on the timeline.
#[utoipa::path(tag = "projects", operation_id = "restore_project_photo",
    params(("id" = ProjectId, Path), ("photo_id" = PhotoId, Path)), request_body = ProjectReason,
    responses((status = 200, body = Project, description = "The project as it stands now")))]
#[post("/projects/{id}/photos/{photo_id}/restore")]
async fn restore_photo(
    by: SignedIn,
    office: Office,
    ids: Path<(ProjectId, PhotoId)>,
    body: Body<ProjectReason>,
) -> Result<Json<Project>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::turn_picture(conn, &desk, &by.0, *ids, (View::Restore, &body.value));
    Ok(Json(office.db.write(work).await?))
}

/// Takes a remark from view, with a reason that everybody reads in its place.
#[utoipa::path(tag = "projects", operation_id = "hide_project_remark",
    params(("id" = ProjectId, Path), ("remark_id" = RemarkId, Path)), request_body = ProjectReason,
    responses((status = 200, body = Remark, description = "The remark as it stands now")))]
#[post("/projects/{id}/remarks/{remark_id}/hide")]
async fn hide(by: SignedIn, office: Office, ids: Path<(ProjectId, RemarkId)>, body: Body<ProjectReason>) -> Result<Json<Remark>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::hide(conn, &desk, &by.0, *ids, &body.value);
    Ok(Json(office.db.write(work).await?))
}
