//! Whether those who said that they come fit another time: what they say of their week, and what is proved for that day.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use contract::{
    ids::AccountId,
    teams::{Misfit, TeamRole, WeekSlot},
};

use super::{
    days_off,
    proofs::{self, Needed},
    store,
};
use crate::{accounts::service as accounts, auth::policy::Place, db::Conn, error::Result, moment::Moment};

/// When somebody is to come.
#[derive(Debug, Clone, Copy)]
pub(crate) struct When {
    /// The day.
    pub(crate) day: NaiveDate,
    /// Its part of the week.
    pub(crate) slot: WeekSlot,
    /// When that begins.
    pub(crate) begins: DateTime<Utc>,
}

/// What of their own week keeps somebody from coming then.
///
/// # Errors
/// When the database refuses.
pub(crate) fn keeps(conn: &mut Conn, (account, role): (AccountId, TeamRole), when: When, moment: Moment) -> Result<Vec<Misfit>> {
    let (is_free, other) = match role {
        TeamRole::Volunteer => {
            let Some(row) = store::find(conn, account)? else {
                return Ok(Vec::new());
            };
            let (day, days) = (when.day.to_string(), days_off::of(conn, account, moment)?);
            let is_off = days.iter().any(|each| each.contains(&day));
            (
                row.free.unsigned_abs() >> when.slot.number() & 1 == 1,
                is_off.then_some(Misfit::DayOff),
            )
        }
        TeamRole::Lead => {
            let sheet = store::lead(conn, account)?.unwrap_or_default().1;
            let is_away = !accounts::away(conn, &[account], when.begins)?.is_empty();
            (sheet.free.contains(&when.slot), is_away.then_some(Misfit::Away))
        }
    };
    Ok((!is_free).then_some(Misfit::NotFree).into_iter().chain(other).collect())
}

/// What somebody can do of what is needed, as bits.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Brings {
    /// What counts on the day.
    pub(crate) counts: i32,
    /// What they say, though nothing proves it on the day.
    pub(crate) unproved: i32,
}

/// What these volunteers bring of what is needed at a place.
///
/// # Errors
/// When the database refuses.
pub(crate) fn brought(conn: &mut Conn, place: Place, needed: Needed, people: &[AccountId]) -> Result<HashMap<AccountId, Brings>> {
    if needed.skills == 0 {
        return Ok(HashMap::new());
    }
    let (strict, proved) = proofs::counting(conn, place, needed)?;
    let mut all = HashMap::new();
    for &account in people {
        let said = store::find(conn, account)?.map_or(0, |row| row.skills & needed.skills);
        let proved = proved.get(&account.into()).copied().unwrap_or_default();
        let unproved = said & strict & !proved;
        all.insert(
            account,
            Brings {
                counts: said & !unproved,
                unproved,
            },
        );
    }
    Ok(all)
}
