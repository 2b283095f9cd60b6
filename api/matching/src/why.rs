//! Why a request goes without.

use crate::{Instance, Missing, Obstacle, Plan, Team, Unserved, Why, candidates::Near, roster::index};

/// Who of a kind has to be where: person, slot and request, in this order.
struct Taken(Vec<(u32, u8, u32)>);

impl Taken {
    fn of<'a>(instance: &Instance, served: &'a [Team], people: impl Fn(&'a Team) -> &'a [u32]) -> Self {
        let slot = |team: &Team| instance.requests[team.request as usize].slot;
        let all = served.iter().flat_map(|team| {
            let of_person = |&person: &u32| (person, slot(team), team.request);
            people(team).iter().map(of_person).collect::<Vec<_>>()
        });
        let mut all: Vec<_> = all.collect();
        all.sort_unstable();
        Self(all)
    }

    /// Where somebody has to be.
    fn by(&self, person: u32) -> &[(u32, u8, u32)] {
        let begin = self.0.partition_point(|each| each.0 < person);
        let end = self.0.partition_point(|each| each.0 <= person);
        &self.0[begin..end]
    }
}

/// A plan, as it keeps people from other requests.
pub(crate) struct Explaining<'a> {
    instance: &'a Instance,
    near: Near,
    leads: Taken,
    volunteers: Taken,
    /// The places of the requests in the total order.
    ranks: Vec<u32>,
}

impl<'a> Explaining<'a> {
    pub(crate) fn of(instance: &'a Instance, near: Near, served: &[Team]) -> Self {
        let mut ranks = vec![0; instance.requests.len()];
        for (rank, request) in (0..).zip(instance.by_urgency()) {
            ranks[request as usize] = rank;
        }
        Self {
            instance,
            near,
            leads: Taken::of(instance, served, |team| std::slice::from_ref(&team.lead)),
            volunteers: Taken::of(instance, served, |team| &team.volunteers),
            ranks,
        }
    }

    /// Looks at everybody of the kind that is missing who may live near enough.
    pub(crate) fn explain(&self, request: u32, missing: Missing) -> Unserved {
        let asked = &self.instance.requests[request as usize];
        let everybody = match missing {
            Missing::Lead => self.instance.leads.len(),
            Missing::Volunteers => self.instance.volunteers.len(),
        };
        let mut why = Why::about(missing, index(everybody));
        match missing {
            Missing::Lead => {
                for number in self.near.leads(asked) {
                    let lead = &self.instance.leads[number as usize];
                    let who = (&self.leads, number, lead.penalties());
                    why.count(asked.suits_lead(number, lead), asked.slot, who);
                }
            }
            Missing::Volunteers => {
                // Where everybody has to bring something, whoever brings nothing is no use.
                let all_bring = asked.team_skills.count_ones() >= u32::from(asked.k);
                for number in self.near.volunteers(asked) {
                    let volunteer = &self.instance.volunteers[number as usize];
                    let useless = all_bring && volunteer.skills & asked.team_skills == 0;
                    let suits = asked.suits_volunteer(number, volunteer);
                    let suits = suits.and_then(|score| if useless { Err(Obstacle::LacksSkill) } else { Ok(score) });
                    why.count(suits, asked.slot, (&self.volunteers, number, volunteer.penalties()));
                }
            }
        }
        why.sort_holders(&self.ranks, request);
        Unserved { request, why }
    }
}

impl Plan {
    /// Why a request goes without, looked at anew; nothing for one that is served.
    #[must_use]
    pub fn why(&self, instance: &Instance, request: u32) -> Option<Why> {
        let found = self.unserved.iter().find(|each| each.request == request)?;
        Some(
            Explaining::of(instance, Near::unknown(instance), &self.served)
                .explain(request, found.why.missing)
                .why,
        )
    }
}

impl Why {
    /// Everybody is too far away until they are counted.
    fn about(missing: Missing, everybody: u32) -> Self {
        Self {
            missing,
            too_far: everybody,
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

    /// Counts somebody: where they have to be already, by their number, and what each assignment costs them.
    fn count(&mut self, suits: Result<i32, Obstacle>, slot: u8, who: (&Taken, u32, impl Iterator<Item = i32>)) {
        self.too_far -= 1;
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
            Ok(_) => self.count_suiting(slot, who),
        } += 1;
    }

    /// Somebody who could come if they had nothing else to do.
    fn count_suiting(&mut self, slot: u8, (taken, person, mut costs): (&Taken, u32, impl Iterator<Item = i32>)) -> &mut u32 {
        let taken = taken.by(person);
        if let Some((.., holder)) = taken.iter().find(|each| each.1 == slot) {
            self.held_by_more_urgent.push(*holder);
            return &mut self.taken;
        }
        if costs.nth(taken.len()).is_some() {
            return &mut self.could_come;
        }
        self.held_by_more_urgent.extend(taken.iter().map(|each| each.2));
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
