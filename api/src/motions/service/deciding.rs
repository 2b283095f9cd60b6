//! What the station does: publish a motion or say why not, and announce the vote that it owes.

use chrono::Duration;
use contract::{
    audit::{Act, SubjectKind},
    ids::{MotionId, VoteId},
    motions::{AnnounceMotion, DecideMotion, GATHER_DAYS, Motion, MotionAction, MotionState, OPENS_WITHIN_DAYS},
    votes::Vote,
};

use super::{
    super::{
        model,
        store::{self, Row},
    },
    held, news, owe, reading, require, settle,
};
use crate::{
    agenda::service as agenda,
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
    moment::Moment,
    residents::service as residents,
    votes::service as votes,
};

/// Publishes a motion, so that residents can second it, or says why not.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not decide that there, and for who made it; names what a refusal lacks; refused
/// once it was decided.
pub(crate) fn decide(conn: &mut Conn, desk: &Desk, actor: &Actor, id: MotionId, new: &DecideMotion) -> Result<Motion> {
    let found = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let place = desk.places.place(found.community())?;
    let role = actor.require(Right::ModerateProposals, place)?;
    let (mut row, who) = held(conn, desk, actor, id)?;
    if who.author {
        return Err(Error::FORBIDDEN);
    }
    let action = if new.publish {
        MotionAction::Publish
    } else {
        MotionAction::Refuse
    };
    require(conn, desk, actor, (&row, who), action)?;
    if new.publish {
        publish(conn, desk, &mut row)?;
    } else {
        refuse(conn, desk, &mut row, new)?;
    }
    let (by, subject) = (By::somebody(actor.id, role), Subject::new(SubjectKind::Motion, id));
    let mut facts = vec![("decision", action.word())];
    facts.extend(row.refused_for.map(|reason| ("reason", reason.0.word())));
    audit::record(conn, by, place, Act::DecideMotion, subject, &facts, desk.moment)?;
    reading::shown(conn, desk, Some(actor), &row)
}

/// The clock of seconding begins; how many it takes, and how soon its vote is owed, stays as the rules are now.
fn publish(conn: &mut Conn, desk: &Desk, row: &mut Row) -> Result<()> {
    let now = desk.moment.time();
    let rules = agenda::rules(conn, row.community())?;
    let adults = residents::verified_adults(conn, row.community())?;
    let threshold = model::threshold(adults, rules.motion_percent);
    row.state = Word(MotionState::Gathering);
    row.published_at = Some(now.into());
    row.closes_at = Some((now + Duration::days(GATHER_DAYS)).into());
    row.threshold = Some(i32::try_from(threshold).map_err(Error::internal)?);
    row.announce_days = Some(rules.motion_announce_days.into());
    (row.due_at, row.raised_at) = (None, None);
    news::tell(conn, row, MotionAction::Publish, desk.moment)?;
    settle(conn, row, desk.moment)
}

fn refuse(conn: &mut Conn, desk: &Desk, row: &mut Row, new: &DecideMotion) -> Result<()> {
    let reason = new.reason.ok_or_else(|| Error::field("/reason", "reason_needed"))?;
    let text = new.text.as_deref().ok_or_else(|| Error::field("/text", "reason_needed"))?;
    row.end(MotionState::Refused, desk.moment.time());
    row.refused_for = Some(Word(reason));
    row.refused_because = Some(text.trim().to_owned());
    store::change(conn, row)?;
    news::tell(conn, row, MotionAction::Refuse, desk.moment)
}

/// Announces the vote that a binding motion asks for, with its words and its choices.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not call votes there; names the fields that are wrong; refused as it stands.
pub(crate) fn announce(conn: &mut Conn, desk: &Desk, actor: &Actor, id: MotionId, new: &AnnounceMotion) -> Result<Vote> {
    let found = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    actor.require(Right::CallVotes, desk.places.place(found.community())?)?;
    let (mut row, who) = held(conn, desk, actor, id)?;
    require(conn, desk, actor, (&row, who), MotionAction::Announce)?;
    let now = desk.moment.time();
    if new.opens_at > now + Duration::days(OPENS_WITHIN_DAYS) {
        return Err(Error::field("/opens_at", "motion_opens"));
    }
    let mut motion = reading::shown(conn, desk, None, &row)?;
    for option in &mut motion.options {
        // A proposal that is hidden by now does not keep residents from deciding.
        if let Some(proposal) = option.proposal_id
            && !votes::is_public_here(conn, desk, proposal, motion.community_id)?
        {
            option.proposal_id = None;
        }
    }
    let vote = votes::announce_motion(conn, desk, actor, (motion.community_id, id), &new.vote(&motion))?;
    row.end(MotionState::Announced, now);
    row.vote_id = Some(vote.id.into());
    store::change(conn, &row)?;
    news::tell(conn, &row, MotionAction::Announce, desk.moment)?;
    Ok(vote)
}

/// Takes over that the vote on a motion was called off: another is owed, within the same time.
///
/// # Errors
/// When the database refuses.
pub(crate) fn called_off(conn: &mut Conn, id: MotionId, vote: VoteId, moment: Moment) -> Result<()> {
    let Some(mut row) = store::hold(conn, id)?.filter(|row| row.vote_id == Some(vote.into())) else {
        return Ok(());
    };
    row.state = Word(MotionState::Binding);
    row.vote_id = None;
    owe(&mut row, moment);
    store::change(conn, &row)?;
    news::tell(conn, &row, MotionAction::Owe, moment)?;
    news::ask_station(conn, &row, MotionAction::Owe, moment)
}
