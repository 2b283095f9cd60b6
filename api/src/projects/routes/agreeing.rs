//! The addresses by which both sides agree to a contract.

use actix_web::{
    post,
    web::{Json, Path},
};
use contract::{
    ids::ProjectId,
    projects::{Project, ProjectReason, SignContract},
};

use super::super::service;
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, Routes},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(offer).service(recall).service(sign).service(refuse);
}

/// Offers what is drawn up to the carrier.
#[utoipa::path(tag = "projects", operation_id = "offer_contract", params(("id" = ProjectId, Path)),
    responses((status = 200, body = Project, description = "The project as it stands now")))]
#[post("/projects/{id}/offer")]
async fn offer(by: SignedIn, office: Office, id: Path<ProjectId>) -> Result<Json<Project>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::offer(conn, &desk, &by.0, *id);
    Ok(Json(office.db.write(work).await?))
}

/// Takes back what lies with the carrier.
#[utoipa::path(tag = "projects", operation_id = "recall_contract", params(("id" = ProjectId, Path)),
    responses((status = 200, body = Project, description = "The project as it stands now")))]
#[post("/projects/{id}/recall")]
async fn recall(by: SignedIn, office: Office, id: Path<ProjectId>) -> Result<Json<Project>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::recall(conn, &desk, &by.0, *id);
    Ok(Json(office.db.write(work).await?))
}

/// Signs the contract on offer for its carrier: the very version that was read.
#[utoipa::path(tag = "projects", operation_id = "sign_contract", params(("id" = ProjectId, Path)), request_body = SignContract,
    responses((status = 200, body = Project, description = "The project as it stands now")))]
#[post("/projects/{id}/sign")]
async fn sign(by: SignedIn, office: Office, id: Path<ProjectId>, body: Body<SignContract>) -> Result<Json<Project>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::sign(conn, &desk, &by.0, *id, body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Refuses the contract on offer, with a reason for the station.
#[utoipa::path(tag = "projects", operation_id = "refuse_contract", params(("id" = ProjectId, Path)), request_body = ProjectReason,
    responses((status = 200, body = Project, description = "The project as it stands now")))]
#[post("/projects/{id}/refuse")]
async fn refuse(by: SignedIn, office: Office, id: Path<ProjectId>, body: Body<ProjectReason>) -> Result<Json<Project>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::refuse(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}
