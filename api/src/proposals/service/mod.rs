//! What is decided about proposals, one file for each matter.

mod answering;
mod deciding;
mod departing;
mod joining;
mod news;
mod reading;
mod rules;
mod signing;
mod writing;

use contract::{
    accounts::Role,
    ids::{AccountId, ProposalId},
    problem::Kind,
    proposals::{Part, ProposalAction, Standing as Shown},
};

pub(crate) use answering::{answer, report};
pub(crate) use deciding::{Said, concerns, history, publish, reject, text, turn_back};
pub(crate) use departing::forget;
pub(crate) use joining::{invitation, invite, join, uninvite};
pub(crate) use reading::{mine, page, read, resembling, statistics};
pub(crate) use rules::{of as rules_of, set as set_rules};
pub(crate) use signing::{Counters, settle, settle_all, sign, unsign};
pub(crate) use writing::{amend, appeal, begin, edit, submit, withdraw};

use super::{
    model::{self, Refusal, Who},
    store::{self, Row},
};
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Key},
    error::{Error, Result},
    residents,
};

/// What a reader is to a proposal; nobody in particular without an account.
fn who(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, row: &Row) -> Result<(Who, Shown)> {
    let Some(actor) = actor else {
        return Ok((Who::default(), Shown::default()));
    };
    let together = store::people::together(conn, row.id())?;
    let signed = store::signatures::find(conn, row.id(), actor.id)?;
    let who = Who {
        author: row.author_id == Key::from(actor.id),
        together: together.iter().any(|person| person.account == actor.id),
        invited: is_invited(conn, actor.id, row.id())?,
        signer: signed.is_some(),
        verified: residents::service::is_verified(conn, actor.id, row.community())?,
        station: actor
            .role_for(Right::AnswerProposals, desk.places.place(row.community())?)
            .is_some(),
    };
    let part = [
        (who.author, Part::Author),
        (who.together, Part::Together),
        (who.invited, Part::Invited),
        (who.signer, Part::Signer),
    ];
    let standing = Shown {
        part: part.into_iter().find(|(is, _)| *is).map(|(_, part)| part),
        signed_at: signed.map(|(at, _)| at.into()),
        signed_edition: signed.map(|(_, edition)| edition.unsigned_abs()),
        verified: who.verified,
        actions: model::actions(row.standing(), who, desk.moment.time()),
    };
    Ok((who, standing))
}

fn is_invited(conn: &mut Conn, account: AccountId, id: ProposalId) -> Result<bool> {
    let Some(digest) = crate::accounts::service::digest_of(conn, account)? else {
        return Ok(false);
    };
    let invitation = store::people::by_phone(conn, id, &digest)?;
    Ok(invitation.is_some_and(|one| one.state.0 == contract::proposals::InvitationState::Open))
}

/// Insists that `actor` may do `action` now.
///
/// # Errors
/// [`Error::NOT_FOUND`] for whom there is no such proposal; forbidden where it is not theirs; conflict, with the proposal
/// as it is now, while it stands as it does; a fault where they must be verified first.
fn require(conn: &mut Conn, desk: &Desk, actor: &Actor, row: &Row, action: ProposalAction) -> Result<Who> {
    let (who, _) = who(conn, desk, Some(actor), row)?;
    match model::may(row.standing(), who, action, desk.moment.time()) {
        Ok(()) => Ok(who),
        Err(Refusal::Unseen) => Err(Error::NOT_FOUND),
        Err(Refusal::NotTheirs) => Err(Error::FORBIDDEN),
        Err(Refusal::NotVerified) => Err(Error::field("", "not_verified")),
        Err(Refusal::NotNow) => Err(overtaken(conn, desk, Some(actor), row)?),
    }
}

/// Somebody else was quicker: the proposal as it is now.
fn overtaken(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, row: &Row) -> Result<Error> {
    Error::overtaken(Kind::Conflict, &reading::shown(conn, desk, actor, row)?)
}

/// A proposal held for a change that `actor` believes to make to `expected`.
fn held(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ProposalId,
    expected: Option<i32>,
    action: ProposalAction,
) -> Result<Row> {
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    require(conn, desk, actor, &row, action)?;
    if expected.is_some_and(|version| version != row.version) {
        return Err(Error::overtaken(
            Kind::Stale,
            &reading::shown(conn, desk, Some(actor), &row)?,
        )?);
    }
    Ok(row)
}

/// The role in which staff act on a proposal.
fn office(desk: &Desk, actor: &Actor, row: &Row) -> Result<Role> {
    let role = actor.role_for(Right::AnswerProposals, desk.places.place(row.community())?);
    role.ok_or(Error::NOT_FOUND)
}
