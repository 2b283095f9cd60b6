//! The arithmetic of a budget that is never overdrawn in any stretch of its length: when each of its tokens was
//! taken. It costs a number for each token, so it is for small budgets. Pure; a script in `redis` does the same.

use std::collections::VecDeque;

use super::{Budget, Drawn};

/// When the tokens of the last stretch were taken, oldest first, in microseconds.
#[derive(Debug, Default)]
pub(super) struct Window(VecDeque<u64>);

impl Window {
    /// Takes up to `wanted` at `now`.
    pub(super) fn draw(&mut self, budget: Budget, now: u64, wanted: u32) -> Drawn {
        while self.0.front().is_some_and(|taken| taken + budget.window() <= now) {
            self.0.pop_front();
        }
        let free = usize::try_from(budget.limit())
            .unwrap_or(usize::MAX)
            .saturating_sub(self.0.len());
        let free = u32::try_from(free).unwrap_or(u32::MAX);
        let granted = free.min(wanted);
        self.0.extend((0..granted).map(|_| now));
        let back_in = |taken: Option<&u64>| taken.map_or(budget.window(), |taken| taken + budget.window() - now);
        Drawn {
            granted,
            remaining: free - granted,
            full_in: back_in(self.0.back()),
            next_in: back_in(self.0.front()),
        }
    }

    /// Puts the token back that was taken last.
    pub(super) fn give_back(&mut self) {
        self.0.pop_back();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: u64 = 60 * 1_000_000;

    /// How many of many requests in a row are let through.
    fn admitted(window: &mut Window, budget: Budget, now: u64) -> u32 {
        (0..50).map(|_| window.draw(budget, now, 1).granted).sum()
    }

    #[test]
    fn no_hour_admits_more_than_the_limit_wherever_it_begins() {
        let (mut window, budget) = (Window::default(), Budget::new(5, 3_600));
        let granted: Vec<u64> = (0..600)
            .filter(|minute| window.draw(budget, minute * MINUTE, 1).granted == 1)
            .collect();
        for from in &granted {
            let within = granted.iter().filter(|minute| (*from..from + 60).contains(minute)).count();
            assert!(within <= 5, "{within} within the hour from minute {from}");
        }
        assert_eq!(granted.len(), 50, "five in each of ten hours");
    }

    #[test]
    fn what_was_used_up_at_once_comes_back_at_once() {
        let (mut window, budget) = (Window::default(), Budget::new(5, 3_600));
        assert_eq!(admitted(&mut window, budget, 0), 5);
        assert_eq!(admitted(&mut window, budget, 59 * MINUTE), 0);
        assert_eq!(window.draw(budget, 59 * MINUTE, 1).next_in, MINUTE);
        assert_eq!(admitted(&mut window, budget, 60 * MINUTE), 5);
    }

    #[test]
    fn a_token_that_is_put_back_can_be_taken_again() {
        let (mut window, budget) = (Window::default(), Budget::new(1, 3_600));
        assert_eq!(admitted(&mut window, budget, 0), 1);
        window.give_back();
        assert_eq!(admitted(&mut window, budget, 0), 1);
        assert_eq!(admitted(&mut window, Budget::new(0, 3_600), 0), 0);
    }
}
