//! Who stands where: the people of one kind, the roles they fill, and what both are worth.
//!
//! A flow from roles over the slots of people to their assignments, of which each costs more than the one before. A
//! person's slot is a place for one role. Prices make every step that is still open cost nothing or more, which proves
//! that nothing better exists (see [`Roster::is_proved`]). The price of a slot is kept nowhere: while it is free it is
//! its person's, and while it is taken it is what its role is worth less how well the person suits.

use std::iter::repeat_n;

use crate::{Candidate, candidates::Lists};

/// No role.
pub(crate) const NOBODY: u32 = u32::MAX;

/// Some people of a request who bring the same skills.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Role {
    /// The request.
    pub(crate) request: u32,
    /// The slot in which they are wanted.
    pub(crate) slot: u8,
    /// How many people; 0 while the request shares out its skills among fewer roles.
    pub(crate) wanted: u8,
    /// How many more it still has, who are to go.
    pub(crate) spare: u8,
    /// What each of them has to be able to do.
    pub(crate) share: u32,
    /// What one of them adds to the score in the end.
    pub(crate) worth: i32,
}

/// A person and their assignments.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// What another assignment adds to the score in the end, being negative.
    pub(crate) price: i32,
    /// How many assignments they have or are promised.
    pub(crate) used: u32,
    /// How many assignments they are promised: as many more cost nothing but their price.
    pub(crate) promised: u32,
    /// The slots of the assignments.
    pub(crate) busy: u64,
    /// What they can do.
    skills: u32,
    begin: u32,
    end: u32,
}

/// What a person does in a slot.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// For which role, or for none.
    pub(crate) role: u32,
    /// How well they suit.
    pub(crate) score: i32,
}

/// What stood somewhere before it was changed.
#[derive(Debug, Clone, Copy)]
enum Before {
    Place(u32, u8, Place),
    Price(u32, i32),
    Role(u32, Role),
}

/// The people of one kind and their assignments.
#[derive(Debug, Clone)]
pub(crate) struct Roster<'a> {
    pub(crate) roles: Vec<Role>,
    pub(crate) people: Vec<Person>,
    places: Vec<Place>,
    pub(crate) lists: &'a Lists,
    penalties: Vec<i32>,
    journal: Vec<Before>,
}

impl<'a> Roster<'a> {
    /// Nobody has anything to do yet. Of each person: what they can do, and what each assignment costs, which must
    /// never fall.
    pub(crate) fn new<P: Iterator<Item = i32>>(slots: usize, lists: &'a Lists, people: impl Iterator<Item = (u32, P)>) -> Self {
        let mut roster = Self {
            roles: Vec::new(),
            people: Vec::new(),
            places: Vec::new(),
            lists,
            penalties: Vec::new(),
            journal: Vec::new(),
        };
        for (skills, penalties) in people {
            let begin = index(roster.penalties.len());
            roster.penalties.extend(penalties);
            let end = index(roster.penalties.len());
            let price = -roster.penalties.get(begin as usize).copied().unwrap_or(0);
            roster.people.push(Person {
                price,
                used: 0,
                promised: 0,
                busy: 0,
                skills,
                begin,
                end,
            });
        }
        let free = Place { role: NOBODY, score: 0 };
        roster.places = vec![free; roster.people.len() * slots];
        roster
    }

    /// A role that nobody fills yet. Until it bids it is worth more than anybody adds.
    pub(crate) fn add(&mut self, role: Role) {
        let worth = i32::MAX / 2;
        self.roles.push(Role { worth, ..role });
    }

    /// Makes a role that nobody fills worth what the best candidate would add.
    pub(crate) fn value(&mut self, number: u32) {
        self.roles[number as usize].worth = self.hope(number);
    }

    /// The roles from one on, each as often as people are to fill it.
    pub(crate) fn seats(&self, first: u32) -> Vec<u32> {
        let roles = (first..).zip(&self.roles[first as usize..]);
        let seats = roles.flat_map(|(number, role)| repeat_n(number, usize::from(role.wanted)));
        seats.collect()
    }

    /// Lets more people with a share of the skills fill a role, which is for that share or for nothing so far, and tells
    /// what they would add to the score at best.
    pub(crate) fn want(&mut self, number: u32, share: u32, more: u8) -> i32 {
        self.note_role(number);
        let role = &mut self.roles[number as usize];
        let is_new = role.wanted == 0;
        (role.share, role.wanted) = (share, role.wanted + more);
        if is_new {
            self.roles[number as usize].worth = self.hope(number);
        }
        self.roles[number as usize].worth * i32::from(more)
    }

    /// Lets fewer people fill a role, and tells what those who are to go have added.
    pub(crate) fn release(&mut self, number: u32, fewer: u8) -> i32 {
        self.note_role(number);
        let role = &mut self.roles[number as usize];
        (role.wanted, role.spare) = (role.wanted - fewer, role.spare + fewer);
        role.worth * i32::from(fewer)
    }

    /// One of those who were to go from a role has gone.
    pub(crate) fn dismiss(&mut self, number: u32) {
        self.note_role(number);
        self.roles[number as usize].spare -= 1;
    }

    /// Forgets the roles of the request that was added last. Nobody may fill them.
    pub(crate) fn forget_last(&mut self, request: u32) {
        while self.roles.pop_if(|role| role.request == request).is_some() {}
    }

