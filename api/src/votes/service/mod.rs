//! What is decided about votes.

mod announcing;
mod casting;
mod counting;
mod papers;
mod reader;
mod reading;

use chrono::{DateTime, Utc};
use contract::ids::AccountId;

pub(crate) use announcing::{announce, announce_confirmation, announce_motion, cancel, is_public_here, options};
pub(crate) use casting::{cast, check, find_ballot, published};
pub(crate) use counting::{close, due, open, sealed};
pub(crate) use papers::{sign, take};
pub(crate) use reading::{counted_in, page, read};

use super::store;
use crate::{db::Conn, error::Result};

/// On the rolls of which votes somebody is, and whether a ballot was signed for them, for who takes it along.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, account: AccountId) -> Result<Vec<contract::privacy::RollEntry>> {
    let rolls = store::roll::of(conn, account)?;
    let entry = |(vote_id, taken)| contract::privacy::RollEntry { vote_id, taken };
    Ok(rolls.into_iter().map(entry).collect())
}

/// Takes somebody's name off every roll. How many are on it stays, and so does every ballot: nobody knows which is theirs.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    store::roll::forget(conn, account)
}

/// Takes every name off the rolls of votes that were over before; gives how many. Numbers and ballots stay.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget_before(conn: &mut Conn, before: DateTime<Utc>) -> Result<usize> {
    store::roll::forget_before(conn, before)
}
