//! Fills roles one by one so that the score is the greatest at each step.
//!
//! Shortest augmenting paths with potentials (Edmonds and Karp 1972, Tomizawa 1971): Dijkstra's search over reduced
//! costs, which are small integers, so that its queue is a row of buckets; what lies beyond the best end found so far is
//! never queued.

use crate::roster::{NOBODY, Place, Roster, index};

/// Where the search may stand.
#[derive(Debug, Clone, Copy)]
enum Step {
    Role(u32),
    Person(u32),
}

/// How far something is, and how it was reached.
#[derive(Debug, Clone, Copy, Default)]
struct Label {
    round: u32,
    distance: i32,
    /// The role that takes the person.
    taker: u32,
    /// The person who is taken.
    person: u32,
}

/// The search, with what it remembers between searches to save allocations.
#[derive(Debug, Default)]
pub(crate) struct Shortest {
    round: u32,
    roles: Vec<Label>,
    people: Vec<Label>,
    touched: Vec<Step>,
    buckets: Vec<Vec<Step>>,
    best: i32,
    last: u32,
}

impl Shortest {
    /// Gives a role one more person, moving others where that is better. `false` if nobody can be had.
    pub(crate) fn fill(&mut self, roster: &mut Roster, role: u32) -> bool {
        self.begin(roster, role);
        let mut distance = 0;
        while distance < self.buckets.len() && position(self.best).is_none_or(|best| distance < best) {
            while let Some(step) = self.buckets[distance].pop() {
                self.visit(roster, step, distance);
            }
            distance += 1;
        }
        self.buckets.iter_mut().for_each(Vec::clear);
        if self.best == i32::MAX {
            return false;
        }
        self.reprice(roster);
        self.shift(roster, role);
        true
    }

    fn begin(&mut self, roster: &Roster, role: u32) {
        self.round += 1;
        self.best = i32::MAX;
        self.touched.clear();
        self.roles.resize(roster.roles.len(), Label::default());
        self.people.resize(roster.people.len(), Label::default());
        self.label_role(role, 0, NOBODY, 0);
    }

    fn visit(&mut self, roster: &Roster, step: Step, distance: usize) {
        let label = match step {
            Step::Role(role) => self.roles[role as usize],
            Step::Person(person) => self.people[person as usize],
        };
        if position(label.distance) != Some(distance) {
            return;
        }
        match step {
            Step::Role(role) => self.look(roster, role, label.distance),
            Step::Person(person) => {
                let price = roster.people[person as usize].price;
                for (slot, place) in roster.filled_by(person) {
                    let further = label.distance + price - roster.price(person, slot);
                    self.label_role(place.role, further, label.taker, person);
                }
            }
        }
    }

    /// Labels what the candidates of a role lead to.
    fn look(&mut self, roster: &Roster, taker: u32, distance: i32) {
        let role = &roster.roles[taker as usize];
        let base = distance + role.worth;
        for each in roster.candidates(taker) {
            // No slot is worth more than its person: this saves looking at most slots.
            if base - each.score - roster.people[each.person as usize].price >= self.best {
                continue;
            }
            let further = base - each.score - roster.price(each.person, role.slot);
            if further >= self.best {
                continue;
            }
            let holder = roster.place(each.person, role.slot).role;
            if holder == NOBODY {
                self.label_person(roster, each.person, further, taker);
            } else if holder != taker {
                self.label_role(holder, further, taker, each.person);
            }
        }
    }

    fn label_person(&mut self, roster: &Roster, person: u32, distance: i32, taker: u32) {
        let label = &mut self.people[person as usize];
        if label.round == self.round && label.distance <= distance {
            return;
        }
        *label = Label {
            round: self.round,
            distance,
            taker,
            person,
        };
        self.touched.push(Step::Person(person));
        if let Some(penalty) = roster.next_penalty(person) {
            let whole = distance + penalty + roster.people[person as usize].price;
            if whole < self.best {
                (self.best, self.last) = (whole, person);
            }
        }
        if roster.people[person as usize].used > 0 {
            self.queue(Step::Person(person), distance);
        }
    }

    fn label_role(&mut self, role: u32, distance: i32, taker: u32, person: u32) {
        let label = &mut self.roles[role as usize];
        if distance < self.best && (label.round != self.round || distance < label.distance) {
            *label = Label {
                round: self.round,
                distance,
                taker,
                person,
            };
            self.touched.push(Step::Role(role));
            self.queue(Step::Role(role), distance);
        }
    }

    fn queue(&mut self, step: Step, distance: i32) {
        let Some(at) = position(distance) else { return };
        if at >= self.buckets.len() {
            self.buckets.resize_with(at + 1, Vec::new);
        }
        self.buckets[at].push(step);
    }

    /// Brings everything nearer than the end to its distance.
    fn reprice(&mut self, roster: &mut Roster) {
        for &step in &self.touched {
            let (label, value) = match step {
                Step::Role(role) => (&mut self.roles[role as usize], &mut roster.roles[role as usize].worth),
                Step::Person(person) => (&mut self.people[person as usize], &mut roster.people[person as usize].price),
            };
            *value += (label.distance - self.best).min(0);
            // It may have been touched twice.
            label.distance = self.best;
        }
    }

    fn shift(&self, roster: &mut Roster, role: u32) {
        let mut person = self.last;
        let mut taker = self.people[person as usize].taker;
        loop {
            let slot = roster.roles[taker as usize].slot;
            let candidates = roster.candidates(taker);
            let found = candidates.binary_search_by_key(&person, |each| each.person);
            let score = found.map_or(0, |at| candidates[at].score);
            roster.set(person, slot, Place { role: taker, score });
            if taker == role {
                return;
            }
            let label = self.roles[taker as usize];
            roster.set(label.person, slot, Place { role: NOBODY, score: 0 });
            (taker, person) = (label.taker, label.person);
        }
    }
}

fn position(distance: i32) -> Option<usize> {
    usize::try_from(distance).ok().filter(|_| distance < i32::MAX)
}

impl Roster {
    /// Fills every role; `false` if some cannot be filled.
    pub(crate) fn fill_all(&mut self) -> bool {
        let mut search = Shortest::default();
        (0..index(self.roles.len())).all(|role| {
            let wanted = self.roles[role as usize].wanted;
            (0..wanted).all(|_| search.fill(self, role))
        })
    }

    /// Whether no step that is open costs less than nothing: then no other assignment scores more.
    pub(crate) fn is_proved(&self) -> bool {
        let roles = (0..index(self.roles.len())).all(|number| {
            let role = &self.roles[number as usize];
            let fair = |each: &crate::Candidate| {
                let holds = self.place(each.person, role.slot).role == number;
                holds || role.worth >= each.score + self.price(each.person, role.slot)
            };
            self.holders(number).count() == usize::from(role.wanted) && self.candidates(number).iter().all(fair)
        });
        roles && self.numbers().all(|person| self.is_fairly_priced(person))
    }

    fn is_fairly_priced(&self, number: u32) -> bool {
        let person = &self.people[number as usize];
        let next = self.next_penalty(number).is_none_or(|penalty| penalty + person.price >= 0);
        let before = (person.used as usize).checked_sub(1).map(|last| self.penalties(number)[last]);
        let last = before.is_none_or(|penalty| penalty + person.price <= 0);
        next && last
            && self
                .filled_by(number)
                .all(|(slot, _)| person.price >= self.price(number, slot))
    }
}
