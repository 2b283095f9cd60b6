//! Many connections asking at once, each as soon as it was answered.
//!
//! Few threads serve all connections, as each thread of ours takes time from the server on the same machine.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow};
use mio::{Events, Interest, Poll, Token};

use super::talk::Talk;

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
    /// What came of several together.
    pub(super) fn joined(loads: Vec<Self>) -> Self {
        let (requests, seconds) = loads.iter().fold((0, 0.0), |(requests, seconds), load| {
            (requests + load.requests, seconds + load.seconds)
        });
        let mut latencies: Vec<_> = loads.into_iter().flat_map(|load| load.latencies).collect();
        latencies.sort_unstable();
        Self {
            requests,
            seconds,
            latencies,
        }
    }

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
    let threads = thread::available_parallelism().map_or(1, |cores| cores.get().min(effort.connections));
    let start = Instant::now();
    let mut latencies = thread::scope(|scope| {
        let make = &make;
        let all: Vec<_> = (0..threads)
            .map(|first| {
                let numbers = (first..effort.connections).step_by(threads);
                scope.spawn(move || ask(port, numbers, expected, start + effort.time, make))
            })
            .collect();
        let joined = all
            .into_iter()
            .map(|thread| thread.join().map_err(|_| anyhow!("a thread of connections broke"))?);
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

/// What one thread does: keeps connections of these numbers busy until `end`, and tells how long each answer took.
fn ask(
    port: u16,
    numbers: impl Iterator<Item = usize>,
    expected: u16,
    end: Instant,
    make: impl Fn(usize, usize) -> Vec<u8>,
) -> Result<Vec<Duration>> {
    let (mut poll, mut events) = (Poll::new()?, Events::with_capacity(1_024));
    let mut talks = Vec::new();
    for number in numbers {
        let mut talk = Talk::open(port, number)?;
        let both = Interest::READABLE | Interest::WRITABLE;
        poll.registry().register(talk.stream(), Token(talks.len()), both)?;
        talk.ask(&make)?;
        talks.push(talk);
    }
    let mut latencies = Vec::new();
    while Instant::now() < end {
        poll.poll(&mut events, Some(Duration::from_secs(30)))?;
        for event in &events {
            let talk = talks.get_mut(event.token().0).context("an event of no connection")?;
            if event.is_writable() {
                talk.send()?;
            }
            // The answer to the next question will be an event of its own.
            if let Some(took) = talk.answer(expected)? {
                latencies.push(took);
                talk.ask(&make)?;
            }
        }
    }
    Ok(latencies)
}
