//! Times as people here read them: always at +08:00, never by the device's zone.

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc};
use contract::{Language, letters};

use crate::{
    browser,
    i18n::{fill, language, shared},
};

/// The moment by the device's clock.
pub fn now() -> DateTime<Utc> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds since 1970 fit for 290 million years"
    )]
    DateTime::from_timestamp_millis(browser::now_milliseconds() as i64).unwrap_or_default()
}

/// Day and time, short where it is near: 「今天 11:47」, 「11月3日 08:05」, 「2025年11月3日 08:05」.
pub fn moment(at: DateTime<Utc>) -> String {
    moment_seen(at, now())
}

fn moment_seen(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let (there, here) = (at + TimeDelta::hours(8), now + TimeDelta::hours(8));
    let clock = clock(at);
    match here.num_days_from_ce() - there.num_days_from_ce() {
        0 => fill(shared::TODAY, &[&clock]),
        1 => fill(shared::YESTERDAY, &[&clock]),
        _ => format!("{} {clock}", date_seen(at, now, language())),
    }
}

/// The day as fields for dates write it: 「2025-11-03」.
pub fn day(at: DateTime<Utc>) -> String {
    let there = at + TimeDelta::hours(8);
    format!("{:04}-{:02}-{:02}", there.year(), there.month(), there.day())
}

/// The day alone.
pub fn date(at: DateTime<Utc>) -> String {
    date_seen(at, now(), language())
}

fn date_seen(at: DateTime<Utc>, now: DateTime<Utc>, language: Language) -> String {
    let here = |at: DateTime<Utc>| (at + TimeDelta::hours(8)).date_naive();
    contract::time::said(here(at), here(now).year(), language)
}

/// A day of the wire, `2026-10-08`, as people write it; what is none is left as it is.
pub fn said(day: &str) -> String {
    let year = (now() + TimeDelta::hours(8)).year();
    contract::time::day(day).map_or_else(|| day.to_owned(), |day| contract::time::said(day, year, language()))
}

/// The moment that is typed as a day, `2026-10-08`, and a time of day, `9:30`, both at +08:00.
pub fn typed(day: &str, clock: &str) -> Option<DateTime<Utc>> {
    // People who write Chinese type its colon, and perhaps its digits.
    let clock = letters::narrow(clock);
    let (hours, minutes) = clock.trim().split_once(':')?;
    let there = contract::time::day(day)?.and_hms_opt(hours.parse().ok()?, minutes.parse().ok()?, 0)?;
    Some(there.and_utc() - TimeDelta::hours(8))
}

/// The time of day as [`typed`] reads it.
pub fn clock(at: DateTime<Utc>) -> String {
    let there = at + TimeDelta::hours(8);
    format!("{:02}:{:02}", there.hour(), there.minute())
}

/// For programs: RFC 3339 in UTC, for the `datetime` attribute.
pub fn machine(at: DateTime<Utc>) -> String {
    format!("{at:?}")
}

#[cfg(test)]
mod tests {
    use super::{clock, date_seen, day, machine, moment_seen, typed};
    use chrono::{DateTime, Utc};
    use contract::Language;

    fn at(text: &str) -> DateTime<Utc> {
        serde_json::from_value(text.into()).expect("a time")
    }

    #[test]
    fn the_day_is_the_one_in_beijing() {
        let now = at("2026-11-24T03:00:00Z");
        assert_eq!(moment_seen(at("2026-11-23T16:30:00Z"), now), "今天 00:30");
        assert_eq!(moment_seen(at("2026-11-23T15:59:00Z"), now), "昨天 23:59");
        assert_eq!(moment_seen(at("2026-11-02T16:05:00Z"), now), "11月3日 00:05");
        assert_eq!(moment_seen(at("2025-12-31T15:59:00Z"), now), "2025年12月31日 23:59");
        assert_eq!(date_seen(at("2025-12-31T16:00:00Z"), now, Language::English), "1 Jan");
        assert_eq!(date_seen(at("2025-12-31T15:00:00Z"), now, Language::English), "31 Dec 2025");
    }

    #[test]
    fn programs_read_utc() {
        assert_eq!(machine(at("2026-01-02T03:04:05Z")), "2026-01-02T03:04:05Z");
        assert_eq!(machine(at("2026-01-02T03:04:05.678Z")), "2026-01-02T03:04:05.678Z");
    }

    #[test]
    fn what_is_typed_is_meant_at_08_00() {
        let meant = at("2026-10-08T01:30:00Z");
        for clock in ["09:30", "9:30", " 9\u{ff1a}30 ", "０９：３０"] {
            assert_eq!(typed("2026-10-08", clock), Some(meant), "{clock}");
        }
        assert_eq!((day(meant).as_str(), clock(meant).as_str()), ("2026-10-08", "09:30"));
        for (day, clock) in [
            ("2026-10-08", "25:00"),
            ("2026-10-08", "930"),
            ("", "9:30"),
            ("2026-02-30", "9:30"),
        ] {
            assert_eq!(typed(day, clock), None, "{day} {clock}");
        }
    }
}
