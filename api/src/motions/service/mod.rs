//! What is decided about motions.

mod deciding;
mod leaving;
mod looking;
mod moving;
mod news;
mod reading;

pub(crate) use deciding::{announce, called_off, decide};
pub(crate) use leaving::{forget, forget_before};
pub(crate) use looking::{due, look};
pub(crate) use moving::{second, unsecond, withdraw, write};
pub(crate) use reading::{of, page, read};

use std::collections::HashSet;

use contract::{
    ids::{CommunityId, MotionId},
    motions::{MotionAction, MotionState},
};

use super::{
    model::{self, Who},
    store::{self, Row, seconds},
};
use crate::{
    auth::policy::{Actor, Right},
    calendar,
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
    moment::Moment,
    residents::service as residents,
};

/// A reader of some motions of one community, and what they are there: asked once for all of them.
struct Reader<'a> {
    actor: Option<&'a Actor>,
    /// Whether they are an adult among its verified residents; nothing of who is not verified there.
    adult: Option<bool>,
    moderates: bool,
    calls: bool,
    seconds: HashSet<MotionId>,
}

impl<'a> Reader<'a> {
    fn of(conn: &mut Conn, desk: &Desk, actor: Option<&'a Actor>, community: CommunityId, ids: &[MotionId]) -> Result<Self> {
        let place = desk.places.place(community)?;
        let may = |right| actor.is_some_and(|actor| actor.role_for(right, place).is_some());
        let resident = actor.filter(|actor| actor.holds_somewhere(Right::Vote));
        let (adult, seconds) = match resident {
            Some(actor) => (
                residents::adult(conn, actor.id, community)?,
                seconds::among(conn, ids, actor.id)?,
            ),
            None => (None, HashSet::new()),
        };
        Ok(Self {
            actor,
            adult,
            moderates: may(Right::ModerateProposals),
            calls: may(Right::CallVotes),
            seconds,
        })
    }

    /// What they are to one of these motions.
    fn who(&self, row: &Row) -> Who {
        Who {
            author: self.actor.is_some_and(|actor| row.author() == Some(actor.id)),
            seconds: self.seconds.contains(&row.id()),
            adult: self.adult == Some(true),
            moderates: self.moderates,
            calls: self.calls,
        }
    }
}

/// A motion that is held, if this reader knows of it, and what they are to it.
fn held(conn: &mut Conn, desk: &Desk, actor: &Actor, id: MotionId) -> Result<(Row, Who)> {
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let who = Reader::of(conn, desk, Some(actor), row.community(), &[id])?.who(&row);
    if model::is_seen(row.published_at.is_some(), who) {
        Ok((row, who))
    } else {
        Err(Error::NOT_FOUND)
    }
}

/// Insists that it stands so that somebody may do this.
fn require(conn: &mut Conn, desk: &Desk, actor: &Actor, (row, who): (&Row, Who), action: MotionAction) -> Result<()> {
    let state = model::state_at(row.state.0, row.closes_at.map(Into::into), desk.moment.time());
    if model::actions(state, who).contains(&action) {
        return Ok(());
    }
    let now = reading::shown(conn, desk, Some(actor), row)?;
    Err(Error::refused("motion_stands", &now)?)
}

/// Insists that somebody is verified as an adult resident of the motion's community.
fn require_adult(conn: &mut Conn, actor: &Actor, community: contract::ids::CommunityId) -> Result<()> {
    match residents::adult(conn, actor.id, community)? {
        Some(true) => Ok(()),
        Some(false) => Err(Error::field("", "minor")),
        None => Err(Error::field("", "not_verified")),
    }
}

/// Counts who seconds a motion that is held, and lets it bind the station when they are enough; once.
fn settle(conn: &mut Conn, row: &mut Row, moment: Moment) -> Result<()> {
    row.seconds = seconds::count(conn, row.id())?;
    let enough = row.threshold.is_some_and(|threshold| row.seconds >= threshold);
    let binds = enough && row.state.0 == MotionState::Gathering;
    if binds {
        row.state = Word(MotionState::Binding);
        row.bound_at = Some(moment.time().into());
        owe(row, moment);
    }
    store::change(conn, row)?;
    if binds {
        news::tell(conn, row, MotionAction::Bind, moment)?;
        news::ask_station(conn, row, MotionAction::Bind, moment)?;
    }
    Ok(())
}

/// From now on the station owes the vote.
fn owe(row: &mut Row, moment: Moment) {
    let days = row
        .announce_days
        .and_then(|days| u16::try_from(days).ok())
        .unwrap_or_default();
    let due = calendar::after_working_days(moment.time(), days);
    (row.due_at, row.raised_at, row.ended_at) = (Some(due.into()), None, None);
}
