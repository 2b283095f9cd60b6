//! Lets roles go again, so that the score of the others is the greatest at each step.

use std::ops::Range;

use crate::{
    Candidate, Instance,
    candidates::Lists,
    roster::{NOBODY, Roster, index},
    shortest::{Shortest, Step},
};

/// The way back from people to the roles that they could fill.
#[derive(Debug)]
pub(crate) struct Openings {
    /// For each person's slots the requests, each where a person stands in other lists.
    requests: Lists,
    slots: u32,
    /// For each request its roles.
    roles: Vec<Range<u32>>,
}

impl Openings {
    /// The openings of a roster to which all roles were added, those of one request together.
    pub(crate) fn of(roster: &Roster, instance: &Instance) -> Self {
        let mut roles = vec![0..0; instance.requests.len()];
        for (number, role) in (0..).zip(&roster.roles) {
            let range: &mut Range<u32> = &mut roles[role.request as usize];
            let begin = if range.end == 0 { number } else { range.start };
            *range = begin..number + 1;
        }
        let slots = instance.slots();
        let place = |request: u32, person: u32| person as usize * slots + usize::from(instance.requests[request as usize].slot);
        Self {
            requests: roster.lists.turned(roster.people.len() * slots, place),
            slots: index(slots),
            roles,
        }
    }

    /// The roles of a request.
    pub(crate) fn roles(&self, request: u32) -> Range<u32> {
        self.roles[request as usize].clone()
    }

    /// The requests that a person may serve in a slot.
    fn in_slot(&self, person: u32, slot: u8) -> &[Candidate] {
        self.requests.of(person * self.slots + u32::from(slot))
    }

    /// The requests that a person may serve.
    fn of_person(&self, person: u32) -> &[Candidate] {
        let first = person * self.slots;
        self.requests.range(first, first + self.slots - 1)
    }
}

impl Shortest {
    /// Takes one of those who are to go from a role, lets others take their place where that is better, and tells how
    /// much more than the role's worth the score loses. Nothing changes if it is so much as the limit.
    pub(crate) fn spare(&mut self, roster: &mut Roster, openings: &Openings, role: u32, limit: i32) -> Option<i32> {
        self.begin(roster, role, limit);
        self.look_around(roster, openings)?;
        if let Some(Step::Person(last)) = self.last() {
            roster.dismiss(role);
            self.leave(roster, role, last);
        }
        Some(self.best)
    }

    /// Takes back a promise, or keeps it where it is better that somebody else has less to do.
    pub(crate) fn withdraw(&mut self, roster: &mut Roster, openings: &Openings, person: u32) {
        self.begin_with(roster, person);
        if let Some(penalty) = roster.last_penalty(person) {
            self.end(Step::Person(person), -penalty - roster.people[person as usize].price);
        }
        self.look_around(roster, openings);
        roster.redeem(person);
        if let Some(Step::Person(last)) = self.last() {
            self.leave(roster, NOBODY, last);
        }
    }

    /// Finds out who has less to do best, and makes the prices right.
    fn look_around(&mut self, roster: &mut Roster, openings: &Openings) -> Option<()> {
        while let Some((step, label)) = self.next() {
            match step {
                Step::Role(role) => self.give_up(roster, openings, role, label.distance),
                Step::Person(person) => {
                    let base = label.distance - roster.people[person as usize].price;
                    for &open in openings.of_person(person) {
                        self.look_at(roster, openings, (label.role, person), (open, base), true);
                    }
                }
            }
        }
        self.last()?;
        self.reprice(roster, 1);
        Some(())
    }

    /// Reaches what the people of a role lead to: they have less to do, or do something else then.
    fn give_up(&mut self, roster: &Roster, openings: &Openings, giver: u32, distance: i32) {
        let slot = roster.roles[giver as usize].slot;
        for each in roster.holders(giver) {
            let person = each.person;
            let price = roster.price(person, slot);
            let further = distance + roster.people[person as usize].price - price;
            if self.reach_person(person, further, giver)
                && let Some(penalty) = roster.last_penalty(person)
            {
                self.end(Step::Person(person), distance - price - penalty);
            }
            for &open in openings.in_slot(person, slot) {
                self.look_at(roster, openings, (giver, person), (open, distance - price), false);
            }
        }
    }

    /// Reaches the roles of a request that somebody could fill.
    fn look_at(
        &mut self,
        roster: &Roster,
        openings: &Openings,
        (giver, person): (u32, u32),
        (open, base): (Candidate, i32),
        only_free: bool,
    ) {
        for number in openings.roles(open.person) {
            let role = roster.roles[number as usize];
            let further = base + role.worth - open.score;
            if further < self.best && role.wanted > 0 && number != giver && roster.can(person, role.share) {
                if only_free && roster.place(person, role.slot).role != NOBODY {
                    return;
                }
                self.reach_role(number, further, (giver, person));
            }
        }
    }

    /// Lets everybody on the way move on by one role, and the last have less to do. The first comes from no role if they
    /// were promised what they get.
    fn leave(&self, roster: &mut Roster, first: u32, last: u32) {
        let (mut taker, mut giver, mut person) = (NOBODY, self.person(last).role, last);
        loop {
            let slot = |role: u32| roster.roles.get(role as usize).map(|role| role.slot);
            let [from, to] = [slot(giver), slot(taker)];
            if let Some(from) = from {
                roster.free(person, from);
            }
            if let Some(to) = to {
                roster.give(person, to, roster.suits(taker, person));
            }
            if giver == first {
                return;
            }
            let label = self.role(giver);
            (taker, giver, person) = (giver, label.role, label.person);
        }
    }
}
