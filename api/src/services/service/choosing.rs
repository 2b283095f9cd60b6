//! Choosing who comes: a person does, among those who suit.

use contract::{
    ids::{AccountId, ServiceId},
    teams::{
        ChosenTeam, FewerVolunteers, OfferState, ReferralState, Replacement, Service, ServiceAction, ServiceState, Suggested,
        TeamRole, TeamSuggestions,
    },
};

use super::{
    super::{
        store::{
            self,
            events::{self, Event},
            offers, turns,
        },
        suggest::Round,
    },
    answering::{accept, settle},
    done, held, invite, is, news, reading, referring, role,
};
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Key, Word},
    error::{Error, Result},
    volunteers::insurance,
};

/// The teams that suit best, or why there is none; or who could come `instead` of somebody who was asked. For those who choose.
///
/// # Errors
/// Not found for others; a fault at `/instead_of` for who was never asked.
pub(crate) fn suggest(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ServiceId,
    instead: Option<AccountId>,
) -> Result<TeamSuggestions> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let place = desk.places.place(row.community())?;
    actor.role_for(Right::ArrangeServices, place).ok_or(Error::NOT_FOUND)?;
    let mut asked = offers::of(conn, row.id)?;
    if let Some(out) = instead {
        let own = asked.iter_mut().find(|offer| is(offer, out));
        // As if they had been let go: what they bring is then missing.
        own.ok_or_else(|| Error::field("/instead_of", "never_asked"))?.state = Word(OfferState::Withdrawn);
    }
    let mut found = Round::of(conn, desk, &row, &asked, &[])?.suggest(conn)?;
    if instead.is_some() {
        found.teams.clear();
    } else if found.teams.is_empty() {
        found.shortage = Some(Round::of_everybody(conn, desk, &row, &asked)?.shortage());
    }
    let teams = found.teams.iter_mut().flat_map(|team| &mut team.volunteers);
    warn_of_insurance(conn, &row.day, teams.chain(&mut found.others).collect())?;
    Ok(found)
}

/// Says of whom the insurance ends before a day: a person decides whether they go.
pub(super) fn warn_of_insurance(conn: &mut Conn, day: &str, mut all: Vec<&mut Suggested>) -> Result<()> {
    let ids: Vec<AccountId> = all.iter().map(|one| one.account_id).collect();
    let ended = insurance::ends_before(conn, &ids, day)?;
    for one in &mut all {
        one.insurance_ends = ended.contains(&one.account_id);
    }
    Ok(())
}

/// Everybody of a team.
pub(super) fn people(team: &ChosenTeam) -> Vec<Key> {
    let all = team.volunteers.iter().copied().chain([team.lead]);
    all.map(Key::from).collect()
}

/// Chooses a team; all of it is asked at once. A lead who chooses themselves has said yes.
///
/// # Errors
/// As everywhere: not found for others, conflict with the request as it is now; faults that name who cannot come.
pub(crate) fn choose(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ServiceId, team: &ChosenTeam) -> Result<Service> {
    let mut held = held(conn, desk, actor, id, ServiceAction::Choose)?;
    let people = people(team);
    turns::hold_people(conn, &people)?;
    let picks = Round::of(conn, desk, &held.row, &held.asked, &people)?.check(team)?;
    let event = Event::by(ServiceAction::Choose, role(desk, actor, &held.row, &held.asked)?, actor.id);
    for pick in picks {
        invite(conn, desk, &held.row, pick)?;
    }
    held.row.state = Word(ServiceState::Offered);
    store::update(conn, &mut held.row, desk.moment.time())?;
    events::add(conn, &held.row, event, desk.moment)?;
    referring::follow(conn, desk, &held.row, ReferralState::Taken, actor.id)?;
    let mut asked = offers::of(conn, held.row.id)?;
    if let Some(own) = asked.iter_mut().find(|offer| is(offer, actor.id)) {
        accept(conn, desk, &held.row, own)?;
        settle(conn, desk, &mut held.row, &mut asked)?;
    }
    reading::shown(conn, desk, actor, &held.row)
}

