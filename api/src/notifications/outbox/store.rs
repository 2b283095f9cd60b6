//! The table of what is on its way.

use contract::{
    ids::AccountId,
    outbox::{DeliveryWay, OutboxState},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, Word, schema::outbox},
    error::Result,
};

/// A row of `outbox`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = outbox, treat_none_as_default_value = false)]
pub(super) struct Line {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) account_id: Key,
    pub(super) notification_id: Key,
    pub(super) way: Word<DeliveryWay>,
    pub(super) state: Word<OutboxState>,
    pub(super) tries: i32,
    pub(super) next_at: Micros,
    pub(super) fault: Option<String>,
    pub(super) created_at: Micros,
    pub(super) updated_at: Micros,
}

/// Adds a line.
pub(super) fn add(conn: &mut Conn, line: &Line) -> Result<()> {
    diesel::insert_into(outbox::table).values(line).execute(conn)?;
    Ok(())
}

/// Removes what is on its way to somebody.
pub(super) fn remove_to(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::delete(outbox::table.filter(outbox::account_id.eq(Key::from(account)))).execute(conn)?;
    Ok(())
}

/// Removes what is on its way of these notifications.
pub(super) fn remove_of(conn: &mut Conn, notifications: &[Key]) -> Result<()> {
    diesel::delete(outbox::table.filter(outbox::notification_id.eq_any(notifications.to_vec()))).execute(conn)?;
    Ok(())
}
