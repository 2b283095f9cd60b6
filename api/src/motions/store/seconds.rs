//! The table of who seconds a motion (附议).

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use contract::ids::{AccountId, MotionId};
use diesel::prelude::*;

use super::Row;
use crate::{
    db::{Conn, Key, Micros, each_backend, schema::motion_seconds},
    error::{Error, Result},
};

/// Seconds it; once for everybody.
pub(in crate::motions) fn add(conn: &mut Conn, row: &Row, by: AccountId, now: DateTime<Utc>) -> Result<()> {
    let second = (
        motion_seconds::motion_id.eq(row.id),
        motion_seconds::account_id.eq(Key::from(by)),
        motion_seconds::community_id.eq(row.community_id),
        motion_seconds::seconded_at.eq(Micros::from(now)),
    );
    each_backend!(conn, |conn| diesel::insert_into(motion_seconds::table)
        .values(second)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Takes it back.
pub(in crate::motions) fn remove(conn: &mut Conn, id: MotionId, by: AccountId) -> Result<()> {
    diesel::delete(motion_seconds::table.find((Key::from(id), Key::from(by)))).execute(conn)?;
    Ok(())
}

/// When somebody seconded it.
pub(in crate::motions) fn find(conn: &mut Conn, id: MotionId, by: AccountId) -> Result<Option<Micros>> {
    Ok(motion_seconds::table
        .find((Key::from(id), Key::from(by)))
        .select(motion_seconds::seconded_at)
        .first(conn)
        .optional()?)
}

/// Which of some motions somebody seconds.
pub(in crate::motions) fn among(conn: &mut Conn, ids: &[MotionId], by: AccountId) -> Result<HashSet<MotionId>> {
    let keys: Vec<Key> = motion_seconds::table
        .filter(motion_seconds::account_id.eq(Key::from(by)))
        .filter(motion_seconds::motion_id.eq_any(ids.iter().copied().map(Key::from)))
        .select(motion_seconds::motion_id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Everybody who seconds it.
pub(in crate::motions) fn of(conn: &mut Conn, id: MotionId) -> Result<Vec<AccountId>> {
    let keys: Vec<Key> = motion_seconds::table
        .filter(motion_seconds::motion_id.eq(Key::from(id)))
        .order(motion_seconds::account_id)
        .select(motion_seconds::account_id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// How many do.
pub(in crate::motions) fn count(conn: &mut Conn, id: MotionId) -> Result<i32> {
    let count: i64 = motion_seconds::table
        .filter(motion_seconds::motion_id.eq(Key::from(id)))
        .count()
        .get_result(conn)?;
    i32::try_from(count).map_err(Error::internal)
}

/// Forgets who seconds it.
pub(in crate::motions) fn remove_of(conn: &mut Conn, id: MotionId) -> Result<()> {
    diesel::delete(motion_seconds::table.filter(motion_seconds::motion_id.eq(Key::from(id)))).execute(conn)?;
    Ok(())
}

/// Which motions somebody seconds.
pub(in crate::motions) fn all_of(conn: &mut Conn, by: AccountId) -> Result<Vec<MotionId>> {
    let keys: Vec<Key> = motion_seconds::table
        .filter(motion_seconds::account_id.eq(Key::from(by)))
        .order(motion_seconds::motion_id)
        .select(motion_seconds::motion_id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}
