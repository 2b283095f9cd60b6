//! Asking for somebody to come.

use chrono::NaiveDate;
use contract::{
    accounts::Role,
    contacts::plain_number,
    ids::AccountId,
    liaison::Neighbour,
    problem::Kind,
    teams::{NewService, Service, ServiceAction, ServiceState},
};

use super::{
    super::store::{
        self, Row,
        events::{self, Event},
        referrals::{self, Referral},
    },
    news, reading, referring,
};
use crate::{
    accounts::service as accounts,
    auth::{
        keys::Keys,
        policy::{Actor, Right},
    },
    cases::{
        handling::organisations,
        service::{self as cases, Desk, Reader},
    },
    db::{Conn, Key, Word},
    error::{Error, Result},
    moment::Moment,
    volunteers::bits,
};

/// How often a number is drawn before something must be wrong.
const DRAWS: u32 = 8;
/// Days ahead that can be asked for.
const AHEAD: i64 = 60;
/// Open requests at one resident's door.
const MOST_OPEN: i64 = 5;

/// The number people read out, which no other request has.
fn number(conn: &mut Conn, moment: Moment) -> Result<String> {
    for _ in 0..DRAWS {
        let number = moment.number('F');
        if !store::has_number(conn, &number)? {
            return Ok(number);
        }
    }
    Err(Error::Unavailable("every number that was drawn is taken".to_owned()))
}

/// At whose door it is, and in which role it is asked for.
struct Asker {
    role: Role,
    resident: Option<AccountId>,
    person: Neighbour,
    digest: Option<[u8; 32]>,
}

/// Asks for somebody to come: a resident to their own door, staff to somebody else's, an organisation to that of whom it
/// refers. Where it is to be in several weeks,
/// the first is shown.
///
/// # Errors
/// Faults that name the field; consent needed; forbidden for staff elsewhere; not found for a case that is not theirs.
pub(crate) fn ask(conn: &mut Conn, desk: &Desk, actor: &Actor, new: &NewService) -> Result<Service> {
    desk.places.check(new.community_id, new.cell_id)?;
    let days = days(desk, new)?;
    if !new.skills.is_empty() && new.volunteers == 0 {
        return Err(Error::field("/skills", "skills_needed"));
    }
    if new.person.home.as_deref().is_none_or(|home| home.trim().is_empty()) {
        return Err(Error::field("/person/home", "home_needed"));
    }
    let asker = asker(conn, desk, actor, new)?;
    let now = desk.moment.time();
    let mut first = None;
    for day in days {
        let row = row(conn, desk, actor, new, day, &asker)?;
        store::add(conn, &row)?;
        let event = Event::by(ServiceAction::Ask, asker.role, actor.id);
        events::add(conn, &row, event, desk.moment)?;
        if let Some(organisation) = new.organisation_id {
            let referral = Referral::new(desk.moment.id(), &row, (organisation, true), new.consent, (actor.id, now));
            referrals::add(conn, &referral)?;
        }
        first.get_or_insert(row);
    }
    let first = first.ok_or_else(|| Error::field("/weeks", "weeks_range"))?;
    if matches!(asker.role, Role::Resident | Role::Organisation) {
        // Whoever works there and asks for somebody else knows of it.
        news::waits(conn, desk, &first, (ServiceAction::Ask, Some(actor.id)))?;
    }
    reading::shown(conn, desk, actor, &first)
}

/// The days it is asked for: one in each week.
fn days(desk: &Desk, new: &NewService) -> Result<Vec<NaiveDate>> {
    let first = day(desk, &new.day)?;
    let days: Vec<NaiveDate> = first.iter_weeks().take(new.weeks.into()).collect();
    if days.iter().all(|day| is_near(desk, *day)) {
        Ok(days)
    } else {
        Err(Error::field("/weeks", "weeks_range"))
    }
}

/// A day for which somebody can be asked to come.
///
/// # Errors
/// A fault for one that is over, or too far ahead.
pub(super) fn day(desk: &Desk, text: &str) -> Result<NaiveDate> {
    let day = contract::time::day(text).filter(|day| is_near(desk, *day));
    day.ok_or_else(|| Error::field("/day", "service_day"))
}

fn is_near(desk: &Desk, day: NaiveDate) -> bool {
    (0..=AHEAD).contains(&(day - desk.moment.today()).num_days())
}

