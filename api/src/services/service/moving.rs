//! Changing the time of a request, as long as nobody has set out. Whoever comes is told, and may think again.

use contract::{
    ids::{AccountId, ServiceId},
    liaison::Daypart,
    problem::Kind,
    teams::{OfferState, Service, ServiceAction, ServiceState, ServiceTime},
};

use super::{
    super::store::{
        self, Row,
        events::{self, Event},
        offers::{self, Offer},
        turns,
    },
    Held, answer_until,
    answering::settle,
    asking, fitting, news, reading, role,
};
use crate::{
    auth::policy::Actor,
    cases::service::Desk,
    db::{Conn, Key, Word},
    error::{Error, Result},
};

/// Moves a request to another time. What those who come have said stands, unless they have to be elsewhere then: instead of
/// these, the next best is asked. Who does not fit the new time otherwise is told why, as the station is, which may replace them.
/// Who said no to the time before may be asked for the new one.
///
/// # Errors
/// As everywhere; a fault for a day that is over or too far ahead; stale, with the request as it is now, where that is not what
/// was `seen`.
pub(in crate::services) fn reschedule(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, seen): (ServiceId, Option<i32>),
    to: &ServiceTime,
) -> Result<Service> {
    // Strangers wait for nobody, and nobody for them.
    let known = reading::read(conn, desk, actor, id)?;
    if is_then(&known.summary.day, known.summary.part, to) {
        return Ok(known);
    }
    // Those who come are held, and then perhaps others for their seats.
    turns::alone(conn)?;
    let mut held = Held::of(conn, id)?;
    if is_then(&held.row.day, held.row.part.0, to) {
        return reading::shown(conn, desk, actor, &held.row);
    }
    held.require(conn, desk, actor, ServiceAction::Move)?;
    if seen.is_some_and(|seen| seen != held.row.version) {
        let now = reading::shown(conn, desk, actor, &held.row)?;
        return Err(Error::overtaken(Kind::Stale, &now)?);
    }
    held.row.day = asking::day(desk, &to.day)?.to_string();
    held.row.part = Word(to.part);
    let event = Event::by(ServiceAction::Move, role(desk, actor, &held.row, &held.asked)?, actor.id).to(&held.row.day, to.part);
    let event = match to.reason.as_deref() {
        Some(why) => event.saying(why),
        None => event,
    };
    events::add(conn, &held.row, event, desk.moment)?;
    carry_over(conn, desk, &held.row, (&mut held.asked, actor.id))?;
    let misfits = fitting::misfits(conn, desk, &held.row, &held.asked)?;
    news::moved(conn, desk, &held.row, (&held.asked, actor.id), &misfits)?;
    offers::forget_refusals(conn, held.row.id)?;
    held.asked = offers::of(conn, held.row.id)?;
    if held.row.state.0 == ServiceState::Asked {
        // Nobody is asked before a person has chosen.
        store::update(conn, &mut held.row, desk.moment.time())?;
    } else {
        settle(conn, desk, &mut held.row, &mut held.asked)?;
    }
    reading::shown(conn, desk, actor, &held.row)
}

/// Whether a request is at that time already: the same, sent once more because its answer was lost, changes nothing.
fn is_then(day: &str, part: Daypart, to: &ServiceTime) -> bool {
    day == to.day && part == to.part
}

/// Takes what was said to the new time: who has not answered gets the time to, and who has to be elsewhere then need not come.
fn carry_over(conn: &mut Conn, desk: &Desk, row: &Row, (asked, by): (&mut [Offer], AccountId)) -> Result<()> {
    let standing = asked.iter().filter(|offer| offer.state.0.stands());
    let people: Vec<Key> = standing.map(|offer| offer.account_id).collect();
    turns::hold_people(conn, &people)?;
    let busy = offers::busy_of(conn, &people, row.id, (&row.day, &row.day))?;
    let is_busy = |account: Key| busy.iter().any(|(who, _, part)| *who == account && *part == row.part);
    let (now, until) = (desk.moment.time(), answer_until(conn, row, desk.moment.time())?);
    for offer in asked.iter_mut().filter(|offer| offer.state.0.stands()) {
        offer.day.clone_from(&row.day);
        offer.part = row.part;
        offer.moved = true;
        // Nobody has said anything to the new time yet, but who chose it.
        offer.answered_at = offer.answered_at.filter(|_| offer.account() == by);
        if is_busy(offer.account_id) {
            offer.state = Word(OfferState::Withdrawn);
            offer.answered_at = Some(now.into());
            news::changed_for(conn, desk, row, offer.account(), ServiceAction::Replace)?;
        } else if offer.state.0 == OfferState::Open {
            offer.answer_until = until.into();
        }
        offers::update(conn, offer)?;
    }
    Ok(())
}
