//! Small instances in which people are scarce.

use matching::{Instance, Lead, Request, Volunteer};

/// What looks like chance, and is the same for the same seed (`SplitMix64`).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to below the end.
    fn below(&mut self, end: u8) -> u8 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        u8::try_from((mixed ^ mixed >> 31) % u64::from(end)).unwrap_or(0)
    }

    fn metres(&mut self) -> i32 {
        i32::from(self.below(30)) * 100
    }

    fn bits(&mut self, count: u8) -> u32 {
        u32::from(self.below(1 << count))
    }
}

/// Five requests, three leads and six volunteers in three slots.
pub(crate) fn instance(chance: &mut Chance, most_skills: u8) -> Instance {
    Instance {
        name: "small".to_owned(),
        slots_per_week: 3,
        requests: (0..5).map(|_| request(chance, most_skills)).collect(),
        leads: (0..3).map(|_| lead(chance)).collect(),
        volunteers: (0..6).map(|_| volunteer(chance)).collect(),
        small_teams_first: chance.below(2) == 1,
    }
}

/// Twelve requests, five leads and fourteen volunteers: too many for every plan there is.
pub(crate) fn larger(chance: &mut Chance, most_skills: u8) -> Instance {
    Instance {
        name: "larger".to_owned(),
        slots_per_week: 3,
        requests: (0..12).map(|_| request(chance, most_skills)).collect(),
        leads: (0..5).map(|_| lead(chance)).collect(),
        volunteers: (0..14).map(|_| volunteer(chance)).collect(),
        small_teams_first: chance.below(2) == 1,
    }
}

fn request(chance: &mut Chance, most_skills: u8) -> Request {
    let k = chance.below(4);
    let mut team_skills = chance.bits(3);
    while team_skills.count_ones() > u32::from(most_skills.min(k)) {
        team_skills &= team_skills - 1;
    }
    Request {
        urgency: 1 + chance.below(4),
        deadline_h: u32::from(chance.below(3)),
        created_min: u32::from(chance.below(100)),
        slot: chance.below(3),
        k,
        x: chance.metres(),
        y: chance.metres(),
        radius_m: 3000,
        lead_skills: u32::from(chance.below(4) / 3),
        team_skills,
        langs: 1 + chance.bits(1),
        gender_pref: chance.below(8) / 6,
        safeguard: chance.below(4) / 3,
        min_level: 1 + chance.below(2),
        prior_vol: vec![u32::from(chance.below(6))],
        block_vol: vec![u32::from(chance.below(12))],
        newcomer: if k > 1 { i32::from(chance.below(10)) } else { 0 },
        ..Request::default()
    }
}

fn lead(chance: &mut Chance) -> Lead {
    Lead {
        x: chance.metres(),
        y: chance.metres(),
        max_m: 4000,
        slots: u64::from(chance.bits(3)) | 1,
        skills: chance.bits(2),
        langs: 3,
        gender: 1,
        level: 1 + chance.below(4),
        load: u16::from(chance.below(10)),
        capacity: 1 + u16::from(chance.below(3)),
    }
}

/// Somebody who may help.
pub(crate) fn volunteer(chance: &mut Chance) -> Volunteer {
    Volunteer {
        x: chance.metres(),
        y: chance.metres(),
        max_m: 3000,
        slots: u64::from(chance.bits(3) | chance.bits(3)),
        skills: chance.bits(3),
        langs: (1 + chance.bits(1)) | 2,
        gender: 1 + chance.below(2),
        checked: chance.below(2),
        level: 1 + chance.below(4),
        capacity: 1 + u16::from(chance.below(3)),
        hours_90d: u32::from(chance.below(120).saturating_sub(30)),
        taken: u16::from(chance.below(4) / 3),
    }
}
