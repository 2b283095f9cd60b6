//! Tokens fetched in batches: what this instance may still give out without asking Redis.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, AtomicU64, Ordering},
    },
    time::Duration,
};

use moka::sync::Cache;

use super::{
    Budget, Ledger, Rule, Verdict, Who,
    budget::seconds,
    local::{Owner, now},
    redis::Shared,
};

/// Purses at most.
const PURSES: u64 = 100_000;

/// Somebody's tokens.
#[derive(Default)]
struct Purse {
    here: AtomicU32,
    /// What remained in Redis when it was asked last.
    there: AtomicU32,
    /// When the budget in Redis will be full again.
    full_at: AtomicU64,
    /// Until when there is nothing to be had there.
    empty_until: AtomicU64,
}

pub(super) struct Purses {
    purses: Cache<Owner, Arc<Purse>>,
}

impl Purses {
    pub(super) fn new() -> Self {
        // Tokens are of no use to anybody else; they come back by themselves.
        Self {
            purses: Cache::builder()
                .max_capacity(PURSES)
                .time_to_idle(Duration::from_mins(1))
                .build(),
        }
    }

    /// Takes a token from here or, when there is none, fetches some from `ledger`; `None` when that is gone.
    pub(super) async fn ask(&self, ledger: &Shared, rule: Rule, budget: Budget, who: Who<'_>) -> Option<Verdict> {
        let purse = self.purses.get_with((rule, who.bits()), Arc::default);
        if purse.take() {
            return Some(purse.verdict());
        }
        let empty_until = purse.empty_until.load(Ordering::Relaxed);
        let now = now();
        if empty_until > now {
            return Some(refused(empty_until - now));
        }
        let drawn = ledger.draw(rule, budget, &who, batch(budget)).await?;
        if drawn.granted == 0 {
            purse.empty_until.store(now + drawn.next_in, Ordering::Relaxed);
            return Some(refused(drawn.next_in));
        }
        purse.there.store(drawn.remaining, Ordering::Relaxed);
        purse.full_at.store(now + drawn.full_in, Ordering::Relaxed);
        purse.here.fetch_add(drawn.granted - 1, Ordering::Relaxed);
        Some(purse.verdict())
    }
}

impl Purse {
    fn take(&self) -> bool {
        self.here
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |here| here.checked_sub(1))
            .is_ok()
    }

    fn verdict(&self) -> Verdict {
        Verdict {
            granted: true,
            remaining: self
                .here
                .load(Ordering::Relaxed)
                .saturating_add(self.there.load(Ordering::Relaxed)),
            seconds: seconds(self.full_at.load(Ordering::Relaxed).saturating_sub(now())),
        }
    }
}

/// How a budget stands that is used up for so many microseconds more.
fn refused(microseconds: u64) -> Verdict {
    Verdict {
        granted: false,
        remaining: 0,
        seconds: seconds(microseconds),
    }
}

/// A tenth of the budget at most, so that no instance holds back what another one's callers need.
fn batch(budget: Budget) -> u32 {
    (budget.limit() / 10).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_budgets_are_not_hoarded() {
        for (limit, size) in [(0, 1), (5, 1), (50, 5), (300, 30)] {
            assert_eq!(batch(Budget::new(limit, 60)), size);
        }
    }

    #[test]
    fn a_purse_gives_no_more_than_it_holds() {
        let purse = Purse::default();
        assert!(!purse.take());
        purse.here.store(1, Ordering::Relaxed);
        assert!(purse.take());
        assert!(!purse.take());
    }
}
