//! The calendar by known days, and its laws over random calendars.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use contract::limits::{LimitUnit as Unit, TimeLimit};
use rand::{Rng, SeedableRng, rngs::StdRng};

use super::{Calendar, file, of_the_state};

fn time(text: &str) -> DateTime<Utc> {
    let time = DateTime::parse_from_rfc3339(&format!("{text}+08:00")).expect(text);
    time.with_timezone(&Utc)
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

#[test]
fn holidays_and_make_up_days_are_as_the_state_laid_them_down() {
    let calendar = of_the_state();
    for (text, works) in [
        ("2025-01-26", true),
        ("2025-01-28", false),
        ("2025-10-08", false),
        ("2026-01-04", true),
        ("2026-02-14", true),
        ("2026-02-20", false),
        ("2026-11-25", true),
        ("2026-11-28", false),
        ("2027-05-03", false),
    ] {
        assert_eq!(calendar.is_working(day(text)), works, "{text}");
    }
    assert!(calendar.is_provisional(2027) && !calendar.is_provisional(2026));
}

#[test]
fn limits_run_out_when_people_expect_them_to() {
    let calendar = of_the_state();
    for (from, limit, due) in [
        ("2026-11-25T10:00:00", TimeLimit::new(24, Unit::Hours), "2026-11-26T10:00:00"),
        // 00:30 on Saturday in China is still Friday in UTC: the Chinese day counts.
        (
            "2026-11-21T00:30:00",
            TimeLimit::new(5, Unit::WorkingDays),
            "2026-11-27T17:00:00",
        ),
        (
            "2026-11-25T10:00:00",
            TimeLimit::new(5, Unit::WorkingDays),
            "2026-12-02T17:00:00",
        ),
        // Over the Spring Festival, with a Saturday worked before and another after.
        (
            "2026-02-13T16:00:00",
            TimeLimit::new(5, Unit::WorkingDays),
            "2026-02-27T17:00:00",
        ),
        (
            "2026-02-13T16:00:00",
            TimeLimit::new(6, Unit::WorkingDays),
            "2026-02-28T17:00:00",
        ),
        (
            "2026-09-30T18:00:00",
            TimeLimit::new(1, Unit::WorkingDays),
            "2026-10-08T17:00:00",
        ),
        (
            "2026-11-25T16:00:00",
            TimeLimit::new(2, Unit::WorkingHours),
            "2026-11-26T10:00:00",
        ),
        (
            "2026-11-27T18:00:00",
            TimeLimit::new(8, Unit::WorkingHours),
            "2026-11-30T17:00:00",
        ),
        (
            "2026-11-25T03:00:00",
            TimeLimit::new(0, Unit::WorkingHours),
            "2026-11-25T09:00:00",
        ),
    ] {
        assert_eq!(calendar.due(time(from), limit), time(due), "{from} {limit:?}");
    }
}

#[test]
fn a_wrong_file_is_refused_with_the_day_that_is_wrong() {
    let file = |off: &str, working: &str| {
        file::read(&format!(
            "[[year]]\nyear = 2026\nsource = \"x\"\noff = [\"{off}\"]\nworking = [\"{working}\"]\n"
        ))
    };
    for (off, working, wrong) in [
        ("2026-13-01", "2026-01-04", "2026-13-01 is no day"),
        ("2025-10-01", "2026-01-04", "2025-10-01 lies in another year"),
        ("2026-01-01/2026-01-05", "2026-01-04", "2026-01-04 is off and worked"),
    ] {
        let refused = file(off, working).expect_err(off);
        assert!(refused.contains(wrong), "{refused}");
    }
}

/// A calendar of a year, with days off and make-up days thrown in.
fn random(dice: &mut StdRng) -> Calendar {
    let first = day("2026-01-01");
    let mut some = |most: u32| -> BTreeSet<NaiveDate> {
        let count = dice.random_range(0..most);
        (0..count).map(|_| first + Days::new(dice.random_range(0..365))).collect()
    };
    let off = some(60);
    let working = some(30).difference(&off).copied().collect();
    Calendar {
        off,
        working,
        ..Calendar::default()
    }
}

fn random_time(dice: &mut StdRng) -> DateTime<Utc> {
    time("2026-01-01T00:00:00") + TimeDelta::minutes(dice.random_range(0..300 * 24 * 60))
}

#[test]
fn the_laws_of_limits_hold_on_random_calendars() {
    let mut dice = StdRng::seed_from_u64(20_261_125);
    for _ in 0..2_000 {
        let (calendar, from) = (random(&mut dice), random_time(&mut dice));
        let later = from + TimeDelta::minutes(dice.random_range(0..3 * 24 * 60));
        let count = dice.random_range(1..20_u16);
        for unit in Unit::ALL.iter().copied() {
            let limit = |amount| TimeLimit::new(amount, unit);
            let due = calendar.due(from, limit(count));
            assert!(due > from, "it lies ahead: {from} {count}");
            assert!(calendar.due(from, limit(count + 1)) > due, "more time ends later");
            assert!(calendar.due(later, limit(count)) >= due, "who begins later ends later");
        }
        let due = calendar.due(from, TimeLimit::new(count, Unit::WorkingDays));
        let (first, last) = (china(from), china(due));
        let worked = first.iter_days().skip(1).take_while(|day| *day <= last);
        assert_eq!(worked.filter(|day| calendar.is_working(*day)).count(), usize::from(count));
        assert!(calendar.is_working(last), "the last day is worked");
        let hours = calendar.due(from, TimeLimit::new(8 * count, Unit::WorkingHours));
        assert!(calendar.is_working(china(hours)), "an office hour ends on a working day");
    }
}

fn china(at: DateTime<Utc>) -> NaiveDate {
    (at + TimeDelta::hours(8)).date_naive()
}

#[test]
fn a_clock_that_stood_still_goes_on_with_what_was_left() {
    let calendar = of_the_state();
    let postponed = |due: &str, unit, since: &str, now: &str| calendar.postponed(time(due), unit, time(since), time(now));
    for (what, due, unit, since, now, expected) in [
        (
            "hours by the clock",
            "2026-11-24T10:00:00",
            Unit::Hours,
            "2026-11-24T08:00:00",
            "2026-11-28T08:00:00",
            "2026-11-28T10:00:00",
        ),
        (
            "two and a half working days were left on Wednesday noon, and it goes on on Monday morning",
            "2026-11-27T17:00:00",
            Unit::WorkingDays,
            "2026-11-25T13:00:00",
            "2026-11-30T09:00:00",
            "2026-12-02T13:00:00",
        ),
        (
            "over the weekend nothing is lost",
            "2026-11-30T12:00:00",
            Unit::WorkingHours,
            "2026-11-27T18:00:00",
            "2026-11-29T20:00:00",
            "2026-11-30T12:00:00",
        ),
        (
            "what was over stays over",
            "2026-11-25T17:00:00",
            Unit::WorkingDays,
            "2026-11-26T09:00:00",
            "2026-11-26T10:00:00",
            "2026-11-25T18:00:00",
        ),
    ] {
        assert_eq!(postponed(due, unit, since, now), time(expected), "{what}");
    }
}

#[test]
fn standing_still_never_takes_time_away_on_random_calendars() {
    let mut dice = StdRng::seed_from_u64(20_261_126);
    for _ in 0..2_000 {
        let (calendar, begun) = (random(&mut dice), random_time(&mut dice));
        let count = dice.random_range(1..20_u16);
        let still = TimeDelta::minutes(dice.random_range(0..20 * 24 * 60));
        for unit in Unit::ALL.iter().copied() {
            let due = calendar.due(begun, TimeLimit::new(count, unit));
            let since = begun + (due - begun) / 100 * dice.random_range(0..99);
            let postponed = |still| calendar.postponed(due, unit, since, since + still);
            assert_eq!(postponed(TimeDelta::zero()), due, "no time at all: {begun} {unit:?} {since}");
            assert!(postponed(still) >= due, "{begun} {unit:?} {since} {still}");
            let longer = postponed(still + TimeDelta::hours(5));
            assert!(longer >= postponed(still), "{begun} {unit:?} {since} {still}");
        }
    }
}
