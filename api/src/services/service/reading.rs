//! What each reader sees of requests.

use std::collections::{HashMap, HashSet};

use contract::{
    cases::Urgency,
    ids::{AccountId, CommunityId, ServiceId},
    page::Page,
    teams::{
        BlockSide, Coming, DaysOff, OfferState, Service, ServiceAction, ServiceEvent, ServicePart, ServiceSummary, TeamMember,
        TeamRole,
    },
};

use super::{
    super::{
        model::{self, Who},
        store::{
            self, Row, blocks, events,
            offers::{self, Offer},
            referrals,
        },
    },
    fitting::{self, Misfits},
    is, outcome, picturing, referring, standing, who,
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::{handling, service::Desk},
    db::{Conn, Key},
    error::{Error, Result},
    volunteers::{self, chosen},
};

/// Requests that are listed at most.
const MOST: i64 = 200;

/// A request, as one of its readers sees it.
///
/// # Errors
/// Not found for strangers.
pub(crate) fn read(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ServiceId) -> Result<Service> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    shown(conn, desk, actor, &row)
}

/// The requests of a community: what is open, the most pressing of each day first; or what is over, the latest first.
///
/// # Errors
/// Forbidden where the desk is not theirs.
pub(in crate::services) fn list(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    community: CommunityId,
    over: bool,
) -> Result<Page<ServiceSummary>> {
    actor.require(Right::ArrangeServices, desk.places.place(community)?)?;
    let mut rows = store::list(conn, community, over, MOST)?;
    if !over {
        let order = |urgency: Urgency| Urgency::ALL.iter().position(|each| *each == urgency);
        rows.sort_by(|one, other| (&one.day, order(one.urgency.0)).cmp(&(&other.day, order(other.urgency.0))));
    }
    let mut page = summaries(conn, desk, actor, &rows)?;
    name_those_who_come(conn, desk, &rows, &mut page.items)?;
    Ok(page)
}

/// Says of each request who comes to it, and whether somebody of them no longer fits.
fn name_those_who_come(conn: &mut Conn, desk: &Desk, rows: &[Row], items: &mut [ServiceSummary]) -> Result<()> {
    let ids: Vec<Key> = items.iter().map(|item| item.id.into()).collect();
    let all = offers::of_all(conn, &ids)?;
    let people: Vec<AccountId> = all.values().flatten().map(Offer::account).collect();
    let names = accounts::names(conn, &people)?;
    for item in items {
        let stands = all
            .get(&Key::from(item.id))
            .into_iter()
            .flatten()
            .filter(|offer| offer.state.0.stands());
        let coming = stands.map(|offer| Coming {
            account_id: offer.account(),
            name: names.get(&offer.account()).cloned().unwrap_or_default(),
            role: offer.role.0,
            state: offer.state.0,
        });
        item.people = coming.collect();
        let (key, found) = (Key::from(item.id), all.get(&Key::from(item.id)));
        if let (Some(row), Some(asked)) = (rows.iter().find(|row| row.id == key), found) {
            item.unfit = !fitting::misfits(conn, desk, row, asked)?.is_empty();
        }
    }
    Ok(())
}

/// The latest requests that one has a part in.
///
/// # Errors
/// When the database refuses.
pub(in crate::services) fn mine(conn: &mut Conn, desk: &Desk, actor: &Actor) -> Result<Page<ServiceSummary>> {
    let rows = store::of(conn, actor.id, MOST)?;
    summaries(conn, desk, actor, &rows)
}

/// The latest requests that are referred to an organisation which one speaks for, or that it referred to the station.
///
/// # Errors
/// When the database refuses.
pub(crate) fn referred(conn: &mut Conn, desk: &Desk, actor: &Actor) -> Result<Page<ServiceSummary>> {
    let theirs = handling::spoken_for(conn, actor.id)?;
    let rows = referrals::with(conn, &theirs, MOST)?;
    summaries(conn, desk, actor, &rows)
}

/// Each of the latest requests that one has a part in, whole: what one takes along.
///
/// # Errors
/// When the database refuses.
pub(crate) fn whole(conn: &mut Conn, desk: &Desk, actor: &Actor) -> Result<Vec<Service>> {
    let parts = mine(conn, desk, actor)?.items;
    parts.into_iter().map(|each| read(conn, desk, actor, each.id)).collect()
}

