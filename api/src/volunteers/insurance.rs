//! The insurance of volunteers: what the station names, and whose ends before a day.

use std::collections::HashSet;

use contract::{
    ids::AccountId,
    problem::Kind,
    teams::{Insurance, NewInsurance, VolunteerRecords},
};

use super::{
    proofs::soon,
    records::{self, Whose},
    service,
    store::insurance::{self, Insured},
};
use crate::{
    auth::policy::Actor,
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
};

/// The word under which it is told and on record.
const WORD: &str = "insurance";

fn context(account: AccountId) -> String {
    format!("volunteer-insurance:{account}")
}

fn shown(row: Insured, number: String) -> Insurance {
    Insurance {
        insurer: row.insurer,
        number,
        until: row.last_day,
        at: row.at.into(),
        version: row.version,
    }
}

/// The insurance of somebody, with the whole number: for themselves.
pub(super) fn whole(conn: &mut Conn, desk: &Desk, account: AccountId) -> Result<Option<Insurance>> {
    let Some(row) = insurance::of(conn, account)? else {
        return Ok(None);
    };
    let number = desk.keys.open_sealed(&context(account), &row.number_sealed)?;
    let number = String::from_utf8(number).map_err(Error::internal)?;
    Ok(Some(shown(row, number)))
}

/// The insurance of somebody, with the end of its number.
pub(super) fn seen(conn: &mut Conn, account: AccountId) -> Result<Option<Insurance>> {
    let row = insurance::of(conn, account)?;
    Ok(row.map(|row| {
        let end = format!("****{}", row.number_end);
        shown(row, end)
    }))
}

/// Names the insurance of a volunteer, in the place of the one that was `seen`. They are told.
///
/// # Errors
/// Forbidden for who is not in charge, and of oneself; not found for who is no volunteer there; a fault for a day that is over, or too
/// far ahead; stale, with all that is kept of them, where somebody named another since.
pub(crate) fn insure(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    (whose, seen): (Whose, Option<i32>),
    new: &NewInsurance,
) -> Result<VolunteerRecords> {
    // Nothing is on record of what is not done.
    service::in_charge_of(conn, desk, by, whose.0, whose.1)?;
    let known = whole(conn, desk, whose.1)?;
    let before = known.as_ref().map_or(0, |known| known.version);
    if seen.is_some_and(|seen| seen != before) {
        let now = records::seen(conn, whose.1)?;
        let same = |known: &Insurance| {
            (known.insurer.as_str(), known.number.as_str(), known.until.as_str())
                == (new.insurer.trim(), new.number.trim(), new.until.as_str())
        };
        return if known.as_ref().is_some_and(same) {
            Ok(now)
        } else {
            Err(Error::overtaken(Kind::Stale, &now)?)
        };
    }
    records::of_another(conn, desk, by, whose, WORD)?;
    soon(desk, &new.until)?;
    let sealed = desk.keys.seal(&context(whose.1), new.number.trim().as_bytes())?;
    insurance::put(conn, &Insured::new(whose, new, (sealed, before), by.id, desk.moment))?;
    records::tell(conn, desk, whose, WORD)?;
    records::seen(conn, whose.1)
}

/// Of some people, those whose insurance ends before a day. Whose was never named is none of them: not every station insures alike.
///
/// # Errors
/// When the database refuses.
pub(crate) fn ends_before(conn: &mut Conn, accounts: &[AccountId], day: &str) -> Result<HashSet<AccountId>> {
    insurance::ends_before(conn, accounts, day)
}
