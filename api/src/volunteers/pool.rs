//! Who could come to a door, in the words of the matching.
//!
//! Nobody's place is known closer than their grid cell, so distances follow the grid: the same cell, the same community,
//! the same street.

use std::collections::HashMap;

use chrono::NaiveDate;
use contract::{
    accounts::Role,
    ids::{AccountId, CellId, CommunityId},
    teams::{Gender, Reach, Speech},
};
use matching::{Lead, Volunteer};

use super::{
    bits::{bits, week},
    days_off, kept,
    proofs::{self, Needed},
    store::{self, Able},
};
use crate::{
    auth::policy::Place,
    cases::service::Desk,
    db::{Conn, Key, Word},
    error::Result,
    hours,
    moment::Moment,
};

/// How far a volunteer who goes all over the street goes, in metres by the grid.
pub(crate) const FARTHEST: i32 = 3_000;
/// From one cell of a community to another, and from one community to another, in metres by the grid.
const CELLS_APART: i32 = 600;
const COMMUNITIES_APART: i32 = 2_000;

/// A door at which somebody is needed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Door {
    /// Its community.
    pub(crate) place: Place,
    /// Its grid cell.
    pub(crate) cell: Option<CellId>,
}

impl Door {
    /// How far away somebody lives, in metres by the grid. Who names no cell lives in none of its.
    fn distance(self, to: &Able) -> i32 {
        if to.community_id != Key::from(self.place.community_id) {
            COMMUNITIES_APART
        } else if to.cell_id.is_some() && to.cell_id == self.cell.map(Key::from) {
            0
        } else {
            CELLS_APART
        }
    }
}

/// How far somebody goes, in metres by the grid; who goes within a cell that is not known goes nowhere else either.
const fn goes(reach: Reach) -> i32 {
    match reach {
        Reach::Cell => 0,
        Reach::Community => CELLS_APART,
        Reach::Street => FARTHEST,
    }
}

/// A gender as the matching counts it.
pub(crate) const fn gender(gender: Option<Gender>) -> u8 {
    match gender {
        None => 0,
        Some(Gender::Female) => 1,
        Some(Gender::Male) => 2,
    }
}

/// What is understood at a door: Mandarin where nothing was said.
pub(crate) fn understood(speech: i32) -> u32 {
    let speech = if speech == 0 { bits(&[Speech::Mandarin]) } else { speech };
    speech.unsigned_abs()
}

/// Whom a request needs, as far as that can be told without looking at distances and at what they have to do.
pub(crate) struct Sought {
    /// The slot of the week in which somebody is wanted.
    pub(crate) slot: u8,
    /// The languages of which they have to speak one.
    pub(crate) langs: u32,
    /// Which they have to be, if it matters.
    pub(crate) gender: Option<Gender>,
    /// Whether they have to have been checked.
    pub(crate) checked: bool,
    /// The skills of which they have to bring one; none where it does not matter.
    pub(crate) skills: u32,
    /// Those who are looked at whatever they are: they come already.
    pub(crate) besides: Vec<Key>,
}

impl Sought {
    /// Whether somebody may be sought for a request at a place of their street.
    fn means(&self, place: Place, able: &Able) -> bool {
        let goes_there = able.community_id == Key::from(place.community_id) || able.reach.0 == Reach::Street;
        let free = able.free.unsigned_abs() >> self.slot & 1 == 1;
        let understands = able.speech.unsigned_abs() & self.langs != 0;
        let fits = self.gender.is_none_or(|gender| able.gender == Some(Word(gender))) && (able.checked || !self.checked);
        let brings = self.skills == 0 || able.skills.unsigned_abs() & self.skills != 0;
        goes_there && free && understands && fits && brings || self.besides.contains(&able.account_id)
    }
}

/// The volunteers of the street of a place in the week of a Monday, by their accounts: those who go there and may be sought, or
/// everybody. On their days off nobody is free; of what is needed, what has to be proved counts only if it is.
///
/// # Errors
/// When the database refuses.
pub(crate) fn helpers(
    conn: &mut Conn,
    place: Place,
    monday: NaiveDate,
    sought: Option<&Sought>,
    needed: Option<Needed>,
) -> Result<Vec<Helper>> {
    let off = days_off::in_week(conn, place, monday)?;
    let (strict, proved) = match needed {
        Some(needed) => proofs::counting(conn, place, needed)?,
        None => (0, HashMap::new()),
    };
    let everybody = kept::able(conn, place.street_id)?;
    let wanted = everybody
        .iter()
        .filter(|able| sought.is_none_or(|sought| sought.means(place, able)));
    let able = wanted.cloned().map(|mut able| {
        able.free &= !off.get(&able.account_id).copied().unwrap_or_default();
        let unproved = able.skills & strict & !proved.get(&able.account_id).copied().unwrap_or_default();
        able.skills &= !unproved;
        Helper { able, unproved }
    });
    Ok(able.collect())
}

