//! What was met of late: a map that forgets what was not asked for in a long time, and never grows beyond a bound.

use std::{
    borrow::Borrow,
    collections::HashMap,
    hash::{BuildHasher, Hash, RandomState},
    mem,
};

/// Two maps: what was met since the young one began, and what was met in the one before it.
pub(crate) struct Recent<K, V, S = RandomState> {
    young: HashMap<K, V, S>,
    old: HashMap<K, V, S>,
    most: usize,
}

impl<K: Eq + Hash, V, S: BuildHasher + Default> Recent<K, V, S> {
    /// Remembers up to `most` for certain, and up to twice as many.
    pub(crate) fn new(most: usize) -> Self {
        Self {
            young: HashMap::default(),
            old: HashMap::default(),
            most,
        }
    }

    pub(crate) fn get<Q: Eq + Hash + ?Sized>(&mut self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        if !self.young.contains_key(key)
            && let Some((key, value)) = self.old.remove_entry(key)
        {
            self.put(key, value);
        }
        self.young.get(key)
    }

    /// What is remembered by a key, to be changed; something new where nothing is.
    pub(crate) fn at(&mut self, key: K) -> &mut V
    where
        K: Copy,
        V: Default,
    {
        if !self.young.contains_key(&key) {
            let value = self.old.remove(&key).unwrap_or_default();
            self.put(key, value);
        }
        self.young.entry(key).or_default()
    }

    pub(crate) fn put(&mut self, key: K, value: V) {
        if self.young.len() >= self.most {
            self.old = mem::take(&mut self.young);
        }
        self.young.insert(key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::Recent;

    #[test]
    fn what_is_asked_for_stays_and_the_rest_is_forgotten() {
        let mut recent: Recent<u32, u32> = Recent::new(4);
        recent.put(0, 10);
        for number in 1..100 {
            recent.put(number, number);
            assert_eq!(recent.get(&0), Some(&10));
            assert!(recent.young.len() <= 4 && recent.old.len() <= 4);
        }
        assert_eq!(recent.get(&99), Some(&99));
        assert_eq!(recent.get(&50), None);
    }

    #[test]
    fn what_is_changed_stays_changed_while_it_is_asked_for() {
        let mut recent: Recent<u32, u32> = Recent::new(2);
        for number in 1..100 {
            *recent.at(0) += 1;
            *recent.at(number) += 1;
            assert_eq!((*recent.at(0), *recent.at(number)), (number, 1));
        }
        assert_eq!(*recent.at(50), 0);
    }

    #[test]
    fn what_is_put_again_is_what_was_put_last() {
        let mut recent: Recent<u32, u32> = Recent::new(1);
        recent.put(1, 1);
        recent.put(2, 2);
        recent.put(1, 3);
        assert_eq!(recent.get(&1), Some(&3));
    }
}
