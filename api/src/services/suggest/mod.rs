//! Who suits a request: teams to choose from, the next best of who cannot come, and why there is nobody.

mod pick;
mod show;

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};
use contract::{
    ids::AccountId,
    liaison::Daypart,
    teams::{ObstacleKind, Suitability, TeamRole},
};
use matching::{Commitments, Instance, Obstacle, Parts, Request};

use super::store::{
    Row,
    offers::{self, Offer},
};
use crate::{
    cases::service::Desk,
    db::{Conn, Key},
    error::{Error, Result},
    volunteers::pool::{self, Door},
};

/// Somebody who is to be asked, as what, and how well they suit.
pub(super) type Pick = (AccountId, TeamRole, Suitability);

/// When a part of a day begins in China.
pub(super) fn begins(day: chrono::NaiveDate, part: Daypart) -> DateTime<Utc> {
    let hour = match part {
        Daypart::Morning => 8,
        Daypart::Afternoon => 13,
        Daypart::Evening => 18,
    };
    midnight(day) + TimeDelta::hours(hour)
}

/// When a day begins in China, eight hours ahead.
pub(super) fn midnight(day: chrono::NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() - TimeDelta::hours(8)
}

/// A request among everybody who could come to it.
pub(super) struct Round {
    instance: Instance,
    leads: Vec<AccountId>,
    volunteers: Vec<AccountId>,
    busy: Commitments,
    slot: u8,
}

impl Round {
    /// The request among those who are free then, or among everybody. Who was asked before is not asked again.
    pub(super) fn of(conn: &mut Conn, desk: &Desk, row: &Row, asked: &[Offer], everybody: bool) -> Result<Self> {
        let (day, slot) = (row.date()?, row.slot()?.number());
        let door = Door {
            place: desk.places.place(row.community())?,
            cell: row.cell_id.map(Into::into),
        };
        let free = (!everybody).then_some(slot);
        let (volunteers, able) = pool::volunteers(conn, door, free)?;
        let (leads, mut leading) = pool::leads(conn, door, begins(day, row.part.0))?;
        let load = offers::caseload(conn, row.community(), row.id)?;
        for (id, lead) in leads.iter().zip(&mut leading) {
            lead.load = load.get(&Key::from(*id)).copied().unwrap_or_default();
            lead.capacity = lead.capacity.saturating_sub(lead.load);
        }
        let monday = day - Days::new(chrono::Datelike::weekday(&day).num_days_from_monday().into());
        let week = (monday.to_string(), (monday + Days::new(6)).to_string());
        let taken = offers::busy(conn, door.place.street_id, row.id, (&week.0, &week.1))?;
        let busy = commitments(&taken, &leads, &volunteers, slot)?;
        let known = match &row.resident_digest {
            Some(digest) => offers::known_at(conn, row.community(), digest)?,
            None => Vec::new(),
        };
        let people = People {
            leads: &leads,
            volunteers: &volunteers,
            able: &able,
        };
        let request = people.request(row, slot, asked, &known);
        let mut round = Self {
            instance: Instance {
                name: String::new(),
                slots_per_week: 21,
                requests: vec![request],
                leads: leading,
                volunteers: able,
            },
            leads,
            volunteers,
            busy,
            slot,
        };
        if !everybody {
            round.count_rest(conn, desk)?;
        }
        Ok(round)
    }

    /// Counts what those gave lately whom nothing keeps: of others it does not matter.
    fn count_rest(&mut self, conn: &mut Conn, desk: &Desk) -> Result<()> {
        let comes = |number: &u32| self.volunteer(*number).is_ok();
        let numbers = (0..).take(self.volunteers.len()).filter(comes);
        let some: Vec<usize> = numbers.map(|number| number as usize).collect();
        let all = (self.volunteers.as_slice(), self.instance.volunteers.as_mut_slice());
        pool::rested(conn, all, &some, desk.moment)
    }

    fn request(&self) -> &Request {
        &self.instance.requests[0]
    }

    /// How well a lead suits, unless something keeps them.
    fn lead(&self, number: u32) -> Result<Suitability, ObstacleKind> {
        let lead = &self.instance.leads[number as usize];
        let parts = self.request().parts_lead(number, lead).map_err(kind)?;
        self.unless_taken(self.busy.leads[number as usize])?;
        Ok(suits(parts, lead.penalties().next().ok_or(ObstacleKind::AtLimit)?))
    }

    /// How well a volunteer suits, unless something keeps them.
    fn volunteer(&self, number: u32) -> Result<Suitability, ObstacleKind> {
        let volunteer = &self.instance.volunteers[number as usize];
        let parts = self.request().parts_volunteer(number, volunteer).map_err(kind)?;
        let busy = self.busy.volunteers[number as usize];
        self.unless_taken(busy)?;
        let penalty = volunteer.penalties().nth(busy.count_ones() as usize);
        Ok(suits(parts, penalty.ok_or(ObstacleKind::AtLimit)?))
    }

    fn unless_taken(&self, busy: u64) -> Result<(), ObstacleKind> {
        if busy >> self.slot & 1 == 1 {
            Err(ObstacleKind::Taken)
        } else {
            Ok(())
        }
    }

    fn skills(&self, volunteer: u32) -> u32 {
        self.instance.volunteers[volunteer as usize].skills
    }
}

