//! The blanks of prepared texts: words in braces, in whose place stands what is known of the case.
//!
//! Nothing that its reporter wrote, nor their name: what a station says is also read by those whose cases are part of it, and by
//! whoever it is handed to.

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use contract::{Language, cases::Case, terms};

/// A blank, in Chinese and in English.
type Name = (&'static str, &'static str);

/// What the blanks are called: 「{编号}」 or `{number}`.
const NUMBER: Name = ("编号", "number");
const KIND: Name = ("类别", "category");
const STATION: Name = ("驿站", "station");
const PHONE: Name = ("电话", "phone");
const TODAY: Name = ("今天", "today");
const ALL: [Name; 5] = [NUMBER, KIND, STATION, PHONE, TODAY];

/// A text with its blanks filled in. What is no blank stays as it is.
pub(super) fn filled(text: &str, case: &Case, now: DateTime<Utc>) -> String {
    let today = now + TimeDelta::hours(8);
    let station = case.station.clone();
    let values = [
        (NUMBER, Some(case.summary.number.clone())),
        (
            KIND,
            Some(terms::category(case.summary.category).to(Language::Chinese).to_owned()),
        ),
        (STATION, station.as_ref().map(|station| station.name.clone())),
        (PHONE, station.map(|station| station.phone)),
        (TODAY, Some(format!("{}月{}日", today.month(), today.day()))),
    ];
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, blank, after)) = next(rest) {
        let value = values
            .iter()
            .find(|((chinese, english), _)| blank == *chinese || blank == *english);
        filled.push_str(before);
        match value {
            Some((_, Some(value))) => filled.push_str(value),
            _ => filled.extend(["{", blank, "}"]),
        }
        rest = after;
    }
    filled + rest
}

/// The first word in braces of a text that is no blank.
pub(crate) fn unknown(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some((_, blank, after)) = next(rest) {
        if !ALL.iter().any(|(chinese, english)| blank == *chinese || blank == *english) {
            return Some(blank);
        }
        rest = after;
    }
    None
}

/// What blanks there are, for whoever named another.
pub(crate) fn names() -> String {
    ALL.map(|(chinese, _)| format!("{{{chinese}}}")).join(" ")
}

/// What stands before the next braces, in them and behind them.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (blank, after) = rest.split_once('}')?;
    Some((before, blank, after))
}

#[cfg(test)]
mod tests {
    use super::{names, unknown};

    #[test]
    fn a_blank_that_there_is_not_is_found() {
        assert_eq!(unknown("编号 {编号}，请打 {phone}"), None);
        assert_eq!(unknown("{编号}，{性名}您好"), Some("性名"));
        assert_eq!(unknown("一半 { 没有"), None);
        assert!(names().contains("{编号}"));
    }
}