/// Some requests, in their order, as far as the reader has a part in them.
pub(super) fn summaries(conn: &mut Conn, desk: &Desk, actor: &Actor, rows: &[Row]) -> Result<Page<ServiceSummary>> {
    let ids: Vec<Key> = rows.iter().map(|row| row.id).collect();
    let all = offers::of_all(conn, &ids)?;
    let days_off = volunteers::days_off::of(conn, actor.id, desk.moment)?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let asked = all.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let who = who(conn, desk, actor, row, asked)?;
        let Some(part) = who.part() else { continue };
        items.push(if who.knows_the_outcome_alone() {
            outcome::in_short(row)
        } else {
            summary((actor, &days_off), row, asked, part)
        });
    }
    Ok(Page { items, next: None })
}

/// A request in a list, for somebody who does not come on some days.
fn summary((actor, days_off): (&Actor, &[DaysOff]), row: &Row, asked: &[Offer], part: ServicePart) -> ServiceSummary {
    let yes = asked.iter().filter(|offer| offer.state.0 == OfferState::Accepted).count();
    let own = asked.iter().find(|offer| is(offer, actor.id));
    let stands = own.is_some_and(|offer| offer.state.0.stands());
    let open = own.filter(|offer| offer.state.0 == OfferState::Open);
    ServiceSummary {
        id: row.id(),
        number: row.number.clone(),
        community_id: row.community(),
        cell_id: row.cell_id.map(Into::into),
        kind: row.kind.0,
        urgency: row.urgency.0,
        day: row.day.clone(),
        part: row.part.0,
        state: row.state.0,
        volunteers: u8::try_from(row.volunteers).unwrap_or_default(),
        said_yes: u8::try_from(yes).unwrap_or_default(),
        standing: part,
        answer_until: open.map(|offer| offer.answer_until.into()),
        own: own.map(|offer| offer.state.0),
        unfit: false,
        clashes: !row.state.0.is_over() && stands && days_off.iter().any(|days| days.contains(&row.day)),
        people: Vec::new(),
        updated_at: row.updated_at.into(),
    }
}

/// A request as `actor` sees it.
pub(super) fn shown(conn: &mut Conn, desk: &Desk, actor: &Actor, row: &Row) -> Result<Service> {
    let asked = offers::of(conn, row.id)?;
    let who = who(conn, desk, actor, row, &asked)?;
    let part = who.part().ok_or(Error::NOT_FOUND)?;
    if who.knows_the_outcome_alone() {
        return outcome::shown(conn, desk, row);
    }
    let lines = events::of(conn, row.id)?;
    let mut ids: Vec<AccountId> = asked.iter().map(Offer::account).collect();
    ids.extend(lines.iter().filter_map(|line| line.3.map(AccountId::from)));
    let names = accounts::names(conn, &ids)?;
    let days_off = volunteers::days_off::of(conn, actor.id, desk.moment)?;
    let knows = row.resident_id.is_none() || who.resident || model::may_know_whom(row.state.0, who);
    let (photos, hidden_photos, photos_left) = picturing::seen(conn, row, who)?;
    let own_side = if who.resident {
        BlockSide::Resident
    } else {
        BlockSide::Volunteer
    };
    let insurance_ends = if who.station {
        let coming: Vec<AccountId> = asked.iter().map(Offer::account).collect();
        volunteers::insurance::ends_before(conn, &coming, &row.day)?
    } else {
        HashSet::new()
    };
    let view = View {
        actor,
        misfits: fitting::misfits(conn, desk, row, &asked)?,
        insurance_ends,
        not_again: kept_away(conn, row, own_side)?,
        who,
        names,
        unnamed: row.resident_id.filter(|_| !knows),
    };
    let station = desk.places.station(row.community(), row.cell_id.map(Into::into));
    Ok(Service {
        summary: summary((actor, &days_off), row, &asked, part),
        need: row.need.clone(),
        case_id: row.case_id.filter(|_| who.station).map(Into::into),
        skills: chosen(row.skills),
        trainings: chosen(row.trainings),
        speech: chosen(row.speech),
        gender: row.gender.map(|gender| gender.0),
        safeguard: row.safeguard,
        least_level: u8::try_from(row.least_level).unwrap_or(1),
        by_person: row.by_person,
        team: view.team(&asked),
        record: row
            .record
            .clone()
            .filter(|_| !matches!(part, ServicePart::Resident | ServicePart::Organisation)),
        thanks: row.thanks.clone().filter(|_| part != ServicePart::Organisation),
        photos,
        hidden_photos,
        photos_left,
        referrals: referring::shown(conn, row)?,
        timeline: lines.into_iter().filter_map(|line| view.event(line)).collect(),
        station_phone: station.map(|station| station.phone).unwrap_or_default(),
        actions: model::actions(standing(conn, row, &asked, desk.moment)?, who),
        contact: row.sealed.is_some() && model::may_know_whom(row.state.0, who),
        version: row.version,
    })
}

