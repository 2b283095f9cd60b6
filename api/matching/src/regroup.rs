//! Lets teams share out their skills otherwise where that is better.
//!
//! The prices tell which teams would rather do so. One after the other its people are taken from their roles and others
//! found for the new ones, each by a shortest way; it stays like this if the score has grown. Where no team would rather
//! share out its skills otherwise, nothing better exists at all.

use std::ops::Range;

use crate::{
    Instance,
    cover::{self, Shares},
    roster::{Role, Roster},
    shortest::Shortest,
    spare::Openings,
    team::{self, Chosen, Offer},
};

/// How often all teams are asked at most.
const ROUNDS: u32 = 8;

/// How much a search may reach before a wish is refused: what lies farther wins little for its time.
const MOST: usize = 4000;

/// A roster whose roles are all filled, in which teams may change their roles.
pub(crate) struct Regroup<'a, 'b> {
    instance: &'b Instance,
    roster: &'b mut Roster<'a>,
    search: Shortest,
    openings: Openings,
    /// For each request how much its team would have gained at most when it was refused last.
    refused: Vec<i32>,
}

/// What teams would rather do at the prices of a roster.
struct Wishes {
    /// The requests whose teams would share out their skills otherwise.
    others: Vec<u32>,
    /// What the best team of each and the best use of everybody's time are worth: no assignments score more.
    bound: i64,
}

impl<'a, 'b> Regroup<'a, 'b> {
    pub(crate) fn new(instance: &'b Instance, roster: &'b mut Roster<'a>, openings: Openings) -> Self {
        Self {
            instance,
            roster,
            search: Shortest::new(MOST),
            openings,
            refused: vec![0; instance.requests.len()],
        }
    }

    /// Changes what can be improved, and tells what no assignments of the same requests exceed.
    pub(crate) fn improve(&mut self) -> i64 {
        // No prices bound the score best everywhere; the least tell best what teams would rather do.
        let mut bound = self.wishes().bound;
        self.roster.cheapen();
        let mut wishes = self.wishes();
        bound = bound.min(wishes.bound);
        for _ in 0..ROUNDS {
            let heard = wishes.others.iter().filter(|&&request| self.hear(request)).count();
            if heard == 0 {
                break;
            }
            wishes = self.wishes();
            bound = bound.min(wishes.bound);
        }
        // Where people are scarce the least prices are far below those that the ways left.
        self.roster.cheapen();
        bound.min(self.wishes().bound)
    }

    fn wishes(&self) -> Wishes {
        let mut wishes = Wishes {
            others: Vec::new(),
            bound: self.roster.time_value(),
        };
        for roles in self.roster.roles.chunk_by(|one, other| one.request == other.request) {
            let request = roles[0].request;
            let now = worth(roles);
            let rather = self.rather(request, now);
            wishes.bound += i64::from(rather.as_ref().map_or(now, |chosen| chosen.value));
            wishes.others.extend(rather.map(|_| request));
        }
        wishes
    }

    /// The team that is worth more than the roles are now, if there is one.
    fn rather(&self, request: u32, now: i32) -> Option<Chosen> {
        let asked = &self.instance.requests[request as usize];
        // With one skill there is one way only, and the roles' worth is the best team's.
        if asked.team_skills.count_ones() < 2 {
            return None;
        }
        let offer = |candidate: &crate::Candidate| Offer {
            value: candidate.score + self.roster.price(candidate.person, asked.slot),
            skills: self.instance.volunteers[candidate.person as usize].skills,
        };
        let offers: Vec<Offer> = self.roster.lists.of(request).iter().map(offer).collect();
        team::best(&offers, asked.team_skills, asked.k).filter(|chosen| chosen.value > now)
    }

    /// Lets a team do what it would rather, if all together gain by it. Whether they did.
    fn hear(&mut self, request: u32) -> bool {
        let roles = self.openings.roles(request);
        let now = worth(&self.roster.roles[roles.start as usize..roles.end as usize]);
        let refused = now + self.refused[request as usize];
        let Some(rather) = self.rather(request, refused) else {
            return false;
        };
        let gains = self.share_out(request, roles, &rather.shares).is_some();
        if gains {
            self.roster.keep();
        } else {
            self.roster.undo();
            self.refused[request as usize] = rather.value - now;
        }
        gains
    }

    /// Changes the roles of a request, and tells by how much the score grows: nothing if it would not, or if they cannot
    /// be filled.
    fn share_out(&mut self, request: u32, roles: Range<u32>, shares: &Shares) -> Option<i32> {
        let mut missing = cover::roles(self.instance.requests[request as usize].team_skills, shares);
        missing.retain(|(_, wanted)| *wanted > 0);
        let mut gain = 0;
        for number in roles.clone() {
            let role = self.roster.roles[number as usize];
            let mut fewer = role.wanted;
            if let Some(same) = missing.iter_mut().find(|each| each.0 == role.share) {
                fewer -= same.1.min(role.wanted);
                same.1 -= role.wanted - fewer;
            }
            gain -= self.roster.release(number, fewer);
        }
        let mut new = Vec::new();
        for (share, more) in missing.into_iter().filter(|(_, more)| *more > 0) {
            let number = self.role_for(roles.clone(), share)?;
            gain += self.roster.want(number, share, more);
            new.extend(std::iter::repeat_n(number, usize::from(more)));
        }
        for number in new {
            gain -= self.search.fill(self.roster, number, gain)?;
        }
        for number in roles {
            for _ in 0..self.roster.roles[number as usize].spare {
                gain -= self.search.spare(self.roster, &self.openings, number, gain)?;
            }
        }
        Some(gain)
    }

    /// The role that is for a share of the skills, or one that is for nothing.
    fn role_for(&self, mut roles: Range<u32>, share: u32) -> Option<u32> {
        let role = |number: &u32| self.roster.roles[*number as usize];
        let same = roles
            .clone()
            .find(|number| role(number).share == share && role(number).wanted > 0);
        same.or_else(|| roles.find(|number| role(number).wanted + role(number).spare == 0))
    }
}

/// What the people of some roles add to the score.
fn worth(roles: &[Role]) -> i32 {
    roles.iter().map(|role| role.worth * i32::from(role.wanted)).sum()
}

impl Roster<'_> {
    /// What the time of all people is worth at their prices.
    fn time_value(&self) -> i64 {
        let of = |number: u32| -> i64 {
            let price = self.people[number as usize].price;
            let rest: i32 = self.penalties(number).iter().map(|penalty| (-price - penalty).max(0)).sum();
            let slots: i32 = self.filled_by(number).map(|(slot, _)| price - self.price(number, slot)).sum();
            i64::from(rest + slots)
        };
        self.numbers().map(of).sum()
    }
}
