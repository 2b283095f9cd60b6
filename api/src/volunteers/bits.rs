//! Sets of a few words, kept as bits: the first word of a vocabulary is the lowest.

use contract::teams::{Skill, Speech, Training, WeekSlot};

/// A word that can be chosen beside others.
pub(crate) trait Choice: Copy + PartialEq + 'static {
    /// All that can be chosen; new words come last.
    const ALL: &'static [Self];
}

macro_rules! choices {
    ($($of:ty),+) => {
        $(impl Choice for $of {
            const ALL: &'static [Self] = <$of>::ALL;
        })+
    };
}
choices!(Skill, Speech, Training);

/// What was chosen, as bits.
pub(crate) fn bits<T: Choice>(chosen: &[T]) -> i32 {
    let bit = |(place, each): (usize, &T)| if chosen.contains(each) { 1 << place } else { 0 };
    T::ALL.iter().enumerate().map(bit).sum()
}

/// The words of bits.
pub(crate) fn chosen<T: Choice>(bits: i32) -> Vec<T> {
    let holds = |(place, each): (usize, &T)| (bits >> place & 1 == 1).then_some(*each);
    T::ALL.iter().enumerate().filter_map(holds).collect()
}

/// Parts of a week as bits, by their numbers.
pub(super) fn week(slots: &[WeekSlot]) -> i32 {
    slots.iter().fold(0, |bits, slot| bits | 1 << slot.number())
}

/// The parts of a week of bits.
pub(super) fn slots(bits: i32) -> Vec<WeekSlot> {
    let within = |number: &u8| bits >> number & 1 == 1;
    (0..WeekSlot::COUNT).filter(within).map(WeekSlot::of).collect()
}

#[cfg(test)]
mod tests {
    use contract::teams::{Skill, WeekSlot};

    use super::{bits, chosen, slots, week};

    #[test]
    fn sets_come_back_as_they_were_kept() {
        let skills = [Skill::Arts, Skill::Escort];
        assert_eq!(chosen::<Skill>(bits(&skills)), [Skill::Escort, Skill::Arts]);
        let free: Vec<WeekSlot> = [0, 4, 20].map(WeekSlot::of).to_vec();
        assert_eq!(slots(week(&free)), free);
    }
}
