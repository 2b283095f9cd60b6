//! Finds teams for requests: one lead and so many volunteers each, all or nothing.
//!
//! Nobody more urgent goes without so that others are served: the served requests are those that a walk through the
//! total order (urgency, deadline, when it came, number) can serve along with all accepted before, whoever has to change
//! places for it. Among all plans that serve them, the one is sought in which people suit best: who is known to the
//! resident, lives near, gave few hours lately; newcomers go where others come along; and work is spread. Pure: no clock, no files, no chance.
//!
//! Who is served is decided first, and only by whether it can be done; then how well people suit. While it is fixed who of a
//! team brings which skill, this is a flow of least cost, solved exactly and proved by its prices. Who brings which skill is
//! improved by the same prices, which also give a bound that no plan exceeds.

mod arrival;
mod assign;
mod auction;
mod candidates;
mod cheapen;
mod cover;
mod fill;
mod instance;
mod plan;
mod regroup;
mod roster;
mod select;
mod shortest;
mod spare;
mod suitable;
mod team;
mod why;

pub use arrival::{Commitments, Suggestion};
pub use candidates::{Candidate, Candidates};
pub use instance::{Instance, Lead, Request, Volunteer};
pub use plan::{Missing, Plan, Team, Unserved, Why};
pub use suitable::{Obstacle, Parts};

use candidates::Near;
use regroup::Regroup;
use roster::{Role, Roster, index};
use why::Explaining;

impl Plan {
    /// Finds teams for the requests of an instance.
    #[must_use]
    pub fn of(instance: &Instance) -> Self {
        Self::among(instance, &Candidates::of(instance))
    }

    /// Finds teams among candidates that were found before.
    #[must_use]
    pub fn among(instance: &Instance, candidates: &Candidates) -> Self {
        let selected = select::select(instance, candidates);
        let leads = leads(instance, candidates, &selected.leads);
        let (volunteers, bound) = volunteers(instance, candidates, &selected.volunteers);
        let served = teams(&leads, &volunteers);
        let why = Explaining::of(instance, Near::of(instance), &served);
        let refused = selected.refused.iter();
        Self {
            unserved: refused.map(|&(request, missing)| why.explain(request, missing)).collect(),
            served,
            score: leads.score() + volunteers.score(),
            bound: leads.score() + bound,
            certificate: leads.is_proved() && volunteers.is_proved(),
        }
    }
}

/// The leads, where they suit best.
fn leads<'a>(instance: &Instance, candidates: &'a Candidates, roles: &[Role]) -> Roster<'a> {
    let people = instance.leads.iter().map(|lead| (0, lead.penalties()));
    let mut leads = Roster::new(instance.slots(), &candidates.leads, people);
    leads.fill(instance, roles);
    leads
}

/// The volunteers, where they suit best and as teams share out their skills best, and what no assignments exceed.
fn volunteers<'a>(instance: &Instance, candidates: &'a Candidates, roles: &[Role]) -> (Roster<'a>, i64) {
    let people = instance.volunteers.iter().map(|each| (each.skills, each.penalties()));
    let mut volunteers = Roster::new(instance.slots(), &candidates.volunteers, people);
    let openings = volunteers.fill(instance, roles);
    let bound = Regroup::new(instance, &mut volunteers, openings).improve();
    (volunteers, bound)
}

/// The teams of the requests that were accepted.
fn teams(leads: &Roster, volunteers: &Roster) -> Vec<Team> {
    let mut roles = 0..index(volunteers.roles.len());
    let mut teams = Vec::with_capacity(leads.roles.len());
    for (lead, role) in (0..).zip(&leads.roles) {
        let request = role.request;
        let begin = roles.start;
        while volunteers
            .roles
            .get(roles.start as usize)
            .is_some_and(|role| role.request == request)
        {
            roles.start += 1;
        }
        let mut with: Vec<u32> = (begin..roles.start).flat_map(|role| people(volunteers, role)).collect();
        with.sort_unstable();
        teams.extend(people(leads, lead).map(|lead| Team {
            request,
            lead,
            volunteers: with.clone(),
        }));
    }
    teams
}

fn people(roster: &Roster, role: u32) -> impl Iterator<Item = u32> {
    roster.holders(role).map(|each| each.person)
}
