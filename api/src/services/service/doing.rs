//! At the door: arriving, leaving, writing it up, rating; and what ends it before.

use chrono::{DateTime, TimeDelta, Utc};
use contract::{
    audit::{Act, SubjectKind},
    ids::ServiceId,
    liaison::Neighbour,
    teams::{
        OfferState, Presence, ReferralState, Service, ServiceAction, ServiceRating, ServiceReason, ServiceRecord, ServiceState,
        TeamRole,
    },
};

use super::{
    super::{
        model,
        store::{
            self,
            events::{self, Event},
            offers::{self, Offer},
        },
        suggest,
    },
    Held,
    asking::person,
    done, held, is, news, reading, referring, role, station, who,
};
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::Actor,
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
    hours::{self, service::Given},
    volunteers::pool,
};

/// Hours that somebody may stay.
const LONGEST: i64 = 12;
/// Hours before its day begins from which somebody can be there: a doctor's numbers are queued for by night.
const EARLY: i64 = 3;

/// Tells who comes at whose door it is; every look is written down.
///
/// # Errors
/// Not found for who does not come, and once it is written up.
pub(in crate::services) fn contact(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ServiceId) -> Result<Neighbour> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let asked = offers::of(conn, row.id)?;
    if !model::may_know_whom(row.state.0, who(conn, desk, actor, &row, &asked)?) {
        return Err(Error::NOT_FOUND);
    }
    let person = person(&desk.keys, &row)?.ok_or(Error::NOT_FOUND)?;
    let by = By::somebody(actor.id, role(desk, actor, &row, &asked)?);
    let subject = Subject::new(SubjectKind::Service, id);
    let place = desk.places.place(row.community())?;
    audit::record(conn, by, place, Act::DisclosePhone, subject, &[], desk.moment)?;
    Ok(person)
}

/// Says that one has arrived, or left. What was said before stays, so that telling it again later changes nothing. A code
/// that is not the station's is noted, and the time taken as any other, for the lead to confirm.
///
/// # Errors
/// As everywhere; a fault for times that cannot be.
pub(in crate::services) fn presence(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ServiceId,
    said: &Presence,
) -> Result<Service> {
    let mut held = Held::of(conn, id)?;
    let known = held.own(actor.id).map(|own| own.standing());
    let arrives = said.arrived_at.filter(|_| !known.is_some_and(|own| own.arrived));
    let leaves = said.left_at.filter(|_| !known.is_some_and(|own| own.left));
    if arrives.is_none() && leaves.is_none() {
        return reading::shown(conn, desk, actor, &held.row);
    }
    let action = if arrives.is_some() {
        ServiceAction::Arrive
    } else {
        ServiceAction::Leave
    };
    held.require(conn, desk, actor, action)?;
    let own = held.asked.iter_mut().find(|offer| is(offer, actor.id));
    let own = own.ok_or(Error::NOT_FOUND)?;
    if let Some(code) = &said.station {
        // Whoever stands at a door must not be sent back to a wall: a wrong code costs the proof, not the time.
        own.at_station |= station::has_been_there(&desk.keys, held.row.community(), code);
        own.code_refused = !own.at_station;
    }
    own.arrived_at = own.arrived_at.or(arrives.map(Into::into));
    own.left_at = own.left_at.or(leaves.map(Into::into));
    check(own, suggest::midnight(held.row.date()?), desk.moment.time())?;
    offers::update(conn, own)?;
    let role = pool::role(own.role.0);
    held.row.state = Word(ServiceState::UnderWay);
    store::update(conn, &mut held.row, desk.moment.time())?;
    for (action, at) in [(ServiceAction::Arrive, arrives), (ServiceAction::Leave, leaves)] {
        if at.is_some() {
            events::add(conn, &held.row, Event::by(action, role, actor.id), desk.moment)?;
        }
    }
    reading::shown(conn, desk, actor, &held.row)
}

/// Whether somebody can have been there then: hardly before its day, not before they left, and not in the future.
fn check(own: &Offer, day: DateTime<Utc>, now: DateTime<Utc>) -> Result<()> {
    let arrived = own.arrived_at.map(DateTime::<Utc>::from);
    let left = own.left_at.map(DateTime::<Utc>::from);
    // Telephones' clocks are not all right.
    let soon = now + TimeDelta::minutes(5);
    let first = day - TimeDelta::hours(EARLY);
    let fits = |arrived: DateTime<Utc>| (first..=soon).contains(&arrived);
    let stayed = |arrived: DateTime<Utc>, left: DateTime<Utc>| {
        arrived <= left && left <= soon && left - arrived <= TimeDelta::hours(LONGEST)
    };
    let fine = match (arrived, left) {
        (Some(arrived), Some(left)) => fits(arrived) && stayed(arrived, left),
        (Some(arrived), None) => fits(arrived),
        (None, _) => false,
    };
    if fine {
        Ok(())
    } else {
        Err(Error::field("", "presence_time"))
    }
}

