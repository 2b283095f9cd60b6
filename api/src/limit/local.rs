//! Budgets in this process.

use std::{
    sync::{
        Arc, LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use moka::sync::Cache;

use super::{Budget, Drawn, Ledger, Rule, Who};

/// Budgets that are remembered at most. Beyond that those are forgotten that are used least.
const USUAL: u64 = 100_000;
const STRICT: u64 = 100_000;

/// When this process began to count.
static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Microseconds since this process began to count.
pub(super) fn now() -> u64 {
    u64::try_from(BEGAN.elapsed().as_micros()).unwrap_or(u64::MAX)
}

/// Whose budget, of which rule.
pub(super) type Owner = (Rule, u128);

pub(super) struct Local {
    /// When each budget will be full again.
    usual: Cache<Owner, Arc<AtomicU64>>,
    /// Apart, so that a flood of readers does not make anybody's tries forgotten.
    strict: Cache<Owner, Arc<AtomicU64>>,
}

impl Local {
    pub(super) fn new() -> Self {
        let budgets = |most, idle| Cache::builder().max_capacity(most).time_to_idle(idle).build();
        Self {
            usual: budgets(USUAL, Duration::from_mins(2)),
            strict: budgets(STRICT, Duration::from_hours(25)),
        }
    }

    /// Takes up to `wanted` tokens.
    pub(super) fn draw_now(&self, rule: Rule, budget: Budget, who: &Who<'_>, wanted: u32) -> Drawn {
        let budgets = if rule.is_strict() { &self.strict } else { &self.usual };
        let full = budgets.get_with((rule, who.bits()), Arc::default);
        let now = now();
        let mut before = full.load(Ordering::Relaxed);
        loop {
            let (after, drawn) = budget.draw(before, now, wanted);
            match full.compare_exchange_weak(before, after, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return drawn,
                Err(other) => before = other,
            }
        }
    }
}

impl Ledger for Local {
    async fn draw(&self, rule: Rule, budget: Budget, who: &Who<'_>, wanted: u32) -> Option<Drawn> {
        Some(self.draw_now(rule, budget, who, wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_at_once_get_no_more_than_there_is() {
        let (local, budget) = (Local::new(), Budget::new(100, 3_600));
        let granted: u32 = std::thread::scope(|scope| {
            let taking = || {
                (0..50)
                    .map(|_| local.draw_now(Rule::Photo, budget, &Who::Bits(1), 1).granted)
                    .sum::<u32>()
            };
            let all: Vec<_> = (0..4).map(|_| scope.spawn(taking)).collect();
            all.into_iter().map(|each| each.join().expect("no panic")).sum()
        });
        assert_eq!(granted, 100);
    }
}
