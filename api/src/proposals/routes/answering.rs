//! The addresses by which communities answer.

use actix_web::{post, put, web::Json};
use contract::{
    ids::ProposalId,
    proposals::{NewAnswer, NewResponsible, Proposal, StepReport},
};

use super::{super::service, changing::Changing};
use crate::{
    error::Result,
    http::{Body, IfMatch, Routes},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(answer).service(assign).service(report);
}

/// Answers a proposal that enough residents signed.
#[utoipa::path(tag = "proposals", operation_id = "answer_proposal", params(("id" = ProposalId, Path), IfMatch), request_body = NewAnswer,
    responses((status = 200, body = Proposal, description = "The proposal")))]
#[post("/proposals/{id}/answer")]
async fn answer(by: Changing, body: Body<NewAnswer>) -> Result<Json<Proposal>> {
    by.does(move |conn, desk, by, of| service::answer(conn, desk, by, of, &body.value))
        .await
}

/// Gives the answer that is owed into somebody's hands. Everybody reads their name, by which they work.
#[utoipa::path(tag = "proposals", operation_id = "assign_proposal", params(("id" = ProposalId, Path), IfMatch), request_body = NewResponsible,
    responses((status = 200, body = Proposal, description = "The proposal")))]
#[put("/proposals/{id}/responsible")]
async fn assign(by: Changing, body: Body<NewResponsible>) -> Result<Json<Proposal>> {
    by.does(move |conn, desk, by, of| service::assign(conn, desk, by, of, body.value))
        .await
}

/// Reports that a promised step was taken.
#[utoipa::path(tag = "proposals", operation_id = "report_step", params(("id" = ProposalId, Path), IfMatch), request_body = StepReport,
    responses((status = 200, body = Proposal, description = "The proposal")))]
#[post("/proposals/{id}/steps")]
async fn report(by: Changing, body: Body<StepReport>) -> Result<Json<Proposal>> {
    by.does(move |conn, desk, by, of| service::report(conn, desk, by, of, &body.value))
        .await
}
