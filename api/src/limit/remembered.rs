//! What is remembered of everybody who asks: many may look at once, and those who ask for nothing are forgotten first.

use std::{
    hash::BuildHasher,
    sync::{Mutex, PoisonError},
};

use foldhash::quality::RandomState;

use super::Rule;
use crate::auth::Recent;

/// Whose budget, of which rule.
pub(super) type Owner = (Rule, u128);

/// How many locks there are, so that workers seldom wait for one another.
const PARTS: usize = 64;

/// Something of each owner.
pub(super) struct Remembered<V> {
    parts: Vec<Mutex<Recent<Owner, V, RandomState>>>,
    hasher: RandomState,
}

impl<V: Default> Remembered<V> {
    /// Of about so many owners for certain, and of up to twice as many.
    pub(super) fn new(most: usize) -> Self {
        let part = || Mutex::new(Recent::new(most / PARTS));
        Self {
            parts: std::iter::repeat_with(part).take(PARTS).collect(),
            hasher: RandomState::default(),
        }
    }

    /// Works with what is remembered of an owner, or with something new. Nobody else of the same part does meanwhile.
    pub(super) fn with<T>(&self, owner: Owner, work: impl FnOnce(&mut V) -> T) -> T {
        let part = self.hasher.hash_one(owner) % PARTS as u64;
        let part = &self.parts[usize::try_from(part).unwrap_or_default()];
        work(part.lock().unwrap_or_else(PoisonError::into_inner).at(owner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_owner_has_something_of_their_own_and_there_is_an_end_to_it() {
        let remembered: Remembered<u32> = Remembered::new(PARTS * 4);
        for owner in 0..10_000 {
            for rule in [Rule::Read, Rule::Write] {
                remembered.with((rule, owner), |met| *met += 1);
                assert_eq!(remembered.with((rule, owner), |met| *met), 1);
            }
        }
        assert_eq!(remembered.with((Rule::Read, 0), |met| *met), 0, "forgotten long ago");
    }
}
