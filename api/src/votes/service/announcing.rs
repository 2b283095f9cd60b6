//! Announcing a vote, and cancelling it.

use contract::{
    Language,
    audit::{Act, SubjectKind},
    ids::{CommunityId, ProposalId, VoteId},
    notifications::NotificationKind,
    votes::{CancelVote, HALF, NewVote, Vote, VoteBody, VoteOption, VoteState, faults_of_vote},
};

use super::{
    super::{
        model,
        store::{self, Announced, Row, ballots, roll},
    },
    reading::{self, refused},
};
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    bodies::service as bodies,
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    notifications::{
        crowd::{self, News},
        service::About,
    },
    proposals::service as proposals,
};

/// Announces a vote of a community's residents, or of the body that it names.
///
/// # Errors
/// Forbidden for who does not call votes there; names the fields that are wrong.
pub(crate) fn announce(conn: &mut Conn, desk: &Desk, actor: &Actor, community: CommunityId, new: &NewVote) -> Result<Vote> {
    actor.require(Right::CallVotes, desk.places.place(community)?)?;
    let (body, quorum) = match new.body_id {
        Some(id) => {
            let decider = bodies::electorate(conn, id, community)?;
            if new.quorum_percent.is_some_and(|asked| asked < decider.least) {
                return Err(Error::field("/quorum_percent", "quorum_least"));
            }
            let body = VoteBody {
                id,
                name: decider.name,
                decides: true,
            };
            (Some(body), decider.quorum)
        }
        None => (None, HALF),
    };
    add(conn, desk, actor, community, new, body, quorum)
}

/// Announces a vote of a community's residents on whether a body is to stand; `bodies` is told how it ends.
///
/// # Errors
/// As [`announce`].
pub(crate) fn announce_confirmation(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    community: CommunityId,
    body: VoteBody,
    new: &NewVote,
) -> Result<VoteId> {
    Ok(add(conn, desk, actor, community, new, Some(body), HALF)?.id)
}

fn add(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    community: CommunityId,
    new: &NewVote,
    body: Option<VoteBody>,
    quorum: u8,
) -> Result<Vote> {
    let place = desk.places.place(community)?;
    let role = actor.require(Right::CallVotes, place)?;
    let faults = faults_of_vote(new, desk.moment.time(), Language::default());
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let mut options = Vec::with_capacity(new.options.len());
    for (number, option) in (1..).zip(&new.options) {
        if let Some(proposal) = option.proposal_id
            && !is_public_here(conn, desk, proposal, community)?
        {
            let pointer = format!("/options/{}/proposal_id", number - 1);
            return Err(Error::field(&pointer, "proposal_not_public"));
        }
        options.push(VoteOption {
            number,
            text: option.text.trim().to_owned(),
            proposal_id: option.proposal_id,
        });
    }
    let announced = Announced {
        id: desk.moment.id(),
        community,
        title: new.title.trim(),
        question: new.question.trim(),
        options: &options,
        choose: new.choose,
        opens_at: new.opens_at,
        closes_at: new.closes_at,
        quorum_percent: new.quorum_percent.unwrap_or(quorum),
        body,
        criteria: new.scores.as_ref().map_or(&[], |scoring| scoring.criteria.as_slice()),
    };
    let row = announced.row()?;
    store::add(conn, &row)?;
    let (by, subject) = (By::somebody(actor.id, role), Subject::new(SubjectKind::Vote, row.id()));
    audit::record(conn, by, place, Act::AnnounceVote, subject, &[], desk.moment)?;
    reading::shown(conn, desk, Some(actor), &row)
}

fn is_public_here(conn: &mut Conn, desk: &Desk, id: ProposalId, community: CommunityId) -> Result<bool> {
    match proposals::whose(conn, id) {
        Ok((home, ..)) if home == community => proposals::is_public(conn, desk, id),
        Ok(_) => Ok(false),
        Err(error) if error.kind() == Error::NOT_FOUND.kind() => Ok(false),
        Err(error) => Err(error),
    }
}

/// Cancels a vote that is not over: its ballots go uncounted, its key is erased, and whoever is on the roll is told.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not call votes there; refused once it is over.
pub(crate) fn cancel(conn: &mut Conn, desk: &Desk, actor: &Actor, id: VoteId, cancel: &CancelVote) -> Result<Vote> {
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let place = desk.places.place(row.community())?;
    let role = actor.require(Right::CallVotes, place)?;
    if !model::can_cancel(row.state.0, row.closes_at.into(), desk.moment.time()) {
        return Err(refused(conn, desk, Some(actor), &row, "vote_over")?);
    }
    call_off(conn, desk, &row, cancel.reason.trim())?;
    let (by, subject) = (By::somebody(actor.id, role), Subject::new(SubjectKind::Vote, id));
    audit::record(conn, by, place, Act::CancelVote, subject, &[], desk.moment)?;
    reading::read(conn, desk, Some(actor), id)
}

/// Calls off a vote that is held and not over, and tells whom it concerns.
pub(super) fn call_off(conn: &mut Conn, desk: &Desk, row: &Row, reason: &str) -> Result<()> {
    let id = row.id();
    let mut taken = None;
    if row.state.0 == VoteState::Open {
        taken = Some(roll::taken(conn, id)?);
        roll::forget_blinded(conn, id)?;
        ballots::remove(conn, id)?;
        let news = News::new(row.community(), NotificationKind::VoteCancelled, About::Vote(id));
        let everybody = roll::all(conn, id)?;
        crowd::tell_all(conn, &everybody, &news, desk.moment)?;
    }
    store::cancel(conn, id, reason, taken)?;
    match row.decides_on() {
        Some(body) => bodies::called_off(conn, desk, body, id),
        None => Ok(()),
    }
}
