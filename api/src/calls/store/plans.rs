//! The table of plans.

use contract::{
    calls::{PlanState, PlanText},
    ids::{AccountId, CallId, OrganisationId, PlanId},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Word, schema::plans},
    error::{Error, Result},
};

/// A row of `plans`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = plans, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(in crate::calls) struct Row {
    pub(in crate::calls) id: Key,
    pub(in crate::calls) community_id: Key,
    pub(in crate::calls) call_id: Key,
    pub(in crate::calls) organisation_id: Key,
    pub(in crate::calls) state: Word<PlanState>,
    pub(in crate::calls) content: String,
    pub(in crate::calls) contact: Option<Vec<u8>>,
    pub(in crate::calls) account_id: Option<Key>,
    pub(in crate::calls) reason: Option<String>,
    pub(in crate::calls) vote_option: Option<i32>,
    pub(in crate::calls) version: i32,
    pub(in crate::calls) needs_percent: Option<i32>,
    pub(in crate::calls) comes_first: bool,
}

impl Row {
    pub(in crate::calls) fn id(&self) -> PlanId {
        self.id.into()
    }

    pub(in crate::calls) fn organisation(&self) -> OrganisationId {
        self.organisation_id.into()
    }

    /// More than how many percent of the ballots it needs, if more than half or most of them.
    pub(in crate::calls) fn needs_percent(&self) -> Option<u8> {
        self.needs_percent.and_then(|percent| u8::try_from(percent).ok())
    }

    /// What it says.
    pub(in crate::calls) fn text(&self) -> Result<PlanText> {
        serde_json::from_str(&self.content).map_err(Error::internal)
    }
}

/// A plan.
pub(in crate::calls) fn find(conn: &mut Conn, id: PlanId) -> Result<Option<Row>> {
    Ok(plans::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// The plan of an organisation.
pub(in crate::calls) fn of(conn: &mut Conn, call: CallId, organisation: OrganisationId) -> Result<Option<Row>> {
    Ok(plans::table
        .filter(plans::call_id.eq(Key::from(call)))
        .filter(plans::organisation_id.eq(Key::from(organisation)))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// The plans that answer a call, in the order in which they were first sent.
pub(in crate::calls) fn all(conn: &mut Conn, call: CallId) -> Result<Vec<Row>> {
    Ok(plans::table
        .filter(plans::call_id.eq(Key::from(call)))
        .order(plans::id)
        .select(Row::as_select())
        .load(conn)?)
}

/// Adds a plan.
pub(in crate::calls) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(plans::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes a plan whose call is held.
pub(in crate::calls) fn put(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::update(plans::table.find(row.id)).set(row).execute(conn)?;
    Ok(())
}

/// Removes a plan.
pub(in crate::calls) fn remove(conn: &mut Conn, id: PlanId) -> Result<()> {
    diesel::delete(plans::table.find(Key::from(id))).execute(conn)?;
    Ok(())
}

/// The plans that somebody wrote down.
pub(in crate::calls) fn by(conn: &mut Conn, account: AccountId) -> Result<Vec<Row>> {
    Ok(plans::table
        .filter(plans::account_id.eq(Some(Key::from(account))))
        .order(plans::id)
        .select(Row::as_select())
        .load(conn)?)
}

/// Forgets the contacts that somebody gave, and that it was them.
pub(in crate::calls) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::update(plans::table.filter(plans::account_id.eq(Some(Key::from(account)))))
        .set((plans::contact.eq(None::<Vec<u8>>), plans::account_id.eq(None::<Key>)))
        .execute(conn)?;
    Ok(())
}
