//! The addresses by which authors write proposals.

use actix_web::{
    HttpResponse, delete, patch, post,
    web::{Json, Path},
};
use contract::{
    ids::{PhotoId, ProposalId},
    proposals::{Grounds, NewProposal, NewProposalPhotos, Proposal, ProposalText},
};

use super::{
    super::service,
    changing::{Changing, change},
};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    error::Result,
    http::{Body, IfMatch, Routes},
    idempotency::{self, GivenKey},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config
        .service(begin)
        .service(edit)
        .service(submit)
        .service(amend)
        .service(withdraw)
        .service(appeal)
        .service(add_photos)
        .service(remove_photo);
}

/// Begins a proposal; nobody else sees it until it is published.
#[utoipa::path(tag = "proposals", operation_id = "begin_proposal", params(GivenKey), request_body = NewProposal,
    responses((status = 201, body = Proposal, description = "The draft")))]
#[post("/proposals")]
async fn begin(by: SignedIn, office: Office, key: GivenKey, body: Body<NewProposal>) -> Result<HttpResponse> {
    let desk = office.desk();
    let ticket = key.ticket(Some(by.0.id), "proposal", body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::begin(conn, &desk, &by.0, &body.value)
    })
    .await
}

/// Changes what a draft says, or what was given back.
#[utoipa::path(tag = "proposals", operation_id = "edit_proposal", params(("id" = ProposalId, Path), IfMatch), request_body = ProposalText,
    responses((status = 200, body = Proposal, description = "The proposal")))]
#[patch("/proposals/{id}")]
async fn edit(by: Changing, body: Body<ProposalText>) -> Result<Json<Proposal>> {
    by.does(move |conn, desk, by, of| service::edit(conn, desk, by, of, &body.value))
        .await
}

/// Sends a proposal to be looked at before it is published.
#[utoipa::path(tag = "proposals", operation_id = "submit_proposal", params(("id" = ProposalId, Path), IfMatch),
    responses((status = 200, body = Proposal, description = "The proposal")))]
#[post("/proposals/{id}/submit")]
async fn submit(by: Changing) -> Result<Json<Proposal>> {
    by.does(service::submit).await
}

/// Sends a new version of a published proposal; those who signed are told once it is published.
#[utoipa::path(tag = "proposals", operation_id = "amend_proposal", params(("id" = ProposalId, Path), IfMatch), request_body = ProposalText,
    responses((status = 200, body = Proposal, description = "The proposal")))]
#[post("/proposals/{id}/editions")]
async fn amend(by: Changing, body: Body<ProposalText>) -> Result<Json<Proposal>> {
    by.does(move |conn, desk, by, of| service::amend(conn, desk, by, of, &body.value))
        .await
}

/// Takes a proposal back, with a reason that those who signed read.
#[utoipa::path(tag = "proposals", operation_id = "withdraw_proposal", params(("id" = ProposalId, Path), IfMatch), request_body = Grounds,
    responses((status = 200, body = Proposal, description = "The proposal")))]
#[post("/proposals/{id}/withdraw")]
async fn withdraw(by: Changing, body: Body<Grounds>) -> Result<Json<Proposal>> {
    by.does(move |conn, desk, by, of| service::withdraw(conn, desk, by, of, &body.value))
        .await
}

/// Asks another moderator to look at a rejection again; once.
#[utoipa::path(tag = "proposals", operation_id = "appeal_proposal", params(("id" = ProposalId, Path), IfMatch), request_body = Grounds,
    responses((status = 200, body = Proposal, description = "The proposal")))]
#[post("/proposals/{id}/appeal")]
async fn appeal(by: Changing, body: Body<Grounds>) -> Result<Json<Proposal>> {
    by.does(move |conn, desk, by, of| service::appeal(conn, desk, by, of, &body.value))
        .await
}

/// Adds pictures to a proposal; those of a published one are shown once somebody has looked at them.
#[utoipa::path(tag = "proposals", operation_id = "add_proposal_photos", params(("id" = ProposalId, Path)), request_body = NewProposalPhotos,
    responses((status = 200, body = Proposal, description = "The proposal")))]
#[post("/proposals/{id}/photos")]
async fn add_photos(by: SignedIn, office: Office, id: Path<ProposalId>, body: Body<NewProposalPhotos>) -> Result<Json<Proposal>> {
    change(by, &office, move |conn, desk, by| {
        service::add_photos(conn, desk, by, *id, &body.value.photos)
    })
    .await
}

/// Takes a picture away from a proposal.
#[utoipa::path(tag = "proposals", operation_id = "remove_proposal_photo",
    params(("id" = ProposalId, Path), ("photo_id" = PhotoId, Path)),
    responses((status = 200, body = Proposal, description = "The proposal")))]
#[delete("/proposals/{id}/photos/{photo_id}")]
async fn remove_photo(by: SignedIn, office: Office, path: Path<(ProposalId, PhotoId)>) -> Result<Json<Proposal>> {
    let (id, photo) = path.into_inner();
    change(by, &office, move |conn, desk, by| {
        service::remove_photo(conn, desk, by, id, photo)
    })
    .await
}
