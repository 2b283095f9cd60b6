//! The addresses by which projects are read.

use actix_web::{
    get,
    web::{Json, Path},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::{
    ids::{CommunityId, ProjectId},
    page::Page,
    problem::Kind,
    projects::{Contract, Project, ProjectCarrier, ProjectEvent, ProjectState, ProjectSummary},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{super::service, PartQuery, cursor};
use crate::{
    auth::{Caller, SignedIn},
    cases::office::Office,
    db::{Conn, Key},
    error::{Error, Result},
    http::{Query, Routes},
    paging::{self, Part},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config
        .service(list)
        .service(own)
        .service(carriers)
        .service(read)
        .service(contracts)
        .service(timeline);
}

/// Which projects.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ProjectQuery {
    /// Only those that stand like this.
    state: Option<ProjectState>,
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
    /// How many, 1–100; 20 by default.
    limit: Option<u16>,
}

/// Reads a cursor: whether the last project that was seen is over, and its identifier.
fn place(cursor: &str) -> Result<(bool, Key)> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).unwrap_or_default();
    let last = bytes.split_first().and_then(|(over, id)| {
        let over = match over {
            0 => false,
            1 => true,
            _ => return None,
        };
        Some((over, Key(uuid::Uuid::from_slice(id).ok()?)))
    });
    last.ok_or(Error::Problem(Kind::BadCursor))
}

/// Lists the projects of a community, those under way first; its station sees also those that nobody signed yet.
#[utoipa::path(tag = "projects", operation_id = "list_projects", params(("id" = CommunityId, Path), ProjectQuery),
    responses((status = 200, body = Page<ProjectSummary>, description = "A page of projects")))]
#[get("/communities/{id}/projects")]
async fn list(
    caller: Caller,
    office: Office,
    id: Path<CommunityId>,
    query: Query<ProjectQuery>,
) -> Result<Json<Page<ProjectSummary>>> {
    let part = Part {
        after: query.0.cursor.as_deref().map(place).transpose()?,
        limit: paging::limit(query.0.limit)?,
    };
    let (desk, actor) = (office.desk(), caller.somebody());
    let work = move |conn: &mut Conn| service::page(conn, &desk, actor.as_ref(), *id, query.0.state, part);
    let (page, end) = office.db.read(work).await?;
    let next = end.map(|(over, id)| URL_SAFE_NO_PAD.encode([&[u8::from(over)], &id.0.as_bytes()[..]].concat()));
    Ok(Json(Page { next, ..page }))
}

/// Lists the projects of the organisations that one speaks for, once they were offered; 200 at most.
#[utoipa::path(tag = "projects", operation_id = "list_own_projects",
    responses((status = 200, body = Page<ProjectSummary>, description = "The projects")))]
#[get("/me/projects")]
async fn own(by: SignedIn, office: Office) -> Result<Json<Page<ProjectSummary>>> {
    let items = office.db.read(move |conn| service::mine(conn, &by.0)).await?;
    Ok(Json(Page { items, next: None }))
}

/// Lists the organisations of a community that can carry projects out, and what became of those they carried out.
#[utoipa::path(tag = "projects", operation_id = "list_carriers", params(("id" = CommunityId, Path)),
    responses((status = 200, body = Page<ProjectCarrier>, description = "The organisations")))]
#[get("/communities/{id}/carriers")]
async fn carriers(by: SignedIn, office: Office, id: Path<CommunityId>) -> Result<Json<Page<ProjectCarrier>>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::carriers(conn, &desk, &by.0, *id);
    let items = office.db.read(work).await?;
    Ok(Json(Page { items, next: None }))
}

/// Reads a project.
#[utoipa::path(tag = "projects", operation_id = "read_project", params(("id" = ProjectId, Path)),
    responses((status = 200, body = Project, description = "The project")))]
#[get("/projects/{id}")]
async fn read(caller: Caller, office: Office, id: Path<ProjectId>) -> Result<Json<Project>> {
    let (desk, actor) = (office.desk(), caller.somebody());
    let work = move |conn: &mut Conn| service::read(conn, &desk, actor.as_ref(), *id);
    Ok(Json(office.db.read(work).await?))
}

/// Lists the versions of a project's contract, the latest first: both sides see all, everybody those that were signed.
#[utoipa::path(tag = "projects", operation_id = "list_contracts", params(("id" = ProjectId, Path)),
    responses((status = 200, body = Page<Contract>, description = "The versions")))]
#[get("/projects/{id}/contracts")]
async fn contracts(caller: Caller, office: Office, id: Path<ProjectId>) -> Result<Json<Page<Contract>>> {
    let (desk, actor) = (office.desk(), caller.somebody());
    let work = move |conn: &mut Conn| service::contracts(conn, &desk, actor.as_ref(), *id);
    let items = office.db.read(work).await?;
    Ok(Json(Page { items, next: None }))
}

/// Lists what happened to a project, the latest first.
#[utoipa::path(tag = "projects", operation_id = "read_project_timeline", params(("id" = ProjectId, Path), PartQuery),
    responses((status = 200, body = Page<ProjectEvent>, description = "A page of it")))]
#[get("/projects/{id}/timeline")]
async fn timeline(
    caller: Caller,
    office: Office,
    id: Path<ProjectId>,
    query: Query<PartQuery>,
) -> Result<Json<Page<ProjectEvent>>> {
    let (desk, actor, part) = (office.desk(), caller.somebody(), query.0.part()?);
    let work = move |conn: &mut Conn| service::timeline(conn, &desk, actor.as_ref(), *id, part);
    let (page, end) = office.db.read(work).await?;
    let next = end.map(cursor);
    Ok(Json(Page { next, ..page }))
}
