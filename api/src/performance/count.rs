//! Counting: from what is known of each case to figures. Pure.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use contract::{
    cases::Category,
    performance::{AnswerFigures, CategoryFigures, WEEKS, WeekFigures},
};

/// Cases of a category below which nothing is said of it.
const FEWEST: u32 = 3;
/// Stars from which a rating counts as content.
const CONTENT: i32 = 4;

/// What a resident said of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) contacted: bool,
    pub(super) resolved: bool,
    pub(super) stars: i32,
}

/// What is known of one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) category: Category,
    pub(super) came: DateTime<Utc>,
    /// When it was answered for the first time.
    pub(super) answered: Option<DateTime<Utc>>,
    /// Whether it was ever over its time.
    pub(super) late: bool,
    /// The last that was said of an answer.
    pub(super) said: Option<Said>,
}

/// The figures of some cases.
pub(super) fn figures<'a>(cases: impl Iterator<Item = &'a Known>) -> AnswerFigures {
    let (mut figures, mut hours) = (AnswerFigures::default(), Vec::new());
    for case in cases {
        figures.received += 1;
        let Some(answered) = case.answered else { continue };
        figures.answered += 1;
        figures.in_time += u32::from(!case.late);
        hours.push(u32::try_from((answered - case.came).num_hours()).unwrap_or_default());
        if let Some(said) = case.said {
            figures.rated += 1;
            figures.contacted += u32::from(said.contacted);
            figures.resolved += u32::from(said.resolved);
            figures.satisfied += u32::from(said.stars >= CONTENT);
        }
    }
    hours.sort_unstable();
    figures.hours_half = share(&hours, 50);
    figures.hours_most = share(&hours, 90);
    figures
}

/// The least value that so many of a hundred do not exceed.
fn share(sorted: &[u32], percent: usize) -> Option<u32> {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.checked_sub(1)?).copied()
}

/// The Monday of a moment's week in China.
pub(super) fn monday(at: DateTime<Utc>) -> NaiveDate {
    let day = (at + TimeDelta::hours(8)).date_naive();
    day - Days::new(day.weekday().num_days_from_monday().into())
}

/// When the weeks begin that are shown at a moment.
pub(super) fn since(now: DateTime<Utc>) -> DateTime<Utc> {
    let first = monday(now) - Days::new(7 * (u64::from(WEEKS) - 1));
    first.and_time(chrono::NaiveTime::MIN).and_utc() - TimeDelta::hours(8)
}

/// By category, the most frequent first, without those of which too few came.
pub(super) fn by_category(cases: &[Known]) -> Vec<CategoryFigures> {
    let of = |category: &Category| CategoryFigures {
        category: *category,
        figures: figures(cases.iter().filter(|case| case.category == *category)),
    };
    let mut all: Vec<_> = Category::ALL
        .iter()
        .map(of)
        .filter(|each| each.figures.received >= FEWEST)
        .collect();
    all.sort_by_key(|each| std::cmp::Reverse(each.figures.received));
    all
}

/// By week, the latest first.
pub(super) fn by_week(cases: &[Known], now: DateTime<Utc>) -> Vec<WeekFigures> {
    let this = monday(now);
    let of = |back: u8| {
        let week = this - Days::new(7 * u64::from(back));
        WeekFigures {
            monday: week.to_string(),
            figures: figures(cases.iter().filter(|case| monday(case.came) == week)),
        }
    };
    (0..WEEKS).map(of).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use contract::cases::Category;

    use super::{Known, Said, by_category, by_week, figures, share, since};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a time")
    }

    fn case(came: &str, hours: Option<i64>) -> Known {
        Known {
            category: Category::Noise,
            came: at(came),
            answered: hours.map(|hours| at(came) + TimeDelta::hours(hours)),
            late: hours.is_some_and(|hours| hours > 24),
            said: None,
        }
    }

    #[test]
    fn half_and_nine_of_ten_are_ranks_of_what_was_answered() {
        let hours: Vec<u32> = (1..=10).collect();
        assert_eq!((share(&hours, 50), share(&hours, 90)), (Some(5), Some(9)));
        assert_eq!((share(&[7], 50), share(&[7], 90), share(&[], 50)), (Some(7), Some(7), None));
    }

    #[test]
    fn rates_are_of_those_that_were_rated() {
        let said = |resolved, stars| {
            Some(Said {
                contacted: true,
                resolved,
                stars,
            })
        };
        let mut cases = [
            case("2026-11-25T01:00:00Z", Some(30)),
            case("2026-11-25T01:00:00Z", Some(2)),
            case("2026-11-25T01:00:00Z", None),
        ];
        (cases[0].said, cases[1].said) = (said(false, 3), said(true, 4));
        let counted = figures(cases.iter());
        assert_eq!((counted.received, counted.answered, counted.in_time), (3, 2, 1));
        assert_eq!(
            (counted.rated, counted.contacted, counted.resolved, counted.satisfied),
            (2, 2, 1, 1)
        );
    }

    #[test]
    fn weeks_begin_on_mondays_in_china() {
        let now = at("2026-11-25T10:00:00Z");
        assert_eq!(since(now), at("2026-09-06T16:00:00Z"));
        // Sunday, half past eleven at night there, and half an hour later.
        let cases = [case("2026-11-22T15:30:00Z", None), case("2026-11-22T16:00:00Z", None)];
        let weeks = by_week(&cases, now);
        assert_eq!((weeks[0].monday.as_str(), weeks[0].figures.received), ("2026-11-23", 1));
        assert_eq!((weeks[1].monday.as_str(), weeks[1].figures.received), ("2026-11-16", 1));
        assert_eq!(weeks.len(), 12);
    }

    #[test]
    fn a_category_of_which_one_or_two_came_is_not_told() {
        let mut cases = vec![case("2026-11-25T01:00:00Z", None); 3];
        assert_eq!(by_category(&cases).len(), 1);
        cases.pop();
        assert_eq!(by_category(&cases), []);
    }
}
