//! The best team of a request at given prices, and the next best.

use crate::cover::{MOST_SKILLS, Shares};

/// Who of the offers was chosen, by their places, and what each brings that nobody after them does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chosen {
    pub(crate) value: i32,
    pub(crate) places: Vec<usize>,
    pub(crate) shares: Shares,
}

/// Somebody who could be in a team.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Offer {
    /// How well they suit, less what they are worth elsewhere.
    pub(crate) value: i32,
    /// What they can do.
    pub(crate) skills: u32,
}

/// No such team.
const NONE: i32 = i32::MIN / 2;

/// The most valuable team of so many people who can do everything between them.
///
/// A table over how many were chosen and what they can do: exact, as skills and people of one team are few.
pub(crate) fn best(offers: &[Offer], skills: u32, people: u8) -> Option<Chosen> {
    if skills.count_ones() > MOST_SKILLS {
        return None;
    }
    let bits: Vec<u8> = crate::roster::bits(u64::from(skills)).collect();
    let sets = 1_usize << bits.len();
    let people = usize::from(people);
    let width = (people + 1) * sets;
    let mut table = vec![NONE; width];
    table[0] = 0;
    let mut from: Vec<u32> = vec![u32::MAX; offers.len() * width];
    for (offer, from) in offers.iter().zip(from.chunks_exact_mut(width)) {
        let adds = packed(offer.skills, &bits);
        for count in (0..people).rev() {
            for set in 0..sets {
                let value = table[count * sets + set] + offer.value;
                let to = (count + 1) * sets + (set | adds);
                if table[count * sets + set] != NONE && value > table[to] {
                    table[to] = value;
                    from[to] = crate::roster::index(set);
                }
            }
        }
    }
    let value = table[width - 1];
    (value != NONE).then(|| trace(value, &from, (width, sets), &bits))
}

/// Who brought what, from the last offer to the first.
fn trace(value: i32, from: &[u32], (width, sets): (usize, usize), bits: &[u8]) -> Chosen {
    let (mut at, mut places, mut shares) = (width - 1, Vec::new(), Shares::new());
    for (place, row) in from.chunks_exact(width).enumerate().rev() {
        let before = row[at] as usize;
        if row[at] != u32::MAX {
            let set = at % sets;
            let brought = bits.iter().enumerate().filter(|(bit, _)| (set & !before) >> bit & 1 == 1);
            shares.push(brought.map(|(_, bit)| 1 << bit).sum());
            places.push(place);
            at = (at / sets - 1) * sets + before;
        }
    }
    Chosen { value, places, shares }
}

/// The most valuable teams, so many of them, the best first (Lawler 1972).
///
/// Whoever is not the best team lacks somebody of it: the first whom it lacks says in which part of all teams it is, and
/// of each part the best is known.
pub(crate) fn ranked(offers: &[Offer], skills: u32, people: u8, count: usize) -> Vec<Chosen> {
    let all = Part {
        kept: Vec::new(),
        open: (0..offers.len()).collect(),
    };
    let mut parts: Vec<(Chosen, Part)> = all.best(offers, skills, people).map(|best| (best, all)).into_iter().collect();
    let mut ranked = Vec::new();
    while ranked.len() < count {
        let places = 0..parts.len();
        let Some(next) = places.max_by_key(|&place| (parts[place].0.value, std::cmp::Reverse(place))) else {
            break;
        };
        let (best, mut part) = parts.swap_remove(next);
        let chosen: Vec<usize> = best
            .places
            .iter()
            .copied()
            .filter(|place| !part.kept.contains(place))
            .collect();
        for place in chosen {
            part.open.retain(|open| *open != place);
            parts.extend(part.best(offers, skills, people).map(|best| (best, part.clone())));
            part.kept.push(place);
        }
        ranked.push(best);
    }
    ranked
}

/// The teams with all who are kept, and others of those who are open.
#[derive(Debug, Clone)]
struct Part {
    kept: Vec<usize>,
    open: Vec<usize>,
}

impl Part {
    fn best(&self, offers: &[Offer], skills: u32, people: u8) -> Option<Chosen> {
        let kept = self.kept.iter().map(|&place| offers[place]);
        let (value, known) = kept.fold((0, 0), |(value, known), each| (value + each.value, known | each.skills));
        let open: Vec<Offer> = self.open.iter().map(|&place| offers[place]).collect();
        let missing = u8::try_from(self.kept.len()).ok().and_then(|kept| people.checked_sub(kept))?;
        let mut chosen = best(&open, skills & !known, missing)?;
        chosen.value += value;
        chosen.places = chosen
            .places
            .iter()
            .map(|&place| self.open[place])
            .chain(self.kept.iter().copied())
            .collect();
        Some(chosen)
    }
}

/// Of some skills those that are asked for, packed together.
fn packed(skills: u32, bits: &[u8]) -> usize {
    let places = bits.iter().enumerate();
    places.map(|(place, bit)| (skills >> bit & 1) as usize * (1 << place)).sum()
}

#[cfg(test)]
mod tests {
    use super::{Offer, best, ranked};

    const OFFERS: [(i32, u32); 5] = [(5, 0b00), (9, 0b00), (1, 0b01), (2, 0b10), (4, 0b11)];

    fn offers() -> Vec<Offer> {
        OFFERS.map(|(value, skills)| Offer { value, skills }).to_vec()
    }

    #[test]
    fn the_best_team_can_do_everything_between_them() {
        let of = |count: usize| best(&offers()[..count], 0b11, 2).map(|chosen| (chosen.value, chosen.shares));
        assert_eq!(of(5), Some((13, vec![0b11, 0])));
        assert_eq!(of(4), Some((3, vec![0b10, 0b01])));
        assert_eq!(of(3), None);
        assert_eq!(best(&[], 0, 0).map(|chosen| chosen.value), Some(0));
    }

    #[test]
    fn teams_are_ranked_and_each_comes_once() {
        let values = |skills, count| -> Vec<i32> {
            let teams = ranked(&offers(), skills, 2, count).into_iter();
            teams.map(|chosen| chosen.value).collect()
        };
        assert_eq!(values(0b11, 9), [13, 9, 6, 5, 3]);
        assert_eq!(values(0, 99), [14, 13, 11, 10, 9, 7, 6, 6, 5, 3]);
        assert_eq!(values(0, 2), [14, 13]);
    }
}
