//! When a month begins and ends: pure.

use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};

/// A month of the calendar in China: from its first moment, until before the first of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Month {
    pub(super) from: DateTime<Utc>,
    pub(super) until: DateTime<Utc>,
}

impl Month {
    /// The month that begins on this day.
    pub(super) fn of(first: NaiveDate) -> Option<Self> {
        let next = first.checked_add_months(Months::new(1))?;
        let begins = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN).and_utc() - TimeDelta::hours(8);
        Some(Self {
            from: begins(first),
            until: begins(next),
        })
    }

    /// Whether it is over.
    pub(super) fn is_over(self, now: DateTime<Utc>) -> bool {
        self.until <= now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_the_one_that_people_in_china_live_in() {
        let december = contract::bulletins::first_day("2026-12")
            .and_then(Month::of)
            .expect("a month");
        assert_eq!(december.from.to_rfc3339(), "2026-11-30T16:00:00+00:00");
        assert_eq!(december.until.to_rfc3339(), "2026-12-31T16:00:00+00:00");
        assert!(december.is_over(december.until) && !december.is_over(december.until - TimeDelta::seconds(1)));
    }
}
