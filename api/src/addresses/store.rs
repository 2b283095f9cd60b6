//! The table of addresses.

use chrono::{DateTime, Utc};
use contract::{ids::AccountId, outbox::DeliveryWay};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, Word, schema::reach_addresses},
    error::Result,
};

/// A row of `reach_addresses`.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = reach_addresses, treat_none_as_default_value = false)]
pub(super) struct Row {
    pub(super) account_id: Key,
    pub(super) way: Word<DeliveryWay>,
    pub(super) confirmed: bool,
    pub(super) sealed: Vec<u8>,
    pub(super) code_digest: Option<Vec<u8>>,
    pub(super) expires_at: Option<Micros>,
    pub(super) tries: i32,
}

/// Puts an address in the place of the one of its kind that there is.
pub(super) fn put(conn: &mut Conn, row: &Row) -> Result<()> {
    let before = reach_addresses::table.find((row.account_id, row.way, row.confirmed));
    diesel::delete(before).execute(conn)?;
    diesel::insert_into(reach_addresses::table).values(row).execute(conn)?;
    Ok(())
}

/// Every address of somebody, those that wait for their code after the others.
pub(super) fn all(conn: &mut Conn, of: AccountId) -> Result<Vec<Row>> {
    Ok(reach_addresses::table
        .filter(reach_addresses::account_id.eq(Key::from(of)))
        .order((reach_addresses::confirmed.desc(), reach_addresses::way))
        .select(Row::as_select())
        .load(conn)?)
}

/// The address of somebody that can be used.
pub(super) fn confirmed(conn: &mut Conn, of: AccountId, way: DeliveryWay) -> Result<Option<Vec<u8>>> {
    Ok(reach_addresses::table
        .find((Key::from(of), Word(way), true))
        .select(reach_addresses::sealed)
        .first(conn)
        .optional()?)
}

/// Counts a try to confirm; the row, if there is one that can still be confirmed.
pub(super) fn count_try(conn: &mut Conn, of: AccountId, way: DeliveryWay, most: i32, now: DateTime<Utc>) -> Result<Option<Row>> {
    let waiting = reach_addresses::table
        .find((Key::from(of), Word(way), false))
        .filter(reach_addresses::tries.lt(most))
        .filter(reach_addresses::expires_at.gt(Some(Micros::from(now))).assume_not_null());
    let counted = diesel::update(waiting)
        .set(reach_addresses::tries.eq(reach_addresses::tries + 1))
        .execute(conn)?;
    if counted == 0 {
        return Ok(None);
    }
    Ok(reach_addresses::table
        .find((Key::from(of), Word(way), false))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// Forgets what is known of somebody for a way; false when nothing was.
pub(super) fn remove(conn: &mut Conn, of: AccountId, way: DeliveryWay) -> Result<bool> {
    let of_way = reach_addresses::table
        .filter(reach_addresses::account_id.eq(Key::from(of)))
        .filter(reach_addresses::way.eq(Word(way)));
    Ok(diesel::delete(of_way).execute(conn)? > 0)
}

/// Forgets the address that waits for its code.
pub(super) fn remove_waiting(conn: &mut Conn, of: AccountId, way: DeliveryWay) -> Result<()> {
    diesel::delete(reach_addresses::table.find((Key::from(of), Word(way), false))).execute(conn)?;
    Ok(())
}

/// Forgets every address of somebody.
pub(super) fn remove_all(conn: &mut Conn, of: AccountId) -> Result<()> {
    diesel::delete(reach_addresses::table.filter(reach_addresses::account_id.eq(Key::from(of)))).execute(conn)?;
    Ok(())
}

/// Forgets those whose code was never told in time.
pub(super) fn remove_late(conn: &mut Conn, now: DateTime<Utc>) -> Result<usize> {
    let late = reach_addresses::expires_at.lt(Some(Micros::from(now))).assume_not_null();
    Ok(diesel::delete(reach_addresses::table.filter(late)).execute(conn)?)
}
