//! What is decided about requests for service, one file for each matter.

mod answering;
mod asking;
mod blocking;
mod choosing;
mod departing;
mod doing;
mod fitting;
mod grid;
mod moving;
mod news;
mod outcome;
mod picturing;
mod planning;
mod reading;
mod referring;
mod station;

use chrono::{DateTime, TimeDelta, Utc};
use contract::{
    accounts::Role,
    ids::{AccountId, ServiceId},
    problem::Kind,
    teams::{Service, ServiceAction, ServiceKind, ServiceState},
};

pub(crate) use answering::answer;
pub(super) use answering::lapse;
pub(crate) use asking::ask;
pub(super) use blocking::{blocks, keep_apart, keep_away, let_back, lift};
pub(crate) use blocking::{kept_apart, said_by};
pub(crate) use choosing::{choose, suggest};
pub(super) use choosing::{fewer, replace};
pub(crate) use departing::{erase_before, forget};
pub(super) use doing::{cancel, contact, presence, refuse};
pub(crate) use doing::{rate, write_up};
pub(super) use grid::grid;
pub(super) use moving::reschedule;
pub(crate) use picturing::may_see_picture;
pub(super) use picturing::{add_photos, turn_photo};
pub(super) use planning::{choose_all, plan_week};
pub(super) use reading::{list, mine};
pub(crate) use reading::{read, referred, whole};
pub(crate) use referring::refer;
pub(super) use referring::{hand_back, recall, take};
pub(super) use station::code;

use super::{
    model::{self, Standing, Who},
    store::{
        self, Row,
        events::{self, Event},
        offers::{self, Offer},
    },
};
use crate::{
    auth::policy::{Actor, Right},
    cases::{limits, service::Desk},
    db::{Conn, Key},
    error::{Error, Result},
    moment::Moment,
};

/// What was asked for by these requests.
///
/// # Errors
/// When the database refuses.
pub(crate) fn kinds(conn: &mut Conn, ids: &[ServiceId]) -> Result<Vec<(ServiceId, ServiceKind)>> {
    store::kinds(conn, ids)
}

/// A request, held, with everybody who was asked to come to it.
struct Held {
    row: Row,
    asked: Vec<Offer>,
}

/// A request held for a change by `actor`.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers; forbidden where it is never theirs to do; conflict, with the request as it is now,
/// while it stands as it does.
fn held(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ServiceId, action: ServiceAction) -> Result<Held> {
    let held = Held::of(conn, id)?;
    held.require(conn, desk, actor, action)?;
    Ok(held)
}

impl Held {
    fn of(conn: &mut Conn, id: ServiceId) -> Result<Self> {
        let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
        let asked = offers::of(conn, row.id)?;
        Ok(Self { row, asked })
    }

    /// Insists that `actor` may do `action` now.
    fn require(&self, conn: &mut Conn, desk: &Desk, actor: &Actor, action: ServiceAction) -> Result<()> {
        let who = who(conn, desk, actor, &self.row, &self.asked)?;
        who.part().ok_or(Error::NOT_FOUND)?;
        if !model::is_for(who, action) {
            return Err(Error::FORBIDDEN);
        }
        if !model::may(standing(conn, &self.row, &self.asked, desk.moment)?, who, action) {
            return Err(overtaken(conn, desk, actor, &self.row)?);
        }
        Ok(())
    }

    /// What became of asking somebody.
    fn own(&mut self, account: AccountId) -> Option<&mut Offer> {
        self.asked.iter_mut().find(|offer| is(offer, account))
    }
}

/// Somebody else was quicker: the request as it is now.
fn overtaken(conn: &mut Conn, desk: &Desk, actor: &Actor, row: &Row) -> Result<Error> {
    Error::overtaken(Kind::Conflict, &reading::shown(conn, desk, actor, row)?)
}

/// What a reader is to a request.
fn who(conn: &mut Conn, desk: &Desk, actor: &Actor, row: &Row, asked: &[Offer]) -> Result<Who> {
    let own = asked.iter().find(|offer| offer.account() == actor.id);
    let mut who = Who {
        resident: row.resident_id == Some(Key::from(actor.id)),
        station: actor
            .role_for(Right::ArrangeServices, desk.places.place(row.community())?)
            .is_some(),
        asked: own.map(Offer::standing),
        speaks: None,
    };
    // Those who have a part in it seldom speak for an organisation: only where that may matter is it looked up.
    if who.part().is_none() || row.state.0 == ServiceState::Referred {
        who.speaks = referring::speaks(conn, actor, row)?;
    }
    Ok(who)
}

fn standing(conn: &mut Conn, row: &Row, asked: &[Offer], moment: Moment) -> Result<Standing> {
    Ok(Standing {
        state: row.state.0,
        today: row.day <= moment.today().to_string(),
        rated: asked.iter().any(|offer| offer.stars.is_some()),
        came: asked.iter().any(|offer| offer.minutes.is_some_and(|minutes| minutes > 0)),
        has_volunteers: row.volunteers > 0,
        read_outside: referring::is_read_outside(conn, row)?,
    })
}

/// The role in which somebody acts on a request.
fn role(desk: &Desk, actor: &Actor, row: &Row, asked: &[Offer]) -> Result<Role> {
    let own = asked.iter().find(|offer| offer.account() == actor.id);
    if let Some(own) = own.filter(|own| own.state.0.stands()) {
        return Ok(crate::volunteers::pool::role(own.role.0));
    }
    let place = desk.places.place(row.community())?;
    let own = row.resident_id == Some(Key::from(actor.id));
    // Whoever is neither of the team nor of the station, and not its resident, speaks for an organisation.
    let otherwise = if own { Role::Resident } else { Role::Organisation };
    Ok(actor.role_for(Right::ArrangeServices, place).unwrap_or(otherwise))
}

/// Writes what changed and what happened, and shows it.
fn done(conn: &mut Conn, desk: &Desk, actor: &Actor, row: &mut Row, event: Event) -> Result<Service> {
    store::update(conn, row, desk.moment.time())?;
    events::add(conn, row, event, desk.moment)?;
    reading::shown(conn, desk, actor, row)
}

/// Until when somebody has to answer, by the limits of the community: the more pressing, the sooner, and before it begins; a quarter
/// of an hour at least.
fn answer_until(conn: &mut Conn, row: &Row, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let limits = limits::of(conn, row.community())?;
    let minutes = limits.offers.of(row.urgency.0);
    let begins = super::suggest::begins(row.date()?, row.part.0);
    let latest = begins.max(now + TimeDelta::minutes(15));
    Ok((now + TimeDelta::minutes(minutes.into())).min(latest))
}

/// Asks somebody to come.
fn invite(conn: &mut Conn, desk: &Desk, row: &Row, pick: super::suggest::Pick) -> Result<()> {
    let now = desk.moment.time();
    let until = answer_until(conn, row, now)?;
    let offer = Offer::new(desk.moment.id(), row, pick, (now, until))?;
    offers::add(conn, &offer)?;
    news::offered(conn, desk, row, &offer)
}

/// Whether it was somebody who was asked.
fn is(offer: &Offer, account: AccountId) -> bool {
    offer.account() == account
}
