//! Who goes where, once it is known which requests are served.

use crate::{
    Candidates, Instance,
    roster::Roster,
    select::{Accepted, Selection, add_lead, add_team, leads, share_out, volunteers},
    team::{self, Chosen, Offer},
};

/// How often skills are shared out anew at most.
const ROUNDS: u32 = 8;

/// Everybody's assignments.
#[derive(Debug)]
pub(crate) struct Assignments {
    pub(crate) leads: Roster,
    pub(crate) volunteers: Roster,
    /// No assignments of the same requests score more.
    pub(crate) bound: i64,
}

/// The best assignments that were found.
///
/// While it is fixed how each team shares out its skills, they are the best. The prices then tell which teams would
/// rather share out theirs otherwise. If none would, nothing better exists at all; else some of them do, and it begins
/// again from there if that was better, or with fewer of them.
pub(crate) fn assign(instance: &Instance, candidates: &Candidates, selection: &Selection) -> Option<Assignments> {
    let leads = fill_leads(instance, candidates, selection)?;
    let mut accepted = selection.accepted.clone();
    let mut volunteers = fill_volunteers(instance, candidates, &accepted)?;
    let mut found = wishes(instance, candidates, &accepted, &volunteers);
    let (mut score, mut bound, mut part) = (volunteers.score(), found.bound, 1);
    for round in 0..ROUNDS {
        if bound <= score || found.others.is_empty() {
            break;
        }
        let heard = found.others.iter().filter(|wish| is_heard(wish.request, round, part));
        let trial = share_out(instance, candidates, &accepted, heard.collect());
        let filled = fill_volunteers(instance, candidates, &trial);
        if let Some(next) = filled.filter(|next| next.score() > score) {
            (accepted, score, volunteers) = (trial, next.score(), next);
            found = wishes(instance, candidates, &accepted, &volunteers);
            bound = bound.min(found.bound);
            part = (part / 2).max(1);
        } else {
            part *= 2;
        }
    }
    let bound = leads.score() + bound;
    Some(Assignments {
        leads,
        volunteers,
        bound,
    })
}

/// Whether a wish is among the part that is heard in a round: some others each round, the same ones each time.
fn is_heard(request: u32, round: u32, part: u32) -> bool {
    let scattered = (request.wrapping_mul(0x9E37_79B1) >> 8).wrapping_add(round.wrapping_mul(0x85EB_CA6B) >> 4);
    scattered.is_multiple_of(part)
}

fn fill_leads(instance: &Instance, candidates: &Candidates, selection: &Selection) -> Option<Roster> {
    let mut roster = leads(instance);
    for each in &selection.accepted {
        add_lead(&mut roster, instance, candidates, each.request);
    }
    roster.fill_all().then_some(roster)
}

fn fill_volunteers(instance: &Instance, candidates: &Candidates, accepted: &[Accepted]) -> Option<Roster> {
    let mut roster = volunteers(instance);
    for each in accepted {
        add_team(&mut roster, instance, candidates, (each.request, &each.shares));
    }
    roster.fill_all().then_some(roster)
}

/// What teams would rather do at the prices of a roster.
struct Wishes {
    /// The teams that would share out their skills otherwise, in the order of the accepted.
    others: Vec<Accepted>,
    /// What the best team of each and the best use of everybody's time are worth: no assignments score more.
    bound: i64,
}

fn wishes(instance: &Instance, candidates: &Candidates, accepted: &[Accepted], roster: &Roster) -> Wishes {
    let mut wishes = Wishes {
        others: Vec::new(),
        bound: time_value(roster),
    };
    let mut roles = roster.roles.iter().peekable();
    for each in accepted {
        let asked = &instance.requests[each.request as usize];
        let mut now = 0;
        while let Some(role) = roles.next_if(|role| role.request == each.request) {
            now += role.worth * i32::from(role.wanted);
        }
        let offer = |candidate: &crate::Candidate| Offer {
            value: candidate.score + roster.price(candidate.person, asked.slot),
            skills: instance.volunteers[candidate.person as usize].skills,
        };
        let most = asked.team_skills.count_ones();
        // With one skill there is one way only, and the roles' worth is the best team's.
        let rather = if most < 2 {
            None
        } else {
            let offers: Vec<Offer> = candidates.volunteers(each.request).iter().map(offer).collect();
            team::best(&offers, asked.team_skills, asked.k).filter(|chosen| chosen.value > now)
        };
        if let Some(Chosen { value, shares, .. }) = rather {
            now = value;
            wishes.others.push(Accepted {
                request: each.request,
                shares,
            });
        }
        wishes.bound += i64::from(now);
    }
    wishes
}

/// What the time of all people is worth at their prices.
fn time_value(roster: &Roster) -> i64 {
    let of = |number: u32| -> i64 {
        let price = roster.people[number as usize].price;
        let rest: i32 = roster.penalties(number).iter().map(|penalty| (-price - penalty).max(0)).sum();
        let slots: i32 = roster
            .filled_by(number)
            .map(|(slot, _)| price - roster.price(number, slot))
            .sum();
        i64::from(rest + slots)
    };
    roster.numbers().map(of).sum()
}
