//! Which requests are served, and by whom: in the total order, each that can be served along with those accepted before.

use std::iter;

use crate::{
    Candidates, Instance, Missing, Request,
    cover::{roles, shares},
    roster::{Role, Roster, index},
    shortest::Shortest,
};

/// What was decided.
///
/// While it is fixed how each team shares out its skills, the assignments are the best.
#[derive(Debug)]
pub(crate) struct Selection<'a> {
    pub(crate) leads: Roster<'a>,
    pub(crate) volunteers: Roster<'a>,
    pub(crate) refused: Vec<(u32, Missing)>,
}

/// A request stays accepted, whoever has to change places for the next.
pub(crate) fn select<'a>(instance: &Instance, candidates: &'a Candidates) -> Selection<'a> {
    let leads = instance.leads.iter().map(|lead| (0, lead.penalties()));
    let volunteers = instance.volunteers.iter().map(|each| (each.skills, each.penalties()));
    let mut leads = Roster::new(instance.slots(), &candidates.leads, leads);
    let mut volunteers = Roster::new(instance.slots(), &candidates.volunteers, volunteers);
    let (mut for_leads, mut for_volunteers) = (Shortest::new(usize::MAX), Shortest::new(usize::MAX));
    let mut refused = Vec::new();
    for number in instance.by_urgency() {
        let request = &instance.requests[number as usize];
        // What a lead has to have learnt, all candidates have.
        if !fill(&mut leads, &mut for_leads, (number, request), iter::once((0, 1))) {
            refused.push((number, Missing::Lead));
            continue;
        }
        let ways = shares(request.team_skills, request.k).into_iter();
        let mut ways = ways.map(|way| roles(request.team_skills, &way).into_iter());
        if ways.any(|way| fill(&mut volunteers, &mut for_volunteers, (number, request), way)) {
            leads.keep();
            volunteers.keep();
        } else {
            leads.undo();
            leads.forget_last(number);
            refused.push((number, Missing::Volunteers));
        }
    }
    Selection {
        leads,
        volunteers,
        refused,
    }
}

/// Fills the roles of a request, each a share of the skills and how many people bring it, or leaves everything as it was.
fn fill(
    roster: &mut Roster,
    search: &mut Shortest,
    (number, request): (u32, &Request),
    roles: impl Iterator<Item = (u32, u8)>,
) -> bool {
    let first = index(roster.roles.len());
    for (share, wanted) in roles {
        roster.add(Role {
            request: number,
            slot: request.slot,
            wanted,
            spare: 0,
            share,
            worth: 0,
        });
    }
    let all = first..index(roster.roles.len());
    let each = |role: u32, roster: &Roster| iter::repeat_n(role, usize::from(roster.roles[role as usize].wanted));
    let wanted: Vec<u32> = all.flat_map(|role| each(role, roster)).collect();
    for (before, &role) in wanted.iter().enumerate() {
        if search.fill(roster, role, i32::MAX).is_none() {
            // Those before may have taken whom this one needs.
            if before == 0 {
                search.bind();
            }
            roster.undo();
            roster.forget_last(number);
            return false;
        }
    }
    true
}
