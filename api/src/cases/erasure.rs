//! Erasing what people wrote, on demand or when its time is over. The timeline stays, with tombstones.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    ids::{AccountId, CaseId},
};
use diesel::prelude::*;

use super::{handling, index};
use crate::{
    contacts,
    db::{
        Conn, Key, Micros, Word,
        schema::{accounts, case_entries, case_texts, cases, entry_texts, idempotency_keys, ratings},
    },
    error::Result,
};

/// The cases somebody reported, newest first.
///
/// # Errors
/// When the database refuses.
pub(crate) fn reported_by(conn: &mut Conn, account: AccountId) -> Result<Vec<CaseId>> {
    let keys: Vec<Key> = cases::table
        .filter(cases::reporter_id.eq(Key::from(account)))
        .order((cases::submitted_at.desc(), cases::id.desc()))
        .select(cases::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Cases whose reporters are erased, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_erased(conn: &mut Conn, limit: i64) -> Result<Vec<CaseId>> {
    let keys: Vec<Key> = cases::table
        .inner_join(accounts::table.on(accounts::id.nullable().eq(cases::reporter_id)))
        .filter(accounts::erased_at.is_not_null())
        .order(cases::id)
        .limit(limit)
        .select(cases::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Cases that were closed before `time` and still have their texts, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub(crate) fn closed_before(conn: &mut Conn, time: DateTime<Utc>, limit: i64) -> Result<Vec<CaseId>> {
    let keys: Vec<Key> = cases::table
        .inner_join(case_texts::table)
        .filter(cases::closed_at.lt(Micros::from(time)))
        .order(cases::id)
        .limit(limit)
        .select(cases::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Erases every text of a case, where it was, who reported it or called about it, and the answers that quote it.
///
/// The pictures are rows and files of their own; see `photos`.
///
/// # Errors
/// When the database refuses.
pub(crate) fn erase(conn: &mut Conn, case: CaseId) -> Result<()> {
    let key = Key::from(case);
    forget_words(conn, key)?;
    diesel::delete(case_texts::table.filter(case_texts::case_id.eq(key))).execute(conn)?;
    diesel::delete(entry_texts::table.filter(entry_texts::case_id.eq(key))).execute(conn)?;
    handling::sharing::forget(conn, key)?;
    contacts::service::forget_of_case(conn, case)?;
    diesel::delete(idempotency_keys::table.filter(idempotency_keys::case_id.eq(key))).execute(conn)?;
    // Only reporters act as residents: the timeline forgets which of them it was.
    let own = case_entries::case_id.eq(key).and(case_entries::role.eq(Word(Role::Resident)));
    diesel::update(case_entries::table.filter(own))
        .set(case_entries::account_id.eq(None::<Key>))
        .execute(conn)?;
    diesel::update(ratings::table.filter(ratings::case_id.eq(key)))
        .set(ratings::comment.eq(None::<String>))
        .execute(conn)?;
    diesel::update(cases::table.filter(cases::id.eq(key)))
        .set((
            cases::reporter_id.eq(None::<Key>),
            cases::latitude.eq(None::<f64>),
            cases::longitude.eq(None::<f64>),
            cases::datum.eq(None::<String>),
            cases::version.eq(cases::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes what was written out of the index, as long as it is there to tell by which words.
fn forget_words(conn: &mut Conn, case: Key) -> Result<()> {
    let text: Option<(Key, String, String)> = case_texts::table
        .filter(case_texts::case_id.eq(case))
        .select((case_texts::community_id, case_texts::title, case_texts::body))
        .first(conn)
        .optional()?;
    let Some((community, title, body)) = text else { return Ok(()) };
    index::remove(conn, case, &index::words(&title, &body, community.into()))
}