/// A volunteer who could be asked to come.
#[derive(Clone)]
pub(crate) struct Helper {
    able: Able,
    /// What they say that they can do, though it does not count unproved.
    unproved: i32,
}

impl Helper {
    /// Who it is.
    pub(crate) fn id(&self) -> AccountId {
        self.able.account_id.into()
    }

    /// Whether they live in the community of a place and are free some time that week.
    pub(crate) fn is_free_in(&self, place: Place) -> bool {
        self.able.community_id == Key::from(place.community_id) && self.able.free != 0
    }

    /// What they say that they can do of what is needed, though nothing proves it, as bits.
    pub(crate) fn unproved(&self) -> u32 {
        self.unproved.unsigned_abs()
    }

    /// The cell they live in, where they said it.
    pub(crate) fn cell(&self) -> Option<CellId> {
        self.able.cell_id.map(Into::into)
    }

    /// Them, seen from a door. What they gave lately is not asked: see [`rested`].
    pub(crate) fn seen_from(&self, door: Door) -> Volunteer {
        let able = &self.able;
        Volunteer {
            x: door.distance(able),
            y: 0,
            max_m: goes(able.reach.0),
            slots: able.free.unsigned_abs().into(),
            skills: able.skills.unsigned_abs(),
            langs: able.speech.unsigned_abs(),
            gender: gender(able.gender.map(|gender| gender.0)),
            checked: able.checked.into(),
            level: u8::try_from(able.level).unwrap_or(1),
            capacity: u16::try_from(able.most).unwrap_or_default(),
            taken: 0,
            hours_90d: 0,
        }
    }
}

/// Counts what some of the volunteers gave lately.
///
/// # Errors
/// When the database refuses.
pub(crate) fn rested(
    conn: &mut Conn,
    (ids, volunteers): (&[AccountId], &mut [Volunteer]),
    some: &[usize],
    moment: Moment,
) -> Result<()> {
    let asked: Vec<AccountId> = some.iter().filter_map(|&number| ids.get(number).copied()).collect();
    let lately = hours::service::lately(conn, &asked, moment)?;
    for &number in some {
        if let (Some(id), Some(volunteer)) = (ids.get(number), volunteers.get_mut(number)) {
            let minutes = lately.get(id).copied().unwrap_or_default();
            volunteer.hours_90d = u32::try_from(minutes / 60).unwrap_or_default();
        }
    }
    Ok(())
}

/// The social workers of a community, whether they are away or not.
///
/// # Errors
/// When the database refuses.
pub(crate) fn leads(conn: &mut Conn, community: CommunityId) -> Result<(Vec<AccountId>, Vec<Lead>)> {
    let seen = store::leads(conn, community)?.into_iter().map(|(id, sheet)| {
        let lead = Lead {
            x: 0,
            y: 0,
            max_m: FARTHEST,
            slots: week(&sheet.free).unsigned_abs().into(),
            skills: bits(&sheet.trainings).unsigned_abs(),
            langs: bits(&sheet.speech).unsigned_abs(),
            gender: gender(sheet.gender),
            level: 1,
            load: 0,
            capacity: sheet.most.into(),
        };
        (id, lead)
    });
    Ok(seen.unzip())
}

/// Whether somebody could ever be sent to a door of a place: a volunteer of its street, or a social worker of its community.
///
/// # Errors
/// When the database refuses.
pub(crate) fn may_be_sent(conn: &mut Conn, desk: &Desk, place: Place, account: AccountId) -> Result<bool> {
    if let Some(volunteer) = store::find(conn, account)? {
        let home = desk.places.place(volunteer.community_id.into())?;
        if home.street_id == place.street_id {
            return Ok(true);
        }
    }
    let leads = store::leads(conn, place.community_id)?;
    Ok(leads.iter().any(|(lead, _)| *lead == account))
}

/// The role in which somebody comes.
pub(crate) const fn role(of: contract::teams::TeamRole) -> Role {
    match of {
        contract::teams::TeamRole::Lead => Role::SocialWorker,
        contract::teams::TeamRole::Volunteer => Role::Volunteer,
    }
}