/// Takes somebody out of a team; whoever was named is asked instead, or the next best.
///
/// # Errors
/// As [`choose`]; a fault at `/account_id` for who was never asked.
pub(in crate::services) fn replace(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ServiceId,
    change: &Replacement,
) -> Result<Service> {
    if change.by.is_some() {
        // Whoever is named is held, and then perhaps others for other seats.
        turns::alone(conn)?;
    }
    let mut held = held(conn, desk, actor, id, ServiceAction::Replace)?;
    let role = role(desk, actor, &held.row, &held.asked)?;
    let place = held.asked.iter().position(|offer| is(offer, change.account_id));
    let out = place.and_then(|place| held.asked.get_mut(place));
    let out = out.ok_or_else(|| Error::field("/account_id", "never_asked"))?;
    let seat = out.role.0;
    if out.state.0.stands() {
        out.state = Word(OfferState::Withdrawn);
        out.answered_at = Some(desk.moment.time().into());
        offers::update(conn, out)?;
        let event = Event::by(ServiceAction::Replace, role, change.account_id);
        events::add(conn, &held.row, event, desk.moment)?;
        news::changed_for(conn, desk, &held.row, change.account_id, ServiceAction::Replace)?;
    }
    if let Some(by) = change.by {
        let free = match seat {
            TeamRole::Lead => super::super::suggest::standing(&held.asked).lead.is_none(),
            TeamRole::Volunteer => super::super::suggest::standing(&held.asked).volunteers.len() < held.row.needed(),
        };
        if !free {
            return Err(Error::field("/account_id", "never_asked"));
        }
        let pick = Round::of(conn, desk, &held.row, &held.asked, &[by.into()])?.pick(by, seat)?;
        invite(conn, desk, &held.row, pick)?;
        let event = Event::by(ServiceAction::AskNext, role, by);
        events::add(conn, &held.row, event, desk.moment)?;
        held.asked = offers::of(conn, held.row.id)?;
    }
    settle(conn, desk, &mut held.row, &mut held.asked)?;
    reading::shown(conn, desk, actor, &held.row)
}

/// Does with fewer volunteers. Who was asked last and has not said yes is not needed first.
///
/// # Errors
/// As [`choose`]; a fault at `/volunteers` for no fewer than before, or than have said yes.
pub(in crate::services) fn fewer(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ServiceId,
    change: FewerVolunteers,
) -> Result<Service> {
    let mut held = held(conn, desk, actor, id, ServiceAction::Reduce)?;
    let yes = held
        .asked
        .iter()
        .filter(|offer| offer.role.0 == TeamRole::Volunteer && offer.state.0 == OfferState::Accepted);
    if i32::from(change.volunteers) >= held.row.volunteers || usize::from(change.volunteers) < yes.count() {
        return Err(Error::field("/volunteers", "fewer_range"));
    }
    let role = role(desk, actor, &held.row, &held.asked)?;
    held.row.volunteers = change.volunteers.into();
    let open = |offer: &&mut offers::Offer| offer.role.0 == TeamRole::Volunteer && offer.state.0 == OfferState::Open;
    let standing = super::super::suggest::standing(&held.asked).volunteers.len();
    let spare = standing.saturating_sub(held.row.needed());
    for offer in held.asked.iter_mut().rev().filter(open).take(spare) {
        offer.state = Word(OfferState::Withdrawn);
        offer.answered_at = Some(desk.moment.time().into());
        offers::update(conn, offer)?;
        news::changed_for(conn, desk, &held.row, offer.account(), ServiceAction::Reduce)?;
    }
    let event = Event::by(ServiceAction::Reduce, role, actor.id);
    done(conn, desk, actor, &mut held.row, event)?;
    settle(conn, desk, &mut held.row, &mut held.asked)?;
    reading::shown(conn, desk, actor, &held.row)
}
