//! Which requests are served: in the total order, each that can be served along with those accepted before.

use crate::{
    Candidate, Candidates, Instance, Missing,
    cover::{Shares, shares},
    reach::Reach,
    roster::{Roster, index},
};

/// An accepted request, and how its volunteers share out the skills.
#[derive(Debug, Clone)]
pub(crate) struct Accepted {
    pub(crate) request: u32,
    pub(crate) shares: Shares,
}

/// What was decided.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    pub(crate) accepted: Vec<Accepted>,
    pub(crate) refused: Vec<(u32, Missing)>,
}

/// A request stays accepted, whoever has to change places for the next.
pub(crate) fn select(instance: &Instance, candidates: &Candidates) -> Selection {
    let mut selection = Selection::default();
    let (mut leads, mut volunteers) = (leads(instance), volunteers(instance));
    let (mut for_leads, mut for_volunteers) = (Reach::default(), Reach::default());
    for request in instance.by_urgency() {
        let first = add_lead(&mut leads, instance, candidates, request);
        if !for_leads.fill(&mut leads, first, true) {
            leads.forget_after(first as usize);
            selection.refused.push((request, Missing::Lead));
            continue;
        }
        let asked = &instance.requests[request as usize];
        let mut ways = shares(asked.team_skills, asked.k).into_iter();
        let way = ways.find(|shares| fill_team(&mut volunteers, &mut for_volunteers, instance, candidates, (request, shares)));
        if let Some(shares) = way {
            for_leads.keep();
            selection.accepted.push(Accepted { request, shares });
        } else {
            for_leads.undo(&mut leads);
            leads.forget_after(first as usize);
            selection.refused.push((request, Missing::Volunteers));
        }
    }
    selection
}

/// Lets as many teams as possible share out their skills as they wish, the others as before. The wishes are in the order
/// of the accepted.
pub(crate) fn share_out(
    instance: &Instance,
    candidates: &Candidates,
    accepted: &[Accepted],
    mut wishes: Vec<&Accepted>,
) -> Vec<Accepted> {
    loop {
        let all = wishes.len();
        match try_to_share_out(instance, candidates, accepted, &wishes) {
            Ok(result) => return result,
            Err(request) => wishes.retain(|wish| wish.request != request),
        }
        if wishes.len() == all {
            return accepted.to_vec();
        }
    }
}

/// How teams share out their skills then, or the request that would have to do without because of the others' wishes.
fn try_to_share_out(
    instance: &Instance,
    candidates: &Candidates,
    accepted: &[Accepted],
    wishes: &[&Accepted],
) -> Result<Vec<Accepted>, u32> {
    let (mut roster, mut search) = (volunteers(instance), Reach::default());
    let mut fits = |each: &Accepted| fill_team(&mut roster, &mut search, instance, candidates, (each.request, &each.shares));
    let mut waiting = wishes.iter().peekable();
    let mut result = accepted.to_vec();
    let mut wishing = Vec::with_capacity(wishes.len());
    for (place, each) in accepted.iter().enumerate() {
        match waiting.next_if(|wish| wish.request == each.request) {
            Some(wish) => wishing.push((place, *wish)),
            None if fits(each) => {}
            None => return Err(each.request),
        }
    }
    // Those who wish come last: then nobody else has to give way.
    for (place, wish) in wishing {
        if fits(wish) {
            result[place] = wish.clone();
        } else if !fits(&accepted[place]) {
            return Err(wish.request);
        }
    }
    Ok(result)
}

/// All leads, without new cases.
pub(crate) fn leads(instance: &Instance) -> Roster {
    Roster::new(instance.slots(), instance.leads.iter().map(crate::Lead::penalties))
}

/// All volunteers, without new assignments.
pub(crate) fn volunteers(instance: &Instance) -> Roster {
    Roster::new(instance.slots(), instance.volunteers.iter().map(crate::Volunteer::penalties))
}

/// The role of the lead.
pub(crate) fn add_lead(leads: &mut Roster, instance: &Instance, candidates: &Candidates, request: u32) -> u32 {
    let slot = instance.requests[request as usize].slot;
    leads.add(request, slot, 1, candidates.leads(request).iter().copied())
}

/// The roles of a team: one for each share of skills, and one for all who need none.
pub(crate) fn add_team(volunteers: &mut Roster, instance: &Instance, candidates: &Candidates, (request, shares): (u32, &Shares)) {
    let slot = instance.requests[request as usize].slot;
    let all = candidates.volunteers(request).iter().copied();
    for &share in shares.iter().filter(|share| **share != 0) {
        let able = |each: &Candidate| share & !instance.volunteers[each.person as usize].skills == 0;
        volunteers.add(request, slot, 1, all.clone().filter(able));
    }
    let others = shares.iter().filter(|share| **share == 0).count();
    if let Some(wanted) = u8::try_from(others).ok().filter(|wanted| *wanted > 0) {
        volunteers.add(request, slot, wanted, all);
    }
}

/// Fills a whole team, or leaves everything as it was.
fn fill_team(
    volunteers: &mut Roster,
    search: &mut Reach,
    instance: &Instance,
    candidates: &Candidates,
    (request, shares): (u32, &Shares),
) -> bool {
    let first = volunteers.roles.len();
    add_team(volunteers, instance, candidates, (request, shares));
    let mut alone = true;
    for role in index(first)..index(volunteers.roles.len()) {
        for _ in 0..volunteers.roles[role as usize].wanted {
            if !search.fill(volunteers, role, std::mem::take(&mut alone)) {
                search.undo(volunteers);
                volunteers.forget_after(first);
                return false;
            }
        }
    }
    search.keep();
    true
}
