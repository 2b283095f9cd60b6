//! The table of organisations.

use std::collections::HashMap;

use contract::ids::{AccountId, CommunityId, OrganisationId};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, each_backend, schema::organisations},
    error::Result,
};

/// A row of `organisations`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = organisations, treat_none_as_null = true, treat_none_as_default_value = false)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) name: String,
    pub(super) phone: String,
    pub(super) about: Option<String>,
    pub(super) a_id: Option<Key>,
    pub(super) b_id: Option<Key>,
    pub(super) retired: bool,
    pub(super) version: i32,
}

/// The organisations of a community, those in use first.
pub(super) fn list(conn: &mut Conn, community: CommunityId) -> Result<Vec<Row>> {
    Ok(organisations::table
        .filter(organisations::community_id.eq(Key::from(community)))
        .order((organisations::retired, organisations::id))
        .select(Row::as_select())
        .load(conn)?)
}

/// An organisation.
pub(super) fn find(conn: &mut Conn, id: OrganisationId) -> Result<Option<Row>> {
    Ok(organisations::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// What these are called.
pub(super) fn names(conn: &mut Conn, ids: &[OrganisationId]) -> Result<HashMap<OrganisationId, String>> {
    let keys: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    let rows: Vec<(Key, String)> = organisations::table
        .filter(organisations::id.eq_any(keys))
        .select((organisations::id, organisations::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name)| (id.into(), name)).collect())
}

/// Holds one for the rest of the transaction; SQLite has one writer, who holds everything.
pub(super) fn hold(conn: &mut Conn, id: OrganisationId) -> Result<()> {
    if let Conn::Postgres(conn) = conn {
        organisations::table
            .find(Key::from(id))
            .select(organisations::version)
            .for_no_key_update()
            .load::<i32>(conn)?;
    }
    Ok(())
}

/// Those in use for which somebody speaks, or stands in.
pub(super) fn spoken_by(conn: &mut Conn, account: AccountId) -> Result<Vec<Row>> {
    let who = Some(Key::from(account));
    Ok(organisations::table
        .filter(organisations::a_id.eq(who).or(organisations::b_id.eq(who)).assume_not_null())
        .filter(organisations::retired.eq(false))
        .order(organisations::id)
        .select(Row::as_select())
        .load(conn)?)
}

/// Adds an organisation.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    each_backend!(conn, |conn| diesel::insert_into(organisations::table)
        .values(row)
        .execute(conn))?;
    Ok(())
}

/// Writes down a change, and counts it; false when it was changed since `row` was read.
pub(super) fn change(conn: &mut Conn, row: &mut Row) -> Result<bool> {
    let seen = row.version;
    row.version += 1;
    let which = organisations::table.filter(organisations::id.eq(row.id).and(organisations::version.eq(seen)));
    Ok(diesel::update(which).set(&*row).execute(conn)? == 1)
}

/// Nobody speaks for an organisation any longer who is this person.
pub(super) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    let who = Some(Key::from(account));
    diesel::update(organisations::table.filter(organisations::a_id.eq(who)))
        .set(organisations::a_id.eq(None::<Key>))
        .execute(conn)?;
    diesel::update(organisations::table.filter(organisations::b_id.eq(who)))
        .set(organisations::b_id.eq(None::<Key>))
        .execute(conn)?;
    Ok(())
}
