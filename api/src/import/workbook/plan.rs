//! What a workbook would change: pure, from its rows and from what is there.

use std::collections::{HashMap, HashSet};

use contract::{
    Language,
    accounts::Role,
    grid::{CellSheet, ManagedCommunity, ManagedStreet, StationSheet},
    ids::{AccountId, CellId, CommunityId, StationId},
    people::{NewMember, PostSheet},
    validation,
    workbook::{SheetKind, WorkbookFault, WorkbookLine},
};
use validator::Validate;

use super::{read::Line, write::role_word};
use crate::{accounts::service::StaffPost, moment::Moment};

/// One thing to be done.
#[derive(Debug, Clone)]
pub(super) enum Step {
    AddCommunity(CommunityId, String),
    AddStation(CommunityId, StationId, StationSheet),
    ChangeStation(StationId, i32, StationSheet),
    AddCell(CommunityId, CellId, CellSheet),
    ChangeCell(CellId, i32, CellSheet),
    AddPerson(AccountId, NewMember),
    RenamePerson(AccountId, String),
    AddPost(AccountId, PostSheet),
}

/// Everything that a workbook would change, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    pub(super) lines: Vec<WorkbookLine>,
    pub(super) unchanged: usize,
    pub(super) faults: Vec<WorkbookFault>,
}

/// What is there, and what the rows so far add to it.
struct Drawing<'a> {
    language: Language,
    moment: Moment,
    street: &'a ManagedStreet,
    /// By name.
    communities: HashMap<String, CommunityId>,
    stations: HashMap<(CommunityId, String), StationId>,
    people: HashMap<&'a str, Vec<&'a StaffPost>>,
    new_people: HashMap<String, AccountId>,
    seen: HashSet<(SheetKind, String, String, String)>,
    plan: Plan,
}

/// Draws the plan.
pub(super) fn draw(lines: &[Line], street: &ManagedStreet, people: &[StaffPost], language: Language, moment: Moment) -> Plan {
    let mut by_login: HashMap<&str, Vec<&StaffPost>> = HashMap::new();
    for each in people {
        by_login.entry(&each.login).or_default().push(each);
    }
    let mut drawing = Drawing {
        language,
        moment,
        street,
        communities: street.communities.iter().map(|each| (each.name.clone(), each.id)).collect(),
        stations: street.communities.iter().flat_map(stations_of).collect(),
        people: by_login,
        new_people: HashMap::new(),
        seen: HashSet::new(),
        plan: Plan::default(),
    };
    for line in lines {
        match line.sheet {
            SheetKind::Stations => drawing.station(line),
            SheetKind::Cells => drawing.cell(line),
            SheetKind::People => drawing.person(line),
        }
    }
    drawing.plan
}

fn stations_of(community: &ManagedCommunity) -> impl Iterator<Item = ((CommunityId, String), StationId)> {
    let name = |station: &contract::grid::ManagedStation| ((community.id, station.sheet.name.clone()), station.id);
    community.stations.iter().map(name)
}

