//! Lets roles bid for people, and those who are outbid bid elsewhere (Bertsekas 1979, Kelso and Crawford 1982).
//!
//! A role takes whom it likes best at the prices there are, and goes as far with the price as makes the next best as good,
//! and a step. So whoever is outbid knows at once where to go, and the search that a shortest way needs is spared. With
//! scores that are all alike the prices tell how far it is to somebody who is free, and nothing else counts: so it is found
//! out who can be served at all. With real scores they come within a step of the prices at which nothing better exists.

use crate::{
    roster::{NOBODY, Place, Roster, bits},
    shortest::Step,
};

/// A price that is never paid: no end can be reached from there.
const NEVER: i32 = i32::MIN / 2;

/// How many times as many bids are made until it is asked again whether anybody is free at all.
const AGAIN: usize = 4;

/// How much is looked at then for each bid that was made. Most who go without are kept by a handful, a few by half the city.
const LOOK: usize = 8;

/// Bidding, with what it remembers to save allocations.
#[derive(Debug)]
pub(crate) struct Auction {
    /// By how much each bid goes beyond what makes the next best as good.
    step: i32,
    /// After how many bids it is asked whether anybody is free at all.
    patience: usize,
    round: u32,
    roles: Vec<u32>,
    people: Vec<u32>,
    reached: Vec<Step>,
    waiting: Vec<Step>,
}

/// What became of a bid.
enum Bid {
    /// There is nobody to bid for.
    Vain,
    /// The role got somebody who had time.
    Won,
    /// The role got somebody from another, which has to bid now.
    Over(u32),
}

impl Auction {
    /// Bids in such steps; after so many it is asked whether anybody is free at all.
    pub(crate) const fn new(step: i32, patience: usize) -> Self {
        Self {
            step,
            patience,
            round: 0,
            roles: Vec::new(),
            people: Vec::new(),
            reached: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// Gives a role one more person, and others to all who lose theirs by it. Whether that could be done.
    pub(crate) fn seat(&mut self, roster: &mut Roster, mut role: u32) -> bool {
        self.reached.clear();
        let (mut bids, mut patience) = (0, self.patience);
        loop {
            match self.bid(roster, role) {
                Bid::Vain => return false,
                Bid::Won => return true,
                Bid::Over(other) => role = other,
            }
            bids += 1;
            if bids == patience {
                if self.is_hopeless(roster, role, LOOK * bids) {
                    return false;
                }
                patience *= AGAIN;
            }
        }
    }

    /// Remembers for good that no end can be reached from what the last seat in vain reached, all of which is to be as it
    /// was before. That is so as long as all who fill a role go on filling it.
    pub(crate) fn bury(&mut self, roster: &mut Roster) {
        for step in self.reached.drain(..) {
            match step {
                Step::Role(role) => {
                    if let Some(worth) = roster.roles.get(role as usize).map(|role| role.worth) {
                        roster.revalue(role, NEVER - worth);
                    }
                }
                Step::Person(person) => roster.reprice(person, NEVER - roster.people[person as usize].price),
            }
        }
        roster.keep();
    }

    fn bid(&self, roster: &mut Roster, role: u32) -> Bid {
        let (slot, before) = (roster.roles[role as usize].slot, roster.roles[role as usize].worth);
        loop {
            let Some((place, person, next)) = favourite(roster, role, before + self.step) else {
                return Bid::Vain;
            };
            let mut loser = roster.place(person, slot).role;
            if loser == NOBODY {
                let (price, given_up) = cheapest(roster, person);
                let dearer = price - roster.people[person as usize].price;
                if dearer < 0 {
                    // Those whom they work for have bid more meanwhile.
                    roster.reprice(person, dearer);
                    continue;
                }
                if let Some(slot) = given_up {
                    loser = roster.place(person, slot).role;
                    roster.free(person, slot);
                }
            }
            roster.give(person, slot, place);
            roster.revalue(role, next - self.step - before);
            let (price, _) = cheapest(roster, person);
            roster.reprice(person, price - roster.people[person as usize].price);
            return if loser == NOBODY { Bid::Won } else { Bid::Over(loser) };
        }
    }

    /// Whether it is certain that nobody is free whom a role could get, whoever has to change places for it: it is not if
    /// there is too much to look at.
    fn is_hopeless(&mut self, roster: &Roster, role: u32, most: usize) -> bool {
        self.round += 1;
        self.roles.resize(roster.roles.len(), 0);
        self.people.resize(roster.people.len(), 0);
        self.reached.clear();
        self.waiting.clear();
        self.reach(Step::Role(role));
        while let Some(step) = self.waiting.pop() {
            if self.reached.len() > most {
                return false;
            }
            match step {
                Step::Role(role) => {
                    let slot = roster.roles[role as usize].slot;
                    for each in roster.candidates(role) {
                        let holder = roster.place(each.person, slot).role;
                        if roster.price(each.person, slot) == NEVER {
                            continue;
                        }
                        if holder != NOBODY {
                            self.reach(Step::Role(holder));
                        } else if roster.next_penalty(each.person).is_some() {
                            return false;
                        } else {
                            self.reach(Step::Person(each.person));
                        }
                    }
                }
                Step::Person(person) => roster
                    .filled_by(person)
                    .for_each(|(_, place)| self.reach(Step::Role(place.role))),
            }
        }
        true
    }

    fn reach(&mut self, step: Step) {
        let seen = match step {
            Step::Role(role) => &mut self.roles[role as usize],
            Step::Person(person) => &mut self.people[person as usize],
        };
        if std::mem::replace(seen, self.round) != self.round {
            self.reached.push(step);
            self.waiting.push(step);
        }
    }
}

/// Whom a role likes best at their prices, its place there, and what the next best would add. Nobody adds more than enough:
/// once two do, the others need not be looked at.
fn favourite(roster: &Roster, role: u32, enough: i32) -> Option<(Place, u32, i32)> {
    let slot = roster.roles[role as usize].slot;
    let (mut best, mut next, mut found) = (NEVER, NEVER, None);
    for each in roster.candidates(role) {
        // No slot is worth more than its person: this saves looking at most slots.
        if each.score + roster.people[each.person as usize].price <= next {
            continue;
        }
        let adds = each.score + roster.price(each.person, slot);
        if adds <= next || roster.place(each.person, slot).role == role {
            continue;
        }
        if adds > best {
            (next, best) = (best, adds);
            found = Some((Place { role, score: each.score }, each.person));
        } else {
            next = adds;
        }
        if next >= enough {
            break;
        }
    }
    found.map(|(place, person)| (place, person, if next == NEVER { best } else { next }))
}

/// The price of a person, and the slot to be freed for another assignment: the cheapest, unless one more costs less.
fn cheapest(roster: &Roster, person: u32) -> (i32, Option<u8>) {
    let one_more = roster.next_penalty(person).map_or(NEVER, |penalty| -penalty);
    let taken = roster.people[person as usize].busy;
    bits(taken).fold((one_more, None), |(most, slot), other| {
        let price = roster.price(person, other);
        if price > most { (price, Some(other)) } else { (most, slot) }
    })
}
