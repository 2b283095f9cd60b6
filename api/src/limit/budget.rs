//! The arithmetic of a budget that refills evenly (GCRA): one number says all about it, the time at which it will
//! be full again. Pure; the script in `redis` does the same.

use super::Verdict;

/// So many tokens in so much time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Budget {
    limit: u32,
    /// Microseconds in which all of them come back.
    window: u64,
    /// Microseconds in which one token comes back.
    interval: u64,
}

/// What was taken from a budget, and how it stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Drawn {
    pub(super) granted: u32,
    pub(super) remaining: u32,
    /// Microseconds until it is full again.
    pub(super) full_in: u64,
    /// Microseconds until there is one more, when nothing remains.
    pub(super) next_in: u64,
}

impl Drawn {
    /// What to say to whoever wanted one.
    pub(super) fn verdict(self) -> Verdict {
        let granted = self.granted > 0;
        Verdict {
            granted,
            remaining: self.remaining,
            seconds: seconds(if granted { self.full_in } else { self.next_in }),
        }
    }
}

impl Budget {
    /// `limit` tokens in `seconds`.
    pub(super) const fn new(limit: u32, seconds: u32) -> Self {
        let tokens = if limit == 0 { 1 } else { limit as u64 };
        let window = seconds as u64 * 1_000_000;
        let interval = window / tokens;
        Self {
            limit,
            window,
            interval: if interval == 0 { 1 } else { interval },
        }
    }

    /// The same budget, but with no more than `limit` tokens.
    pub(super) fn at_most(self, limit: u32) -> Self {
        let seconds = u32::try_from(self.window / 1_000_000).unwrap_or(u32::MAX);
        Self::new(self.limit.min(limit), seconds)
    }

    pub(super) const fn limit(self) -> u32 {
        self.limit
    }

    pub(super) const fn window(self) -> u64 {
        self.window
    }

    pub(super) const fn interval(self) -> u64 {
        self.interval
    }

    /// Takes up to `wanted` at `now` from a budget that will be full at `full`; returns when it will be full then.
    pub(super) fn draw(self, full: u64, now: u64, wanted: u32) -> (u64, Drawn) {
        let full = full.max(now);
        let room = (u64::from(self.limit) * self.interval).saturating_sub(full - now);
        let free = u32::try_from(room / self.interval).unwrap_or(u32::MAX);
        let granted = free.min(wanted);
        let full = full + u64::from(granted) * self.interval;
        (full, self.drawn(granted, free - granted, full - now))
    }

    /// How this budget stands that will be full in `full_in` microseconds.
    pub(super) fn drawn(self, granted: u32, remaining: u32, full_in: u64) -> Drawn {
        Drawn {
            granted,
            remaining,
            full_in,
            next_in: (full_in + self.interval).saturating_sub(u64::from(self.limit) * self.interval),
        }
    }
}

/// Rounded up: whoever waits so long does not come too early.
pub(super) fn seconds(microseconds: u64) -> u32 {
    u32::try_from(microseconds.div_ceil(1_000_000)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Budget;

    const SECOND: u64 = 1_000_000;

    #[test]
    fn a_budget_can_be_used_at_once_and_refills_evenly() {
        let budget = Budget::new(6, 60);
        let mut full = 0;
        for left in (0..6).rev() {
            let (after, drawn) = budget.draw(full, 0, 1);
            assert_eq!((drawn.granted, drawn.remaining), (1, left));
            full = after;
        }
        let (after, refused) = budget.draw(full, 0, 1);
        assert_eq!((after, refused.granted), (full, 0), "a refusal costs nothing");
        assert_eq!(refused.verdict().seconds, 10);
        assert_eq!(budget.draw(full, 9 * SECOND, 1).1.granted, 0);
        assert_eq!(budget.draw(full, 10 * SECOND, 1).1.granted, 1);
        assert_eq!(budget.draw(full, 60 * SECOND, 100).1.granted, 6);
    }

    #[test]
    fn a_batch_takes_what_there_is() {
        let budget = Budget::new(25, 60);
        let (full, first) = budget.draw(0, 0, 10);
        assert_eq!((first.granted, first.remaining), (10, 15));
        let (full, second) = budget.draw(full, 0, 10);
        assert_eq!(second.granted, 10);
        assert_eq!(budget.draw(full, 0, 10).1.granted, 5);
    }

    #[test]
    fn odd_limits_are_kept_exactly() {
        for limit in [1, 7, 299, 900, 1_000_000] {
            assert_eq!(Budget::new(limit, 60).draw(0, 0, u32::MAX).1.granted, limit);
        }
        assert_eq!(Budget::new(0, 60).draw(0, 0, 1).1.granted, 0);
        assert_eq!(Budget::new(u32::MAX, 1).interval(), 1);
    }
}
