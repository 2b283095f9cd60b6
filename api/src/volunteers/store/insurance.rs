//! The table of volunteers' insurances.

use std::collections::HashSet;

use contract::{
    ids::{AccountId, CommunityId},
    teams::NewInsurance,
};
use diesel::prelude::*;

use super::end_of;
use crate::{
    db::{Conn, Key, Micros, each_backend, schema::volunteer_insurances},
    error::Result,
    moment::Moment,
};

/// A row of `volunteer_insurances`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = volunteer_insurances)]
pub(in crate::volunteers) struct Insured {
    pub(in crate::volunteers) account_id: Key,
    pub(in crate::volunteers) community_id: Key,
    pub(in crate::volunteers) insurer: String,
    pub(in crate::volunteers) number_sealed: Vec<u8>,
    pub(in crate::volunteers) number_end: String,
    pub(in crate::volunteers) last_day: String,
    pub(in crate::volunteers) written_by: Key,
    pub(in crate::volunteers) at: Micros,
    pub(in crate::volunteers) version: i32,
}

impl Insured {
    /// What is written down of somebody, by somebody, now, in the place of the version before.
    pub(in crate::volunteers) fn new(
        (community, account): (CommunityId, AccountId),
        new: &NewInsurance,
        (number_sealed, before): (Vec<u8>, i32),
        by: AccountId,
        moment: Moment,
    ) -> Self {
        Self {
            account_id: account.into(),
            community_id: community.into(),
            insurer: new.insurer.trim().to_owned(),
            number_sealed,
            number_end: end_of(&new.number),
            last_day: new.until.clone(),
            written_by: by.into(),
            at: moment.time().into(),
            version: before + 1,
        }
    }
}

/// Keeps an insurance in the place of the one before.
pub(in crate::volunteers) fn put(conn: &mut Conn, row: &Insured) -> Result<()> {
    each_backend!(conn, |conn| diesel::insert_into(volunteer_insurances::table)
        .values(row)
        .on_conflict(volunteer_insurances::account_id)
        .do_update()
        .set(row)
        .execute(conn))?;
    Ok(())
}

/// The insurance of somebody.
pub(in crate::volunteers) fn of(conn: &mut Conn, account: AccountId) -> Result<Option<Insured>> {
    Ok(volunteer_insurances::table
        .filter(volunteer_insurances::account_id.eq(Key::from(account)))
        .select(Insured::as_select())
        .first(conn)
        .optional()?)
}

/// Of some people, those whose insurance ends before a day.
pub(in crate::volunteers) fn ends_before(conn: &mut Conn, accounts: &[AccountId], day: &str) -> Result<HashSet<AccountId>> {
    let keys: Vec<Key> = accounts.iter().copied().map(Key::from).collect();
    let ended: Vec<Key> = volunteer_insurances::table
        .filter(volunteer_insurances::account_id.eq_any(keys))
        .filter(volunteer_insurances::last_day.lt(day))
        .select(volunteer_insurances::account_id)
        .load(conn)?;
    Ok(ended.into_iter().map(Into::into).collect())
}

/// Forgets that of somebody.
pub(in crate::volunteers) fn remove(conn: &mut Conn, account: AccountId) -> Result<()> {
    let of = volunteer_insurances::table.filter(volunteer_insurances::account_id.eq(Key::from(account)));
    diesel::delete(of).execute(conn)?;
    Ok(())
}
