//! How many voices are behind cases, for what comes of them.

use std::collections::HashMap;

use contract::{
    cases::State,
    ids::{AccountId, CaseId, CommunityId},
    needs::NeedCase,
};
use diesel::prelude::*;

use super::store;
use crate::{
    db::{
        Conn, Key, Word,
        schema::{case_handling, cases},
    },
    error::Result,
};

/// Of which community a case is, held for the rest of the transaction; none when there is no such case.
///
/// # Errors
/// When the database refuses.
pub(crate) fn hold_of(conn: &mut Conn, id: CaseId) -> Result<Option<CommunityId>> {
    store::hold(conn, id)?;
    let community: Option<Key> = cases::table
        .find(Key::from(id))
        .select(cases::community_id)
        .first(conn)
        .optional()?;
    Ok(community.map(Into::into))
}

/// These cases, each by the identifier that was asked for. What became part of another is shown as that, for its voice went there.
///
/// # Errors
/// When the database refuses.
pub(crate) fn voices(conn: &mut Conn, ids: &[CaseId]) -> Result<HashMap<CaseId, NeedCase>> {
    let asked: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    let rows = read(conn, &asked)?;
    let leading: Vec<Key> = rows.iter().filter_map(|row| row.3).collect();
    let leading = read(conn, &leading)?;
    let shown = |row: &Row| NeedCase {
        id: row.0.into(),
        number: row.1.clone(),
        voices: row.2.map_or(1, i32::unsigned_abs),
    };
    let found = rows.iter().map(|row| {
        let into = row.3.and_then(|into| leading.iter().find(|other| other.0 == into));
        (row.0.into(), shown(into.unwrap_or(row)))
    });
    Ok(found.collect())
}

/// Everybody whose voice is behind these cases: who brought them, and whose became part of the same; some perhaps twice. Whoever is
/// anonymous is nobody, and whoever took theirs back wants no more of it.
///
/// # Errors
/// When the database refuses.
pub(crate) fn reporters(conn: &mut Conn, ids: &[CaseId]) -> Result<Vec<AccountId>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let asked: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    let leading: Vec<Key> = read(conn, &asked)?.iter().map(|row| row.3.unwrap_or(row.0)).collect();
    let stands = cases::state.ne(Word(State::Withdrawn));
    let mut people: Vec<Option<Key>> = cases::table
        .filter(cases::id.eq_any(&leading))
        .filter(stands)
        .select(cases::reporter_id)
        .load(conn)?;
    let into: Vec<Option<Key>> = leading.into_iter().map(Some).collect();
    let joined: Vec<Option<Key>> = case_handling::table
        .inner_join(cases::table.on(cases::id.eq(case_handling::case_id)))
        .filter(case_handling::merged_into.eq_any(into))
        .select(cases::reporter_id)
        .load(conn)?;
    people.extend(joined);
    Ok(people.into_iter().flatten().map(Into::into).collect())
}

/// A case, its number, its voices where somebody joined, and what it is part of.
type Row = (Key, String, Option<i32>, Option<Key>);

fn read(conn: &mut Conn, ids: &[Key]) -> Result<Vec<Row>> {
    Ok(cases::table
        .left_join(case_handling::table.on(case_handling::case_id.eq(cases::id)))
        .filter(cases::id.eq_any(ids))
        .select((
            cases::id,
            cases::number,
            case_handling::voices.nullable(),
            case_handling::merged_into.nullable(),
        ))
        .load(conn)?)
}
