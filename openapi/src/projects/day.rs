//! Days as contracts name them: those of China, whatever the clock of whoever reads them.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// How far the days of China begin before those of UTC.
const EAST: Duration = Duration::hours(8);

/// A day of the calendar, on the wire as `2026-12-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub NaiveDate);

impl Day {
    /// The day that it is in China at a moment.
    pub fn of(at: DateTime<Utc>) -> Self {
        Self((at + EAST).date_naive())
    }

    /// The moment when it begins in China.
    pub fn begins(self) -> DateTime<Utc> {
        self.0.and_time(chrono::NaiveTime::MIN).and_utc() - EAST
    }

    /// The day so many days later.
    #[must_use]
    pub fn after(self, days: u64) -> Self {
        Self(self.0.checked_add_days(Days::new(days)).unwrap_or(self.0))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl FromStr for Day {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        crate::time::day(text).map(Self).ok_or("a day, as in 2026-12-01")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader;

        impl de::Visitor<'_> for Reader {
            type Value = Day;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day, as in 2026-12-01")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Day, E> {
                text.parse().map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }
        from.deserialize_str(Reader)
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn a_day_begins_at_midnight_in_china() {
        let day: Day = "2026-12-01".parse().expect("a day");
        assert_eq!(day.begins().to_rfc3339(), "2026-11-30T16:00:00+00:00");
        assert_eq!(Day::of(day.begins()), day);
        assert_eq!(Day::of(day.begins() - chrono::Duration::microseconds(1)).after(1), day);
        assert_eq!(serde_json::to_string(&day).expect("text"), "\"2026-12-01\"");
        assert!("2026-2-1".parse::<Day>().is_err());
    }
}
