//! Who stands where: the people of one kind, the roles they fill, and what both are worth.
//!
//! A flow from roles over the slots of people to their assignments, of which each costs more than the one before. A
//! person's slot is a place for one role. Prices make every step that is still open cost nothing or more, which proves
//! that nothing better exists (see [`Roster::is_proved`]). The price of a slot is kept nowhere: while it is free it is
//! its person's, and while it is taken it is what its role is worth less how well the person suits.

use crate::Candidate;

/// No role.
pub(crate) const NOBODY: u32 = u32::MAX;

/// Some people of the same skills that a request needs.
#[derive(Debug, Clone)]
pub(crate) struct Role {
    /// The request.
    pub(crate) request: u32,
    /// When.
    pub(crate) slot: u8,
    /// How many people.
    pub(crate) wanted: u8,
    /// What one of them adds to the score in the end.
    pub(crate) worth: i32,
    begin: u32,
    end: u32,
}

/// A person and their assignments.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// What another assignment adds to the score in the end, being negative.
    pub(crate) price: i32,
    /// How many assignments they have.
    pub(crate) used: u32,
    /// The slots of the assignments.
    pub(crate) busy: u64,
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

/// The people of one kind and their assignments.
#[derive(Debug, Clone)]
pub(crate) struct Roster {
    pub(crate) roles: Vec<Role>,
    pub(crate) people: Vec<Person>,
    places: Vec<Place>,
    candidates: Vec<Candidate>,
    penalties: Vec<i32>,
}

impl Roster {
    /// Nobody has anything to do yet. What each assignment of a person costs must never fall.
    pub(crate) fn new<P: Iterator<Item = i32>>(slots: usize, people: impl Iterator<Item = P>) -> Self {
        let mut roster = Self {
            roles: Vec::new(),
            people: Vec::new(),
            places: Vec::new(),
            candidates: Vec::new(),
            penalties: Vec::new(),
        };
        for penalties in people {
            let begin = index(roster.penalties.len());
            roster.penalties.extend(penalties);
            let end = index(roster.penalties.len());
            let price = -roster.penalties.get(begin as usize).copied().unwrap_or(0);
            roster.people.push(Person {
                price,
                used: 0,
                busy: 0,
                begin,
                end,
            });
        }
        let free = Place { role: NOBODY, score: 0 };
        roster.places = vec![free; roster.people.len() * slots];
        roster
    }

    /// A role of these candidates that nobody fills yet.
    pub(crate) fn add(&mut self, request: u32, slot: u8, wanted: u8, candidates: impl Iterator<Item = Candidate>) -> u32 {
        let begin = self.candidates.len();
        self.candidates.extend(candidates);
        let worth = self.candidates[begin..]
            .iter()
            .map(|each| each.score + self.price(each.person, slot))
            .max()
            .unwrap_or(0);
        let (begin, end) = (index(begin), index(self.candidates.len()));
        self.roles.push(Role {
            request,
            slot,
            wanted,
            worth,
            begin,
            end,
        });
        index(self.roles.len() - 1)
    }

    /// Forgets the roles that were added after the first so many. Nobody may fill them.
    pub(crate) fn forget_after(&mut self, roles: usize) {
        let end = self.roles[..roles].last().map_or(0, |role| role.end);
        self.roles.truncate(roles);
        self.candidates.truncate(end as usize);
    }

    pub(crate) fn candidates(&self, role: u32) -> &[Candidate] {
        let role = &self.roles[role as usize];
        &self.candidates[role.begin as usize..role.end as usize]
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

    /// What the next assignment of a person costs, if they may have another.
    pub(crate) fn next_penalty(&self, person: u32) -> Option<i32> {
        let person = &self.people[person as usize];
        self.penalties[person.begin as usize..person.end as usize]
            .get(person.used as usize)
            .copied()
    }

    /// What each assignment of a person would cost.
    pub(crate) fn penalties(&self, person: u32) -> &[i32] {
        let person = &self.people[person as usize];
        &self.penalties[person.begin as usize..person.end as usize]
    }

    /// Gives a person's slot to a role, or to nobody, and tells what stood there.
    pub(crate) fn set(&mut self, person: u32, slot: u8, place: Place) -> Place {
        let at = self.at(person, slot);
        let before = std::mem::replace(&mut self.places[at], place);
        let person = &mut self.people[person as usize];
        person.busy = person.busy & !(1 << slot) | u64::from(place.role != NOBODY) << slot;
        person.used = person.busy.count_ones();
        before
    }

    /// The roles a person fills, with their slots.
    pub(crate) fn filled_by(&self, person: u32) -> impl Iterator<Item = (u8, Place)> {
        let busy = self.people[person as usize].busy;
        bits(busy).map(move |slot| (slot, self.place(person, slot)))
    }

    /// Who fills a role.
    pub(crate) fn holders(&self, role: u32) -> impl Iterator<Item = Candidate> {
        let slot = self.roles[role as usize].slot;
        let all = self.candidates(role).iter().copied();
        all.filter(move |each| self.place(each.person, slot).role == role)
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
