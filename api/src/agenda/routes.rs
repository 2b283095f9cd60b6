//! The addresses of the rules.

use actix_web::{HttpResponse, get, put, web::Path};
use contract::{agenda::AgendaRules, ids::CommunityId};

use super::service;
use crate::{
    auth::SignedIn,
    cases::office::Office,
    error::Result,
    http::{Body, IfMatch, Routes, versioned},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(rules).service(set_rules);
}

/// Reads the rules of a community for the way from a need to a project.
#[utoipa::path(tag = "needs", operation_id = "read_agenda_rules", params(("id" = CommunityId, Path)),
    responses((status = 200, body = AgendaRules, description = "The rules")))]
#[get("/communities/{id}/agenda-rules")]
async fn rules(office: Office, id: Path<CommunityId>) -> Result<HttpResponse> {
    office.places.place(*id)?;
    let (version, known) = office.db.read(move |conn| service::current_rules(conn, *id)).await?;
    Ok(versioned(version, &known))
}

/// Sets the rules of a community for the way from a need to a project; what is on notice already keeps its days.
///
/// `If-Match` names the version that was changed; without it only those can be set that are the first.
#[utoipa::path(tag = "needs", operation_id = "set_agenda_rules", params(("id" = CommunityId, Path), IfMatch), request_body = AgendaRules,
    responses((status = 200, body = AgendaRules, description = "The rules")))]
#[put("/communities/{id}/agenda-rules")]
async fn set_rules(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    seen: IfMatch,
    body: Body<AgendaRules>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let work = move |conn: &mut crate::db::Conn| service::set_rules(conn, &desk, &by.0, id, body.value, seen.0);
    let (version, set) = office.db.write(work).await?;
    Ok(versioned(version, &set))
}
