//! To whom a case can be given.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, TimeZone, Utc};
use contract::{
    handling::{Handler, HandlerRef, Handlers, HandlersDuty},
    ids::{AccountId, CommunityId, DutyId, StationId},
    people::{Duty, DutyKind},
};

use crate::{
    accounts::service::{self as accounts, holder, holders},
    auth::policy::Right,
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
};

/// For how many days a clock stands still at most.
const LONGEST: u64 = 60;

/// Everybody to whom cases of a community can be given.
///
/// # Errors
/// When the database refuses.
pub(super) fn all(conn: &mut Conn, desk: &Desk, community: CommunityId) -> Result<Handlers> {
    let at = desk.moment.time();
    let duties = accounts::community_duties(conn, desk.places.place(community)?, at)?;
    let people = holders(conn, community, Right::WorkOnCases.holders())?;
    let named = |person: accounts::PostHolder| Handler {
        duty: None,
        account_id: Some(person.id),
        name: Some(person.name),
    };
    Ok(Handlers {
        duties: duties.into_iter().map(|duty| by_duty(desk, duty)).collect(),
        people: people.into_iter().map(named).collect(),
    })
}

fn by_duty(desk: &Desk, duty: Duty) -> Handler {
    let name = match duty.today {
        Some(today) if today == duty.sheet.a => Some(duty.a_name),
        Some(_) => duty.b_name,
        None => None,
    };
    Handler {
        duty: Some(HandlersDuty {
            id: duty.id,
            kind: duty.sheet.kind,
            place: desk.places.name(duty.sheet.place_id).unwrap_or_default(),
        }),
        account_id: duty.today,
        name,
    }
}

/// Whoever is meant, as they are today.
///
/// # Errors
/// When the database refuses.
pub(super) fn shown(conn: &mut Conn, desk: &Desk, handler: HandlerRef) -> Result<Handler> {
    if let Some(duty) = handler.duty_id {
        let duty = accounts::duty(conn, duty, desk.moment.time())?;
        return Ok(duty.map(|duty| by_duty(desk, duty)).unwrap_or_default());
    }
    let name = match handler.account_id {
        Some(account) => accounts::names(conn, &[account])?.remove(&account),
        None => None,
    };
    Ok(Handler {
        duty: None,
        account_id: handler.account_id,
        name,
    })
}

/// Insists that a case of this community can be given to whoever is meant.
///
/// # Errors
/// Names the field.
pub(super) fn check(conn: &mut Conn, community: CommunityId, handler: HandlerRef, at: &str) -> Result<()> {
    if fits(conn, community, handler)? {
        Ok(())
    } else {
        Err(Error::field(at, "handler_unknown"))
    }
}

/// Whether a case of this community can be given to whoever is meant.
///
/// # Errors
/// When the database refuses.
pub(super) fn fits(conn: &mut Conn, community: CommunityId, handler: HandlerRef) -> Result<bool> {
    match (handler.duty_id, handler.account_id) {
        (Some(duty), None) => Ok(accounts::duty_community(conn, duty)? == Some(community)),
        (None, Some(account)) => Ok(holder(conn, community, account, Right::WorkOnCases.holders())?.is_some()),
        _ => Ok(false),
    }
}

/// Who sees to what goes to a station (工作驿站): whoever has a duty there today, who resolves before others; where it has none,
/// somebody of its staff who is not away, the first responder of the case before others. Nobody where nobody is there.
///
/// # Errors
/// When the database refuses.
pub(super) fn at_station(
    conn: &mut Conn,
    desk: &Desk,
    community: CommunityId,
    station: StationId,
    responder: Option<AccountId>,
) -> Result<Option<HandlerRef>> {
    let at = desk.moment.time();
    let duties = accounts::community_duties(conn, desk.places.place(community)?, at)?;
    let there = duties.into_iter().filter(|duty| duty.sheet.place_id == station.uuid());
    let first = there.min_by_key(|duty| (duty.today.is_none(), duty.sheet.kind != DutyKind::Resolve, duty.id));
    if let Some(duty) = first {
        return Ok(Some(HandlerRef {
            duty_id: Some(duty.id),
            account_id: None,
        }));
    }
    let staff: Vec<AccountId> = holders(conn, community, Right::WorkOnCases.holders())?
        .into_iter()
        .map(|person| person.id)
        .collect();
    let away = accounts::away(conn, &staff, at)?;
    let mut present = staff.into_iter().filter(|person| !away.contains(person));
    let anybody = present.next();
    let responder = responder.filter(|responder| anybody == Some(*responder) || present.any(|person| person == *responder));
    Ok(responder.or(anybody).map(|person| HandlerRef {
        duty_id: None,
        account_id: Some(person),
    }))
}

/// Who sees to a case today; nobody while both A and B are away.
///
/// # Errors
/// When the database refuses.
pub(in crate::cases) fn today(conn: &mut Conn, handler: HandlerRef, at: DateTime<Utc>) -> Result<Option<AccountId>> {
    match handler.duty_id {
        Some(duty) => Ok(accounts::duty(conn, duty, at)?.and_then(|duty| duty.today)),
        None => Ok(handler.account_id),
    }
}

/// The duties that somebody does today, also in place of others.
///
/// # Errors
/// When the database refuses.
pub(in crate::cases) fn duties_of(conn: &mut Conn, account: AccountId, at: DateTime<Utc>) -> Result<Vec<DutyId>> {
    accounts::duties_done_by(conn, account, at)
}

/// When a day begins in China.
pub(super) fn morning(day: &str) -> Option<DateTime<Utc>> {
    let day: NaiveDate = day.parse().ok()?;
    let zone = FixedOffset::east_opt(8 * 3_600)?;
    let begins = zone.from_local_datetime(&day.and_hms_opt(0, 0, 0)?).single()?;
    Some(begins.with_timezone(&Utc))
}

/// Insists that a clock goes on after today, within sixty days.
///
/// # Errors
/// Names the field.
pub(super) fn check_until(day: &str, now: DateTime<Utc>) -> Result<()> {
    let until = morning(day).filter(|until| *until > now);
    let last = now.checked_add_days(Days::new(LONGEST)).unwrap_or(now);
    until
        .filter(|until| *until <= last)
        .map(drop)
        .ok_or_else(|| Error::field("/until", "until_range"))
}
