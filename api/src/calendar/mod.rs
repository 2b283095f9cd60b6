//! The working calendar: which days are worked in China, and when a time limit runs out.
//!
//! Pure, but for [`of_the_state`], which knows the file that this server was started with. Does not know what has limits;
//! see `cases` and `proposals`.

mod file;

use std::{collections::BTreeSet, path::Path, sync::OnceLock};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc, Weekday};
use contract::limits::{LimitUnit, TimeLimit};

use crate::error::{Error, Result};

/// China's one time zone, in seconds east.
const CHINA: i32 = 8 * 3_600;
/// When a working day begins and ends (工作时间 9–17).
const OFFICE: (u32, u32) = (9, 17);
/// Days without a working day among them would be longer than any holiday.
const LONGEST: u32 = 400;

/// The days that are not as the week has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Calendar {
    off: BTreeSet<NaiveDate>,
    working: BTreeSet<NaiveDate>,
    /// Years whose days are not laid down yet.
    provisional: BTreeSet<i32>,
}

/// As the state's own notices: facts that are the same for all, read once when the server starts.
static OF_THE_STATE: OnceLock<Calendar> = OnceLock::new();

/// The calendar that this server was started with; without another, the one that comes with it.
pub(crate) fn of_the_state() -> &'static Calendar {
    OF_THE_STATE.get_or_init(|| file::read(file::DEFAULT).unwrap_or_default())
}

/// The end of the last of so many working days.
pub(crate) fn after_working_days(from: DateTime<Utc>, days: u16) -> DateTime<Utc> {
    of_the_state().due(from, TimeLimit::new(days, LimitUnit::WorkingDays))
}

/// Uses the calendar of a file. The first that is used stays until the server ends.
///
/// # Errors
/// Names the file and what is wrong in it.
pub(crate) fn use_file(path: &Path) -> Result<()> {
    let named = |error: &dyn std::fmt::Display| Error::Internal(format!("calendar.file: {}: {error}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| named(&error))?;
    let calendar = file::read(&text).map_err(|error| named(&error))?;
    OF_THE_STATE.get_or_init(|| calendar);
    Ok(())
}

impl Calendar {
    /// Whether a day is worked.
    pub(crate) fn is_working(&self, day: NaiveDate) -> bool {
        if self.off.contains(&day) {
            return false;
        }
        self.working.contains(&day) || !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// Whether the days of a year are not laid down yet.
    pub(crate) fn is_provisional(&self, year: i32) -> bool {
        self.provisional.contains(&year)
    }

    /// When a limit that begins at `from` runs out.
    pub(crate) fn due(&self, from: DateTime<Utc>, limit: TimeLimit) -> DateTime<Utc> {
        match limit.unit {
            LimitUnit::Minutes => from + TimeDelta::minutes(limit.amount.into()),
            LimitUnit::Hours => from + TimeDelta::hours(limit.amount.into()),
            LimitUnit::WorkingHours => self.after_working(from, TimeDelta::hours(limit.amount.into())),
            LimitUnit::WorkingDays => self.after_working_days(from, limit.amount.into()),
        }
    }

    /// When a limit runs out that stood still from `since` to `now`: so much later as was left of it, counted as its unit is.
    pub(crate) fn postponed(
        &self,
        due: DateTime<Utc>,
        unit: LimitUnit,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> DateTime<Utc> {
        match unit {
            LimitUnit::Minutes | LimitUnit::Hours => due + (now - since),
            LimitUnit::WorkingHours | LimitUnit::WorkingDays => {
                let left = self.worked(since, due);
                if left > TimeDelta::zero() {
                    self.after_working(now, left)
                } else {
                    // Whatever was left lay outside of office hours, or it was over before.
                    due + (now - since)
                }
            }
        }
    }

    /// Whether the office is open.
    pub(crate) fn is_open(&self, now: DateTime<Utc>) -> bool {
        let Some(zone) = FixedOffset::east_opt(CHINA) else {
            return false;
        };
        let day = now.with_timezone(&zone).date_naive();
        let (opens, closes) = (at(day, OFFICE.0), at(day, OFFICE.1));
        self.is_working(day) && opens.is_some_and(|opens| opens <= now) && closes.is_some_and(|closes| now < closes)
    }

    /// For how long the office is open between two times.
    fn worked(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> TimeDelta {
        let Some(zone) = FixedOffset::east_opt(CHINA) else {
            return TimeDelta::zero();
        };
        let (mut day, last) = (from.with_timezone(&zone).date_naive(), to.with_timezone(&zone).date_naive());
        let mut worked = TimeDelta::zero();
        while day <= last {
            if let (Some(opens), Some(closes), true) = (at(day, OFFICE.0), at(day, OFFICE.1), self.is_working(day)) {
                worked += (closes.min(to) - opens.max(from)).max(TimeDelta::zero());
            }
            let Some(next) = day.succ_opt() else { break };
            day = next;
        }
        worked
    }

    /// The end of the last of so many working days; the day of `from` itself is not counted.
    fn after_working_days(&self, from: DateTime<Utc>, days: u32) -> DateTime<Utc> {
        let Some(zone) = FixedOffset::east_opt(CHINA) else {
            return from;
        };
        let mut day = from.with_timezone(&zone).date_naive();
        for _ in 0..days {
            day = self.next_working(day);
        }
        at(day, OFFICE.1).unwrap_or(from)
    }

    /// So much later, counting only the hours in which the office is open.
    fn after_working(&self, from: DateTime<Utc>, left: TimeDelta) -> DateTime<Utc> {
        let Some(zone) = FixedOffset::east_opt(CHINA) else {
            return from;
        };
        let (mut now, mut left) = (from, left);
        loop {
            let day = now.with_timezone(&zone).date_naive();
            let (Some(opens), Some(closes)) = (at(day, OFFICE.0), at(day, OFFICE.1)) else {
                return from;
            };
            now = now.max(opens);
            if self.is_working(day) && now < closes {
                if left <= closes - now {
                    return now + left;
                }
                left -= closes - now;
            }
            let next = self.next_working(day);
            let Some(opens) = at(next, OFFICE.0).filter(|_| next > day) else {
                return now;
            };
            now = opens;
        }
    }

    /// The first working day after one.
    fn next_working(&self, day: NaiveDate) -> NaiveDate {
        let mut following = day.iter_days().skip(1).take(usize::try_from(LONGEST).unwrap_or_default());
        following.find(|day| self.is_working(*day)).unwrap_or(day)
    }
}

/// An hour of a day in China.
fn at(day: NaiveDate, hour: u32) -> Option<DateTime<Utc>> {
    let time = day.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?);
    let zone = FixedOffset::east_opt(CHINA)?;
    Some(zone.from_local_datetime(&time).single()?.with_timezone(&Utc))
}

#[cfg(test)]
mod tests;
