//! Saying yes or no, saying nothing, and what follows: the next best is asked, until the team stands or nobody is left.

use contract::{
    ids::ServiceId,
    teams::{OfferAnswer, OfferState, Service, ServiceAction, ServiceState, TeamRole},
};

use super::{
    super::{
        store::{
            self, Row,
            events::{self, Event},
            offers::{self, Offer},
            turns,
        },
        suggest::{self, Pick, Round},
    },
    Held, invite, is, reading,
};
use crate::{
    auth::policy::Actor,
    cases::service::Desk,
    db::{Conn, Key, Micros, Word},
    error::{Error, Result},
    volunteers::{agreement, pool},
};

/// Answers whether one comes. The same answer twice changes nothing, unless the time was changed in between.
///
/// # Errors
/// Not found for who was not asked; conflict, with the request as it is now, for who answers too late; a fault for a volunteer who says yes
/// before they agreed on how their community's volunteers work.
pub(crate) fn answer(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ServiceId, answer: &OfferAnswer) -> Result<Service> {
    let (said, action) = if answer.accept {
        (OfferState::Accepted, ServiceAction::Accept)
    } else {
        (OfferState::Declined, ServiceAction::Decline)
    };
    let mut held = Held::of(conn, id)?;
    let begun = matches!(held.row.state.0, ServiceState::UnderWay | ServiceState::Referred) || held.row.state.0.is_over();
    let is_said = |own: &mut Offer| own.state.0 == said && (begun || !own.standing().again);
    if held.own(actor.id).is_some_and(is_said) {
        return reading::shown(conn, desk, actor, &held.row);
    }
    held.require(conn, desk, actor, action)?;
    let now = Micros::from(desk.moment.time());
    let late = |own: &mut Offer| own.state.0 == OfferState::Open && own.answer_until < now;
    if answer.accept && held.own(actor.id).is_some_and(late) {
        // The minute in which it lapses has not come round yet.
        return Err(super::overtaken(conn, desk, actor, &held.row)?);
    }
    let own = held.asked.iter_mut().find(|offer| is(offer, actor.id));
    let own = own.ok_or(Error::NOT_FOUND)?;
    if answer.accept {
        if own.role.0 == TeamRole::Volunteer && agreement::is_due(conn, actor.id)? {
            return Err(Error::field("", "agreement_needed"));
        }
        accept(conn, desk, &held.row, own)?;
    } else {
        own.reason = answer
            .reason
            .as_deref()
            .map(str::trim)
            .filter(|why| !why.is_empty())
            .map(str::to_owned);
        end(conn, desk, &held.row, own, OfferState::Declined)?;
    }
    settle(conn, desk, &mut held.row, &mut held.asked)?;
    reading::shown(conn, desk, actor, &held.row)
}

/// Somebody says yes.
pub(super) fn accept(conn: &mut Conn, desk: &Desk, row: &Row, offer: &mut Offer) -> Result<()> {
    offer.state = Word(OfferState::Accepted);
    offer.answered_at = Some(desk.moment.time().into());
    offers::update(conn, offer)?;
    let event = Event::by(ServiceAction::Accept, pool::role(offer.role.0), offer.account());
    events::add(conn, row, event, desk.moment)
}

/// Somebody says no, or nothing.
fn end(conn: &mut Conn, desk: &Desk, row: &Row, offer: &mut Offer, state: OfferState) -> Result<()> {
    offer.state = Word(state);
    offer.answered_at = Some(desk.moment.time().into());
    offers::update(conn, offer)?;
    let event = match state {
        OfferState::Lapsed => Event::itself(ServiceAction::Lapse).about(offer.account()),
        _ => Event::by(ServiceAction::Decline, pool::role(offer.role.0), offer.account()),
    };
    events::add(conn, row, event, desk.moment)
}

