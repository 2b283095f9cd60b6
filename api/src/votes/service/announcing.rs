//! Announcing a vote, and cancelling it.

use contract::{
    Language,
    audit::{Act, SubjectKind},
    ids::{CommunityId, MotionId, ProposalId, VoteId},
    notifications::NotificationKind,
    votes::{CancelVote, HALF, NewOption, NewVote, Vote, VoteBody, VoteOption, VoteState, faults_of_vote},
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
    motions::service as motions,
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
    let whose = match new.body_id {
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
            Whose {
                body: Some(body),
                motion: None,
                quorum: decider.quorum,
            }
        }
        None => Whose::of_residents(),
    };
    add(conn, desk, actor, community, new, whose)
}

/// Announces the vote of a community's residents that a motion of theirs called for; `motions` is told when it is called off.
///
/// # Errors
/// As [`announce`].
pub(crate) fn announce_motion(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (community, motion): (CommunityId, MotionId),
    new: &NewVote,
) -> Result<Vote> {
    let whose = Whose {
        motion: Some(motion),
        ..Whose::of_residents()
    };
    add(conn, desk, actor, community, new, whose)
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
    let whose = Whose {
        body: Some(body),
        ..Whose::of_residents()
    };
    Ok(add(conn, desk, actor, community, new, whose)?.id)
}

/// Who decides, or on what, by whose motion, and how many must take part unless the vote says otherwise.
struct Whose {
    body: Option<VoteBody>,
    motion: Option<MotionId>,
    quorum: u8,
}

impl Whose {
    /// All residents, called by the station of its own accord.
    const fn of_residents() -> Self {
        Self {
            body: None,
            motion: None,
            quorum: HALF,
        }
    }
}

fn add(conn: &mut Conn, desk: &Desk, actor: &Actor, community: CommunityId, new: &NewVote, whose: Whose) -> Result<Vote> {
    let place = desk.places.place(community)?;
    let role = actor.require(Right::CallVotes, place)?;
    let faults = faults_of_vote(new, desk.moment.time(), Language::default());
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let options = options(conn, desk, community, &new.options)?;
    let announced = Announced {
        id: desk.moment.id(),
        community,
        title: new.title.trim(),
        question: new.question.trim(),
        options: &options,
        choose: new.choose,
        opens_at: new.opens_at,
        closes_at: new.closes_at,
        quorum_percent: new.quorum_percent.unwrap_or(whose.quorum),
        body: whose.body,
        motion: whose.motion,
        criteria: new.scores.as_ref().map_or(&[], |scoring| scoring.criteria.as_slice()),
    };
    let row = announced.row()?;
    store::add(conn, &row)?;
    let (by, subject) = (By::somebody(actor.id, role), Subject::new(SubjectKind::Vote, row.id()));
    audit::record(conn, by, place, Act::AnnounceVote, subject, &[], desk.moment)?;
    reading::shown(conn, desk, Some(actor), &row)
}

/// What can be chosen, numbered.
///
/// # Errors
/// Names the option whose proposal is not public in this community.
pub(crate) fn options(conn: &mut Conn, desk: &Desk, community: CommunityId, new: &[NewOption]) -> Result<Vec<VoteOption>> {
    let mut options = Vec::with_capacity(new.len());
    for (number, option) in (1..).zip(new) {
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
            need_id: None,
        });
    }
    Ok(options)
}

/// Whether everybody may read a proposal of this community.
///
/// # Errors
/// When the database refuses.
pub(crate) fn is_public_here(conn: &mut Conn, desk: &Desk, id: ProposalId, community: CommunityId) -> Result<bool> {
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
    if let Some(motion) = row.motion() {
        motions::called_off(conn, motion, id, desk.moment)?;
    }
    match row.decides_on() {
        Some(body) => bodies::called_off(conn, desk, body, id),
        None => Ok(()),
    }
}
