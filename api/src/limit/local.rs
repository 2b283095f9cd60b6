//! Budgets in this process.

use std::{
    sync::{Arc, LazyLock, Mutex, PoisonError},
    time::{Duration, Instant},
};

use moka::sync::Cache;

use super::{
    Budget, Drawn, Ledger, Rule, Who,
    remembered::{Owner, Remembered},
    window::Window,
};

/// Budgets that are remembered. Beyond that those are forgotten that are used least.
const USUAL: usize = 100_000;
const STRICT: u64 = 100_000;

/// When this process began to count.
static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Microseconds since this process began to count.
pub(super) fn now() -> u64 {
    u64::try_from(BEGAN.elapsed().as_micros()).unwrap_or(u64::MAX)
}

pub(super) struct Local {
    /// When each budget will be full again.
    usual: Remembered<u64>,
    /// Apart, so that a flood of readers does not make anybody's tries forgotten.
    strict: Cache<Owner, Arc<Mutex<Window>>>,
}

impl Local {
    pub(super) fn new() -> Self {
        Self {
            usual: Remembered::new(USUAL),
            strict: Cache::builder()
                .max_capacity(STRICT)
                .time_to_idle(Duration::from_hours(25))
                .build(),
        }
    }

    /// Takes up to `wanted` tokens.
    pub(super) fn draw_now(&self, rule: Rule, budget: Budget, who: &Who<'_>, wanted: u32) -> Drawn {
        let (owner, now) = ((rule, who.bits()), now());
        if rule.is_strict() {
            return self.window(owner, |window| window.draw(budget, now, wanted));
        }
        self.usual.with(owner, |full| {
            let (after, drawn) = budget.draw(*full, now, wanted);
            *full = after;
            drawn
        })
    }

    /// Puts the token of a strict rule back that was taken last.
    pub(super) fn give_back(&self, rule: Rule, who: &Who<'_>) {
        self.window((rule, who.bits()), Window::give_back);
    }

    fn window<T>(&self, owner: Owner, work: impl FnOnce(&mut Window) -> T) -> T {
        let window = self.strict.get_with(owner, Arc::default);
        let mut window = window.lock().unwrap_or_else(PoisonError::into_inner);
        work(&mut window)
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
        for rule in [Rule::Photo, Rule::Write] {
            let granted: u32 = std::thread::scope(|scope| {
                let taking = || {
                    (0..50)
                        .map(|_| local.draw_now(rule, budget, &Who::Bits(1), 1).granted)
                        .sum::<u32>()
                };
                let all: Vec<_> = (0..4).map(|_| scope.spawn(taking)).collect();
                all.into_iter().map(|each| each.join().expect("no panic")).sum()
            });
            assert_eq!(granted, 100, "{rule:?}");
        }
    }
}
