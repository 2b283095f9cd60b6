//! The insurance of volunteers: what the station names, and whose ends before a day.

use std::collections::HashSet;

use contract::{
    ids::AccountId,
    teams::{Insurance, NewInsurance, VolunteerRecords},
};

use super::{
    proofs::soon,
    records::{self, Whose},
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

/// Names the insurance of a volunteer, in the place of the one before. They are told.
///
/// # Errors
/// Forbidden for who is not in charge, and of oneself; not found for who is no volunteer there; a fault for a day that is over, or too
/// far ahead.
pub(crate) fn insure(conn: &mut Conn, desk: &Desk, by: &Actor, whose: Whose, new: &NewInsurance) -> Result<VolunteerRecords> {
    records::of_another(conn, desk, by, whose, WORD)?;
    soon(desk, &new.until)?;
    let sealed = desk.keys.seal(&context(whose.1), new.number.trim().as_bytes())?;
    insurance::put(conn, &Insured::new(whose, new, sealed, by.id, desk.moment))?;
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
