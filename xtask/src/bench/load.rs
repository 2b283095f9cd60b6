//! Many connections asking at once, each as soon as it was answered.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, anyhow, bail};

use super::wire::Connection;

/// How hard, and how long.
#[derive(Clone, Copy)]
pub(super) struct Effort {
    pub(super) connections: usize,
    pub(super) time: Duration,
}

/// What came of it.
pub(super) struct Load {
    pub(super) requests: usize,
    pub(super) seconds: f64,
    /// Sorted.
    latencies: Vec<Duration>,
}

impl Load {
    /// How many requests a second.
    pub(super) fn rate(&self) -> f64 {
        count(self.requests) / self.seconds
    }

    /// The time within which this many of a hundred requests were answered.
    pub(super) fn percentile(&self, percent: usize) -> Duration {
        let place = (self.latencies.len() * percent / 100).min(self.latencies.len().saturating_sub(1));
        self.latencies.get(place).copied().unwrap_or_default()
    }
}

/// A count as a number to calculate with.
#[expect(clippy::cast_precision_loss, reason = "no bench counts to 2^52")]
pub(super) const fn count(count: usize) -> f64 {
    count as f64
}

/// Asks until the time is over. `make` gives the request of a connection by its number, and how many it sent before.
pub(super) fn drive(port: u16, effort: Effort, expected: u16, make: impl Fn(usize, usize) -> Vec<u8> + Sync) -> Result<Load> {
    let start = Instant::now();
    let one = |number: usize| -> Result<Vec<Duration>> {
        let mut connection = Connection::open(port)?;
        let mut latencies = Vec::new();
        while start.elapsed() < effort.time {
            let request = make(number, latencies.len());
            let asked = Instant::now();
            let answer = connection.ask(&request)?;
            latencies.push(asked.elapsed());
            if answer.status != expected {
                bail!(
                    "answered {} where {expected} was due: {}",
                    answer.status,
                    String::from_utf8_lossy(&answer.body)
                );
            }
        }
        Ok(latencies)
    };
    let mut latencies = thread::scope(|scope| {
        let threads: Vec<_> = (0..effort.connections)
            .map(|number| scope.spawn(move || one(number)))
            .collect();
        let joined = threads
            .into_iter()
            .map(|thread| thread.join().map_err(|_| anyhow!("a connection's thread broke"))?);
        joined.collect::<Result<Vec<_>>>()
    })?
    .concat();
    latencies.sort_unstable();
    Ok(Load {
        requests: latencies.len(),
        seconds: start.elapsed().as_secs_f64(),
        latencies,
    })
}
