//! What becomes of the motions of somebody who is erased, and of the names beside those that ended long ago.

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, MotionId},
    motions::MotionState,
};

use super::super::store::{self, seconds};
use crate::{db::Conn, error::Result};

/// Forgets somebody: what of theirs was never published, that the rest was theirs, and what they seconded. While one can be
/// seconded they are counted no longer; afterwards the number stays.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    for id in seconds::all_of(conn, account)? {
        // Held one after the other in the order of their identifiers, so that two who leave at once do not wait for each other.
        let row = store::hold(conn, id)?;
        seconds::remove(conn, id, account)?;
        if let Some(mut row) = row.filter(|row| row.state.0 == MotionState::Gathering) {
            row.seconds = seconds::count(conn, id)?;
            store::change(conn, &row)?;
        }
    }
    for id in store::of_author(conn, account)? {
        let_go(conn, id)?;
    }
    Ok(())
}

/// Forgets who made and who seconded what ended before, and what was never published; gives how many motions. How many seconded
/// stays.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget_before(conn: &mut Conn, before: DateTime<Utc>) -> Result<usize> {
    let ended = store::ended_before(conn, before)?;
    let many = ended.len();
    for id in ended {
        seconds::remove_of(conn, id)?;
        let_go(conn, id)?;
    }
    Ok(many)
}

/// What others read stays, under no name.
fn let_go(conn: &mut Conn, id: MotionId) -> Result<()> {
    let Some(mut row) = store::hold(conn, id)? else {
        return Ok(());
    };
    if row.published_at.is_none() {
        seconds::remove_of(conn, id)?;
        return store::remove(conn, id);
    }
    row.author_id = None;
    store::change(conn, &row)
}
