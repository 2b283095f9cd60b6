//! Who suits a request: teams to choose from, the next best of who cannot come, and why there is nobody.

mod people;
mod pick;
mod rest;
mod show;
mod week;

use std::iter;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
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
    error::Result,
    volunteers::{
        pool::{self, Sought},
        proofs::Needed,
    },
};
use people::{Doors, People};
pub(super) use week::Week;

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
    /// What each volunteer could bring, if they proved it.
    unproved: Vec<u32>,
    busy: Commitments,
    slot: u8,
}

impl Round {
    /// The request among those who may be sought for it, and some others who were named. Who was asked before is not asked again.
    ///
    /// # Errors
    /// When the database refuses.
    pub(super) fn of(conn: &mut Conn, desk: &Desk, row: &Row, asked: &[Offer], named: &[Key]) -> Result<Self> {
        let mut sought = sought(row, asked)?;
        sought.besides.extend(named);
        let mut round = Self::among(conn, desk, row, asked, Some(&sought))?;
        round.count_rest(conn, desk, named)?;
        Ok(round)
    }

    /// The request among everybody: to count what keeps them.
    ///
    /// # Errors
    /// When the database refuses.
    pub(super) fn of_everybody(conn: &mut Conn, desk: &Desk, row: &Row, asked: &[Offer]) -> Result<Self> {
        Self::among(conn, desk, row, asked, None)
    }

    fn among(conn: &mut Conn, desk: &Desk, row: &Row, asked: &[Offer], sought: Option<&Sought>) -> Result<Self> {
        let needed = Needed {
            skills: row.skills,
            day: row.date()?,
        };
        let people = People::of(conn, desk, (row.community(), row.date()?), (sought, needed), row.id)?;
        let doors = Doors::at(conn, row.community(), iter::once(row))?;
        let request = people.request(&doors, row, asked)?;
        people.round(conn, row, &request)
    }

    /// Whether people can still come who could when they were looked for: what they have to do is read again, now that nobody
    /// else asks them.
    ///
    /// # Errors
    /// When the database refuses.
    pub(super) fn can_still(&mut self, conn: &mut Conn, row: &Row, picks: &[Pick]) -> Result<bool> {
        let people: Vec<Key> = picks.iter().map(|(id, ..)| Key::from(*id)).collect();
        let (first, last) = people::week(row.date()?);
        let taken = offers::busy_of(conn, &people, row.id, (&first, &last))?;
        let caseloads = offers::caseload(conn, row.community(), row.id)?;
        for (id, role, _) in picks {
            let busy = people::commitments(&taken, &[*id], &[])?.leads[0];
            match role {
                TeamRole::Lead => {
                    let Some(number) = place(&self.leads, *id) else {
                        return Ok(false);
                    };
                    let lead = &mut self.instance.leads[number as usize];
                    let most = lead.capacity + lead.load;
                    lead.load = caseloads.get(&Key::from(*id)).copied().unwrap_or_default();
                    lead.capacity = most.saturating_sub(lead.load);
                    self.busy.leads[number as usize] = busy & 1 << self.slot;
                }
                TeamRole::Volunteer => {
                    let Some(number) = place(&self.volunteers, *id) else {
                        return Ok(false);
                    };
                    self.busy.volunteers[number as usize] = busy;
                }
            }
        }
        Ok(picks.iter().all(|(id, role, _)| self.pick(*id, *role).is_ok()))
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

/// Whom a request still needs.
fn sought(row: &Row, asked: &[Offer]) -> Result<Sought> {
    let coming = standing(asked).volunteers;
    let (skills, missing) = (row.skills.unsigned_abs(), row.needed().saturating_sub(coming.len()));
    // Where there are as many skills as people, whoever brings none is no use.
    let all_bring = coming.is_empty() && skills.count_ones() as usize >= missing;
    Ok(Sought {
        slot: row.slot()?.number(),
        langs: pool::understood(row.speech),
        gender: row.gender.map(|gender| gender.0),
        checked: row.safeguard,
        skills: if all_bring { skills } else { 0 },
        besides: coming.into_iter().map(Key::from).collect(),
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

/// The numbers of those of some who are among all, who stand in the order of their accounts.
fn numbers(all: &[AccountId], of: &[Key]) -> Vec<u32> {
    of.iter().filter_map(|&id| place(all, id.into())).collect()
}

fn place(all: &[AccountId], id: AccountId) -> Option<u32> {
    let found = all.binary_search(&id).ok()?;
    u32::try_from(found).ok()
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
        newcomer: parts.newcomer,
        load,
    }
}

const fn kind(obstacle: Obstacle) -> ObstacleKind {
    match obstacle {
        Obstacle::TooFar => ObstacleKind::TooFar,
        Obstacle::NotFree => ObstacleKind::NotFree,
        Obstacle::NoSharedLanguage => ObstacleKind::NoSharedSpeech,
        Obstacle::NotTheGender => ObstacleKind::NotTheGender,
        Obstacle::LacksSkill => ObstacleKind::LacksSkill,
        Obstacle::LevelTooLow => ObstacleKind::LevelTooLow,
        Obstacle::NotChecked => ObstacleKind::NotChecked,
        Obstacle::AtLimit => ObstacleKind::AtLimit,
        Obstacle::Blocked => ObstacleKind::AskedBefore,
    }
}
