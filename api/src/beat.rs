//! What a server does again and again beside the requests.

use std::time::Duration;

use tokio::time::{Interval, MissedTickBehavior, interval};

use crate::{error::Result, moment::Moment};

/// How often is looked for what is due by the minute.
pub(crate) const MINUTE: Duration = Duration::from_mins(1);

/// Looks every so often, for as long as the server runs.
pub(crate) struct Beat {
    beats: Interval,
    what: &'static str,
}

impl Beat {
    /// Looks this often; `what` is said of a look that fails.
    pub(crate) fn every(often: Duration, what: &'static str) -> Self {
        let mut beats = interval(often);
        // After a machine slept, once is enough.
        beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self { beats, what }
    }

    /// Looks for the first time only after this long: whoever has just begun has more urgent things to do.
    pub(crate) fn not_before(mut self, pause: Duration) -> Self {
        self.beats.reset_after(pause);
        self
    }

    /// Waits for the moment of the next look.
    pub(crate) async fn next(&mut self) -> Moment {
        self.beats.tick().await;
        Moment::now()
    }

    /// Tells of a look that failed; the next one tries again.
    pub(crate) fn looked<T>(&self, outcome: Result<T>) {
        if let Err(error) = outcome {
            tracing::error!(%error, "{}; it is tried again", self.what);
        }
    }
}