fn asker(conn: &mut Conn, desk: &Desk, actor: &Actor, new: &NewService) -> Result<Asker> {
    if let Some(organisation) = new.organisation_id {
        organisations::check_speaker(conn, organisation, new.community_id, actor.id)?;
        new.consent.ok_or_else(|| Error::field("/consent", "referral_consent"))?;
        if new.case_id.is_some() {
            return Err(Error::FORBIDDEN);
        }
        let asker = at_door_of(conn, desk, new, Role::Organisation)?;
        referring::check_room(conn, desk, (organisation, new.community_id), asker.digest)?;
        Ok(asker)
    } else if actor.resident {
        for_oneself(conn, desk, actor, new)
    } else {
        for_another(conn, desk, actor, new)
    }
}

fn for_oneself(conn: &mut Conn, desk: &Desk, actor: &Actor, new: &NewService) -> Result<Asker> {
    actor.require_somewhere(Right::AskForService)?;
    if !actor.consented {
        return Err(Error::Problem(Kind::ConsentNeeded));
    }
    if new.person.phone.is_some() {
        return Err(Error::field("/person/phone", "own_service"));
    }
    if new.case_id.is_some() {
        return Err(Error::FORBIDDEN);
    }
    // Two at once by the same person are counted one after the other.
    accounts::hold(conn, actor.id)?.ok_or(Error::NOT_FOUND)?;
    if store::open_at(conn, actor.id)? + i64::from(new.weeks) > MOST_OPEN {
        return Err(Error::field("", "too_many_services"));
    }
    Ok(Asker {
        role: Role::Resident,
        resident: Some(actor.id),
        digest: accounts::digest_of(conn, actor.id)?,
        person: Neighbour {
            phone: accounts::phone(conn, &desk.keys, actor.id)?,
            ..new.person.clone()
        },
    })
}

fn for_another(conn: &mut Conn, desk: &Desk, actor: &Actor, new: &NewService) -> Result<Asker> {
    let role = actor.require(Right::ArrangeServices, desk.places.place(new.community_id)?)?;
    if let Some(case) = new.case_id {
        let community = cases::community_of(conn, &desk.places, &Reader::Actor(actor.clone()), case)?;
        if community != new.community_id {
            return Err(Error::field("/case_id", "case_elsewhere"));
        }
    }
    at_door_of(conn, desk, new, role)
}

/// At the door of whoever is named.
fn at_door_of(conn: &mut Conn, desk: &Desk, new: &NewService, role: Role) -> Result<Asker> {
    let phone = new.person.phone.as_deref().map(plain_number);
    let phone = phone.ok_or_else(|| Error::field("/person/phone", "phone_needed"))?;
    let digest = accounts::phone_digest(&desk.keys, &phone);
    Ok(Asker {
        role,
        resident: accounts::by_phone(conn, &digest)?.map(|holder| holder.id),
        digest: Some(digest),
        person: Neighbour {
            phone: Some(phone),
            ..new.person.clone()
        },
    })
}

fn row(conn: &mut Conn, desk: &Desk, actor: &Actor, new: &NewService, day: NaiveDate, asker: &Asker) -> Result<Row> {
    let (id, now) = (
        Key::from(desk.moment.id::<contract::ids::kind::Service>()),
        desk.moment.time().into(),
    );
    Ok(Row {
        id,
        community_id: new.community_id.into(),
        cell_id: new.cell_id.map(Into::into),
        case_id: new.case_id.map(Into::into),
        number: number(conn, desk.moment)?,
        state: Word(ServiceState::Asked),
        version: 1,
        asked_by: actor.id.into(),
        resident_id: asker.resident.map(Into::into),
        sealed: Some(seal(&desk.keys, id, &asker.person)?),
        resident_digest: asker.digest.map(|digest| digest.to_vec()),
        kind: Word(new.kind),
        need: new.need.trim().to_owned(),
        urgency: Word(new.urgency),
        day: day.to_string(),
        part: Word(new.part),
        volunteers: new.volunteers.into(),
        skills: bits(&new.skills),
        trainings: bits(&new.trainings),
        speech: bits(&new.speech),
        gender: new.gender.map(Word),
        safeguard: new.safeguard,
        least_level: new.least_level.into(),
        by_person: new.by_person,
        record: None,
        thanks: None,
        created_at: now,
        updated_at: now,
    })
}

fn context(id: Key) -> String {
    format!("services.person:{}", id.0)
}

fn seal(keys: &Keys, id: Key, person: &Neighbour) -> Result<Vec<u8>> {
    let text = serde_json::to_vec(person).map_err(Error::internal)?;
    keys.seal(&context(id), &text)
}

/// At whose door it is; nobody's any more after they were forgotten.
pub(super) fn person(keys: &Keys, row: &Row) -> Result<Option<Neighbour>> {
    let Some(sealed) = &row.sealed else { return Ok(None) };
    let text = keys.open_sealed(&context(row.id), sealed)?;
    serde_json::from_slice(&text).map(Some).map_err(Error::internal)
}
