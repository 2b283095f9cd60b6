//! The addresses by which projects, and amendments of their contracts, are drawn up.

use actix_web::{
    HttpResponse, post, put,
    web::{Json, Path},
};
use contract::{
    ids::{CommunityId, ProjectId},
    projects::{Amendment, NewProject, Project},
};

use super::super::service;
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, IfMatch, Routes},
    idempotency::{self, GivenKey},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(draw_up).service(change).service(amend);
}

/// Draws a project up. Only the station sees it until it is offered.
#[utoipa::path(tag = "projects", operation_id = "draw_up_project", params(("id" = CommunityId, Path), GivenKey), request_body = NewProject,
    responses((status = 201, body = Project, description = "The project")))]
#[post("/communities/{id}/projects")]
async fn draw_up(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    key: GivenKey,
    body: Body<NewProject>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("project {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::draw_up(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Changes a project that nobody signed yet. `If-Match` names its `edition`.
#[utoipa::path(tag = "projects", operation_id = "change_project", params(("id" = ProjectId, Path), IfMatch), request_body = NewProject,
    responses((status = 200, body = Project, description = "The project as it stands now")))]
#[put("/projects/{id}")]
async fn change(
    by: SignedIn,
    office: Office,
    id: Path<ProjectId>,
    seen: IfMatch,
    body: Body<NewProject>,
) -> Result<Json<Project>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::change(conn, &desk, &by.0, *id, seen.0, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Draws an amendment of the contract up. `If-Match` names the project's `edition`.
#[utoipa::path(tag = "projects", operation_id = "amend_project", params(("id" = ProjectId, Path), IfMatch), request_body = Amendment,
    responses((status = 200, body = Project, description = "The project as it stands now")))]
#[put("/projects/{id}/amendment")]
async fn amend(by: SignedIn, office: Office, id: Path<ProjectId>, seen: IfMatch, body: Body<Amendment>) -> Result<Json<Project>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::amend(conn, &desk, &by.0, *id, seen.0, &body.value);
    Ok(Json(office.db.write(work).await?))
}
