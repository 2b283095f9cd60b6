//! Proposing together: asking, accepting, refusing.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::{
    accounts::Role,
    ids::{InvitationId, ProposalId},
    problem::Kind,
    proposals::{Invitation, InvitationAnswer, InvitationState, NewInvitation, Proposal, ProposalAction, Standing},
};

use super::super::{
    model::{self, Who},
    store::{
        self,
        events::{self, Event},
        people::{self, InvitationRow},
    },
};
use super::{
    held,
    reading::{self, shown},
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
};

/// People that can be asked to propose together.
const MOST: usize = 20;

/// Asks somebody. Whether a number belongs to anybody is never looked up: its owner finds the invitation when they sign in.
///
/// # Errors
/// As for every change by the author; a fault at `/phone` for one's own number.
pub(crate) fn invite(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProposalId, new: &NewInvitation) -> Result<Invitation> {
    let row = held(conn, desk, actor, id, None, ProposalAction::Edit)?;
    if people::invitations(conn, row.id())?.len() >= MOST {
        return Err(Error::field("", "invitations_count"));
    }
    let mut invitation = InvitationRow::new(desk.moment.id(), &row, new, desk.moment.time());
    let mut secret = None;
    if let Some(phone) = &new.phone {
        let digest = accounts::phone_digest(&desk.keys, phone);
        if accounts::digest_of(conn, actor.id)? == Some(digest) {
            return Err(Error::field("/phone", "own_invitation"));
        }
        invitation.phone_digest = Some(digest.to_vec());
    } else {
        let text = URL_SAFE_NO_PAD.encode(desk.moment.random::<18>());
        invitation.secret_digest = Some(digest(desk, &text).to_vec());
        secret = Some(text);
    }
    people::invite(conn, &invitation)?;
    Ok(invitation.shown(secret))
}

fn digest(desk: &Desk, secret: &str) -> [u8; 32] {
    desk.keys.digest("proposals.invitation", secret.as_bytes())
}

/// Takes an invitation back.
///
/// # Errors
/// As [`invite`]; not found for an invitation that there is not.
pub(crate) fn uninvite(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ProposalId,
    invitation: InvitationId,
) -> Result<Proposal> {
    let row = held(conn, desk, actor, id, None, ProposalAction::Edit)?;
    if !people::uninvite(conn, &row, invitation)? {
        return Err(Error::NOT_FOUND);
    }
    shown(conn, desk, Some(actor), &row)
}

/// The proposal that a link invites to, for whoever holds the link.
///
/// # Errors
/// Not found for a link that leads nowhere, or no more.
pub(crate) fn invitation(conn: &mut Conn, desk: &Desk, actor: &Actor, secret: &str) -> Result<Proposal> {
    actor.require_somewhere(Right::WriteProposals)?;
    let invitation = people::by_secret(conn, &digest(desk, secret))?.ok_or(Error::NOT_FOUND)?;
    if invitation.state.0 != InvitationState::Open {
        return Err(Error::NOT_FOUND);
    }
    let row = store::find(conn, invitation.proposal_id.into())?.ok_or(Error::NOT_FOUND)?;
    let invited = Who {
        invited: true,
        ..Who::default()
    };
    let mut proposal = reading::shown_to(conn, desk, &row, invited, Standing::default())?;
    proposal.timeline.clear();
    Ok(proposal)
}

/// Answers an invitation: by the link's secret, or because it names one's own number.
///
/// # Errors
/// Not found where nobody asked; conflict once the proposal was sent.
pub(crate) fn join(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ProposalId,
    answer: &InvitationAnswer,
) -> Result<Option<Proposal>> {
    actor.require_somewhere(Right::WriteProposals)?;
    let mut row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let invitation = match &answer.secret {
        Some(secret) => people::by_secret(conn, &digest(desk, secret))?,
        None => match accounts::digest_of(conn, actor.id)? {
            Some(digest) => people::by_phone(conn, id, &digest)?,
            None => None,
        },
    };
    let open = |one: &InvitationRow| one.state.0 == InvitationState::Open && one.proposal_id == row.id;
    let invitation = invitation.filter(open).ok_or(Error::NOT_FOUND)?;
    if row.author_id == actor.id.into() {
        return Err(Error::field("", "own_invitation"));
    }
    let invited = Who {
        invited: true,
        ..Who::default()
    };
    let now = desk.moment.time();
    model::may(row.standing(), invited, ProposalAction::Join, now).map_err(|_| Error::Problem(Kind::Conflict))?;
    if !answer.accept {
        people::answered(conn, invitation.id, InvitationState::Refused, actor.id)?;
        return Ok(None);
    }
    people::answered(conn, invitation.id, InvitationState::Accepted, actor.id)?;
    people::join(conn, &row, actor.id, invitation.organisation, answer.named, now)?;
    store::update(conn, &mut row, now)?;
    events::add(
        conn,
        &row,
        &Event::inner(ProposalAction::Join, Role::Resident, Some(actor.id)),
        desk.moment,
    )?;
    shown(conn, desk, Some(actor), &row).map(Some)
}
