//! What begins now and lasts for some days: tried again it begins at the very same moment, so that it is the same act.

use contract::{DateTime, Utc, validation::FieldError};
use kit::{faults::missing, i18n::votes, time};
use serde::{Deserialize, Serialize};

/// Seconds for which "now" stays the moment at which it was first tried; the server lets pass a little more.
const NOW_LASTS: i64 = 240;
/// Seconds of a day.
const DAY: i64 = 86_400;

/// How long something lasts, as it is typed, and when it was first tried.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Timed {
    pub(super) days: String,
    tried: i64,
}

impl Timed {
    /// So many days.
    pub(super) fn new(days: u8) -> Self {
        Self {
            days: days.to_string(),
            tried: 0,
        }
    }

    /// Tried now, unless it was a moment ago.
    pub(super) fn try_now(&mut self) {
        let now = time::now().timestamp();
        if now - self.tried >= NOW_LASTS {
            self.tried = now;
        }
    }

    /// From when to when it is.
    pub(super) fn span(&self, pointer: &str, faults: &mut Vec<FieldError>) -> (DateTime<Utc>, DateTime<Utc>) {
        let days = i64::from(number(&self.days, pointer, faults));
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        (at(self.tried), at(self.tried + days * DAY))
    }
}

/// A small number, as it is typed.
pub(super) fn number(typed: &str, pointer: &str, faults: &mut Vec<FieldError>) -> u8 {
    typed.trim().parse().unwrap_or_else(|_| {
        faults.push(missing(pointer, votes::NUMBER_FORM));
        1
    })
}
