//! The cache in this process.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use bytes::Bytes;
use moka::{Expiry, sync::Cache};

use super::Shelf;

/// Bytes that may be kept at most.
const CAPACITY: u64 = 32 * 1024 * 1024;
/// Generations that are remembered at most. One that was forgotten begins anew with a number nobody had.
const GENERATIONS: u64 = 100_000;

/// The last generation that this process gave.
static LAST: AtomicU64 = AtomicU64::new(0);

#[derive(Clone)]
struct Kept {
    value: Bytes,
    keep: Duration,
}

/// Every value has its own time.
struct Times;

impl Expiry<String, Kept> for Times {
    fn expire_after_create(&self, _: &String, kept: &Kept, _: Instant) -> Option<Duration> {
        Some(kept.keep)
    }

    fn expire_after_update(&self, _: &String, kept: &Kept, _: Instant, _: Option<Duration>) -> Option<Duration> {
        Some(kept.keep)
    }
}

pub(super) struct Memory {
    values: Cache<String, Kept>,
    generations: Cache<String, u64>,
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
        self.generations.get(of)
    }

    /// Remembers what generation something has elsewhere. What was learnt late does not undo what came after.
    pub(super) fn learn(&self, of: &str, generation: u64) -> u64 {
        self.generations
            .entry_by_ref(of)
            .and_upsert_with(|known| known.map_or(generation, |known| known.into_value().max(generation)))
            .into_value()
    }

    pub(super) fn unlearn(&self, of: &str) {
        self.generations.invalidate(of);
    }
}

impl Shelf for Memory {
    async fn get(&self, key: &str) -> Option<Bytes> {
        self.values.get(key).map(|kept| kept.value)
    }

    async fn put(&self, key: &str, value: Bytes, keep: Duration) {
        let keep = self.longest.map_or(keep, |longest| longest.min(keep));
        self.values.insert(key.to_owned(), Kept { value, keep });
    }

    async fn forget(&self, key: &str) {
        self.values.invalidate(key);
    }

    async fn generation(&self, of: &str) -> Option<u64> {
        if let Some(known) = self.known(of) {
            return Some(known);
        }
        Some(self.generations.entry_by_ref(of).or_insert_with(next).into_value())
    }

    async fn advance(&self, of: &[String]) -> Option<Vec<u64>> {
        let advance = |of: &String| {
            let next = next();
            self.generations.insert(of.clone(), next);
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
