//! Fills all roles so that the score is the greatest, where it is known that all can be filled.
//!
//! Shortest ways alone would do, but where people are scarce the last of them lead through half the city. So roles bid for
//! people first, in coarse steps, which tells what everybody's time is about worth. Who got whom is forgotten; everybody is
//! promised as many assignments as surely pay at their price. From there most ways are short: a way may end at a promise,
//! which costs nothing but the price. What was promised in vain is taken back at the end, by shortest ways too.

use crate::{
    Instance,
    auction::Auction,
    roster::{Person, Role, Roster, bits, index},
    shortest::Shortest,
    spare::Openings,
};

/// By how much bids go too far: smaller steps take more bids, larger ones longer ways afterwards. Measured.
const STEP: i32 = 4;

/// How far below what was bid the price begins from which ways are sought: whoever won goes on liking best whom they won.
const BELOW: i32 = STEP + 1;

impl Roster<'_> {
    /// Adds roles and fills them, while nobody has anything to do yet.
    pub(crate) fn fill(&mut self, instance: &Instance, roles: &[Role]) -> Openings {
        for role in roles {
            self.add(*role);
        }
        let seats = self.seats(0);
        self.bid(&seats);
        let mut search = Shortest::new(usize::MAX);
        for role in seats {
            search.fill(self, role, i32::MAX);
            self.keep();
        }
        let openings = Openings::of(self, instance);
        for person in self.numbers() {
            while self.people[person as usize].promised > 0 {
                search.withdraw(self, &openings, person);
                self.keep();
            }
        }
        openings
    }

    /// Finds out what everybody's time is about worth, and promises what surely pays.
    fn bid(&mut self, seats: &[u32]) {
        let mut auction = Auction::new(STEP, usize::MAX);
        for &role in seats {
            auction.seat(self, role);
            self.keep();
        }
        for person in self.numbers() {
            self.promise(person);
        }
        for role in 0..index(self.roles.len()) {
            self.value(role);
        }
        self.keep();
    }

    /// Leaves a person nothing to do but to wait for what they are promised: as many assignments as pay at their price.
    fn promise(&mut self, number: u32) {
        let busy = self.people[number as usize].busy;
        bits(busy).for_each(|slot| self.free(number, slot));
        let price = self.people[number as usize].price + BELOW;
        let penalties = self.penalties(number);
        let pay = penalties.partition_point(|penalty| *penalty <= -price);
        let next = penalties.get(pay).map(|penalty| -penalty);
        let price = next.map_or(price, |next| if pay == 0 { next } else { price.max(next) });
        let person = &mut self.people[number as usize];
        (person.price, person.used, person.promised) = (price, index(pay), index(pay));
    }

    /// Takes a promise from a person, if there is one: it is kept or broken next.
    pub(crate) fn redeem(&mut self, person: u32) {
        let person = &mut self.people[person as usize];
        let redeemed = person.promised.min(1);
        person.promised -= redeemed;
        person.used -= redeemed;
    }

    /// What the next assignment of a person costs beside their price, if they may have another.
    pub(crate) fn next_cost(&self, person: u32) -> Option<i32> {
        let Person { price, promised, .. } = self.people[person as usize];
        if promised > 0 {
            return Some(0);
        }
        self.next_penalty(person).map(|penalty| penalty + price)
    }
}
