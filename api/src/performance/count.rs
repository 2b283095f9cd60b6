//! Counting: from what is known of each case to figures. Pure.

use std::ops::Range;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use contract::{
    bulletins::ChannelFigures,
    cases::{Category, Channel},
    ids::{AccountId, CellId, CommunityId},
    performance::{AnswerFigures, CategoryFigures, CellFigures, FEW, WEEKS, WeekFigures},
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
    pub(super) community: CommunityId,
    pub(super) category: Category,
    pub(super) channel: Channel,
    pub(super) cell: Option<CellId>,
    /// Who took it on.
    pub(super) first_responder: Option<AccountId>,
    pub(super) came: DateTime<Utc>,
    /// When it was answered for the first time.
    pub(super) answered: Option<DateTime<Utc>>,
    /// Whether it was ever over its time.
    pub(super) late: bool,
    /// The last that was said of an answer.
    pub(super) said: Option<Said>,
}

/// The figures of some cases, as everybody may know them: what fewer than five say is nobody's business.
pub(super) fn public<'a>(cases: impl Iterator<Item = &'a Known>) -> AnswerFigures {
    let figures = figures(cases);
    if figures.rated >= FEW {
        return figures;
    }
    AnswerFigures {
        few_rated: figures.rated > 0,
        rated: 0,
        contacted: 0,
        resolved: 0,
        satisfied: 0,
        ..figures
    }
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

/// The weeks that are shown at a moment, with what comes while they are counted.
pub(super) fn lately(now: DateTime<Utc>) -> Range<DateTime<Utc>> {
    since(now)..DateTime::<Utc>::MAX_UTC
}

/// When they begin.
fn since(now: DateTime<Utc>) -> DateTime<Utc> {
    let first = monday(now) - Days::new(7 * (u64::from(WEEKS) - 1));
    first.and_time(chrono::NaiveTime::MIN).and_utc() - TimeDelta::hours(8)
}

/// By category, the most frequent first, without those of which too few came.
pub(super) fn by_category(cases: &[Known]) -> Vec<CategoryFigures> {
    let of = |category: &Category| CategoryFigures {
        category: *category,
        figures: public(cases.iter().filter(|case| case.category == *category)),
    };
    let mut all: Vec<_> = Category::ALL
        .iter()
        .map(of)
        .filter(|each| each.figures.received >= FEWEST)
        .collect();
    all.sort_by_key(|each| std::cmp::Reverse(each.figures.received));
    all
}

/// By channel, the busiest first, without those by which too few came.
pub(super) fn by_channel(cases: &[Known]) -> Vec<ChannelFigures> {
    let of = |channel: &Channel| {
        let received = cases.iter().filter(|case| case.channel == *channel).count();
        ChannelFigures {
            channel: *channel,
            received: u32::try_from(received).unwrap_or(u32::MAX),
        }
    };
    let mut all: Vec<_> = Channel::ALL.iter().map(of).filter(|each| each.received >= FEWEST).collect();
    all.sort_by_key(|each| std::cmp::Reverse(each.received));
    all
}

/// By grid cell, in the order of these, without those from which too few came.
pub(super) fn by_cell<'a>(cases: &[Known], cells: impl Iterator<Item = (CellId, &'a str)>) -> Vec<CellFigures> {
    let of = |(cell_id, name): (CellId, &str)| CellFigures {
        cell_id,
        name: name.to_owned(),
        figures: public(cases.iter().filter(|case| case.cell == Some(cell_id))),
    };
    cells.map(of).filter(|each| each.figures.received >= FEWEST).collect()
}

/// By whoever took them on, the busiest first.
pub(super) fn by_first_responder(cases: &[Known]) -> Vec<(AccountId, AnswerFigures)> {
    let mut all: Vec<AccountId> = cases.iter().filter_map(|case| case.first_responder).collect();
    all.sort_unstable_by_key(|id| id.uuid());
    all.dedup();
    let of = |id: AccountId| {
        let theirs = cases.iter().filter(|case| case.first_responder == Some(id));
        (id, figures(theirs))
    };
    let mut all: Vec<_> = all.into_iter().map(of).collect();
    all.sort_by_key(|(_, figures)| std::cmp::Reverse(figures.received));
    all
}

/// By week, the latest first.
pub(super) fn by_week(cases: &[Known], now: DateTime<Utc>) -> Vec<WeekFigures> {
    let this = monday(now);
    let of = |back: u8| {
        let week = this - Days::new(7 * u64::from(back));
        WeekFigures {
            monday: week.to_string(),
            figures: public(cases.iter().filter(|case| monday(case.came) == week)),
        }
    };
    (0..WEEKS).map(of).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use contract::{
        cases::{Category, Channel},
        ids::{AccountId, CellId, CommunityId},
    };

    use super::{Known, Said, by_category, by_cell, by_channel, by_first_responder, by_week, figures, public, share, since};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a time")
    }

    fn case(came: &str, hours: Option<i64>) -> Known {
        Known {
            community: CommunityId::from(uuid::Uuid::from_u128(7)),
            category: Category::Noise,
            channel: Channel::Mailbox,
            cell: None,
            first_responder: None,
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
    fn what_fewer_than_five_say_is_not_told_to_everybody() {
        let said = Some(Said {
            contacted: true,
            resolved: true,
            stars: 5,
        });
        let rated = Known {
            said,
            ..case("2026-11-25T01:00:00Z", Some(2))
        };
        let four = public([rated; 4].iter());
        assert_eq!((four.answered, four.rated, four.contacted, four.few_rated), (4, 0, 0, true));
        let five = public([rated; 5].iter());
        assert_eq!((five.rated, five.resolved, five.few_rated), (5, 5, false));
        let none = public([case("2026-11-25T01:00:00Z", Some(2))].iter());
        assert!(!none.few_rated, "nobody is not a few");
    }

    #[test]
    fn cells_and_people_are_counted_apart() {
        let (here, there) = (CellId::from(uuid::Uuid::from_u128(1)), CellId::from(uuid::Uuid::from_u128(2)));
        let who = AccountId::from(uuid::Uuid::from_u128(3));
        let of = |cell| Known {
            cell: Some(cell),
            first_responder: Some(who),
            ..case("2026-11-25T01:00:00Z", None)
        };
        let cases = [of(here), of(here), of(here), of(there), case("2026-11-25T01:00:00Z", None)];
        let cells = by_cell(&cases, [(here, "一网格"), (there, "二网格")].into_iter());
        assert_eq!(cells.len(), 1, "one case alone would tell of somebody");
        assert_eq!((cells[0].name.as_str(), cells[0].figures.received), ("一网格", 3));
        let people = by_first_responder(&cases);
        assert_eq!((people.len(), people[0].0, people[0].1.received), (1, who, 4));
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
    fn by_channel_few_are_not_told() {
        let mut cases = vec![case("2026-11-27T01:00:00Z", None); 5];
        cases[3].channel = Channel::Hotline;
        cases[4].channel = Channel::Hotline;
        let told: Vec<_> = by_channel(&cases).iter().map(|each| (each.channel, each.received)).collect();
        assert_eq!(told, [(Channel::Mailbox, 3)]);
    }

    #[test]
    fn a_category_of_which_one_or_two_came_is_not_told() {
        let mut cases = vec![case("2026-11-25T01:00:00Z", None); 3];
        assert_eq!(by_category(&cases).len(), 1);
        cases.pop();
        assert_eq!(by_category(&cases), []);
    }
}