impl Drawing<'_> {
    fn fault(&mut self, line: &Line, column: usize, code: &str) {
        let letter = u8::try_from(column).ok().and_then(|at| char::from_u32(u32::from(b'A' + at)));
        self.plan.faults.push(WorkbookFault {
            sheet: line.sheet,
            row: line.row,
            column: letter.unwrap_or('A').to_string(),
            code: code.to_owned(),
            detail: validation::sentence(code, self.language).to_owned(),
        });
    }

    /// Whether the values are as the forms would want them; `fields` are the columns of the fields.
    fn fits(&mut self, line: &Line, value: &impl Validate, fields: &[(&str, usize)]) -> bool {
        let Err(faults) = validation::check(value, self.language) else {
            return true;
        };
        for fault in faults {
            let column = fields.iter().find(|(field, _)| fault.pointer == format!("/{field}"));
            self.fault(line, column.map_or(0, |(_, column)| *column), &fault.code);
        }
        false
    }

    /// Whether no row before named the same.
    fn is_first(&mut self, line: &Line, column: usize, name: [&str; 3]) -> bool {
        let [first, second, third] = name.map(str::to_owned);
        let is_first = self.seen.insert((line.sheet, first, second, third));
        if !is_first {
            self.fault(line, column, "row_twice");
        }
        is_first
    }

    fn does(&mut self, line: &Line, adds: bool, name: &str, step: Step) {
        self.plan.steps.push(step);
        self.plan.lines.push(WorkbookLine {
            sheet: line.sheet,
            row: line.row,
            adds,
            name: name.to_owned(),
        });
    }

    fn station(&mut self, line: &Line) {
        let [community, name, phone, address, opening_hours, promises] = &line.texts[..] else {
            return;
        };
        let sheet = StationSheet {
            name: name.clone(),
            phone: phone.clone(),
            address: address.clone(),
            opening_hours: opening_hours.clone(),
            promises: promises.clone(),
            retired: false,
        };
        let place = contract::grid::NameSheet {
            name: community.clone(),
            retired: false,
        };
        let fields = [
            ("name", 1),
            ("phone", 2),
            ("address", 3),
            ("opening_hours", 4),
            ("promises", 5),
        ];
        let fits = self.fits(line, &place, &[("name", 0)]) & self.fits(line, &sheet, &fields);
        let of = self.community(community);
        if !fits {
            // Known by its name all the same: its cells are not to be blamed for it.
            self.stations.entry((of, name.clone())).or_insert_with(|| self.moment.id());
            return;
        }
        if !self.is_first(line, 1, [community, name, ""]) {
            return;
        }
        let known = self.stations.get(&(of, name.clone())).copied();
        let Some(id) = known else {
            let id = self.moment.id();
            self.stations.insert((of, name.clone()), id);
            return self.does(line, true, &format!("{community} {name}"), Step::AddStation(of, id, sheet));
        };
        let managed = self
            .street
            .communities
            .iter()
            .flat_map(|each| &each.stations)
            .find(|each| each.id == id);
        match managed {
            Some(managed) if managed.sheet != sheet => {
                self.does(
                    line,
                    false,
                    &format!("{community} {name}"),
                    Step::ChangeStation(id, managed.version, sheet),
                );
            }
            _ => self.plan.unchanged += 1,
        }
    }

    /// The community of this name, which is added where there is none.
    fn community(&mut self, name: &str) -> CommunityId {
        if let Some(id) = self.communities.get(name) {
            return *id;
        }
        let id = self.moment.id();
        self.communities.insert(name.to_owned(), id);
        self.plan.steps.push(Step::AddCommunity(id, name.to_owned()));
        id
    }

    fn cell(&mut self, line: &Line) {
        let [community, name, station, buildings] = &line.texts[..] else {
            return;
        };
        let Some(of) = self.communities.get(community).copied() else {
            return self.fault(line, 0, "community_unknown");
        };
        let Some(station_id) = self.stations.get(&(of, station.clone())).copied() else {
            return self.fault(line, 2, "station_unknown");
        };
        let labels = buildings
            .split([';', '；', '\n'])
            .map(str::trim)
            .filter(|label| !label.is_empty());
        let sheet = CellSheet {
            name: name.clone(),
            station_id,
            buildings: labels.map(str::to_owned).collect(),
            retired: false,
        };
        let fits = self.fits(line, &sheet, &[("name", 1), ("buildings", 3)]);
        if !fits || !self.is_first(line, 1, [community, name, ""]) {
            return;
        }
        let here = self.street.communities.iter().find(|each| each.id == of);
        let managed = here.and_then(|here| here.cells.iter().find(|cell| cell.sheet.name == *name));
        let shown = format!("{community} {name}");
        match managed {
            None => {
                let id = self.moment.id();
                self.does(line, true, &shown, Step::AddCell(of, id, sheet));
            }
            Some(managed) if managed.sheet != sheet => {
                self.does(line, false, &shown, Step::ChangeCell(managed.id, managed.version, sheet));
            }
            Some(_) => self.plan.unchanged += 1,
        }
    }

    fn person(&mut self, line: &Line) {
        let [login, work_name, role, community] = &line.texts[..] else {
            return;
        };
        let roles = [Role::StationAdmin, Role::SocialWorker, Role::StreetAdmin];
        let Some(role) = roles.into_iter().find(|each| role_word(*each) == role || each.word() == role) else {
            return self.fault(line, 2, "role_unknown");
        };
        let community_id = self.communities.get(community).copied();
        if (role == Role::StreetAdmin) != community.is_empty() || community_id.is_none() && role != Role::StreetAdmin {
            return self.fault(line, 3, "community_unknown");
        }
        let post = PostSheet { role, community_id };
        let new = NewMember {
            work_name: work_name.clone(),
            login: login.to_lowercase(),
            post,
        };
        let fits = self.fits(line, &new, &[("login", 0), ("work_name", 1)]);
        if fits && self.is_first(line, 0, [&new.login, role.word(), community]) {
            self.known_or_new(line, new);
        }
    }

    fn known_or_new(&mut self, line: &Line, new: NewMember) {
        let (name, post) = (new.work_name.clone(), new.post);
        let posts = self.people.get(new.login.as_str()).cloned().unwrap_or_default();
        if let Some(first) = posts.first() {
            if !posts.iter().any(|each| each.here) {
                return self.fault(line, 0, "login_taken");
            }
            let holds = posts
                .iter()
                .any(|each| each.role == post.role && each.community_id == post.community_id);
            return match (first.work_name == name, holds) {
                (true, true) => self.plan.unchanged += 1,
                (true, false) => self.does(line, false, &name, Step::AddPost(first.id, post)),
                (false, held) => {
                    if !held {
                        self.plan.steps.push(Step::AddPost(first.id, post));
                    }
                    self.does(line, false, &name, Step::RenamePerson(first.id, name.clone()));
                }
            };
        }
        if let Some(id) = self.new_people.get(&new.login).copied() {
            return self.does(line, true, &name, Step::AddPost(id, post));
        }
        let id = self.moment.id();
        self.new_people.insert(new.login.clone(), id);
        self.does(line, true, &name, Step::AddPerson(id, new));
    }
}
