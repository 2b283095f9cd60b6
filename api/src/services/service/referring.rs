//! Referral both ways: of a request to an organisation, which takes it and gives it back; and of a person by one to the station.

use contract::{
    audit::{Act, SubjectKind},
    ids::{AccountId, CommunityId, OrganisationId, ServiceId},
    teams::{
        NewReferral, OfferState, ReferralReturn, ReferralState, Service, ServiceAction, ServiceReason, ServiceReferral,
        ServiceState,
    },
};

use super::{
    super::{
        model::Speaks,
        store::{
            self, Row,
            events::{self, Event},
            offers,
            referrals::{self, Referral},
        },
        suggest::midnight,
    },
    Held,
    answering::settle,
    done, held, news, reading, role,
};
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::Actor,
    cases::{
        handling::{self, organisations},
        limits,
        service::Desk,
    },
    db::{Conn, Word},
    error::{Error, Result},
};

/// Refers a request to an organisation; the station stays responsible for it.
///
/// # Errors
/// As everywhere; a fault for an organisation that cannot be referred to.
pub(crate) fn refer(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ServiceId, new: &NewReferral) -> Result<Service> {
    let mut held = held(conn, desk, actor, id, ServiceAction::Refer)?;
    organisations::check_open(conn, new.organisation_id, held.row.community())?;
    let role = role(desk, actor, &held.row, &held.asked)?;
    let to = (new.organisation_id, false);
    let referral = Referral::new(desk.moment.id(), &held.row, to, new.consent, (actor.id, desk.moment.time()));
    // Whoever referred the resident here is told that somebody sees to it, though others do.
    follow(conn, desk, &held.row, ReferralState::Taken, actor.id)?;
    referrals::add(conn, &referral)?;
    if new.consent.is_some() {
        let (place, subject) = (
            desk.places.place(held.row.community())?,
            Subject::new(SubjectKind::Service, id),
        );
        let by = By::somebody(actor.id, role);
        audit::record(
            conn,
            by,
            place,
            Act::DisclosePhone,
            subject,
            &[("reason", "referral")],
            desk.moment,
        )?;
    }
    held.row.state = Word(ServiceState::Referred);
    news::referred(conn, desk, &held.row, &referral)?;
    let event = Event::by(ServiceAction::Refer, role, actor.id).saying(&new.text);
    done(conn, desk, actor, &mut held.row, event)
}

/// Says for the organisation that it takes a request.
///
/// # Errors
/// As everywhere.
pub(in crate::services) fn take(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ServiceId) -> Result<Service> {
    let mut held = held(conn, desk, actor, id, ServiceAction::TakeOver)?;
    let role = role(desk, actor, &held.row, &held.asked)?;
    go_on(conn, desk, &held.row, ReferralState::Taken, actor.id)?;
    done(
        conn,
        desk,
        actor,
        &mut held.row,
        Event::by(ServiceAction::TakeOver, role, actor.id),
    )
}

/// Gives a request back to the station, with what came of it: done, or the station goes on with it as it stood. Whoever gives
/// it back has nothing more to do with it, so there is nothing to show.
///
/// # Errors
/// As everywhere.
pub(in crate::services) fn hand_back(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ServiceId,
    said: &ReferralReturn,
) -> Result<()> {
    let mut held = held(conn, desk, actor, id, ServiceAction::HandBack)?;
    let role = role(desk, actor, &held.row, &held.asked)?;
    let state = if said.done {
        ReferralState::Done
    } else {
        ReferralState::Returned
    };
    go_on(conn, desk, &held.row, state, actor.id)?;
    let event = Event::by(ServiceAction::HandBack, role, actor.id).saying(&said.text);
    events::add(conn, &held.row, event, desk.moment)?;
    if said.done {
        nobody_else_comes(conn, desk, &mut held)?;
        held.row.state = Word(ServiceState::Done);
        follow(conn, desk, &held.row, ReferralState::Done, actor.id)?;
        store::update(conn, &mut held.row, desk.moment.time())
    } else {
        goes_on(conn, desk, &mut held)
    }
}

/// Takes a request back from the organisation, and the station goes on with it as it stood; or, where it is with none, from the one
/// that referred the resident, which reads no more of it from then on.
///
/// # Errors
/// As everywhere.
pub(in crate::services) fn recall(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ServiceId,
    why: &ServiceReason,
) -> Result<Service> {
    let mut held = held(conn, desk, actor, id, ServiceAction::Recall)?;
    let role = role(desk, actor, &held.row, &held.asked)?;
    let event = Event::by(ServiceAction::Recall, role, actor.id).saying(&why.reason);
    if held.row.state.0 != ServiceState::Referred {
        follow(conn, desk, &held.row, ReferralState::Recalled, actor.id)?;
        return done(conn, desk, actor, &mut held.row, event);
    }
    go_on(conn, desk, &held.row, ReferralState::Recalled, actor.id)?;
    events::add(conn, &held.row, event, desk.moment)?;
    goes_on(conn, desk, &mut held)?;
    reading::shown(conn, desk, actor, &held.row)
}

