//! The table of programs.

use contract::{
    ids::{AccountId, ApiClientId, StreetId},
    open311::{ApiClient, NewApiClient},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, schema::api_clients},
    error::{Error, Result},
    moment::Moment,
};

/// A row of `api_clients`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = api_clients, treat_none_as_default_value = false)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) street_id: Key,
    pub(super) community_id: Option<Key>,
    pub(super) name: String,
    pub(super) key_digest: Vec<u8>,
    pub(super) key_ending: String,
    pub(super) per_minute: i32,
    pub(super) open: bool,
    pub(super) issued_by: Key,
    pub(super) issued_at: Micros,
    pub(super) revoked_at: Option<Micros>,
    pub(super) last_used_at: Option<Micros>,
}

impl Row {
    /// The program as the street sees it.
    pub(super) fn shown(self) -> Result<ApiClient> {
        Ok(ApiClient {
            id: self.id.into(),
            sheet: NewApiClient {
                name: self.name,
                community_id: self.community_id.map(Into::into),
                per_minute: u16::try_from(self.per_minute).map_err(Error::internal)?,
                open: self.open,
            },
            key_ending: self.key_ending,
            issued_at: self.issued_at.into(),
            revoked_at: self.revoked_at.map(Into::into),
            last_used_at: self.last_used_at.map(Into::into),
        })
    }

    /// Who gave it its key.
    pub(super) fn issuer(&self) -> AccountId {
        self.issued_by.into()
    }
}

/// Writes down a program.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(api_clients::table).values(row.clone()).execute(conn)?;
    Ok(())
}

/// The programs of a street, those first that were given their keys last.
pub(super) fn of_street(conn: &mut Conn, street: StreetId, limit: i64) -> Result<Vec<Row>> {
    Ok(api_clients::table
        .filter(api_clients::street_id.eq(Key::from(street)))
        .order(api_clients::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?)
}

/// How many programs of a street have a key that counts.
pub(super) fn count(conn: &mut Conn, street: StreetId) -> Result<i64> {
    Ok(api_clients::table
        .filter(api_clients::street_id.eq(Key::from(street)))
        .filter(api_clients::revoked_at.is_null())
        .count()
        .get_result(conn)?)
}

/// A program.
pub(super) fn find(conn: &mut Conn, id: ApiClientId) -> Result<Option<Row>> {
    Ok(api_clients::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// The program whose key has this digest, unless it was revoked.
pub(super) fn by_key(conn: &mut Conn, digest: &[u8]) -> Result<Option<Row>> {
    Ok(api_clients::table
        .filter(api_clients::key_digest.eq(digest))
        .filter(api_clients::revoked_at.is_null())
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// Revokes a key; false when it was revoked before.
pub(super) fn revoke(conn: &mut Conn, id: ApiClientId, moment: Moment) -> Result<bool> {
    let valid = api_clients::table
        .find(Key::from(id))
        .filter(api_clients::revoked_at.is_null());
    let revoked = diesel::update(valid)
        .set(api_clients::revoked_at.eq(Some(Micros::from(moment.time()))))
        .execute(conn)?;
    Ok(revoked == 1)
}

/// Notes when a key was used.
pub(super) fn used(conn: &mut Conn, id: Key, at: Micros) -> Result<()> {
    diesel::update(api_clients::table.find(id))
        .set(api_clients::last_used_at.eq(Some(at)))
        .execute(conn)?;
    Ok(())
}
