//! Which requests are served: in the total order, each that can be served along with those accepted before.

use std::iter;

use crate::{
    Candidates, Instance, Missing, Request,
    auction::Auction,
    cover::{roles, shares},
    roster::{Role, Roster, index},
};

/// After how many bids it is asked whether anybody is free at all. Measured.
const PATIENCE: usize = 16;

/// What was decided: the roles of those who are served, in the total order, and who goes without.
#[derive(Debug)]
pub(crate) struct Selection {
    pub(crate) leads: Vec<Role>,
    pub(crate) volunteers: Vec<Role>,
    pub(crate) refused: Vec<(u32, Missing)>,
}

/// A request stays accepted, whoever has to change places for the next. How well anybody suits is not asked.
pub(crate) fn select(instance: &Instance, candidates: &Candidates) -> Selection {
    let alike = [candidates.leads.alike(), candidates.volunteers.alike()];
    let leads = instance.leads.iter().map(|lead| (0, lead.penalties().map(|_| 0)));
    let volunteers = instance
        .volunteers
        .iter()
        .map(|each| (each.skills, each.penalties().map(|_| 0)));
    let mut leads = Walk::new(Roster::new(instance.slots(), &alike[0], leads));
    let mut volunteers = Walk::new(Roster::new(instance.slots(), &alike[1], volunteers));
    let mut refused = Vec::new();
    for number in instance.by_urgency() {
        let request = &instance.requests[number as usize];
        // What a lead has to have learnt, all candidates have.
        if !leads.fill((number, request), iter::once((0, 1))) {
            refused.push((number, Missing::Lead));
            continue;
        }
        let ways = shares(request.team_skills, request.k).into_iter();
        let mut ways = ways.map(|way| roles(request.team_skills, &way).into_iter());
        if ways.any(|way| volunteers.fill((number, request), way)) {
            leads.roster.keep();
            volunteers.roster.keep();
        } else {
            leads.take_back(number);
            refused.push((number, Missing::Volunteers));
        }
    }
    Selection {
        leads: leads.roster.roles,
        volunteers: volunteers.roster.roles,
        refused,
    }
}

/// The people of one kind, as far as the walk has come.
struct Walk<'a> {
    roster: Roster<'a>,
    auction: Auction,
}

impl<'a> Walk<'a> {
    const fn new(roster: Roster<'a>) -> Self {
        Self {
            roster,
            auction: Auction::new(1, PATIENCE),
        }
    }

    /// Fills the roles of a request, each a share of the skills and how many people bring it, or leaves everything as it was.
    fn fill(&mut self, (number, request): (u32, &Request), roles: impl Iterator<Item = (u32, u8)>) -> bool {
        let first = index(self.roster.roles.len());
        for (share, wanted) in roles {
            self.roster.add(Role {
                request: number,
                slot: request.slot,
                wanted,
                spare: 0,
                share,
                worth: 0,
            });
        }
        for (before, role) in self.roster.seats(first).into_iter().enumerate() {
            if !self.auction.seat(&mut self.roster, role) {
                self.take_back(number);
                // Those before may have taken whom this one needs.
                if before == 0 {
                    self.auction.bury(&mut self.roster);
                }
                return false;
            }
        }
        true
    }

    /// Leaves the roles of the request that came last, and everybody goes back to where they were.
    fn take_back(&mut self, request: u32) {
        self.roster.undo();
        self.roster.forget_last(request);
    }
}
