//! For how long an invitation may be answered: to propose something together, or to a seat of a body.

use chrono::{DateTime, TimeDelta, Utc};

/// How many days.
pub const DAYS: i64 = 30;

/// Until when, exclusive, one that was made then may be answered.
pub fn until(made: DateTime<Utc>) -> DateTime<Utc> {
    made + TimeDelta::days(DAYS)
}

/// When the oldest was made that may still be answered at `now`, exclusive.
pub fn since(now: DateTime<Utc>) -> DateTime<Utc> {
    now - TimeDelta::days(DAYS)
}
