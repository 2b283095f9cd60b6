//! What somebody is typing, kept beside their device: one draft for each account, which nobody else sees.

use chrono::TimeDelta;
use contract::{
    ids::AccountId,
    problem::Kind,
    proposals::{DraftWords, SavedDraft},
};

use super::super::store::drafts as store;
use crate::{
    auth::policy::{Actor, Right},
    db::Conn,
    error::{Error, Result},
    moment::Moment,
};

/// For how long it is kept after it was touched last.
const KEPT: TimeDelta = TimeDelta::days(90);

/// What one is typing, for who may propose.
///
/// # Errors
/// Forbidden for who does not.
pub(crate) fn own_draft(conn: &mut Conn, actor: &Actor) -> Result<SavedDraft> {
    actor.require_somewhere(Right::WriteProposals)?;
    store::find(conn, actor.id)
}

/// As [`own_draft`], whoever's it is.
///
/// # Errors
/// When the database refuses.
pub(crate) fn drafted(conn: &mut Conn, account: AccountId) -> Result<SavedDraft> {
    store::find(conn, account)
}

/// Saves what one is typing over what one has seen.
///
/// # Errors
/// Forbidden and consent needed as for proposing; conflict, with what is there, when another device saved something since.
pub(crate) fn save_draft(
    conn: &mut Conn,
    actor: &Actor,
    seen: Option<i32>,
    words: &DraftWords,
    moment: Moment,
) -> Result<SavedDraft> {
    actor.require_somewhere(Right::WriteProposals)?;
    if !actor.consented {
        return Err(Error::Problem(Kind::ConsentNeeded));
    }
    let saved = store::put(conn, actor.id, seen.unwrap_or_default(), words, moment.time())?;
    let now = store::find(conn, actor.id)?;
    if saved {
        Ok(now)
    } else {
        Err(Error::overtaken(Kind::Conflict, &now)?)
    }
}

/// Throws away what one was typing, if it is still what one has seen.
///
/// # Errors
/// Forbidden for who does not propose.
pub(crate) fn drop_draft(conn: &mut Conn, actor: &Actor, seen: Option<i32>) -> Result<()> {
    actor.require_somewhere(Right::WriteProposals)?;
    store::remove(conn, actor.id, seen)
}

/// Takes away what nobody went on typing for three months.
///
/// # Errors
/// When the database refuses.
pub(crate) fn sweep_drafts(conn: &mut Conn, moment: Moment) -> Result<()> {
    store::sweep(conn, moment.time() - KEPT)
}