/// Those who are not sent to the door of a request again on the word of a side.
fn kept_away(conn: &mut Conn, row: &Row, side: BlockSide) -> Result<Vec<Key>> {
    let Some(digest) = &row.resident_digest else {
        return Ok(Vec::new());
    };
    blocks::at(conn, digest, side)
}

/// Who looks, and what everybody is called.
struct View<'a> {
    actor: &'a Actor,
    who: Who,
    /// Those who are not sent to this door again on the word of the reader's side.
    not_again: Vec<Key>,
    names: HashMap<AccountId, String>,
    /// Those whose insurance ends before the day; none where that is not the reader's to know.
    insurance_ends: HashSet<AccountId>,
    /// Those who no longer fit, and why.
    misfits: Misfits,
    /// The resident, of whom this reader is not told, or no longer.
    unnamed: Option<Key>,
}

impl View<'_> {
    /// Those who were asked, as far as the reader may know: the station all of them, the team who may still come, the
    /// resident who said yes.
    fn team(&self, asked: &[Offer]) -> Vec<TeamMember> {
        let part = self.who.part();
        if part == Some(ServicePart::Organisation) {
            return Vec::new();
        }
        let comes = part != Some(ServicePart::Resident);
        let seen = |offer: &&Offer| {
            self.who.station
                || is(offer, self.actor.id)
                || offer.state.0 == OfferState::Accepted
                || comes && offer.state.0.stands()
        };
        let mut team: Vec<&Offer> = asked.iter().filter(seen).collect();
        team.sort_by_key(|offer| offer.role.0 != TeamRole::Lead);
        team.into_iter().map(|offer| self.member(offer)).collect()
    }

    fn member(&self, offer: &Offer) -> TeamMember {
        let (own, station) = (is(offer, self.actor.id), self.who.station);
        TeamMember {
            account_id: offer.account(),
            name: self.name(offer.account()),
            role: offer.role.0,
            own,
            state: offer.state.0,
            answer_until: offer.answer_until.into(),
            reason: offer.reason.clone().filter(|_| own || station),
            suits: offer.suits().filter(|_| station),
            arrived_at: offer.arrived_at.map(Into::into),
            left_at: offer.left_at.map(Into::into),
            minutes: offer.minutes.map(i32::unsigned_abs),
            // What the resident thinks of one is for oneself and for the station.
            stars: offer
                .stars
                .filter(|_| own || station || self.who.resident)
                .and_then(|stars| u8::try_from(stars).ok()),
            at_station: offer.at_station,
            code_refused: offer.code_refused,
            moved: (own || station) && offer.moved,
            unfit: self
                .misfits
                .get(&offer.account_id)
                .filter(|_| own || station)
                .cloned()
                .unwrap_or_default(),
            insurance_ends: self.insurance_ends.contains(&offer.account()),
            not_again: (own || self.who.resident) && self.not_again.contains(&offer.account_id),
        }
    }

    fn name(&self, id: AccountId) -> String {
        self.names.get(&id).cloned().unwrap_or_default()
    }

    /// A line of the timeline; who could not come is known to the station alone.
    fn event(&self, (at, action, role, account, text, day, part): events::Line) -> Option<ServiceEvent> {
        let private = matches!(
            action.0,
            ServiceAction::Decline | ServiceAction::Lapse | ServiceAction::AskNext | ServiceAction::Replace
        );
        let own = account == Some(Key::from(self.actor.id));
        (self.who.station || own || !private).then(|| ServiceEvent {
            at: at.into(),
            action: action.0,
            role: role.0,
            name: account
                .filter(|_| account != self.unnamed)
                .map(|id| self.name(id.into()))
                .filter(|name| !name.is_empty()),
            text,
            day,
            part: part.map(|part| part.0),
        })
    }
}
