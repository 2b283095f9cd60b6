//! Times on the wire: RFC 3339, always in UTC, as the server writes them.
//!
//! Reads that one form only. What chrono brings along to read every other form would be a good part of what browsers
//! download.

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, de};

use crate::Language;

/// Reads a time, as in `#[serde(deserialize_with = "contract::time::read")]`.
///
/// # Errors
/// When it is no text of the form `2026-11-24T01:02:03.456789Z`.
pub fn read<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime<Utc>, D::Error> {
    Time::deserialize(from).map(|time| time.0)
}

/// Reads a time, or nothing.
///
/// # Errors
/// As [`read`].
pub fn read_optional<'de, D: Deserializer<'de>>(from: D) -> Result<Option<DateTime<Utc>>, D::Error> {
    Option::<Time>::deserialize(from).map(|time| time.map(|time| time.0))
}

struct Time(DateTime<Utc>);

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Reader)
    }
}

struct Reader;

impl de::Visitor<'_> for Reader {
    type Value = Time;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a time in UTC, as in 2026-11-24T01:02:03Z")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Time, E> {
        parse(text)
            .map(Time)
            .ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }
}

fn parse(text: &str) -> Option<DateTime<Utc>> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(time, ':')?;
    let micros = match fraction.len() {
        0 => 0,
        // The server keeps microseconds; a longer fraction is cut.
        length => number(fraction.get(..length.min(6))?)? * 10_u32.pow(6 - u32::try_from(length.min(6)).ok()?),
    };
    NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day)?
        .and_hms_micro_opt(hour, minute, second, micros)
        .map(|time| time.and_utc())
}

/// Reads a day, as in `2026-11-24`.
pub fn day(text: &str) -> Option<NaiveDate> {
    let [year, month, day] = numbers(text, '-')?;
    let is_whole = text.len() == 10 && text.as_bytes().get(4) == Some(&b'-');
    NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day).filter(|_| is_whole)
}

/// A day as people write it: 「10月8日」, `8 Oct`; with its year where that is not `year`.
pub fn said(day: NaiveDate, year: i32, language: Language) -> String {
    let (of, month, number, name) = (day.year(), day.month(), day.day(), month_name(day));
    match (language, of == year) {
        (Language::Chinese, true) => format!("{month}月{number}日"),
        (Language::Chinese, false) => format!("{of}年{month}月{number}日"),
        (Language::English, true) => format!("{number} {name}"),
        (Language::English, false) => format!("{number} {name} {of}"),
    }
}

/// The month of a day as people write it: 「2026年10月」, `Oct 2026`.
pub fn month_said(day: NaiveDate, language: Language) -> String {
    let (year, month, name) = (day.year(), day.month(), month_name(day));
    match language {
        Language::Chinese => format!("{year}年{month}月"),
        Language::English => format!("{name} {year}"),
    }
}

fn month_name(day: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    MONTHS[usize::try_from(day.month0()).unwrap_or_default() % 12]
}

fn numbers(text: &str, between: char) -> Option<[u32; 3]> {
    let (first, rest) = text.split_once(between)?;
    let (second, third) = rest.split_once(between)?;
    Some([number(first)?, number(second)?, number(third)?])
}

/// Digits only: no sign, as `parse` would allow.
fn number(text: &str) -> Option<u32> {
    text.bytes().try_fold(0_u32, |sum, byte| {
        let digit = byte.is_ascii_digit().then(|| byte - b'0')?;
        sum.checked_mul(10)?.checked_add(digit.into())
    })
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::{day, parse, said};
    use crate::Language;

    #[test]
    fn a_day_is_said_with_its_year_where_that_is_another() {
        let eighth = day("2026-10-08").expect("a day");
        assert_eq!(said(eighth, 2026, Language::Chinese), "10月8日");
        assert_eq!(said(eighth, 2025, Language::Chinese), "2026年10月8日");
        assert_eq!(said(eighth, 2026, Language::English), "8 Oct");
        assert_eq!(said(eighth, 0, Language::English), "8 Oct 2026");
    }

    #[test]
    fn it_reads_what_chrono_writes() {
        for micros in [0, 1, 1_795_500_123_456_789, 951_782_400_000_000, 4_102_444_799_120_000] {
            let time = DateTime::<Utc>::from_timestamp_micros(micros).expect("a time");
            let text = serde_json::to_value(time).expect("JSON");
            assert_eq!(parse(text.as_str().expect("a text")), Some(time), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "2026-11-24",
            "2026-11-24T01:02:03",
            "2026-11-24T01:02:03+08:00",
            "2026-13-24T01:02:03Z",
            "2026-02-29T01:02:03Z",
            "2026-11-24T24:02:03Z",
            "+2026-11-24T01:02:03Z",
            "2026-11-24T01:02:+3Z",
            "2026-11-24T01:02:03.电Z",
            "99999999999-11-24T01:02:03Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
