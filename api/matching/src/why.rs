//! Why a request goes without.

use crate::{
    Instance, Missing, Obstacle, Unserved, Why,
    roster::{NOBODY, Roster},
    select::Selection,
};

/// Looks at everybody of the kind that is missing. `ranks` are the places of the requests in the total order.
pub(crate) fn explain(instance: &Instance, done: &Selection, ranks: &[u32], (request, missing): (u32, Missing)) -> Unserved {
    let asked = &instance.requests[request as usize];
    let mut why = Why::about(missing);
    match missing {
        Missing::Lead => {
            for (number, lead) in (0..).zip(&instance.leads) {
                why.count(asked.suits_lead(number, lead), &done.leads, number, asked.slot);
            }
        }
        Missing::Volunteers => {
            for (number, volunteer) in (0..).zip(&instance.volunteers) {
                // Where everybody has to bring something, whoever brings nothing is no use.
                let useless = volunteer.skills & asked.team_skills == 0 && asked.team_skills.count_ones() >= u32::from(asked.k);
                let suits = asked.suits_volunteer(number, volunteer);
                let suits = suits.and_then(|score| if useless { Err(Obstacle::LacksSkill) } else { Ok(score) });
                why.count(suits, &done.volunteers, number, asked.slot);
            }
        }
    }
    why.sort_holders(ranks, request);
    Unserved { request, why }
}

impl Why {
    fn about(missing: Missing) -> Self {
        Self {
            missing,
            too_far: 0,
            not_free: 0,
            no_shared_language: 0,
            not_the_gender: 0,
            lacks_skill: 0,
            not_checked: 0,
            level_too_low: 0,
            blocked: 0,
            at_limit: 0,
            taken: 0,
            could_come: 0,
            held_by_more_urgent: Vec::new(),
            held_by_others: Vec::new(),
        }
    }

    fn count(&mut self, suits: Result<i32, Obstacle>, roster: &Roster, person: u32, slot: u8) {
        *match suits {
            Err(Obstacle::TooFar) => &mut self.too_far,
            Err(Obstacle::NotFree) => &mut self.not_free,
            Err(Obstacle::NoSharedLanguage) => &mut self.no_shared_language,
            Err(Obstacle::NotTheGender) => &mut self.not_the_gender,
            Err(Obstacle::LacksSkill) => &mut self.lacks_skill,
            Err(Obstacle::NotChecked) => &mut self.not_checked,
            Err(Obstacle::LevelTooLow) => &mut self.level_too_low,
            Err(Obstacle::Blocked) => &mut self.blocked,
            Err(Obstacle::AtLimit) => &mut self.at_limit,
            Ok(_) => self.count_suiting(roster, person, slot),
        } += 1;
    }

    /// Somebody who could come if they had nothing else to do.
    fn count_suiting(&mut self, roster: &Roster, person: u32, slot: u8) -> &mut u32 {
        let holder = roster.place(person, slot).role;
        if holder != NOBODY {
            self.held_by_more_urgent.push(roster.roles[holder as usize].request);
            return &mut self.taken;
        }
        if roster.next_penalty(person).is_some() {
            return &mut self.could_come;
        }
        let holders = roster
            .filled_by(person)
            .map(|(_, place)| roster.roles[place.role as usize].request);
        self.held_by_more_urgent.extend(holders);
        &mut self.at_limit
    }

    fn sort_holders(&mut self, ranks: &[u32], request: u32) {
        let mut holders = std::mem::take(&mut self.held_by_more_urgent);
        holders.sort_unstable();
        holders.dedup();
        let rank = |request: u32| ranks[request as usize];
        (self.held_by_more_urgent, self.held_by_others) = holders.into_iter().partition(|&holder| rank(holder) < rank(request));
    }
}
