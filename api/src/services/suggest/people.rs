//! Everybody who could come to a community's doors, and what they have to do already.

use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate};
use contract::{
    ids::{AccountId, CommunityId},
    liaison::Daypart,
    teams::WeekSlot,
};
use matching::{Candidate, Commitments, Instance, Lead, Request, Team, Volunteer};

use super::{
    super::store::{
        Row, blocks,
        offers::{self, Offer},
    },
    Round, begins, places, standing,
};
use crate::{
    accounts::service as accounts,
    auth::policy::Place,
    cases::service::Desk,
    db::{Conn, Key, Word},
    error::{Error, Result},
    volunteers::{
        days_off::monday,
        pool::{self, Door, Helper},
    },
};

/// Leads and volunteers by their numbers, in the week of a day.
#[derive(Clone)]
pub(super) struct People {
    place: Place,
    pub(super) leads: Vec<AccountId>,
    pub(super) leading: Vec<Lead>,
    pub(super) volunteers: Vec<AccountId>,
    helpers: Vec<Helper>,
    /// The volunteers as they are seen from the community, though from none of its cells.
    pub(super) seen: Vec<Volunteer>,
    /// The slots in which they have to be elsewhere.
    pub(super) busy: Commitments,
}

impl People {
    /// Those of a community, and of the whole street the volunteers: who are free in a slot, or all. What they have to do
    /// for one request, `except`, does not count.
    pub(super) fn of(
        conn: &mut Conn,
        desk: &Desk,
        (community, day): (CommunityId, NaiveDate),
        slot: Option<u8>,
        except: Key,
    ) -> Result<Self> {
        let place = desk.places.place(community)?;
        let monday = monday(day);
        let helpers = pool::helpers(conn, place, monday, slot)?;
        let volunteers: Vec<AccountId> = helpers.iter().map(Helper::id).collect();
        let (leads, mut leading) = pool::leads(conn, community)?;
        let load = offers::caseload(conn, community, except)?;
        for (id, lead) in leads.iter().zip(&mut leading) {
            lead.load = load.get(&Key::from(*id)).copied().unwrap_or_default();
            lead.capacity = lead.capacity.saturating_sub(lead.load);
        }
        let week = (monday.to_string(), (monday + Days::new(6)).to_string());
        let taken = offers::busy(conn, place.street_id, except, (&week.0, &week.1))?;
        let busy = commitments(&taken, &leads, &volunteers)?;
        let station = Door { place, cell: None };
        Ok(Self {
            place,
            seen: helpers.iter().map(|each| each.seen_from(station)).collect(),
            leads,
            leading,
            volunteers,
            helpers,
            busy,
        })
    }

    /// What is still missing of a request, as the matching asks for it.
    ///
    /// # Errors
    /// When the database refuses.
    pub(super) fn request(&self, conn: &mut Conn, row: &Row, asked: &[Offer]) -> Result<Request> {
        let known = match &row.resident_digest {
            Some(digest) => offers::known_at(conn, row.community(), digest)?,
            None => Vec::new(),
        };
        let apart: Vec<Key> = match &row.resident_digest {
            Some(digest) => blocks::at(conn, digest)?.into_iter().map(|(account, _)| account).collect(),
            None => Vec::new(),
        };
        let numbers = |all: &[AccountId], of: &[Key]| places(all, |id| of.contains(&Key::from(id)));
        let not_again: Vec<Key> = asked
            .iter()
            .map(|offer| offer.account_id)
            .chain(row.resident_id)
            .chain(apart)
            .collect();
        let coming = standing(asked).volunteers;
        Ok(Request {
            urgency: 1,
            slot: row.slot()?.number(),
            k: u8::try_from(row.needed().saturating_sub(coming.len())).unwrap_or_default(),
            radius_m: pool::FARTHEST,
            lead_skills: row.trainings.unsigned_abs(),
            team_skills: row.skills.unsigned_abs() & !self.brought_by(&coming),
            langs: pool::understood(row.speech),
            gender_pref: pool::gender(row.gender.map(|gender| gender.0)),
            safeguard: row.safeguard.into(),
            min_level: 1,
            prior_sw: numbers(&self.leads, &known),
            prior_vol: numbers(&self.volunteers, &known),
            block_sw: numbers(&self.leads, &not_again),
            block_vol: numbers(&self.volunteers, &not_again),
            ..Request::default()
        })
    }

    /// What those bring who come already.
    fn brought_by(&self, coming: &[AccountId]) -> u32 {
        let known = self.volunteers.iter().zip(&self.seen).filter(|(id, _)| coming.contains(id));
        known.fold(0, |all, (_, volunteer)| all | volunteer.skills)
    }

