//! The days on which volunteers do not come, whatever they say of a usual week.

use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate};
use contract::{
    ids::AccountId,
    liaison::Daypart,
    problem::Kind,
    teams::{DaysOff, DaysOffSheet, Volunteering, WeekSlot},
};

use super::{
    service,
    store::{self, days_off},
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Place},
    db::{Conn, Key},
    error::{Error, Result},
    moment::Moment,
};

/// How far ahead somebody can say that they do not come, in days.
const AHEAD: u64 = 366;

/// The days on which somebody does not come, the next first.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, account: AccountId, moment: Moment) -> Result<Vec<DaysOff>> {
    let mut all = of_all(conn, &[account], moment)?;
    Ok(all.remove(&Key::from(account)).unwrap_or_default())
}

/// The days on which these people do not come, of those who said so.
pub(super) fn of_all(conn: &mut Conn, accounts: &[AccountId], moment: Moment) -> Result<HashMap<Key, Vec<DaysOff>>> {
    let keys: Vec<Key> = accounts.iter().copied().map(Key::from).collect();
    days_off::of_all(conn, &keys, &moment.today().to_string())
}

/// Keeps the days on which a volunteer does not come. What they said yes to stands: they are shown that it clashes.
///
/// # Errors
/// Not found for who never asked to be a volunteer; a fault for days that are more than a year ahead; stale, with oneself as one is
/// now, where others are kept than those that were `seen`, or are kept now.
pub(super) fn keep(
    conn: &mut Conn,
    by: &Actor,
    (sheet, seen): (&DaysOffSheet, Option<i32>),
    moment: Moment,
) -> Result<Volunteering> {
    accounts::hold(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    let mut row = store::find(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    let days = joined(&sheet.days, moment.today()).ok_or_else(|| Error::field("/days", "days_off_range"))?;
    if seen.is_some_and(|seen| seen != row.days_off_version) {
        let now = service::shown(conn, &row, moment)?;
        return if now.days_off == days {
            Ok(now)
        } else {
            Err(Error::overtaken(Kind::Stale, &now)?)
        };
    }
    row.days_off_version += 1;
    days_off::replace(conn, by.id, (row.days_off_version, &days))?;
    service::shown(conn, &row, moment)
}

/// The days without those that are over, in their order, as few stretches as there can be; nothing where one lies too far
/// ahead.
fn joined(days: &[DaysOff], today: NaiveDate) -> Option<Vec<DaysOff>> {
    let read = |each: &DaysOff| Some((contract::time::day(&each.from)?, contract::time::day(&each.to)?));
    let mut all: Vec<(NaiveDate, NaiveDate)> = days.iter().map(read).collect::<Option<_>>()?;
    all.retain(|(_, to)| *to >= today);
    all.sort_unstable();
    let mut few: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (from, to) in all {
        if to > today + Days::new(AHEAD) {
            return None;
        }
        match few.last_mut().filter(|(_, last)| from <= *last + Days::new(1)) {
            Some((_, last)) => *last = (*last).max(to),
            None => few.push((from, to)),
        }
    }
    let written = few.into_iter().map(|(from, to)| DaysOff {
        from: from.to_string(),
        to: to.to_string(),
    });
    Some(written.collect())
}

/// The slots of a week in which a street's volunteers do not come, as bits; of those who said so.
///
/// # Errors
/// When the database refuses.
pub(super) fn in_week(conn: &mut Conn, place: Place, monday: NaiveDate) -> Result<HashMap<Key, i32>> {
    let week: Vec<String> = (0..7).map(|day| (monday + Days::new(day)).to_string()).collect();
    let (Some(first), Some(last)) = (week.first(), week.last()) else {
        return Ok(HashMap::new());
    };
    let all = days_off::between(conn, place.street_id, (first, last))?;
    let slots = |days: Vec<DaysOff>| {
        let off = (1..).zip(&week).filter(|(_, day)| days.iter().any(|each| each.contains(day)));
        off.fold(0, |bits, (weekday, _)| bits | whole_day(weekday))
    };
    Ok(all.into_iter().map(|(account, days)| (account, slots(days))).collect())
}

/// The slots of a weekday as bits.
fn whole_day(weekday: u8) -> i32 {
    let slot = |part: &Daypart| 1 << WeekSlot { weekday, part: *part }.number();
    Daypart::ALL.iter().map(slot).sum()
}

/// The Monday of the week of a day.
pub(crate) fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(day.weekday().num_days_from_monday().into())
}

/// Forgets the days that are over.
///
/// # Errors
/// When the database refuses.
pub(crate) fn sweep(conn: &mut Conn, moment: Moment) -> Result<()> {
    days_off::remove_before(conn, &moment.today().to_string())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use contract::teams::DaysOff;

    use super::{joined, whole_day};

    fn days(of: &[(&str, &str)]) -> Vec<DaysOff> {
        let one = |(from, to): &(&str, &str)| DaysOff {
            from: (*from).to_owned(),
            to: (*to).to_owned(),
        };
        of.iter().map(one).collect()
    }

    #[test]
    fn days_off_that_touch_become_one_and_those_over_are_left_out() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
        let said = days(&[
            ("2026-12-25", "2026-12-31"),
            ("2026-12-20", "2026-12-24"),
            ("2026-11-01", "2026-11-25"),
            ("2026-12-28", "2026-12-29"),
            ("2026-11-20", "2026-11-26"),
        ]);
        let kept = joined(&said, today).expect("within a year");
        assert_eq!(kept, days(&[("2026-11-20", "2026-11-26"), ("2026-12-20", "2026-12-31")]));
        assert_eq!(
            joined(&days(&[("2027-11-01", "2028-11-01")]), today),
            None,
            "more than a year ahead"
        );
    }

    #[test]
    fn a_day_off_takes_all_three_parts_of_it() {
        assert_eq!((whole_day(1), whole_day(7)), (0b111, 0b111 << 18));
    }
}
