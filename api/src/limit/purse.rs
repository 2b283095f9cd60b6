//! Tokens fetched in batches: what this instance may still give out without asking Redis.

use std::sync::{
    Arc,
    atomic::{AtomicU32, AtomicU64, Ordering},
};

use super::{Budget, Ledger, Rule, Verdict, Who, budget::seconds, local::now, redis::Shared, remembered::Remembered};

/// Purses that are remembered; a forgotten one's tokens come back by themselves.
const PURSES: usize = 100_000;

/// Somebody's tokens.
#[derive(Default)]
struct Purse {
    here: AtomicU32,
    /// Until when those are worth anything: as many came back in Redis by then.
    good_until: AtomicU64,
    /// What remained in Redis when it was asked last.
    there: AtomicU32,
    /// When the budget in Redis will be full again.
    full_at: AtomicU64,
    /// Until when there is nothing to be had there.
    empty_until: AtomicU64,
}

pub(super) struct Purses {
    purses: Remembered<Arc<Purse>>,
}

impl Purses {
    pub(super) fn new() -> Self {
        Self {
            purses: Remembered::new(PURSES),
        }
    }

    /// Takes a token from here or, when there is none, fetches some from `ledger`; `None` when that is gone.
    pub(super) async fn ask(&self, ledger: &Shared, rule: Rule, budget: Budget, who: Who<'_>) -> Option<Verdict> {
        let purse = self.purses.with((rule, who.bits()), |purse| purse.clone());
        let now = now();
        if purse.take(now) {
            return Some(purse.verdict(now));
        }
        let empty_until = purse.empty_until.load(Ordering::Relaxed);
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
        purse.good_until.store(now + budget.window(), Ordering::Relaxed);
        purse.here.fetch_add(drawn.granted - 1, Ordering::Relaxed);
        Some(purse.verdict(now))
    }
}

impl Purse {
    fn take(&self, now: u64) -> bool {
        if self.good_until.load(Ordering::Relaxed) <= now {
            self.here.store(0, Ordering::Relaxed);
        }
        self.here
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |here| here.checked_sub(1))
            .is_ok()
    }

    fn verdict(&self, now: u64) -> Verdict {
        Verdict {
            granted: true,
            remaining: self
                .here
                .load(Ordering::Relaxed)
                .saturating_add(self.there.load(Ordering::Relaxed)),
            seconds: seconds(self.full_at.load(Ordering::Relaxed).saturating_sub(now)),
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
        purse.good_until.store(10, Ordering::Relaxed);
        assert!(!purse.take(1));
        purse.here.store(1, Ordering::Relaxed);
        assert!(purse.take(1));
        assert!(!purse.take(1));
    }

    #[test]
    fn tokens_that_came_back_elsewhere_are_worth_nothing_here() {
        let purse = Purse::default();
        purse.good_until.store(10, Ordering::Relaxed);
        purse.here.store(2, Ordering::Relaxed);
        assert!(purse.take(9));
        assert!(!purse.take(10));
    }
}
