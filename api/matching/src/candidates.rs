//! Everybody who may serve each request, found by a grid over the city.

use crate::{Instance, Request, roster::index};

/// A person who may serve a request, and how well they suit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Their place among the leads, or the volunteers.
    pub person: u32,
    /// How well they suit; what their other assignments cost is not in it.
    pub score: i32,
}

/// Those who may serve each request.
#[derive(Debug, Clone, Default)]
pub struct Candidates {
    pub(crate) leads: Lists,
    pub(crate) volunteers: Lists,
}

/// A list for each request, one after the other, in the order of the people's numbers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lists {
    ends: Vec<u32>,
    all: Vec<Candidate>,
}

impl Candidates {
    /// Looks at everybody who lives near enough.
    #[must_use]
    pub fn of(instance: &Instance) -> Self {
        let near = Near::of(instance);
        let mut found = Self::default();
        for request in &instance.requests {
            found.leads.add(near.leads(request), |number| {
                request.suits_lead(number, &instance.leads[number as usize]).ok()
            });
            found.volunteers.add(near.volunteers(request), |number| {
                request.suits_volunteer(number, &instance.volunteers[number as usize]).ok()
            });
        }
        found
    }

    /// Those who may serve the next request, found in a way of one's own.
    pub fn push(&mut self, leads: impl IntoIterator<Item = Candidate>, volunteers: impl IntoIterator<Item = Candidate>) {
        self.leads.end(leads);
        self.volunteers.end(volunteers);
    }

    /// Who may lead the team of a request.
    #[must_use]
    pub fn leads(&self, request: u32) -> &[Candidate] {
        self.leads.of(request)
    }

    /// Who may be in the team of a request.
    #[must_use]
    pub fn volunteers(&self, request: u32) -> &[Candidate] {
        self.volunteers.of(request)
    }
}

impl Lists {
    fn add(&mut self, numbers: impl Iterator<Item = u32>, score: impl Fn(u32) -> Option<i32>) {
        self.end(numbers.filter_map(|person| score(person).map(|score| Candidate { person, score })));
    }

    /// Ends the list of the next request with these.
    fn end(&mut self, suiting: impl IntoIterator<Item = Candidate>) {
        let begin = self.all.len();
        self.all.extend(suiting);
        self.all[begin..].sort_unstable_by_key(|each| each.person);
        self.ends.push(index(self.all.len()));
    }

    /// The same people, all of whom suit alike.
    pub(crate) fn alike(&self) -> Self {
        let all = self
            .all
            .iter()
            .map(|&Candidate { person, .. }| Candidate { person, score: 0 });
        Self {
            ends: self.ends.clone(),
            all: all.collect(),
        }
    }

    pub(crate) fn of(&self, request: u32) -> &[Candidate] {
        self.range(request, request)
    }

    /// The lists of several, from the first to the last.
    pub(crate) fn range(&self, first: u32, last: u32) -> &[Candidate] {
        let begin = first.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        &self.all[begin as usize..self.ends[last as usize] as usize]
    }

    /// Lists in other places, as many as told: whoever stands in the list of a request is told where to stand instead,
    /// and there the request stands for them.
    pub(crate) fn turned(&self, places: usize, place: impl Fn(u32, u32) -> usize) -> Self {
        let requests = || 0..index(self.ends.len());
        let all = || requests().flat_map(|request| self.of(request).iter().map(move |each| (request, each)));
        let mut ends = vec![0_u32; places + 1];
        for (request, each) in all() {
            ends[place(request, each.person) + 1] += 1;
        }
        for place in 0..places {
            ends[place + 1] += ends[place];
        }
        let mut turned = vec![Candidate { person: 0, score: 0 }; self.all.len()];
        for (request, each) in all() {
            let end = &mut ends[place(request, each.person)];
            turned[*end as usize] = Candidate {
                person: request,
                score: each.score,
            };
            *end += 1;
        }
        // Each beginning has become the end.
        ends.truncate(places);
        Self { ends, all: turned }
    }
}

/// Who lives where.
pub(crate) struct Near {
    leads: Grid,
    /// How far any lead goes.
    farthest: i32,
    volunteers: Grid,
}

