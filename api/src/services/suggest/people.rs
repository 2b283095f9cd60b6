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
    Round, begins, numbers, place, standing,
};
use crate::{
    accounts::service as accounts,
    auth::policy::Place,
    cases::service::Desk,
    db::{Conn, Key, Word},
    error::{Error, Result},
    volunteers::{
        days_off::monday,
        pool::{self, Door, Helper, Sought},
        proofs::Needed,
    },
};

/// What a newcomer is worth more where other volunteers come along, as much as a level: they get a chance where all else is equal,
/// and still do not take the place of somebody with experience.
const NEWCOMER: i32 = 5;

/// What is known of the doors of some requests: who has been there, and who is not sent there.
pub(super) struct Doors {
    known: HashMap<Vec<u8>, Vec<Key>>,
    apart: HashMap<Vec<u8>, Vec<Key>>,
}

impl Doors {
    /// Those of some requests of a community.
    ///
    /// # Errors
    /// When the database refuses.
    pub(super) fn at<'a>(conn: &mut Conn, community: CommunityId, rows: impl Iterator<Item = &'a Row>) -> Result<Self> {
        let mut digests: Vec<Vec<u8>> = rows.filter_map(|row| row.resident_digest.clone()).collect();
        digests.sort_unstable();
        digests.dedup();
        Ok(Self {
            known: offers::known_at(conn, community, &digests)?,
            apart: blocks::apart(conn, &digests)?,
        })
    }

    /// Who has been at the door of a request, and who is not sent there.
    fn of(&self, row: &Row) -> (&[Key], &[Key]) {
        let digest = row.resident_digest.as_ref();
        let [known, apart] = [&self.known, &self.apart].map(|all| digest.and_then(|digest| all.get(digest)));
        (
            known.map(Vec::as_slice).unwrap_or_default(),
            apart.map(Vec::as_slice).unwrap_or_default(),
        )
    }
}

/// Leads and volunteers by their numbers, in the week of a day. Both stand in the order of their accounts.
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
    /// Those of a community, and of the whole street the volunteers: who are sought, or all. What they have to do for one request,
    /// `except`, does not count; nor what they can do of what is `needed`, where nothing proves it that has to.
    pub(super) fn of(
        conn: &mut Conn,
        desk: &Desk,
        (community, day): (CommunityId, NaiveDate),
        (sought, needed): (Option<&Sought>, Needed),
        except: Key,
    ) -> Result<Self> {
        let place = desk.places.place(community)?;
        let monday = monday(day);
        let helpers = pool::helpers(conn, place, monday, sought, Some(needed))?;
        let volunteers: Vec<AccountId> = helpers.iter().map(Helper::id).collect();
        let (leads, mut leading) = pool::leads(conn, community)?;
        let load = offers::caseload(conn, community, except)?;
        for (id, lead) in leads.iter().zip(&mut leading) {
            lead.load = load.get(&Key::from(*id)).copied().unwrap_or_default();
            lead.capacity = lead.capacity.saturating_sub(lead.load);
        }
        let (first, last) = week(day);
        let taken = offers::busy(conn, place.street_id, except, (&first, &last))?;
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
    /// When its day is none.
    pub(super) fn request(&self, doors: &Doors, row: &Row, asked: &[Offer]) -> Result<Request> {
        let (known, apart) = doors.of(row);
        let asked_before = asked.iter().map(|offer| offer.account_id);
        let not_again: Vec<Key> = asked_before.chain(row.resident_id).chain(apart.iter().copied()).collect();
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
            min_level: u8::try_from(row.least_level).unwrap_or(1),
            prior_sw: numbers(&self.leads, known),
            prior_vol: numbers(&self.volunteers, known),
            block_sw: numbers(&self.leads, &not_again),
            block_vol: numbers(&self.volunteers, &not_again),
            newcomer: if row.needed() > 1 && !self.are_new(&coming) {
                NEWCOMER
            } else {
                0
            },
            ..Request::default()
        })
    }

    /// Whether somebody comes already who has little experience: then the others should have some.
    fn are_new(&self, coming: &[AccountId]) -> bool {
        let mut found = coming.iter().filter_map(|&id| place(&self.volunteers, id));
        found.any(|number| self.seen[number as usize].level <= 1)
    }

    /// What those bring who come already.
    fn brought_by(&self, coming: &[AccountId]) -> u32 {
        let found = coming.iter().filter_map(|&id| place(&self.volunteers, id));
        found.fold(0, |all, number| all | self.seen[number as usize].skills)
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
    pub(super) fn round(&self, conn: &mut Conn, row: &Row, request: &Request) -> Result<Round> {
        let away = accounts::away(conn, &self.leads, begins(row.date()?, row.part.0))?;
        Ok(self.among(row, request, &away, &self.everybody()))
    }

    /// The numbers of all volunteers.
    pub(super) fn everybody(&self) -> Vec<u32> {
        (0..).take(self.volunteers.len()).collect()
    }

    /// The same among some of the volunteers, by their numbers in their order, where it is known which leads are away.
    pub(super) fn among(&self, row: &Row, request: &Request, away: &[AccountId], some: &[u32]) -> Round {
        let (door, slot) = (self.door(row), request.slot);
        let mut leads = self.leading.clone();
        for number in away.iter().filter_map(|&id| place(&self.leads, id)) {
            leads[number as usize].slots = 0;
        }
        let seen = |&number: &u32| Volunteer {
            hours_90d: self.seen[number as usize].hours_90d,
            ..self.helpers[number as usize].seen_from(door)
        };
        let among = |all: &[u32]| -> Vec<u32> {
            let places = all.iter().filter_map(|number| some.binary_search(number).ok());
            places.filter_map(|place| u32::try_from(place).ok()).collect()
        };
        let request = Request {
            prior_vol: among(&request.prior_vol),
            block_vol: among(&request.block_vol),
            ..request.clone()
        };
        Round {
            busy: Commitments {
                leads: self.busy_in(slot),
                volunteers: some.iter().map(|&number| self.busy.volunteers[number as usize]).collect(),
            },
            instance: Instance {
                slots_per_week: WeekSlot::COUNT,
                requests: vec![request],
                leads,
                volunteers: some.iter().map(seen).collect(),
                ..Instance::default()
            },
            leads: self.leads.clone(),
            unproved: some.iter().map(|&number| self.helpers[number as usize].unproved()).collect(),
            volunteers: some.iter().map(|&number| self.volunteers[number as usize]).collect(),
            slot,
        }
    }
}

impl People {
    /// What keeps the leads in a slot, and nothing else: their caseload is counted apart.
    pub(super) fn busy_in(&self, slot: u8) -> Vec<u64> {
        self.busy.leads.iter().map(|busy| busy & 1 << slot).collect()
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

/// The first and the last day of the week of a day.
pub(super) fn week(day: NaiveDate) -> (String, String) {
    let monday = monday(day);
    (monday.to_string(), (monday + Days::new(6)).to_string())
}

/// In which slots of the week everybody is taken.
pub(super) fn commitments(
    taken: &[(Key, String, Word<Daypart>)],
    leads: &[AccountId],
    volunteers: &[AccountId],
) -> Result<Commitments> {
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
