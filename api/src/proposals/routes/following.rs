//! The address of following a proposal.

use actix_web::{HttpResponse, delete, put, web::Path};
use contract::ids::ProposalId;

use super::super::service;
use crate::{auth::SignedIn, cases::office::Office, db::Conn, error::Result, http::Routes};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(follow).service(unfollow);
}

/// Follows a proposal: one is told what becomes of it. Following it twice changes nothing.
#[utoipa::path(tag = "proposals", operation_id = "follow_proposal", params(("id" = ProposalId, Path)),
    responses((status = 204, description = "It is followed")))]
#[put("/proposals/{id}/follow")]
async fn follow(by: SignedIn, office: Office, id: Path<ProposalId>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::follow(conn, &desk, &by.0, *id);
    office.db.write(work).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Follows a proposal no longer.
#[utoipa::path(tag = "proposals", operation_id = "unfollow_proposal", params(("id" = ProposalId, Path)),
    responses((status = 204, description = "It is followed no longer")))]
#[delete("/proposals/{id}/follow")]
async fn unfollow(by: SignedIn, office: Office, id: Path<ProposalId>) -> Result<HttpResponse> {
    let work = move |conn: &mut Conn| service::unfollow(conn, &by.0, *id);
    office.db.write(work).await?;
    Ok(HttpResponse::NoContent().finish())
}
