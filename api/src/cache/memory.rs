//! The cache in this process.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use bytes::Bytes;
use moka::{Entry, Expiry, sync::Cache};

use super::Shelf;
use crate::grounds;

/// Bytes that may be kept at most.
const CAPACITY: u64 = 32 * 1024 * 1024;
/// Generations that are remembered at most. One that was forgotten begins anew with a number nobody had.
const GENERATIONS: u64 = 100_000;

/// The last generation that this process gave.
static LAST: AtomicU64 = AtomicU64::new(0);

#[derive(Clone)]
struct Kept {
    value: Bytes,
    until: Instant,
}

/// A generation, and until when it is believed, if not for ever.
#[derive(Clone, Copy)]
struct Known {
    generation: u64,
    until: Option<Instant>,
}

impl Known {
    /// The generation, for an answer that rests on it.
    fn told(self) -> u64 {
        if let Some(until) = self.until {
            grounds::rests_until(until);
        }
        self.generation
    }
}

/// Every value has its own time.
struct Times;

impl Expiry<String, Kept> for Times {
    fn expire_after_create(&self, _: &String, kept: &Kept, now: Instant) -> Option<Duration> {
        Some(kept.until.saturating_duration_since(now))
    }

    fn expire_after_update(&self, _: &String, kept: &Kept, now: Instant, _: Option<Duration>) -> Option<Duration> {
        Some(kept.until.saturating_duration_since(now))
    }
}

pub(super) struct Memory {
    values: Cache<String, Kept>,
    generations: Cache<String, Known>,
    longest: Option<Duration>,
}

impl Memory {
    /// Keeps nothing for longer than `longest`, if there is such a limit.
    pub(super) fn new(longest: Option<Duration>) -> Self {
        let weigh = |key: &String, kept: &Kept| u32::try_from(key.len() + kept.value.len() + 128).unwrap_or(u32::MAX);
        let generations = Cache::builder().max_capacity(GENERATIONS);
        Self {
            values: Cache::builder()
                .max_capacity(CAPACITY)
                .weigher(weigh)
                .expire_after(Times)
                .build(),
            generations: match longest {
                Some(longest) => generations.time_to_live(longest).build(),
                None => generations.build(),
            },
            longest,
        }
    }

    /// The generation, if it is known here.
    pub(super) fn known(&self, of: &str) -> Option<u64> {
        self.generations.get(of).map(Known::told)
    }

    /// Remembers what generation something has elsewhere. What was learnt late does not undo what came after.
    pub(super) fn learn(&self, of: &str, generation: u64) -> u64 {
        let learn = |before: Option<Entry<String, Known>>| {
            let before = before.map_or(0, |before| before.into_value().generation);
            self.now(generation.max(before))
        };
        self.generations.entry_by_ref(of).and_upsert_with(learn).into_value().told()
    }

    /// A generation that is known since now.
    fn now(&self, generation: u64) -> Known {
        let until = self.longest.map(|longest| Instant::now() + longest);
        Known { generation, until }
    }

    pub(super) fn unlearn(&self, of: &str) {
        self.generations.invalidate(of);
    }
}

impl Shelf for Memory {
    async fn get(&self, key: &str) -> Option<Bytes> {
        let kept = self.values.get(key)?;
        grounds::rests_until(kept.until);
        Some(kept.value)
    }

    async fn put(&self, key: &str, value: Bytes, keep: Duration) {
        let keep = self.longest.map_or(keep, |longest| longest.min(keep));
        let until = Instant::now() + keep;
        self.values.insert(key.to_owned(), Kept { value, until });
    }

    async fn forget(&self, key: &str) {
        self.values.invalidate(key);
    }

    async fn generation(&self, of: &str) -> Option<u64> {
        if let Some(known) = self.known(of) {
            return Some(known);
        }
        let begin = || self.now(next());
        Some(self.generations.entry_by_ref(of).or_insert_with(begin).into_value().told())
    }

    async fn advance(&self, of: &[String]) -> Option<Vec<u64>> {
        let advance = |of: &String| {
            let next = next();
            self.generations.insert(of.clone(), self.now(next));
            next
        };
        Some(of.iter().map(advance).collect())
    }
}

fn next() -> u64 {
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

#[cfg(test)]
mod tests {
    use super::Memory;

    #[test]
    fn what_was_learnt_late_does_not_undo_what_came_after() {
        let memory = Memory::new(None);
        assert_eq!(memory.learn("x", 7), 7);
        assert_eq!(memory.learn("x", 5), 7);
        memory.unlearn("x");
        assert_eq!(memory.known("x"), None);
    }
}
