//! Days and their parts as people say them.

use crate::{
    i18n::{Text, fill, language, service as text, t},
    time,
};
use chrono::{Datelike, NaiveDate, TimeDelta};
use contract::{
    Language,
    liaison::Daypart,
    teams::{DaysOff, WeekSlot, terms},
};
use yew::AttrValue;

/// The days of a week, from Monday.
const WEEK: [Text; 7] = [
    text::MONDAY,
    text::TUESDAY,
    text::WEDNESDAY,
    text::THURSDAY,
    text::FRIDAY,
    text::SATURDAY,
    text::SUNDAY,
];

/// The days of a week in words, from Monday.
pub fn week() -> [AttrValue; 7] {
    WEEK.map(|day| AttrValue::from(t(day)))
}

/// The parts of a day in words.
pub fn parts() -> [AttrValue; 3] {
    let parts = [Daypart::Morning, Daypart::Afternoon, Daypart::Evening];
    parts.map(|part| AttrValue::from(t(terms::daypart(part))))
}

/// The numbers of parts of a week.
pub fn numbers(slots: &[WeekSlot]) -> Vec<u8> {
    slots.iter().map(|slot| slot.number()).collect()
}

/// The day so many days from today, as it is sent.
pub fn day_in(days: i64) -> String {
    time::day(time::now() + TimeDelta::days(days))
}

/// A day and its part: 「11月28日 周六 上午」, and 「今天」, 「明天」 where it is near.
pub fn when(day: &str, part: Daypart) -> String {
    let today = contract::time::day(&day_in(0)).unwrap_or_default();
    when_seen(day, part, today)
}

fn when_seen(day: &str, part: Daypart, today: NaiveDate) -> String {
    fill(text::WHEN, &[&named(day, today, language()), t(terms::daypart(part))])
}

/// A day alone: 「11月28日 周六」.
pub fn day_of(day: &str) -> String {
    named(day, contract::time::day(&day_in(0)).unwrap_or_default(), language())
}

/// Days on which somebody does not come: 「12月21日 周一 到 1月4日 周一」, or the one day.
pub fn days_off(of: &DaysOff) -> String {
    if of.from == of.to {
        return day_of(&of.from);
    }
    fill(text::DAYS_FROM_TO, &[&day_of(&of.from), &day_of(&of.to)])
}

/// A day by its name where it is near, and which of the week it is: 「11月28日 周六」, "Sat 28 Nov".
fn named(day: &str, today: NaiveDate, language: Language) -> String {
    let Some(date) = contract::time::day(day) else {
        return day.to_owned();
    };
    let weekday = WEEK[usize::try_from(date.weekday().num_days_from_monday()).unwrap_or_default() % 7].to(language);
    let said = || contract::time::said(date, today.year(), language);
    match (date - today).num_days() {
        0 => format!("{} {weekday}", text::DAY_TODAY.to(language)),
        1 => format!("{} {weekday}", text::DAY_TOMORROW.to(language)),
        _ if language == Language::English => format!("{weekday} {}", said()),
        _ => format!("{} {weekday}", said()),
    }
}

#[cfg(test)]
mod tests {
    use contract::{Language, liaison::Daypart};

    use super::{named, when_seen};

    #[test]
    fn near_days_are_said_by_name() {
        let today = "2026-11-26".parse().expect("a day");
        assert_eq!(when_seen("2026-11-26", Daypart::Morning, today), "今天 周四 上午");
        assert_eq!(when_seen("2026-11-27", Daypart::Evening, today), "明天 周五 晚上");
    }

    #[test]
    fn a_day_stands_where_the_language_puts_it() {
        let later = |language| named("2026-11-28", "2026-11-26".parse().expect("a day"), language);
        assert_eq!(later(Language::Chinese), "11月28日 周六");
        assert_eq!(later(Language::English), "Sat 28 Nov");
    }
}