/// The lead writes up what was done and confirms everybody's time, which goes into the ledger.
///
/// # Errors
/// As everywhere; a fault when somebody is missing or too many.
pub(crate) fn write_up(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ServiceId, record: &ServiceRecord) -> Result<Service> {
    let mut held = held(conn, desk, actor, id, ServiceAction::WriteUp)?;
    let came = |offer: &&mut Offer| offer.state.0 == OfferState::Accepted;
    let (mut left, mut gave) = (record.people.len(), Vec::new());
    for offer in held.asked.iter_mut().filter(came) {
        let mut of = record.people.iter().filter(|each| is(offer, each.account_id));
        let (Some(served), None) = (of.next(), of.next()) else {
            return Err(Error::field("/people", "served_count"));
        };
        left -= 1;
        offer.minutes = Some(i32::try_from(served.minutes).map_err(Error::internal)?);
        offers::update(conn, offer)?;
        if offer.role.0 == TeamRole::Volunteer && served.minutes > 0 {
            let given = Given {
                account: served.account_id,
                community: held.row.community(),
                service: id,
                number: &held.row.number,
                day: &held.row.day,
                minutes: served.minutes,
            };
            hours::service::give(conn, actor.id, &given, desk.moment)?;
            gave.push(served.account_id);
        }
    }
    if left > 0 {
        return Err(Error::field("/people", "served_count"));
    }
    held.row.record = Some(record.text.trim().to_owned());
    held.row.state = Word(ServiceState::Done);
    news::written(conn, desk, &held.row, &gave)?;
    referring::follow(conn, desk, &held.row, ReferralState::Done, actor.id)?;
    let event = Event::by(ServiceAction::WriteUp, pool::role(TeamRole::Lead), actor.id);
    done(conn, desk, actor, &mut held.row, event)
}

/// The resident rates those who came, once.
///
/// # Errors
/// As everywhere; a fault for who did not come.
pub(crate) fn rate(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ServiceId, rating: &ServiceRating) -> Result<Service> {
    let mut held = held(conn, desk, actor, id, ServiceAction::Rate)?;
    for each in &rating.people {
        let came = |offer: &&mut Offer| is(offer, each.account_id) && offer.minutes.is_some_and(|minutes| minutes > 0);
        let offer = held.asked.iter_mut().find(came);
        let offer = offer.ok_or_else(|| Error::field("/people", "served_count"))?;
        offer.stars = Some(each.stars.into());
        offers::update(conn, offer)?;
    }
    let thanks = rating.thanks.as_deref().map(str::trim).filter(|thanks| !thanks.is_empty());
    held.row.thanks = thanks.map(str::to_owned);
    let event = Event::by(ServiceAction::Rate, contract::accounts::Role::Resident, actor.id);
    done(conn, desk, actor, &mut held.row, event)
}

/// Takes a request back; nobody has to come any more.
///
/// # Errors
/// As everywhere.
pub(in crate::services) fn cancel(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ServiceId,
    why: &ServiceReason,
) -> Result<Service> {
    let held = held(conn, desk, actor, id, ServiceAction::Cancel)?;
    finish(
        conn,
        desk,
        actor,
        held,
        (ServiceState::Cancelled, ServiceAction::Cancel),
        &why.reason,
    )
}

/// Says that the station cannot do it.
///
/// # Errors
/// As everywhere.
pub(in crate::services) fn refuse(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ServiceId,
    why: &ServiceReason,
) -> Result<Service> {
    let held = held(conn, desk, actor, id, ServiceAction::Refuse)?;
    finish(
        conn,
        desk,
        actor,
        held,
        (ServiceState::Declined, ServiceAction::Refuse),
        &why.reason,
    )
}

fn finish(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    mut held: Held,
    (state, action): (ServiceState, ServiceAction),
    why: &str,
) -> Result<Service> {
    let role = role(desk, actor, &held.row, &held.asked)?;
    let mut asked = Vec::new();
    for offer in held.asked.iter_mut().filter(|offer| offer.state.0.stands()) {
        offer.state = Word(OfferState::Withdrawn);
        offers::update(conn, offer)?;
        asked.push(offer.account());
    }
    held.row.state = Word(state);
    news::over(conn, desk, &held.row, (&asked, actor.id), action)?;
    let referral = if action == ServiceAction::Refuse {
        ReferralState::Returned
    } else {
        ReferralState::Recalled
    };
    referring::follow(conn, desk, &held.row, referral, actor.id)?;
    done(
        conn,
        desk,
        actor,
        &mut held.row,
        Event::by(action, role, actor.id).saying(why),
    )
}