    /// Who can fill a role.
    pub(crate) fn candidates(&self, role: u32) -> impl Iterator<Item = &'a Candidate> {
        let Role { request, share, .. } = self.roles[role as usize];
        let all = self.lists.of(request).iter();
        all.filter(move |each| share == 0 || self.can(each.person, share))
    }

    /// How well somebody suits a role that they can fill.
    pub(crate) fn suits(&self, role: u32, person: u32) -> Place {
        let all = self.lists.of(self.roles[role as usize].request);
        let found = all.binary_search_by_key(&person, |each| each.person);
        let score = found.map_or(0, |at| all[at].score);
        Place { role, score }
    }

    /// Whether somebody can do so much.
    pub(crate) fn can(&self, person: u32, share: u32) -> bool {
        share & !self.people[person as usize].skills == 0
    }

    pub(crate) fn place(&self, person: u32, slot: u8) -> Place {
        self.places[self.at(person, slot)]
    }

    /// The price of a person's slot.
    pub(crate) fn price(&self, person: u32, slot: u8) -> i32 {
        let place = self.place(person, slot);
        match self.roles.get(place.role as usize) {
            Some(holder) => holder.worth - place.score,
            None => self.people[person as usize].price,
        }
    }

    /// What the best candidate of a role would add.
    fn hope(&self, role: u32) -> i32 {
        let Role { slot, wanted, .. } = self.roles[role as usize];
        if wanted == 0 {
            return 0;
        }
        let adds = self.candidates(role).map(|each| each.score + self.price(each.person, slot));
        adds.max().unwrap_or(0)
    }

    /// What the next assignment of a person costs that they are not promised, if they may have another.
    pub(crate) fn next_penalty(&self, person: u32) -> Option<i32> {
        let used = self.people[person as usize].used as usize;
        self.penalties(person).get(used).copied()
    }

    /// What the last assignment of a person cost, if they have one.
    pub(crate) fn last_penalty(&self, person: u32) -> Option<i32> {
        let used = self.people[person as usize].used as usize;
        used.checked_sub(1).map(|last| self.penalties(person)[last])
    }

    /// What each assignment of a person would cost.
    pub(crate) fn penalties(&self, person: u32) -> &[i32] {
        let person = &self.people[person as usize];
        &self.penalties[person.begin as usize..person.end as usize]
    }

    /// Gives a person's slot to a role.
    pub(crate) fn give(&mut self, person: u32, slot: u8, place: Place) {
        let before = self.set(person, slot, place);
        self.journal.push(Before::Place(person, slot, before));
    }

    /// Frees a person's slot.
    pub(crate) fn free(&mut self, person: u32, slot: u8) {
        self.give(person, slot, Place { role: NOBODY, score: 0 });
    }

    fn set(&mut self, person: u32, slot: u8, place: Place) -> Place {
        let at = self.at(person, slot);
        let before = std::mem::replace(&mut self.places[at], place);
        let person = &mut self.people[person as usize];
        person.busy = person.busy & !(1 << slot) | u64::from(place.role != NOBODY) << slot;
        person.used = person.busy.count_ones() + person.promised;
        before
    }

    /// Makes a person dearer or cheaper.
    pub(crate) fn reprice(&mut self, person: u32, by: i32) {
        let price = &mut self.people[person as usize].price;
        self.journal.push(Before::Price(person, *price));
        *price += by;
    }

    /// Makes a role worth more or less.
    pub(crate) fn revalue(&mut self, role: u32, by: i32) {
        self.note_role(role);
        self.roles[role as usize].worth += by;
    }

    fn note_role(&mut self, role: u32) {
        self.journal.push(Before::Role(role, self.roles[role as usize]));
    }

    /// What was done stays.
    pub(crate) fn keep(&mut self) {
        self.journal.clear();
    }

    /// Takes back everything since the last [`Roster::keep`].
    pub(crate) fn undo(&mut self) {
        while let Some(before) = self.journal.pop() {
            match before {
                Before::Place(person, slot, place) => {
                    self.set(person, slot, place);
                }
                Before::Price(person, price) => self.people[person as usize].price = price,
                Before::Role(number, role) => self.roles[number as usize] = role,
            }
        }
    }

    /// The roles a person fills, with their slots.
    pub(crate) fn filled_by(&self, person: u32) -> impl Iterator<Item = (u8, Place)> {
        let busy = self.people[person as usize].busy;
        bits(busy).map(move |slot| (slot, self.place(person, slot)))
    }

    /// Who fills a role.
    pub(crate) fn holders(&self, role: u32) -> impl Iterator<Item = &'a Candidate> {
        let slot = self.roles[role as usize].slot;
        self.candidates(role)
            .filter(move |each| self.place(each.person, slot).role == role)
    }

    /// What all assignments score together.
    pub(crate) fn score(&self) -> i64 {
        let one = |person: u32| -> i64 {
            let scores: i32 = self.filled_by(person).map(|(_, place)| place.score).sum();
            let used = self.people[person as usize].used as usize;
            let penalties: i32 = self.penalties(person)[..used].iter().sum();
            i64::from(scores - penalties)
        };
        self.numbers().map(one).sum()
    }

    /// The numbers of all people.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = u32> + use<> {
        0..index(self.people.len())
    }

    fn at(&self, person: u32, slot: u8) -> usize {
        usize::from(slot) * self.people.len() + person as usize
    }
}

/// The bits that are set.
pub(crate) fn bits(mut set: u64) -> impl Iterator<Item = u8> {
    std::iter::from_fn(move || {
        let bit = u8::try_from(set.trailing_zeros()).ok().filter(|bit| *bit < 64)?;
        set &= set - 1;
        Some(bit)
    })
}

/// A place in a list as it is kept: no list here has four thousand million entries.
pub(crate) fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(NOBODY)
}
