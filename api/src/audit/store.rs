//! The table of the audit log, which takes rows and never gives one back.

use contract::{
    accounts::Role,
    audit::{Act, SubjectKind},
    ids::{AccountId, CommunityId, StreetId},
};
use diesel::prelude::*;

use super::chain::Link;
use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{audit_entries, streets},
    },
    error::{Error, Result},
};

/// A row of `audit_entries`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_entries, treat_none_as_default_value = false)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) street_id: Key,
    pub(super) community_id: Option<Key>,
    pub(super) position: i64,
    pub(super) at: Micros,
    pub(super) act: Word<Act>,
    pub(super) account_id: Option<Key>,
    pub(super) role: Word<Role>,
    pub(super) subject_kind: Word<SubjectKind>,
    pub(super) subject_id: Key,
    pub(super) detail: String,
    pub(super) previous: Vec<u8>,
    pub(super) digest: Vec<u8>,
}

/// The last entry of a street's chain, held for the rest of the transaction: whoever else writes there waits.
///
/// SQLite has one writer, who holds everything.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is no such street.
pub(super) fn hold(conn: &mut Conn, street: StreetId) -> Result<Link> {
    if let Conn::Postgres(conn) = conn {
        let row = streets::table.find(Key::from(street)).select(streets::id);
        let held: Option<Key> = row.for_no_key_update().first(conn).optional()?;
        held.ok_or(Error::NOT_FOUND)?;
    }
    let last: Option<(i64, Vec<u8>)> = audit_entries::table
        .filter(audit_entries::street_id.eq(Key::from(street)))
        .order(audit_entries::position.desc())
        .select((audit_entries::position, audit_entries::digest))
        .first(conn)
        .optional()?;
    Ok(last.map_or_else(Link::beginning, |(position, digest)| Link { position, digest }))
}

/// Adds an entry.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(audit_entries::table).values(row).execute(conn)?;
    Ok(())
}

/// Which entries.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    pub(super) community: Option<CommunityId>,
    pub(super) act: Option<Act>,
    pub(super) actor: Option<AccountId>,
    pub(super) from: Option<Micros>,
    pub(super) to: Option<Micros>,
    /// Only those before this position.
    pub(super) before: Option<i64>,
    pub(super) limit: i64,
}

/// Entries of a street, the latest first.
pub(super) fn list(conn: &mut Conn, street: StreetId, filter: &Filter) -> Result<Vec<Row>> {
    let mut query = audit_entries::table
        .filter(audit_entries::street_id.eq(Key::from(street)))
        .order(audit_entries::position.desc())
        .select(Row::as_select())
        .limit(filter.limit)
        .into_boxed();
    if let Some(community) = filter.community {
        query = query.filter(audit_entries::community_id.eq(Key::from(community)).assume_not_null());
    }
    if let Some(act) = filter.act {
        query = query.filter(audit_entries::act.eq(Word(act)));
    }
    if let Some(actor) = filter.actor {
        query = query.filter(audit_entries::account_id.eq(Key::from(actor)).assume_not_null());
    }
    if let Some(from) = filter.from {
        query = query.filter(audit_entries::at.ge(from));
    }
    if let Some(to) = filter.to {
        query = query.filter(audit_entries::at.lt(to));
    }
    if let Some(before) = filter.before {
        query = query.filter(audit_entries::position.lt(before));
    }
    Ok(query.load(conn)?)
}

/// So many entries of a street's chain in its order, after this position.
pub(super) fn following(conn: &mut Conn, street: StreetId, after: i64, limit: i64) -> Result<Vec<Row>> {
    Ok(audit_entries::table
        .filter(
            audit_entries::street_id
                .eq(Key::from(street))
                .and(audit_entries::position.gt(after)),
        )
        .order(audit_entries::position)
        .select(Row::as_select())
        .limit(limit)
        .load(conn)?)
}

/// Every street and its name.
pub(super) fn streets(conn: &mut Conn) -> Result<Vec<(StreetId, String)>> {
    let rows: Vec<(Key, String)> = streets::table
        .order(streets::name)
        .select((streets::id, streets::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name)| (id.into(), name)).collect())
}
