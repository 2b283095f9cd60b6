//! The shortest way through a roster, by Dijkstra's search over reduced costs (Edmonds and Karp 1972, Tomizawa 1971).
//!
//! These are small integers, so that the queue is a row of buckets; what lies beyond the best end found so far is never
//! queued. The search goes either way: from a role to somebody who takes on more ([`Shortest::fill`]), or from a role
//! to somebody who has less to do without it ([`Shortest::spare`]).

use crate::roster::{NOBODY, Roster};

/// Where the search may stand.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    Role(u32),
    Person(u32),
}

/// How far something is, and how it was reached.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Label {
    round: u32,
    pub(crate) distance: i32,
    /// The role before.
    pub(crate) role: u32,
    /// The person who moves between that role and this.
    pub(crate) person: u32,
}

/// What is still to be visited, by its distance.
#[derive(Debug, Default)]
struct Queue {
    buckets: Vec<Vec<Step>>,
    nearest: usize,
}

/// The search, with what it remembers between searches to save allocations.
#[derive(Debug, Default)]
pub(crate) struct Shortest {
    /// How much may be reached before the search is given up.
    most: usize,
    round: u32,
    roles: Vec<Label>,
    people: Vec<Label>,
    touched: Vec<Step>,
    queue: Queue,
    pub(crate) best: i32,
    last: Option<Step>,
}

impl Shortest {
    /// A search that is given up when it has reached so much.
    pub(crate) fn new(most: usize) -> Self {
        Self { most, ..Self::default() }
    }

    /// Begins at a role, and looks for ends below a limit.
    pub(crate) fn begin(&mut self, roster: &Roster, role: u32, limit: i32) {
        self.clear(roster, limit);
        self.reach_role(role, 0, (role, 0));
    }

    /// Begins at a person whom no role gives up.
    pub(crate) fn begin_with(&mut self, roster: &Roster, person: u32) {
        self.clear(roster, i32::MAX);
        self.reach_person(person, 0, NOBODY);
    }

    /// Begins at all people, each at a distance of their own.
    pub(crate) fn begin_with_all(&mut self, roster: &Roster, distance: impl Fn(u32) -> i32) {
        self.clear(roster, i32::MAX);
        for person in roster.numbers() {
            self.reach_person(person, distance(person), NOBODY);
        }
    }

    fn clear(&mut self, roster: &Roster, limit: i32) {
        self.round += 1;
        self.best = limit;
        self.last = None;
        self.touched.clear();
        self.queue.clear();
        self.roles.resize(roster.roles.len(), Label::default());
        self.people.resize(roster.people.len(), Label::default());
    }

    /// The nearest step that is nearer than the best end and was not visited yet.
    pub(crate) fn next(&mut self) -> Option<(Step, Label)> {
        if self.touched.len() > self.most {
            self.last = None;
            return None;
        }
        while let Some((step, distance)) = self.queue.next(self.best) {
            let label = self.label(step);
            if label.distance == distance {
                return Some((step, label));
            }
        }
        None
    }

    fn label(&self, step: Step) -> Label {
        match step {
            Step::Role(role) => self.role(role),
            Step::Person(person) => self.person(person),
        }
    }

    fn label_mut(&mut self, step: Step) -> &mut Label {
        match step {
            Step::Role(role) => &mut self.roles[role as usize],
            Step::Person(person) => &mut self.people[person as usize],
        }
    }

    pub(crate) fn role(&self, role: u32) -> Label {
        self.roles[role as usize]
    }

    pub(crate) fn person(&self, person: u32) -> Label {
        self.people[person as usize]
    }

    /// A role can be reached from another, by a person who moves.
    pub(crate) fn reach_role(&mut self, number: u32, distance: i32, (role, person): (u32, u32)) {
        if distance < self.best && self.roles[number as usize].improve((self.round, distance), (role, person)) {
            self.touch(Step::Role(number), distance);
        }
    }

    /// A person can be reached from a role. Whether that is news.
    pub(crate) fn reach_person(&mut self, person: u32, distance: i32, role: u32) -> bool {
        let news = distance < self.best && self.people[person as usize].improve((self.round, distance), (role, person));
        if news {
            self.touch(Step::Person(person), distance);
        }
        news
    }

    /// The way may end here, at this distance.
    pub(crate) fn end(&mut self, last: Step, distance: i32) {
        if distance < self.best {
            (self.best, self.last) = (distance, Some(last));
        }
    }

    /// Where the best way ends.
    pub(crate) const fn last(&self) -> Option<Step> {
        self.last
    }

    fn touch(&mut self, step: Step, distance: i32) {
        self.touched.push(step);
        self.queue.add(step, distance);
    }

    /// Moves everything nearer than the end by what it is nearer: up or down.
    pub(crate) fn reprice(&mut self, roster: &mut Roster, up: i32) {
        for place in 0..self.touched.len() {
            let step = self.touched[place];
            let best = self.best;
            // It may have been touched twice.
            let nearer = best - std::mem::replace(&mut self.label_mut(step).distance, best);
            if nearer > 0 {
                match step {
                    Step::Role(role) => roster.revalue(role, up * nearer),
                    Step::Person(person) => roster.reprice(person, up * nearer),
                }
            }
        }
    }

    /// Moves everything up by its distance.
    pub(crate) fn reprice_all(&mut self, roster: &mut Roster) {
        for place in 0..self.touched.len() {
            let step = self.touched[place];
            // It may have been touched twice.
            let distance = std::mem::take(&mut self.label_mut(step).distance);
            match step {
                Step::Role(role) => roster.revalue(role, distance),
                Step::Person(person) => roster.reprice(person, distance),
            }
        }
    }
}

impl Label {
    /// Takes this way if it is shorter, and tells whether it is.
    fn improve(&mut self, (round, distance): (u32, i32), (role, person): (u32, u32)) -> bool {
        let shorter = self.round != round || distance < self.distance;
        if shorter {
            (self.round, self.distance, self.role, self.person) = (round, distance, role, person);
        }
        shorter
    }
}

impl Queue {
    fn clear(&mut self) {
        self.buckets.iter_mut().for_each(Vec::clear);
        self.nearest = 0;
    }

    fn add(&mut self, step: Step, distance: i32) {
        let Ok(at) = usize::try_from(distance) else { return };
        if at >= self.buckets.len() {
            self.buckets.resize_with(at + 1, Vec::new);
        }
        self.buckets[at].push(step);
    }

    /// One of the nearest below a limit.
    fn next(&mut self, limit: i32) -> Option<(Step, i32)> {
        while let Some(bucket) = self.buckets.get_mut(self.nearest) {
            let distance = i32::try_from(self.nearest).ok().filter(|distance| *distance < limit)?;
            if let Some(step) = bucket.pop() {
                return Some((step, distance));
            }
            self.nearest += 1;
        }
        None
    }
}
