//! How the volunteers of a team share out what they must be able to do between them.

/// The skills each volunteer of a team has to bring, an entry for each; 0 where nothing is asked.
pub(crate) type Shares = Vec<u32>;

/// More skills than these no team has to bring: the ways to share them out would be too many.
pub(crate) const MOST_SKILLS: u32 = 8;

/// Every way to share skills among so many people: one skill each first. Skills that one person has together count once.
pub(crate) fn shares(skills: u32, people: u8) -> Vec<Shares> {
    let each: Vec<u32> = crate::roster::bits(u64::from(skills)).map(|bit| 1 << bit).collect();
    let mut all = Vec::new();
    if skills.count_ones() > MOST_SKILLS {
        return all;
    }
    divide(&each, &mut Vec::new(), usize::from(people), &mut all);
    all.sort_by_key(|shares: &Shares| shares.iter().filter(|share| **share == 0).count());
    all
}

/// The roles of a team that shares its skills like this: what each brings and how many people fill it, those last who
/// need bring nothing. Nobody fills some of them, so that there are enough to share the skills otherwise.
pub(crate) fn roles(skills: u32, shares: &[u32]) -> Vec<(u32, u8)> {
    let mut roles: Vec<(u32, u8)> = shares.iter().filter(|share| **share != 0).map(|share| (*share, 1)).collect();
    let others = u8::try_from(shares.len() - roles.len()).unwrap_or(u8::MAX);
    let enough = match skills.count_ones() as usize {
        // There is one way only.
        few @ 0..2 => few,
        many => 2 * many,
    };
    roles.resize(enough, (0, 0));
    roles.push((0, others));
    roles
}

/// Puts the first skill into each of the groups or a new one, and goes on with the others.
fn divide(skills: &[u32], groups: &mut Shares, people: usize, all: &mut Vec<Shares>) {
    let Some((&skill, others)) = skills.split_first() else {
        let mut shares = groups.clone();
        shares.resize(people, 0);
        all.push(shares);
        return;
    };
    for group in 0..groups.len() {
        groups[group] |= skill;
        divide(others, groups, people, all);
        groups[group] &= !skill;
    }
    if groups.len() < people {
        groups.push(skill);
        divide(others, groups, people, all);
        groups.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::{roles, shares};

    #[test]
    fn skills_are_shared_in_every_way_and_one_each_first() {
        assert_eq!(shares(0, 2), [vec![0, 0]]);
        assert_eq!(shares(0b101, 2), [vec![0b001, 0b100], vec![0b101, 0]]);
        assert_eq!([2, 3, 4].map(|people| shares(0b111, people).len()), [4, 5, 5]);
        assert_eq!(shares(0b111, 1), [vec![0b111]], "one person may have to know it all");
        assert!(shares(0b1, 0).is_empty());
        assert_eq!([shares(0xFF, 8).len(), shares(0x1FF, 9).len()], [4140, 0]);
    }

    #[test]
    fn there_are_roles_to_share_skills_otherwise() {
        let unused = (0, 0);
        let apart = [(0b001, 1), (0b100, 1), unused, unused, (0, 1)];
        assert_eq!(roles(0b101, &[0b001, 0b100, 0]), apart);
        assert_eq!(roles(0b101, &[0, 0b101, 0]), [(0b101, 1), unused, unused, unused, (0, 2)]);
        assert_eq!(roles(0b1, &[0b1]), [(0b1, 1), unused]);
        assert_eq!(roles(0, &[]), [unused]);
    }
}
