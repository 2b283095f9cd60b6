//! What those gave lately who could come, asked of as few as decide who suits best.
//!
//! Whoever gave nothing suits best, so how well somebody suits at most is known before that is asked. Who at most comes behind enough
//! others of whom it is known, and who bring the same, is in none of the best teams: one of those others could take each of
//! their places.

use std::{cmp::Reverse, collections::HashMap};

use contract::teams::Suitability;

use super::{
    Round, place,
    show::{MORE_VOLUNTEERS, TEAMS},
};
use crate::{
    cases::service::Desk,
    db::{Conn, Key},
    error::Result,
    volunteers::pool,
};

/// Of how many people it is asked at once.
const AT_ONCE: usize = 256;

/// Somebody who could come.
#[derive(Debug, Clone, Copy)]
struct Someone {
    number: u32,
    /// What they bring of what is missing.
    brings: u32,
    /// How well they suit; at most, until it is known.
    value: i32,
    is_known: bool,
}

impl Someone {
    /// Where they stand among others: who suits better, and of those who suit alike whose number is lower, is greater.
    const fn rank(&self) -> (i32, Reverse<u32>) {
        (self.value, Reverse(self.number))
    }
}

impl Round {
    /// Counts what those gave lately who may be among the best, and those who were named. The others no longer take part.
    ///
    /// # Errors
    /// When the database refuses.
    pub(super) fn count_rest(&mut self, conn: &mut Conn, desk: &Desk, named: &[Key]) -> Result<()> {
        let missing = self.request().team_skills;
        let among = (0..).take(self.volunteers.len());
        let comes = among.filter_map(|number| Some((number, self.volunteer(number).ok()?.total())));
        let mut all: Vec<Someone> = comes
            .map(|(number, value)| Someone {
                number,
                brings: self.skills(number) & missing,
                value,
                is_known: false,
            })
            .collect();
        let named: Vec<u32> = named.iter().filter_map(|&id| place(&self.volunteers, id.into())).collect();
        let mut asked: Vec<usize> = (0..all.len()).filter(|&at| named.contains(&all[at].number)).collect();
        let enough = TEAMS + usize::from(self.request().k).saturating_sub(1);
        loop {
            asked.extend(undecided(&all, enough));
            if asked.is_empty() {
                break;
            }
            let numbers: Vec<usize> = asked.iter().map(|&at| all[at].number as usize).collect();
            let people = (self.volunteers.as_slice(), self.instance.volunteers.as_mut_slice());
            pool::rested(conn, people, &numbers, desk.moment)?;
            for at in asked.drain(..) {
                all[at].is_known = true;
                // Nobody is kept by what they gave.
                all[at].value = self.volunteer(all[at].number).map_or(i32::MIN, Suitability::total);
            }
        }
        for each in all.iter().filter(|each| !each.is_known) {
            self.instance.volunteers[each.number as usize].slots = 0;
        }
        Ok(())
    }
}

/// The places of those of whom it has to be known what they gave lately, the most promising first, and not of too many at once. So
/// many who bring the same, and so many of all as are shown, have to stand before whoever is left out.
fn undecided(all: &[Someone], enough: usize) -> Vec<usize> {
    let mut by_skills: HashMap<u32, Vec<(i32, Reverse<u32>)>> = HashMap::new();
    let mut known: Vec<_> = all.iter().filter(|each| each.is_known).collect();
    known.sort_unstable_by_key(|each| Reverse(each.rank()));
    for each in &known {
        by_skills.entry(each.brings).or_default().push(each.rank());
    }
    let last_shown = known.get(MORE_VOLUNTEERS - 1).map(|each| each.rank());
    let last_alike = |brings: u32| by_skills.get(&brings)?.get(enough - 1).copied();
    let may_matter = |each: &Someone| {
        let bars = [last_shown, last_alike(each.brings)];
        !each.is_known && bars.iter().any(|bar| bar.is_none_or(|bar| each.rank() > bar))
    };
    let mut open: Vec<usize> = (0..all.len()).filter(|&at| may_matter(&all[at])).collect();
    open.sort_unstable_by_key(|&at| Reverse(all[at].rank()));
    open.truncate(AT_ONCE);
    open
}

#[cfg(test)]
mod tests {
    use super::{AT_ONCE, Someone, undecided};

    /// People who give more and less, each bringing one of four sets of skills, who at most come to `most` points.
    fn people(count: u32, most: impl Fn(u32) -> i32) -> Vec<Someone> {
        (0..count)
            .map(|number| Someone {
                number,
                brings: number % 4,
                value: most(number),
                is_known: false,
            })
            .collect()
    }

    /// Asks until it is decided; gives of how many it was asked.
    fn decide(all: &mut [Someone], enough: usize, really: impl Fn(u32) -> i32) -> usize {
        let mut count = 0;
        loop {
            let asked = undecided(all, enough);
            if asked.is_empty() {
                return count;
            }
            count += asked.len();
            for at in asked {
                (all[at].is_known, all[at].value) = (true, really(all[at].number));
            }
        }
    }

    #[test]
    fn where_nobody_gave_anything_it_is_asked_once_among_thousands() {
        let mut all = people(8_000, |number| 30 + i32::try_from(number % 3).unwrap_or(0));
        let values: Vec<i32> = all.iter().map(|each| each.value).collect();
        assert_eq!(decide(&mut all, 5, |number| values[number as usize]), AT_ONCE);
    }

    #[test]
    fn who_is_left_out_comes_behind_enough_others_who_bring_the_same() {
        for spread in [1, 7, 20] {
            let most = |number: u32| 20 + i32::try_from(number * 7919 % 11).unwrap_or(0);
            let really = |number: u32| most(number) - i32::try_from(number * 104_729 % spread).unwrap_or(0);
            let mut all = people(3_000, most);
            let asked = decide(&mut all, 4, really);
            assert!(asked < 3_000, "{asked} with {spread}");
            for out in all.iter().filter(|each| !each.is_known) {
                let before = |each: &&Someone| each.is_known && each.rank() > out.rank();
                let alike = all.iter().filter(before).filter(|each| each.brings == out.brings);
                assert!(alike.count() >= 4 && all.iter().filter(before).count() >= 20, "{out:?}");
            }
        }
    }
}
