//! The best team of a request at given prices.

use crate::cover::Shares;

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

/// The greatest value of so many people who can do everything between them, and how they share it out.
///
/// A table over how many were chosen and what they can do: exact, as skills and people of one team are few.
pub(crate) fn best(offers: &[Offer], skills: u32, people: u8) -> Option<(i32, Shares)> {
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
    (value != NONE).then(|| (value, trace(&from, width, sets, &bits)))
}

/// Who brought what, from the last offer to the first.
fn trace(from: &[u32], width: usize, sets: usize, bits: &[u8]) -> Shares {
    let (mut at, mut shares) = (width - 1, Shares::new());
    for row in from.chunks_exact(width).rev() {
        let before = row[at] as usize;
        if row[at] != u32::MAX {
            let set = at % sets;
            let brought = bits.iter().enumerate().filter(|(place, _)| (set & !before) >> place & 1 == 1);
            shares.push(brought.map(|(_, bit)| 1 << bit).sum());
            at = (at / sets - 1) * sets + before;
        }
    }
    shares
}

/// Of some skills those that are asked for, packed together.
fn packed(skills: u32, bits: &[u8]) -> usize {
    let places = bits.iter().enumerate();
    places.map(|(place, bit)| (skills >> bit & 1) as usize * (1 << place)).sum()
}

#[cfg(test)]
mod tests {
    use super::{Offer, best};

    #[test]
    fn the_best_team_can_do_everything_between_them() {
        let offers = [(5, 0b00), (9, 0b00), (1, 0b01), (2, 0b10), (4, 0b11)].map(|(value, skills)| Offer { value, skills });
        assert_eq!(best(&offers, 0b11, 2), Some((13, vec![0b11, 0])));
        assert_eq!(best(&offers[..4], 0b11, 2), Some((3, vec![0b10, 0b01])));
        assert_eq!(best(&offers[..3], 0b11, 2), None);
        assert_eq!(best(&[], 0, 0), Some((0, vec![])));
    }
}
