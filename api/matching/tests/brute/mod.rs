//! Every plan there is: only for a handful of requests.

use matching::{Candidate, Candidates, Instance, Team};

/// The best of all plans.
pub(crate) struct Best {
    /// Whether each request is served, in the total order.
    pub(crate) served: Vec<bool>,
    pub(crate) score: i64,
}

impl Best {
    pub(crate) fn of(instance: &Instance, candidates: &Candidates) -> Self {
        let mut best = Self {
            served: Vec::new(),
            score: i64::MIN,
        };
        best.search(instance, candidates, &instance.by_urgency(), &mut Vec::new(), &mut Vec::new());
        best
    }

    fn search(
        &mut self,
        instance: &Instance,
        candidates: &Candidates,
        rest: &[u32],
        teams: &mut Vec<Team>,
        served: &mut Vec<bool>,
    ) {
        // What begins worse ends worse.
        if *served < self.served.iter().copied().take(served.len()).collect() {
            return;
        }
        let Some((&request, rest)) = rest.split_first() else {
            let score = score(instance, candidates, teams);
            if (&*served, score) > (&self.served, self.score) {
                *self = Self {
                    served: served.clone(),
                    score,
                };
            }
            return;
        };
        for team in all_teams(instance, candidates, request) {
            teams.push(team);
            served.push(true);
            if is_possible(instance, candidates, teams) {
                self.search(instance, candidates, rest, teams, served);
            }
            served.pop();
            teams.pop();
        }
        served.push(false);
        self.search(instance, candidates, rest, teams, served);
        served.pop();
    }
}

/// Every team that could serve a request if it were the only one.
pub(crate) fn all_teams(instance: &Instance, candidates: &Candidates, request: u32) -> Vec<Team> {
    let wanted = u32::from(instance.requests[request as usize].k);
    let all = candidates.volunteers(request);
    let sets: Vec<u32> = (0..1_u32 << all.len()).filter(|set| set.count_ones() == wanted).collect();
    let leads = candidates.leads(request).iter();
    let teams = leads.flat_map(|lead| sets.iter().map(move |set| (lead.person, *set)));
    let volunteers = |set: u32| {
        (0..all.len())
            .filter(|place| set >> place & 1 == 1)
            .map(|place| all[place].person)
            .collect()
    };
    teams
        .map(|(lead, set)| Team {
            request,
            lead,
            volunteers: volunteers(set),
        })
        .collect()
}

/// Whether teams are whole, can do what they must, and nobody is in two places or beyond their limit.
pub(crate) fn is_possible(instance: &Instance, candidates: &Candidates, teams: &[Team]) -> bool {
    let whole = |team: &Team| {
        let asked = &instance.requests[team.request as usize];
        let skills = team
            .volunteers
            .iter()
            .fold(0, |sum, &each| sum | instance.volunteers[each as usize].skills);
        let known = |all: &[Candidate], person: u32| all.iter().any(|each| each.person == person);
        team.volunteers.len() == usize::from(asked.k)
            && asked.team_skills & !skills == 0
            && known(candidates.leads(team.request), team.lead)
            && team
                .volunteers
                .iter()
                .all(|&each| known(candidates.volunteers(team.request), each))
    };
    let slots = |has: &dyn Fn(&Team) -> usize| -> Option<usize> {
        let mut slots: Vec<u8> = Vec::new();
        for team in teams {
            slots.extend(std::iter::repeat_n(instance.requests[team.request as usize].slot, has(team)));
        }
        let all = slots.len();
        slots.sort_unstable();
        slots.dedup();
        (all == slots.len()).then_some(all)
    };
    let within = |slots: Option<usize>, capacity: u16| slots.is_some_and(|slots| slots <= usize::from(capacity));
    teams.iter().all(whole)
        && (0..)
            .zip(&instance.leads)
            .all(|(number, lead)| within(slots(&|team| usize::from(team.lead == number)), lead.capacity))
        && (0..).zip(&instance.volunteers).all(|(number, volunteer)| {
            within(
                slots(&|team| team.volunteers.iter().filter(|each| **each == number).count()),
                volunteer.capacity.saturating_sub(volunteer.taken),
            )
        })
}

/// What teams score together.
pub(crate) fn score(instance: &Instance, candidates: &Candidates, teams: &[Team]) -> i64 {
    let of = |all: &[Candidate], person: u32| {
        all.iter()
            .find(|each| each.person == person)
            .map_or(0, |each| i64::from(each.score))
    };
    let mut score = 0;
    for team in teams {
        score += of(candidates.leads(team.request), team.lead);
        score += team
            .volunteers
            .iter()
            .map(|&each| of(candidates.volunteers(team.request), each))
            .sum::<i64>();
    }
    for (number, lead) in (0..).zip(&instance.leads) {
        let cases = (0_i64..).zip(teams.iter().filter(|team| team.lead == number));
        let (load, capacity) = (i64::from(lead.load), i64::from(lead.capacity));
        score -= cases.map(|(before, _)| 20 * (load + before) / (load + capacity)).sum::<i64>();
    }
    for (number, volunteer) in (0..).zip(&instance.volunteers) {
        let taken = usize::from(volunteer.taken);
        let assignments = teams.iter().filter(|team| team.volunteers.contains(&number)).count();
        score -= [0, 0, 6, 21][taken + assignments] - [0, 0, 6, 21][taken];
    }
    score
}