impl Near {
    pub(crate) fn of(instance: &Instance) -> Self {
        Self {
            leads: Grid::of(instance.leads.iter().map(|lead| (lead.x, lead.y))),
            farthest: instance.leads.iter().map(|lead| lead.max_m).max().unwrap_or(0),
            volunteers: Grid::of(instance.volunteers.iter().map(|each| (each.x, each.y))),
        }
    }

    /// Everybody may live near everything: for a single look this takes less time than finding out.
    pub(crate) fn unknown(instance: &Instance) -> Self {
        Self {
            leads: Grid::of_one_cell(instance.leads.len()),
            farthest: 0,
            volunteers: Grid::of_one_cell(instance.volunteers.len()),
        }
    }

    /// All leads who do not live too far from a request, and some who do.
    pub(crate) fn leads(&self, request: &Request) -> impl Iterator<Item = u32> {
        self.leads.around((request.x, request.y), self.farthest)
    }

    /// All volunteers who do not live too far from a request, and some who do. None where none are needed.
    pub(crate) fn volunteers(&self, request: &Request) -> impl Iterator<Item = u32> {
        let radius = if request.k > 0 { request.radius_m } else { -1 };
        self.volunteers.around((request.x, request.y), radius)
    }
}

/// The side of a cell in metres.
const CELL: i32 = 1000;
/// The most cells along a side: a city is not wider than that, and a wrong coordinate costs no memory.
const MOST_CELLS: i32 = 256;

/// People sorted by the cell in which they live.
struct Grid {
    /// The least coordinates.
    origin: (i32, i32),
    cells: (i32, i32),
    side: i32,
    /// Where the people of each cell end.
    ends: Vec<usize>,
    people: Vec<u32>,
}

impl Grid {
    fn of(places: impl Iterator<Item = (i32, i32)> + Clone) -> Self {
        let least = places
            .clone()
            .fold((i32::MAX, i32::MAX), |one, other| (one.0.min(other.0), one.1.min(other.1)));
        let most = places
            .clone()
            .fold(least, |one, other| (one.0.max(other.0), one.1.max(other.1)));
        let width = (most.0 - least.0).max(most.1 - least.1);
        let side = CELL.max(width / MOST_CELLS + 1);
        let mut grid = Self {
            origin: least,
            cells: ((most.0 - least.0) / side + 1, (most.1 - least.1) / side + 1),
            side,
            ends: Vec::new(),
            people: Vec::new(),
        };
        let mut sorted: Vec<(usize, u32)> = places.map(|place| grid.number(grid.cell(place))).zip(0..).collect();
        sorted.sort_unstable();
        let cells = grid.number((grid.cells.0 - 1, grid.cells.1 - 1)) + 1;
        grid.ends = (0..cells).map(|cell| sorted.partition_point(|each| each.0 <= cell)).collect();
        grid.people = sorted.into_iter().map(|each| each.1).collect();
        grid
    }

    fn of_one_cell(people: usize) -> Self {
        Self {
            origin: (0, 0),
            cells: (1, 1),
            side: i32::MAX,
            ends: vec![people],
            people: (0..index(people)).collect(),
        }
    }

    /// Everybody who may live within the distance; some live farther. Nobody if it is negative.
    fn around(&self, (x, y): (i32, i32), distance: i32) -> impl Iterator<Item = u32> {
        let low = self.cell((x.saturating_sub(distance), y.saturating_sub(distance)));
        let high = self.cell((x.saturating_add(distance), y.saturating_add(distance)));
        let rows = if distance < 0 { 0..0 } else { low.1..high.1 + 1 };
        rows.flat_map(move |row| {
            let first = self.number((low.0, row));
            let begin = if first == 0 { 0 } else { self.ends[first - 1] };
            self.people[begin..self.ends[self.number((high.0, row))]].iter().copied()
        })
    }

    /// The cell of a place, or the nearest.
    fn cell(&self, (x, y): (i32, i32)) -> (i32, i32) {
        let along = |value: i32, origin: i32, cells: i32| (value.saturating_sub(origin) / self.side).clamp(0, cells - 1);
        (along(x, self.origin.0, self.cells.0), along(y, self.origin.1, self.cells.1))
    }

    fn number(&self, (column, row): (i32, i32)) -> usize {
        usize::try_from(row * self.cells.0 + column).unwrap_or(0)
    }
}