/// Those who could come, by their numbers.
struct People<'a> {
    leads: &'a [AccountId],
    volunteers: &'a [AccountId],
    able: &'a [matching::Volunteer],
}

impl People<'_> {
    /// What is still missing of a request, as the matching asks for it.
    fn request(&self, row: &Row, slot: u8, asked: &[Offer], known: &[Key]) -> Request {
        let numbers = |all: &[AccountId], of: &[Key]| places(all, |id| of.contains(&Key::from(id)));
        let not_again: Vec<Key> = asked.iter().map(|offer| offer.account_id).chain(row.resident_id).collect();
        let coming = standing(asked).volunteers;
        Request {
            urgency: 1,
            slot,
            k: u8::try_from(row.needed().saturating_sub(coming.len())).unwrap_or_default(),
            radius_m: pool::FARTHEST,
            lead_skills: row.trainings.unsigned_abs(),
            team_skills: row.skills.unsigned_abs() & !self.brought_by(&coming),
            langs: pool::understood(row.speech),
            gender_pref: pool::gender(row.gender.map(|gender| gender.0)),
            safeguard: row.safeguard.into(),
            min_level: 1,
            prior_sw: numbers(self.leads, known),
            prior_vol: numbers(self.volunteers, known),
            block_sw: numbers(self.leads, &not_again),
            block_vol: numbers(self.volunteers, &not_again),
            ..Request::default()
        }
    }

    /// What those bring who come already.
    fn brought_by(&self, coming: &[AccountId]) -> u32 {
        let known = self.volunteers.iter().zip(self.able).filter(|(id, _)| coming.contains(id));
        known.fold(0, |all, (_, volunteer)| all | volunteer.skills)
    }
}

/// In which slots of the week everybody is taken. Of leads only this one matters: their caseload is counted apart.
fn commitments(
    taken: &[(Key, String, crate::db::Word<Daypart>)],
    leads: &[AccountId],
    volunteers: &[AccountId],
    slot: u8,
) -> Result<Commitments> {
    let mut by_person: HashMap<Key, u64> = HashMap::new();
    for (account, day, part) in taken {
        let day = contract::time::day(day).ok_or_else(|| Error::internal("a day is not one"))?;
        let weekday = chrono::Datelike::weekday(&day).number_from_monday();
        let number = contract::teams::WeekSlot {
            weekday: u8::try_from(weekday).map_err(Error::internal)?,
            part: part.0,
        };
        *by_person.entry(*account).or_default() |= 1 << number.number();
    }
    let of = |id: &AccountId| by_person.get(&Key::from(*id)).copied().unwrap_or_default();
    Ok(Commitments {
        leads: leads.iter().map(|id| of(id) & 1 << slot).collect(),
        volunteers: volunteers.iter().map(of).collect(),
    })
}

/// Those who may still come.
pub(super) struct Standing {
    pub(super) lead: Option<AccountId>,
    pub(super) volunteers: Vec<AccountId>,
}

/// Of those who were asked, those who may still come.
pub(super) fn standing(asked: &[Offer]) -> Standing {
    let of = |role: TeamRole| {
        let stands = move |offer: &&Offer| offer.role.0 == role && offer.state.0.stands();
        asked.iter().filter(stands).map(Offer::account)
    };
    Standing {
        lead: of(TeamRole::Lead).next(),
        volunteers: of(TeamRole::Volunteer).collect(),
    }
}

/// The numbers of those who fit.
fn places(all: &[AccountId], fits: impl Fn(AccountId) -> bool) -> Vec<u32> {
    let numbered = (0..).zip(all);
    numbered.filter(|(_, id)| fits(**id)).map(|(number, _)| number).collect()
}

fn place(all: &[AccountId], id: AccountId) -> Option<u32> {
    places(all, |each| each == id).pop()
}

/// The best of those whom nothing keeps, the best first.
fn ranked(among: usize, most: usize, suits: impl Fn(u32) -> Result<Suitability, ObstacleKind>) -> Vec<(u32, Suitability)> {
    let mut all: Vec<_> = (0..)
        .take(among)
        .filter_map(|number| Some((number, suits(number).ok()?)))
        .collect();
    all.sort_by_key(|(number, suits)| (std::cmp::Reverse(suits.total()), *number));
    all.truncate(most);
    all
}

const fn suits(parts: Parts, load: i32) -> Suitability {
    Suitability {
        known: parts.known,
        near: parts.near,
        rested: parts.rested,
        level: parts.level,
        load,
    }
}

const fn kind(obstacle: Obstacle) -> ObstacleKind {
    match obstacle {
        Obstacle::TooFar => ObstacleKind::TooFar,
        Obstacle::NotFree => ObstacleKind::NotFree,
        Obstacle::NoSharedLanguage => ObstacleKind::NoSharedSpeech,
        Obstacle::NotTheGender => ObstacleKind::NotTheGender,
        Obstacle::LacksSkill | Obstacle::LevelTooLow => ObstacleKind::LacksSkill,
        Obstacle::NotChecked => ObstacleKind::NotChecked,
        Obstacle::AtLimit => ObstacleKind::AtLimit,
        Obstacle::Blocked => ObstacleKind::AskedBefore,
    }
}
