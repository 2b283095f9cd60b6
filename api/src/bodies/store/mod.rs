//! The table of bodies.

pub(super) mod rules;
pub(super) mod seats;

use contract::{
    bodies::{BodyKind, BodyState, Confirmation},
    ids::{BodyId, CommunityId},
    proposals::Field,
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Json, Key, Micros, Word, schema::bodies},
    error::{Error, Result},
};

/// A row of `bodies`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = bodies, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) kind: Word<BodyKind>,
    pub(super) name: String,
    pub(super) field: Option<Word<Field>>,
    pub(super) purpose: String,
    pub(super) state: Word<BodyState>,
    confirmation: Option<String>,
    pub(super) stands_since: Option<Micros>,
    pub(super) dissolved_because: Option<String>,
    pub(super) edition: i32,
}

impl Row {
    /// A body that is being formed.
    pub(super) fn new(id: BodyId, community: CommunityId, new: &contract::bodies::NewBody) -> Self {
        Self {
            id: id.into(),
            community_id: community.into(),
            kind: Word(new.kind),
            name: new.name.trim().to_owned(),
            field: new.field.map(Word),
            purpose: new.purpose.trim().to_owned(),
            state: Word(BodyState::Forming),
            confirmation: None,
            stands_since: None,
            dissolved_because: None,
            edition: 1,
        }
    }

    pub(super) fn id(&self) -> BodyId {
        self.id.into()
    }

    pub(super) fn community(&self) -> CommunityId {
        self.community_id.into()
    }

    /// How residents voted on it.
    pub(super) fn confirmation(&self) -> Result<Option<Confirmation>> {
        let read = |text: &String| serde_json::from_str(text).map_err(Error::internal);
        self.confirmation.as_ref().map(read).transpose()
    }

    /// Notes how they do.
    pub(super) fn confirm(&mut self, confirmation: Confirmation) -> Result<()> {
        self.confirmation = Some(Json(confirmation).text().map_err(Error::internal)?);
        Ok(())
    }
}

/// Adds a body.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(bodies::table).values(row).execute(conn)?;
    Ok(())
}

/// A body.
pub(super) fn find(conn: &mut Conn, id: BodyId) -> Result<Option<Row>> {
    Ok(bodies::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// A body, held for the rest of the transaction: nobody else changes it, or who sits in it.
///
/// SQLite has one writer, who holds everything.
pub(super) fn hold(conn: &mut Conn, id: BodyId) -> Result<Option<Row>> {
    if let Conn::Postgres(conn) = conn {
        bodies::table
            .filter(bodies::id.eq(Key::from(id)))
            .select(bodies::id)
            .for_no_key_update()
            .load::<Key>(conn)?;
    }
    find(conn, id)
}

/// Every body of a community, the latest first.
pub(super) fn all(conn: &mut Conn, community: CommunityId) -> Result<Vec<Row>> {
    Ok(bodies::table
        .filter(bodies::community_id.eq(Key::from(community)))
        .order(bodies::id.desc())
        .select(Row::as_select())
        .load(conn)?)
}

/// Writes what changed of a body.
pub(super) fn change(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::update(bodies::table.filter(bodies::id.eq(row.id)))
        .set(row)
        .execute(conn)?;
    Ok(())
}
