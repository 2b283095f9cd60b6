//! The addresses of the rules for projects.

use actix_web::{HttpResponse, get, put, web::Path};
use contract::{ids::CommunityId, projects::ProjectRules};

use super::super::service;
use crate::{
    auth::SignedIn,
    cases::office::Office,
    error::Result,
    http::{Body, IfMatch, Routes, versioned},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(rules).service(set_rules);
}

/// Reads the rules of a community for its projects.
#[utoipa::path(tag = "projects", operation_id = "read_project_rules", params(("id" = CommunityId, Path)),
    responses((status = 200, body = ProjectRules, description = "The rules")))]
#[get("/communities/{id}/project-rules")]
async fn rules(office: Office, id: Path<CommunityId>) -> Result<HttpResponse> {
    office.places.place(*id)?;
    let (version, known) = office.db.read(move |conn| service::current_rules(conn, *id)).await?;
    Ok(versioned(version, &known))
}

/// Sets the rules of a community for its projects; what was offered, and what is being evaluated, keeps those it was given.
///
/// `If-Match` names the version that was changed; without it only those can be set that are the first.
#[utoipa::path(tag = "projects", operation_id = "set_project_rules", params(("id" = CommunityId, Path), IfMatch), request_body = ProjectRules,
    responses((status = 200, body = ProjectRules, description = "The rules")))]
#[put("/communities/{id}/project-rules")]
async fn set_rules(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    seen: IfMatch,
    body: Body<ProjectRules>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let work = move |conn: &mut crate::db::Conn| service::set_rules(conn, &desk, &by.0, id, body.value, seen.0);
    let (version, set) = office.db.write(work).await?;
    Ok(versioned(version, &set))
}
