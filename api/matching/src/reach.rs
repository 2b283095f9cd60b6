//! Whether a role can be filled at all, whoever has to move for it.
//!
//! A breadth-first search to somebody who may take on more. Where none is found, everybody who was looked at is held by
//! roles that cannot spare them; as accepted roles never leave, those people are never looked at again.

use crate::roster::{NOBODY, Place, Roster};

/// Searches, and can take back what it did.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    round: u32,
    /// When each role was last seen, and by whom it is to be replaced: the role that takes which of its people.
    seen_roles: Vec<(u32, u32, u32)>,
    seen_people: Vec<u32>,
    /// The people and roles that are bound for good.
    bound_people: Vec<bool>,
    bound_roles: Vec<bool>,
    queue: Vec<u32>,
    reached: Vec<u32>,
    journal: Vec<(u32, u8, Place)>,
}

impl Reach {
    /// Finds one more person for a role. Only an `alone` role, the first of its request, binds people when it fails.
    pub(crate) fn fill(&mut self, roster: &mut Roster, role: u32, alone: bool) -> bool {
        self.begin(roster, role);
        let mut next = 0;
        while let Some(&taker) = self.queue.get(next) {
            next += 1;
            if let Some(person) = self.look(roster, taker) {
                self.shift(roster, role, taker, person);
                return true;
            }
        }
        if alone {
            self.bind();
        }
        false
    }

    fn begin(&mut self, roster: &Roster, role: u32) {
        self.round += 1;
        self.seen_roles.resize(roster.roles.len(), (0, NOBODY, 0));
        self.bound_roles.resize(roster.roles.len(), false);
        self.seen_people.resize(roster.people.len(), 0);
        self.bound_people.resize(roster.people.len(), false);
        self.queue.clear();
        self.reached.clear();
        self.seen_roles[role as usize] = (self.round, NOBODY, 0);
        self.queue.push(role);
    }

    /// Looks at the candidates of a role: the best who is free, or else the roles that hold them are looked at later.
    fn look(&mut self, roster: &Roster, taker: u32) -> Option<u32> {
        let slot = roster.roles[taker as usize].slot;
        let mut free: Option<(i32, u32)> = None;
        for each in roster.candidates(taker) {
            let person = each.person;
            if self.bound_people[person as usize] {
                continue;
            }
            let holder = roster.place(person, slot).role;
            if holder != NOBODY {
                self.enqueue(holder, taker, person);
            } else if let Some(penalty) = roster.next_penalty(person) {
                free = free.max(Some((each.score - penalty, person)));
            } else if self.seen_people[person as usize] != self.round {
                self.seen_people[person as usize] = self.round;
                self.reached.push(person);
                for (_, place) in roster.filled_by(person) {
                    self.enqueue(place.role, taker, person);
                }
            }
        }
        free.map(|best| best.1)
    }

    fn enqueue(&mut self, holder: u32, taker: u32, person: u32) {
        let seen = &mut self.seen_roles[holder as usize];
        if seen.0 != self.round && !self.bound_roles[holder as usize] {
            *seen = (self.round, taker, person);
            self.queue.push(holder);
        }
    }

    /// Lets everybody on the way move on by one role.
    fn shift(&mut self, roster: &mut Roster, role: u32, mut taker: u32, mut person: u32) {
        loop {
            let slot = roster.roles[taker as usize].slot;
            let found = roster.candidates(taker).binary_search_by_key(&person, |each| each.person);
            let score = found.map_or(0, |at| roster.candidates(taker)[at].score);
            self.put(roster, person, slot, Place { role: taker, score });
            if taker == role {
                return;
            }
            let (_, next, given_up) = self.seen_roles[taker as usize];
            let free = Place { role: NOBODY, score: 0 };
            self.put(roster, given_up, slot, free);
            (taker, person) = (next, given_up);
        }
    }

    fn put(&mut self, roster: &mut Roster, person: u32, slot: u8, place: Place) {
        let before = roster.set(person, slot, place);
        self.journal.push((person, slot, before));
    }

    fn bind(&mut self) {
        for &role in self.queue.iter().skip(1) {
            self.bound_roles[role as usize] = true;
        }
        for &person in &self.reached {
            self.bound_people[person as usize] = true;
        }
    }

    /// What was done stays.
    pub(crate) fn keep(&mut self) {
        self.journal.clear();
    }

    /// Takes back everything since the last [`Reach::keep`].
    pub(crate) fn undo(&mut self, roster: &mut Roster) {
        while let Some((person, slot, before)) = self.journal.pop() {
            roster.set(person, slot, before);
        }
    }
}
