//! The least prices that prove that nothing better exists.

use crate::{
    roster::{NOBODY, Role, Roster},
    shortest::{Shortest, Step},
};

impl Roster<'_> {
    /// Makes everybody as cheap as can be while nothing better exists, whatever the prices were before.
    pub(crate) fn cheapen(&mut self) {
        let mut search = Shortest::new(usize::MAX);
        search.flood(self);
        search.reprice_all(self);
        self.keep();
    }

    /// How much cheaper a person can be whom nobody else wants.
    fn too_dear(&self, person: u32) -> i32 {
        let last = self.last_penalty(person);
        last.map_or(0, |penalty| -penalty - self.people[person as usize].price)
    }
}

impl Shortest {
    /// Finds for all how much cheaper they can be: as much as whoever is next to them, and what their step costs.
    fn flood(&mut self, roster: &Roster) {
        self.begin_with_all(roster, |person| roster.too_dear(person));
        while let Some((step, label)) = self.next() {
            match step {
                Step::Role(role) => {
                    let Role { slot, worth, .. } = roster.roles[role as usize];
                    for each in roster.candidates(role) {
                        let further = label.distance + worth - each.score - roster.price(each.person, slot);
                        let holder = roster.place(each.person, slot).role;
                        if holder == NOBODY {
                            self.reach_person(each.person, further, role);
                        } else {
                            self.reach_role(holder, further, (role, each.person));
                        }
                    }
                }
                Step::Person(person) => {
                    let price = roster.people[person as usize].price;
                    for (slot, place) in roster.filled_by(person) {
                        let further = label.distance + price - roster.price(person, slot);
                        self.reach_role(place.role, further, (label.role, person));
                    }
                }
            }
        }
    }
}
