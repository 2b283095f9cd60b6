//! The addresses of invitations to propose together.

use actix_web::{
    HttpResponse, delete, post,
    web::{Json, Path},
};
use contract::{
    ids::{InvitationId, ProposalId},
    proposals::{Invitation, InvitationAnswer, InvitationSecret, NewInvitation, Proposal},
};

use super::{super::service, changing::change};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    error::Result,
    http::{Body, Routes},
    idempotency::{self, GivenKey},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(open).service(invite).service(uninvite).service(join);
}

/// Reads the proposal that a link invites to.
#[utoipa::path(tag = "proposals", operation_id = "open_invitation", request_body = InvitationSecret,
    responses((status = 200, body = Proposal, description = "The proposal")))]
#[post("/proposals/invitation")]
async fn open(by: SignedIn, office: Office, body: Body<InvitationSecret>) -> Result<Json<Proposal>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::invitation(conn, &desk, &by.0, &body.value.secret);
    Ok(Json(office.db.read(work).await?))
}

/// Asks somebody to propose together: by their number, or by a link whose secret is told this once.
#[utoipa::path(tag = "proposals", operation_id = "invite_to_proposal", params(("id" = ProposalId, Path), GivenKey), request_body = NewInvitation,
    responses((status = 201, body = Invitation, description = "The invitation")))]
#[post("/proposals/{id}/invitations")]
async fn invite(
    by: SignedIn,
    office: Office,
    id: Path<ProposalId>,
    key: GivenKey,
    body: Body<NewInvitation>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("invite {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::invite(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Takes an invitation back; whoever accepted it proposes no longer.
#[utoipa::path(tag = "proposals", operation_id = "uninvite_from_proposal",
    params(("id" = ProposalId, Path), ("invitation_id" = InvitationId, Path)),
    responses((status = 200, body = Proposal, description = "The proposal")))]
#[delete("/proposals/{id}/invitations/{invitation_id}")]
async fn uninvite(by: SignedIn, office: Office, path: Path<(ProposalId, InvitationId)>) -> Result<Json<Proposal>> {
    let (id, invitation) = path.into_inner();
    change(by, &office, move |conn, desk, by| {
        service::uninvite(conn, desk, by, id, invitation)
    })
    .await
}

/// Answers an invitation: by the link's secret, or because it names one's own number.
#[utoipa::path(tag = "proposals", operation_id = "answer_invitation", params(("id" = ProposalId, Path)), request_body = InvitationAnswer,
    responses((status = 200, body = Proposal, description = "The proposal, which one proposes now"),
        (status = 204, description = "It was refused")))]
#[post("/proposals/{id}/join")]
async fn join(by: SignedIn, office: Office, id: Path<ProposalId>, body: Body<InvitationAnswer>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::join(conn, &desk, &by.0, *id, &body.value);
    Ok(office.db.write(work).await?.map_or_else(
        || HttpResponse::NoContent().finish(),
        |proposal| HttpResponse::Ok().json(proposal),
    ))
}
