//! Finds teams for requests: one lead and so many volunteers each, all or nothing.
//!
//! Nobody more urgent goes without so that others are served: the served requests are those that a walk through the
//! total order (urgency, deadline, when it came, number) can serve along with all accepted before, whoever has to change
//! places for it. Among all plans that serve them, the one is sought in which people suit best: who is known to the
//! resident, lives near, gave few hours lately; newcomers go where others come along; and work is spread. Pure: no clock, no files, no chance.
//!
//! While it is fixed who of a team brings which skill, this is a flow of least cost, solved exactly and proved by its
//! prices. Who brings which skill is improved by the same prices, which also give a bound that no plan exceeds.

mod arrival;
mod candidates;
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

use regroup::Regroup;
use roster::{Roster, index};
use select::Selection;
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
        let mut done = select::select(instance, candidates);
        let bound = done.leads.score() + Regroup::new(instance, &mut done.volunteers).improve();
        let served = teams(&done);
        let why = Explaining::of(instance, &served);
        let refused = done.refused.iter();
        Self {
            unserved: refused.map(|&(request, missing)| why.explain(request, missing)).collect(),
            served,
            score: done.leads.score() + done.volunteers.score(),
            bound,
            certificate: done.leads.is_proved() && done.volunteers.is_proved(),
        }
    }
}

/// The teams of the requests that were accepted.
fn teams(done: &Selection) -> Vec<Team> {
    let mut roles = 0..index(done.volunteers.roles.len());
    let mut teams = Vec::with_capacity(done.leads.roles.len());
    for (lead, role) in (0..).zip(&done.leads.roles) {
        let request = role.request;
        let begin = roles.start;
        while done
            .volunteers
            .roles
            .get(roles.start as usize)
            .is_some_and(|role| role.request == request)
        {
            roles.start += 1;
        }
        let mut volunteers: Vec<u32> = (begin..roles.start).flat_map(|role| people(&done.volunteers, role)).collect();
        volunteers.sort_unstable();
        teams.extend(people(&done.leads, lead).map(|lead| Team {
            request,
            lead,
            volunteers: volunteers.clone(),
        }));
    }
    teams
}

fn people(roster: &Roster, role: u32) -> impl Iterator<Item = u32> {
    roster.holders(role).map(|each| each.person)
}