/// Lets those lapse who did not answer a request in time, and asks the next best; false when there were none.
///
/// # Errors
/// When the database refuses.
pub(in crate::services) fn lapse(conn: &mut Conn, desk: &Desk, id: ServiceId) -> Result<bool> {
    let Some(mut row) = store::hold(conn, id)? else {
        return Ok(false);
    };
    let mut asked = offers::of(conn, row.id)?;
    let now = Micros::from(desk.moment.time());
    let late = |offer: &&mut Offer| offer.state.0 == OfferState::Open && offer.answer_until <= now;
    let mut any = false;
    for offer in asked.iter_mut().filter(late) {
        end(conn, desk, &row, offer, OfferState::Lapsed)?;
        any = true;
    }
    if any {
        settle(conn, desk, &mut row, &mut asked)?;
    }
    Ok(any)
}

/// After an answer: whoever is missing is asked for; then the request stands as those who were asked do. Nobody is asked to
/// what is over, has begun, or is with an organisation.
///
/// # Errors
/// When the database refuses.
pub(super) fn settle(conn: &mut Conn, desk: &Desk, row: &mut Row, asked: &mut Vec<Offer>) -> Result<()> {
    if row.state.0.is_over() || matches!(row.state.0, ServiceState::UnderWay | ServiceState::Referred) {
        return Ok(());
    }
    let full = fill(conn, desk, row, asked)?;
    let yes = |role: TeamRole| {
        let said = move |offer: &&Offer| offer.role.0 == role && offer.state.0 == OfferState::Accepted;
        asked.iter().filter(said).count()
    };
    let state = if yes(TeamRole::Lead) == 1 && yes(TeamRole::Volunteer) == row.needed() {
        ServiceState::Ready
    } else if full {
        ServiceState::Offered
    } else {
        ServiceState::Short
    };
    let news = match state {
        ServiceState::Ready => Some(ServiceAction::Stand),
        ServiceState::Short => Some(ServiceAction::RunShort),
        _ => None,
    };
    if let Some(action) = news.filter(|_| row.state.0 != state) {
        events::add(conn, row, Event::itself(action), desk.moment)?;
    }
    if row.state.0 != state {
        match news {
            Some(ServiceAction::Stand) => super::news::stands(conn, desk, row, asked)?,
            Some(action) => super::news::waits(conn, desk, row, (action, None))?,
            None => {}
        }
    }
    row.state = Word(state);
    store::update(conn, row, desk.moment.time())
}

/// Asks the next best for every seat that nobody may still take; false when there is nobody to ask, or a person is to decide
/// on everybody who comes (个人信息保护法, article 24: nobody has to put up with what is decided by machine alone).
fn fill(conn: &mut Conn, desk: &Desk, row: &Row, asked: &mut Vec<Offer>) -> Result<bool> {
    let standing = suggest::standing(asked);
    let (no_lead, missing) = (
        standing.lead.is_none(),
        row.needed().saturating_sub(standing.volunteers.len()),
    );
    if !no_lead && missing == 0 {
        return Ok(true);
    }
    if row.by_person {
        return Ok(false);
    }
    let (picks, full) = loop {
        let mut round = Round::of(conn, desk, row, asked, &[])?;
        let lead = round.next_lead().filter(|_| no_lead);
        let team = if missing > 0 { round.next_volunteers() } else { Vec::new() };
        let full = (!no_lead || lead.is_some()) && team.len() == missing;
        let picks: Vec<Pick> = lead.into_iter().chain(team).collect();
        let people: Vec<Key> = picks.iter().map(|(id, ..)| Key::from(*id)).collect();
        // Whoever was asked elsewhere meanwhile is seen as busy when they are looked for again.
        if turns::hold_if(conn, &people, |conn| round.can_still(conn, row, &picks))? {
            break (picks, full);
        }
    };
    for pick in picks {
        invite(conn, desk, row, pick)?;
        let event = Event::itself(ServiceAction::AskNext).about(pick.0);
        events::add(conn, row, event, desk.moment)?;
    }
    *asked = offers::of(conn, row.id)?;
    Ok(full)
}
