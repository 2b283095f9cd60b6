//! A request that comes when the plan is made: the best teams of those who still have time.

use crate::{
    Candidate, Candidates, Instance, Plan, Team,
    team::{self, Offer},
};

/// A team that could serve a request without taking anybody from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Who would go.
    pub team: Team,
    /// What it adds to the score of the plan.
    pub score: i64,
}

/// The slots in which everybody is busy already, as bits: leads and volunteers in the order of their lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Commitments {
    /// Of each lead.
    pub leads: Vec<u64>,
    /// Of each volunteer.
    pub volunteers: Vec<u64>,
}

impl Plan {
    /// The best teams for a request that is not served, so many of them, the best first. Nobody else's team changes; none
    /// are found if that cannot be done.
    #[must_use]
    pub fn suggest(&self, instance: &Instance, candidates: &Candidates, request: u32, count: usize) -> Vec<Suggestion> {
        instance.teams_for(candidates, request, &Commitments::of(self, instance), count)
    }
}

impl Instance {
    /// The best teams for a request, so many of them, the best first, of those who are not committed in its slot.
    #[must_use]
    pub fn teams_for(&self, candidates: &Candidates, request: u32, busy: &Commitments, count: usize) -> Vec<Suggestion> {
        let asked = &self.requests[request as usize];
        let of_leads = |number: u32| self.leads[number as usize].penalties();
        let mut leads = free(candidates.leads(request), &busy.leads, asked.slot, of_leads);
        leads.sort_by_key(|each| (std::cmp::Reverse(each.score), each.person));
        leads.truncate(count);
        let of_volunteers = |number: u32| self.volunteers[number as usize].penalties();
        let free = free(candidates.volunteers(request), &busy.volunteers, asked.slot, of_volunteers);
        let offer = |each: &Candidate| Offer {
            value: each.score,
            skills: self.volunteers[each.person as usize].skills,
        };
        let offers: Vec<Offer> = free.iter().map(offer).collect();
        let teams = team::ranked(&offers, asked.team_skills, asked.k, count);
        let mut all = Vec::new();
        for (lead, chosen) in leads.iter().flat_map(|lead| teams.iter().map(move |chosen| (lead, chosen))) {
            let mut volunteers: Vec<u32> = chosen.places.iter().map(|&place| free[place].person).collect();
            volunteers.sort_unstable();
            let team = Team {
                request,
                lead: lead.person,
                volunteers,
            };
            all.push(Suggestion {
                team,
                score: i64::from(lead.score + chosen.value),
            });
        }
        all.sort_by_key(|each| std::cmp::Reverse(each.score));
        all.truncate(count);
        all
    }
}

impl Commitments {
    /// What a plan commits everybody to.
    #[must_use]
    pub fn of(plan: &Plan, instance: &Instance) -> Self {
        let mut commitments = Self {
            leads: vec![0; instance.leads.len()],
            volunteers: vec![0; instance.volunteers.len()],
        };
        for team in &plan.served {
            let slot = 1 << instance.requests[team.request as usize].slot;
            commitments.leads[team.lead as usize] |= slot;
            for &volunteer in &team.volunteers {
                commitments.volunteers[volunteer as usize] |= slot;
            }
        }
        commitments
    }
}

/// Those who have time, each with what they add to the score.
fn free<P: Iterator<Item = i32>>(
    candidates: &[Candidate],
    busy: &[u64],
    slot: u8,
    penalties: impl Fn(u32) -> P,
) -> Vec<Candidate> {
    let add = |each: &Candidate| {
        let busy = busy[each.person as usize];
        let penalty = penalties(each.person).nth(busy.count_ones() as usize)?;
        (busy >> slot & 1 == 0).then_some(Candidate {
            person: each.person,
            score: each.score - penalty,
        })
    };
    candidates.iter().filter_map(add).collect()
}
