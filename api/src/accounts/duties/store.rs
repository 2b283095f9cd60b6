//! The table of duties.

use contract::{
    ids::{AccountId, CommunityId, DutyId, StreetId},
    people::{DutyKind, DutySheet},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Word, each_backend, schema::duties},
    error::Result,
};

/// A row of `duties`.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = duties, treat_none_as_default_value = false)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) street_id: Key,
    pub(super) community_id: Option<Key>,
    pub(super) place_id: Key,
    pub(super) kind: Word<DutyKind>,
    pub(super) a_id: Key,
    pub(super) b_id: Option<Key>,
    pub(super) version: i32,
}

/// The duties of a street or of one community.
pub(super) fn list(conn: &mut Conn, street: StreetId, community: Option<CommunityId>) -> Result<Vec<Row>> {
    let mut query = duties::table
        .filter(duties::street_id.eq(Key::from(street)))
        .order(duties::id)
        .select(Row::as_select())
        .into_boxed();
    if let Some(community) = community {
        query = query.filter(duties::community_id.eq(Key::from(community)).assume_not_null());
    }
    Ok(query.load(conn)?)
}

/// A duty.
pub(super) fn find(conn: &mut Conn, id: DutyId) -> Result<Option<Row>> {
    Ok(duties::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// The duties that somebody does or stands in for.
pub(super) fn of_person(conn: &mut Conn, account: AccountId) -> Result<Vec<Row>> {
    let who = Key::from(account);
    let theirs = duties::a_id.eq(who).or(duties::b_id.eq(who).assume_not_null());
    Ok(duties::table.filter(theirs).select(Row::as_select()).load(conn)?)
}

/// The duty of a kind at a place.
pub(super) fn at_place(conn: &mut Conn, place: Key, kind: DutyKind) -> Result<Option<Row>> {
    let row = duties::table.filter(duties::place_id.eq(place).and(duties::kind.eq(Word(kind))));
    Ok(row.select(Row::as_select()).first(conn).optional()?)
}

/// Adds a duty; false when the place has it already.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<bool> {
    let added = each_backend!(conn, |conn| diesel::insert_into(duties::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added > 0)
}

/// Changes who does a duty of this version; false when it has another one.
pub(super) fn change(conn: &mut Conn, id: DutyId, version: i32, sheet: &DutySheet) -> Result<bool> {
    let row = duties::table.filter(duties::id.eq(Key::from(id)).and(duties::version.eq(version)));
    let changed = diesel::update(row)
        .set((
            duties::a_id.eq(Key::from(sheet.a)),
            duties::b_id.eq(sheet.b.map(Key::from)),
            duties::version.eq(version + 1),
        ))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Removes a duty of this version; false when it has another one.
pub(super) fn remove(conn: &mut Conn, id: DutyId, version: i32) -> Result<bool> {
    let row = duties::table.filter(duties::id.eq(Key::from(id)).and(duties::version.eq(version)));
    Ok(diesel::delete(row).execute(conn)? > 0)
}
