//! When something happens, and the chance and the new ids that go with it: an argument of every service, so
//! that services themselves ask no clock and throw no dice.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use chrono::{DateTime, NaiveDate, TimeDelta, Timelike, Utc};
use contract::ids::Id;
use rand::Rng;
use uuid::Uuid;

/// The moment of one request.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    at: DateTime<Utc>,
}

impl Moment {
    /// This moment, by the clock of the machine, to the microsecond that columns keep.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the clock")]
    pub fn now() -> Self {
        Self::at(Utc::now())
    }

    /// A moment that is given: by a test, or by history that is imported.
    pub fn at(at: DateTime<Utc>) -> Self {
        Self {
            at: at.with_nanosecond(at.nanosecond() / 1_000 * 1_000).unwrap_or(at),
        }
    }

    /// The time.
    pub const fn time(&self) -> DateTime<Utc> {
        self.at
    }

    /// When the day began that it is in China, and how many seconds are left of it.
    pub fn day(&self) -> (DateTime<Utc>, u32) {
        const DAY: i64 = 86_400;
        let gone = (self.at.timestamp() + 8 * 3_600).rem_euclid(DAY);
        let begun = self.at - TimeDelta::seconds(gone) - TimeDelta::microseconds(self.at.timestamp_subsec_micros().into());
        (begun, u32::try_from(DAY - gone).unwrap_or_default())
    }

    /// The day in China.
    pub fn today(&self) -> NaiveDate {
        (self.at + TimeDelta::hours(8)).date_naive()
    }

    /// A number for people to read out: a letter, the day in China, and six digits. Another may have drawn the same.
    pub fn number(&self, letter: char) -> String {
        format!("{letter}{}-{:06}", self.today().format("%y%m%d"), self.below(1_000_000))
    }

    /// A new identifier; later ones sort behind earlier ones.
    pub fn id<T>(&self) -> Id<T> {
        Id::from(Uuid::now_v7())
    }

    /// Random bytes, fit for secrets.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        rand::rng().fill(&mut bytes[..]);
        bytes
    }

    /// A random number below `bound`.
    pub fn below(&self, bound: u32) -> u32 {
        rand::rng().random_range(0..bound)
    }
}

impl FromRequest for Moment {
    type Error = std::convert::Infallible;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(_: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::now()))
    }
}
