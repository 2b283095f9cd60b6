//! What residents do: make a motion, take it back, second one and take that back.

use contract::{
    Language,
    ids::{CommunityId, MotionId},
    motions::{Motion, MotionAction, MotionState, NewMotion},
    problem::Kind,
};

use super::{
    super::store::{self, Row, seconds},
    held, news, reading, require, require_adult, settle,
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    proposals::service as proposals,
    votes::service as votes,
};

/// Makes a motion: it waits for the station to look at it, and its author seconds it.
///
/// # Errors
/// Forbidden for who is no resident; a fault for who is not verified as an adult there, or has another under way; names the
/// fields that are wrong; consent needed.
pub(crate) fn write(conn: &mut Conn, desk: &Desk, actor: &Actor, community: CommunityId, new: &NewMotion) -> Result<Motion> {
    actor.require_somewhere(Right::Vote)?;
    desk.places.place(community)?;
    if !actor.consented {
        return Err(Error::Problem(Kind::ConsentNeeded));
    }
    require_adult(conn, actor, community)?;
    let faults = new.faults(Language::default());
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    // Two at once by the same person are counted one after the other.
    accounts::hold(conn, actor.id)?.ok_or(Error::NOT_FOUND)?;
    if store::is_any_open(conn, actor.id, community)? {
        return Err(Error::field("", "motion_under_way"));
    }
    let options = votes::options(conn, desk, community, &new.options)?;
    let times = (desk.moment.time(), proposals::decided_by(conn, community, desk.moment)?);
    let mut row = Row::new(desk.moment.id(), (community, actor.id), (new, &options), times)?;
    store::add(conn, &row)?;
    seconds::add(conn, &row, actor.id, desk.moment.time())?;
    settle(conn, &mut row, desk.moment)?;
    news::ask_station(conn, &row, MotionAction::Submit, desk.moment)?;
    reading::shown(conn, desk, Some(actor), &row)
}

/// Takes one's motion back, unless it binds the station already: then it is no longer its author's alone.
///
/// # Errors
/// [`Error::NOT_FOUND`] for who does not read it; forbidden for who did not make it; refused as it stands.
pub(crate) fn withdraw(conn: &mut Conn, desk: &Desk, actor: &Actor, id: MotionId) -> Result<Motion> {
    actor.require_somewhere(Right::Vote)?;
    let (mut row, who) = held(conn, desk, actor, id)?;
    if !who.author {
        return Err(Error::FORBIDDEN);
    }
    require(conn, desk, actor, (&row, who), MotionAction::Withdraw)?;
    row.end(MotionState::Withdrawn, desk.moment.time());
    store::change(conn, &row)?;
    news::tell_others(conn, &row, MotionAction::Withdraw, desk.moment)?;
    reading::shown(conn, desk, Some(actor), &row)
}

/// Seconds a motion (附议). Seconding twice changes nothing.
///
/// # Errors
/// [`Error::NOT_FOUND`] for who does not read it; a fault for who is not verified as an adult there; refused as it stands.
pub(crate) fn second(conn: &mut Conn, desk: &Desk, actor: &Actor, id: MotionId) -> Result<Motion> {
    actor.require_somewhere(Right::Vote)?;
    let (mut row, who) = held(conn, desk, actor, id)?;
    if !who.seconds {
        require_adult(conn, actor, row.community())?;
        require(conn, desk, actor, (&row, who), MotionAction::Second)?;
        seconds::add(conn, &row, actor.id, desk.moment.time())?;
        settle(conn, &mut row, desk.moment)?;
    }
    reading::shown(conn, desk, Some(actor), &row)
}

/// Takes that back. Who never seconded it changes nothing.
///
/// # Errors
/// [`Error::NOT_FOUND`] for who does not read it; a fault for its author; refused as it stands.
pub(crate) fn unsecond(conn: &mut Conn, desk: &Desk, actor: &Actor, id: MotionId) -> Result<Motion> {
    actor.require_somewhere(Right::Vote)?;
    let (mut row, who) = held(conn, desk, actor, id)?;
    if who.author {
        return Err(Error::field("", "motion_author"));
    }
    if who.seconds {
        require(conn, desk, actor, (&row, who), MotionAction::Unsecond)?;
        seconds::remove(conn, id, actor.id)?;
        settle(conn, &mut row, desk.moment)?;
    }
    reading::shown(conn, desk, Some(actor), &row)
}