    /// Those of some who suit a request, seen from its door, each with how well; whatever they have to do already.
    pub(super) fn suiting(&self, row: &Row, request: &Request, some: impl Iterator<Item = u32>) -> Vec<Candidate> {
        let door = self.door(row);
        let score = |number: u32| {
            let (helper, seen) = (&self.helpers[number as usize], &self.seen[number as usize]);
            let there = Volunteer {
                hours_90d: seen.hours_90d,
                ..helper.seen_from(door)
            };
            request.suits_volunteer(number, &there).ok()
        };
        let suits = |person: u32| score(person).map(|score| Candidate { person, score });
        some.filter_map(suits).collect()
    }

    /// The leads who suit a request and are not away, each with how well.
    pub(super) fn leading(&self, request: &Request, away: &[AccountId]) -> Vec<Candidate> {
        let all = (0..).zip(self.leads.iter().zip(&self.leading));
        let here = all.filter(|(_, (id, _))| !away.contains(id));
        let suits = here.filter_map(|(person, (_, lead))| {
            let score = request.suits_lead(person, lead).ok()?;
            Some(Candidate { person, score })
        });
        suits.collect()
    }

    fn door(&self, row: &Row) -> Door {
        Door {
            place: self.place,
            cell: row.cell_id.map(Into::into),
        }
    }

    /// A request among them, seen from its door.
    ///
    /// # Errors
    /// When the database refuses.
    pub(super) fn round(&self, conn: &mut Conn, row: &Row, request: Request) -> Result<Round> {
        let away = accounts::away(conn, &self.leads, begins(row.date()?, row.part.0))?;
        Ok(self.among(row, request, &away))
    }

    /// The same, where it is known which leads are away.
    pub(super) fn among(&self, row: &Row, request: Request, away: &[AccountId]) -> Round {
        let door = self.door(row);
        let mut leads = self.leading.clone();
        for number in places(&self.leads, |id| away.contains(&id)) {
            leads[number as usize].slots = 0;
        }
        let seen = self.helpers.iter().zip(&self.seen).map(|(each, seen)| Volunteer {
            hours_90d: seen.hours_90d,
            ..each.seen_from(door)
        });
        let slot = request.slot;
        Round {
            busy: self.busy_in(slot),
            instance: Instance {
                name: String::new(),
                slots_per_week: WeekSlot::COUNT,
                requests: vec![request],
                leads,
                volunteers: seen.collect(),
            },
            leads: self.leads.clone(),
            volunteers: self.volunteers.clone(),
            slot,
        }
    }
}

impl People {
    /// What keeps them in a slot: of leads nothing else, for their caseload is counted apart.
    pub(super) fn busy_in(&self, slot: u8) -> Commitments {
        Commitments {
            leads: self.busy.leads.iter().map(|busy| busy & 1 << slot).collect(),
            volunteers: self.busy.volunteers.clone(),
        }
    }

    /// A team goes: from now on its people are busy in a slot.
    pub(super) fn commit(&mut self, team: &Team, slot: u8) {
        let lead = team.lead as usize;
        self.leading[lead].load += 1;
        self.leading[lead].capacity = self.leading[lead].capacity.saturating_sub(1);
        self.busy.leads[lead] |= 1 << slot;
        for &volunteer in &team.volunteers {
            self.busy.volunteers[volunteer as usize] |= 1 << slot;
        }
    }

    /// Everybody who is busy in any slot.
    pub(super) fn with_something_to_do(&self) -> Vec<AccountId> {
        let leads = self.leads.iter().zip(&self.busy.leads);
        let volunteers = self.volunteers.iter().zip(&self.busy.volunteers);
        let busy = leads.chain(volunteers).filter(|(_, busy)| **busy != 0);
        busy.map(|(id, _)| *id).collect()
    }
}

/// In which slots of the week everybody is taken.
fn commitments(taken: &[(Key, String, Word<Daypart>)], leads: &[AccountId], volunteers: &[AccountId]) -> Result<Commitments> {
    let mut by_person: HashMap<Key, u64> = HashMap::new();
    for (account, day, part) in taken {
        let day = contract::time::day(day).ok_or_else(|| Error::internal("a day is not one"))?;
        let slot = WeekSlot {
            weekday: u8::try_from(day.weekday().number_from_monday()).map_err(Error::internal)?,
            part: part.0,
        };
        *by_person.entry(*account).or_default() |= 1 << slot.number();
    }
    let of = |id: &AccountId| by_person.get(&Key::from(*id)).copied().unwrap_or_default();
    Ok(Commitments {
        leads: leads.iter().map(of).collect(),
        volunteers: volunteers.iter().map(of).collect(),
    })
}
