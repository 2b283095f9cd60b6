//! Fills roles one by one so that the score is the greatest at each step.

use crate::{
    roster::{NOBODY, Roster, index},
    shortest::{Shortest, Step},
};

impl Shortest {
    /// Gives a role one more person, moving others where that is better, and tells how much less than the role's worth
    /// this adds to the score. Nothing changes if nobody can be had, or only for so much less as the limit.
    pub(crate) fn fill(&mut self, roster: &mut Roster, role: u32, limit: i32) -> Option<i32> {
        self.begin(roster, role, limit);
        while let Some((step, label)) = self.next() {
            match step {
                Step::Role(role) => self.look_for_people(roster, role, label.distance),
                Step::Person(person) => {
                    let price = roster.people[person as usize].price;
                    for (slot, place) in roster.filled_by(person) {
                        let further = label.distance + price - roster.price(person, slot);
                        self.find_role(roster, place.role, further, (label.role, person));
                    }
                }
            }
        }
        let last = self.last()?;
        self.reprice(roster, -1);
        self.take(roster, role, last);
        Some(self.best)
    }

    /// Reaches what the candidates of a role lead to.
    fn look_for_people(&mut self, roster: &Roster, taker: u32, distance: i32) {
        let role = roster.roles[taker as usize];
        let base = distance + role.worth;
        for each in roster.candidates(taker) {
            // No slot is worth more than its person: this saves looking at most slots.
            if base - each.score - roster.people[each.person as usize].price >= self.best {
                continue;
            }
            let further = base - each.score - roster.price(each.person, role.slot);
            let holder = roster.place(each.person, role.slot).role;
            if holder == NOBODY {
                self.find_person(roster, each.person, further, taker);
            } else if holder != taker {
                self.find_role(roster, holder, further, (taker, each.person));
            }
        }
    }

    /// Somebody who is free: the way ends here if they may take on more.
    fn find_person(&mut self, roster: &Roster, number: u32, distance: i32, taker: u32) {
        if self.reach_person(number, distance, taker)
            && let Some(cost) = roster.next_cost(number)
        {
            self.end(Step::Person(number), distance + cost);
        }
    }

    /// A role that can give somebody up: the way ends here if it is to have fewer people.
    fn find_role(&mut self, roster: &Roster, number: u32, distance: i32, way: (u32, u32)) {
        self.reach_role(number, distance, way);
        if roster.roles[number as usize].spare > 0 {
            self.end(Step::Role(number), distance);
        }
    }

    /// Lets everybody on the way move on by one role.
    fn take(&self, roster: &mut Roster, role: u32, last: Step) {
        let label = match last {
            Step::Person(person) => {
                roster.redeem(person);
                self.person(person)
            }
            Step::Role(giver) => {
                let label = self.role(giver);
                roster.free(label.person, roster.roles[giver as usize].slot);
                roster.dismiss(giver);
                label
            }
        };
        let (mut taker, mut person) = (label.role, label.person);
        loop {
            let slot = roster.roles[taker as usize].slot;
            roster.give(person, slot, roster.suits(taker, person));
            if taker == role {
                return;
            }
            let label = self.role(taker);
            roster.free(label.person, slot);
            (taker, person) = (label.role, label.person);
        }
    }
}

impl Roster<'_> {
    /// Whether no step that is open costs less than nothing: then no other assignment scores more.
    pub(crate) fn is_proved(&self) -> bool {
        let roles = (0..index(self.roles.len())).all(|number| {
            let role = self.roles[number as usize];
            let fair = |each: &crate::Candidate| {
                let holds = self.place(each.person, role.slot).role == number;
                holds || role.worth >= each.score + self.price(each.person, role.slot)
            };
            self.holders(number).count() == usize::from(role.wanted) && (role.wanted == 0 || self.candidates(number).all(fair))
        });
        roles && self.numbers().all(|person| self.is_fairly_priced(person))
    }

    fn is_fairly_priced(&self, number: u32) -> bool {
        let price = self.people[number as usize].price;
        let next = self.next_penalty(number).is_none_or(|penalty| penalty + price >= 0);
        let last = self.last_penalty(number).is_none_or(|penalty| penalty + price <= 0);
        let slots = self.filled_by(number).all(|(slot, _)| price >= self.price(number, slot));
        next && last && slots
    }
}