/// The organisation did what those would have done who had said that they come.
fn nobody_else_comes(conn: &mut Conn, desk: &Desk, held: &mut Held) -> Result<()> {
    for offer in held.asked.iter_mut().filter(|offer| offer.state.0.stands()) {
        offer.state = Word(OfferState::Withdrawn);
        offer.answered_at = Some(desk.moment.time().into());
        offers::update(conn, offer)?;
        news::changed_for(conn, desk, &held.row, offer.account(), ServiceAction::Refer)?;
    }
    Ok(())
}

/// The station goes on: with those who have said that they come, and the next best for the others; or from the beginning.
fn goes_on(conn: &mut Conn, desk: &Desk, held: &mut Held) -> Result<()> {
    let begun = !held.asked.is_empty();
    held.row.state = Word(if begun { ServiceState::Short } else { ServiceState::Asked });
    // Nobody is asked to come to a day that is over.
    if begun && held.row.day >= desk.moment.today().to_string() {
        return settle(conn, desk, &mut held.row, &mut held.asked);
    }
    store::update(conn, &mut held.row, desk.moment.time())
}

/// Goes on with the referral of a request that is open, and tells everybody of it who has a part in it.
fn go_on(conn: &mut Conn, desk: &Desk, row: &Row, state: ReferralState, by: AccountId) -> Result<()> {
    let open = referrals::of(conn, row.id)?
        .into_iter()
        .find(|each| !each.inbound && each.ended_at.is_none());
    let mut referral = open.ok_or_else(|| Error::internal("referred to nobody"))?;
    referral.go_on(state, desk.moment.time());
    referrals::update(conn, &referral)?;
    news::referral(conn, desk, row, &referral, by)
}

/// Lets those know to whom a request was referred, or who referred it, that it was taken, or is over.
pub(super) fn follow(conn: &mut Conn, desk: &Desk, row: &Row, state: ReferralState, by: AccountId) -> Result<()> {
    let open = referrals::of(conn, row.id)?
        .into_iter()
        .filter(|each| each.ended_at.is_none());
    for mut referral in open.filter(|each| each.state.0 != state) {
        referral.go_on(state, desk.moment.time());
        referrals::update(conn, &referral)?;
        news::to_speakers(conn, desk, row, &referral, by)?;
    }
    Ok(())
}

/// For which organisation somebody speaks that has to do with a request: first the one that it is referred to now.
pub(super) fn speaks(conn: &mut Conn, actor: &Actor, row: &Row) -> Result<Option<Speaks>> {
    let all = referrals::of(conn, row.id)?;
    if all.is_empty() {
        return Ok(None);
    }
    let theirs = handling::spoken_for(conn, actor.id)?;
    let own = all.iter().filter(|each| theirs.contains(&each.organisation()));
    let to = own.clone().find(|each| !each.inbound && each.ended_at.is_none());
    if let Some(to) = to {
        return Ok(Some(Speaks::To {
            taken: to.state.0 == ReferralState::Taken,
            shared: to.consent.is_some(),
        }));
    }
    let over: Vec<bool> = own.filter(|each| each.inbound).map(|each| each.ended_at.is_some()).collect();
    Ok((!over.is_empty()).then(|| Speaks::From {
        over: over.iter().all(|over| *over),
    }))
}

/// Whether an organisation reads a request whose resident it referred to the station.
pub(super) fn is_read_outside(conn: &mut Conn, row: &Row) -> Result<bool> {
    let all = referrals::of(conn, row.id)?;
    Ok(all.iter().any(|each| each.inbound && each.ended_at.is_none()))
}

/// Insists that an organisation has not referred as many persons as it may, at once or on one day.
///
/// # Errors
/// Names the field.
pub(super) fn check_room(
    conn: &mut Conn,
    desk: &Desk,
    (organisation, community): (OrganisationId, CommunityId),
    person: Option<[u8; 32]>,
) -> Result<()> {
    // Two at once for the same organisation are counted one after the other.
    organisations::hold(conn, organisation)?;
    let limits = limits::of(conn, community)?;
    let midnight = midnight(desk.moment.today());
    let fault = |code| Err(Error::field("/organisation_id", code));
    let other = |digest: &&Vec<u8>| person.is_none_or(|person| digest.as_slice() != person);
    let others = |referred: Vec<Vec<u8>>| referred.iter().filter(other).count();
    if others(referrals::persons(conn, organisation, Some(midnight))?) >= usize::from(limits.referred_a_day) {
        return fault("referred_a_day");
    }
    if others(referrals::persons(conn, organisation, None)?) >= usize::from(limits.referred_at_once) {
        return fault("referred_at_once");
    }
    Ok(())
}

/// The referrals of a request, the latest last.
pub(super) fn shown(conn: &mut Conn, row: &Row) -> Result<Vec<ServiceReferral>> {
    let mut all = Vec::new();
    for each in referrals::of(conn, row.id)? {
        let sheet = organisations::sheet(conn, each.organisation())?;
        // What was given or taken back before anybody took it told nobody anything.
        let tells = each.inbound || each.taken_at.is_some() || each.state.0 == ReferralState::Sent;
        all.push(ServiceReferral {
            organisation_id: each.organisation(),
            organisation: sheet.name,
            phone: sheet.phone,
            inbound: each.inbound,
            state: each.state.0,
            consent: each.consent.filter(|_| tells).map(|consent| consent.0),
            sent_at: each.sent_at.into(),
        });
    }
    Ok(all)
}
