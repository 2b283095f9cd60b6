//! What is decided about proposals, one file for each matter.

mod answering;
mod backing;
mod commenting;
mod company;
mod deciding;
mod departing;
mod drafting;
mod escalating;
mod following;
mod hiding;
mod joining;
mod merging;
mod news;
mod picturing;
mod reading;
mod rules;
mod signing;
mod writing;

use contract::{
    accounts::Role,
    ids::{AccountId, ProposalId},
    problem::Kind,
    proposals::{Part, ProposalAction, ResidenceProof, Standing as Shown},
};

pub(crate) use super::model::published_name;
pub(crate) use answering::{adopted, answer, assign, report};
pub(crate) use backing::backing;
pub(crate) use commenting::{Speaker, onlooker, speaker};
pub(crate) use company::Company;
pub(crate) use deciding::{Said, concerns, history, hold, is_public, publish, reject, shown_text, text, turn_back, whose};
pub(crate) use departing::forget;
pub(crate) use drafting::{drafted, drop_draft, own_draft, save_draft, sweep_drafts};
pub(crate) use escalating::{escalate, is_overdue};
pub(crate) use following::{follow, unfollow};
pub(crate) use hiding::{hide, restore};
pub(crate) use joining::{invitation, invite, is_any_untold, join, lapse, tell_invited, uninvite};
pub(crate) use merging::merge;
pub(crate) use news::{commented, concerned, photo_hidden};
pub(crate) use picturing::{add_photos, all_photos, may_see_picture, remove_photo};
pub(crate) use reading::{mine, near, page, read, resembling, statistics};
pub(crate) use rules::{current as current_rules, decided_by, set as set_rules};
pub(crate) use signing::{Counters, settle, settle_all, sign, sign_in_company, unsign_in_company};
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
    moment::Moment,
    residents,
};

/// What a reader is to a proposal; nobody in particular without an account.
fn who(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, row: &Row) -> Result<(Who, Shown)> {
    let Some(actor) = actor else {
        return Ok((Who::default(), Shown::default()));
    };
    let together = store::people::together(conn, row.id())?;
    let signed = store::signatures::find(conn, row.id(), actor.id)?;
    let proof = residents::service::proof(conn, actor.id, row.community())?;
    let enough = enough(conn, row, proof)?;
    let who = Who {
        author: row.author_id == Key::from(actor.id),
        together: together.iter().any(|person| person.account == actor.id),
        invited: is_invited(conn, actor.id, row.id(), desk.moment)?,
        signer: signed.is_some(),
        verified: enough.0,
        speaks: enough.1,
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
        signed_at: signed.map(|(at, ..)| at.into()),
        signed_edition: signed.map(|(_, edition, _)| edition.unsigned_abs()),
        proof,
        verified: who.verified,
        actions: model::actions(row.standing(), who, desk.moment.time()),
        ..Shown::default()
    };
    Ok((who, standing))
}

/// Whether a proof is enough to sign, and to say something. Who came to the desk need not be asked about.
fn enough(conn: &mut Conn, row: &Row, proof: Option<ResidenceProof>) -> Result<(bool, bool)> {
    match proof {
        None => Ok((false, false)),
        Some(ResidenceProof::Desk) => Ok((true, true)),
        Some(proof) => {
            let rules = rules::of(conn, row.community())?;
            Ok((proof.reaches(rules.sign_proof), proof.reaches(rules.comment_proof)))
        }
    }
}

fn is_invited(conn: &mut Conn, account: AccountId, id: ProposalId, moment: Moment) -> Result<bool> {
    let Some(digest) = crate::accounts::service::digest_of(conn, account)? else {
        return Ok(false);
    };
    Ok(store::people::by_phone(conn, id, &digest, moment.time())?.is_some())
}

/// Insists that `actor` may do `action` now.
///
/// # Errors
/// [`Error::NOT_FOUND`] for whom there is no such proposal; forbidden where it is not theirs; conflict, with the proposal
/// as it is now, while it stands as it does; a fault where they must be verified first.
fn require(conn: &mut Conn, desk: &Desk, actor: &Actor, row: &Row, action: ProposalAction) -> Result<Who> {
    let (who, standing) = who(conn, desk, Some(actor), row)?;
    match model::may(row.standing(), who, action, desk.moment.time()) {
        Ok(()) => Ok(who),
        Err(Refusal::Unseen) => Err(Error::NOT_FOUND),
        Err(Refusal::NotTheirs) => Err(Error::FORBIDDEN),
        Err(Refusal::NotVerified) if standing.proof.is_some() => Err(Error::field("", "proof_low")),
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
