//! The table of who wants to be told what becomes of a proposal.

use chrono::{DateTime, Utc};
use contract::ids::{AccountId, ProposalId};
use diesel::prelude::*;

use super::Row;
use crate::{
    db::{Conn, Key, Micros, each_backend, schema::proposal_followers},
    error::Result,
};

/// Adds somebody; whoever is there already stays.
pub(in crate::proposals) fn add(conn: &mut Conn, of: &Row, by: AccountId, now: DateTime<Utc>) -> Result<()> {
    let row = (
        proposal_followers::proposal_id.eq(of.id),
        proposal_followers::account_id.eq(Key::from(by)),
        proposal_followers::community_id.eq(of.community_id),
        proposal_followers::followed_at.eq(Micros::from(now)),
    );
    each_backend!(conn, |conn| diesel::insert_into(proposal_followers::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Takes somebody out; whoever is not there stays away.
pub(in crate::proposals) fn remove(conn: &mut Conn, id: ProposalId, by: AccountId) -> Result<()> {
    diesel::delete(proposal_followers::table.find((Key::from(id), Key::from(by)))).execute(conn)?;
    Ok(())
}

/// Takes somebody out everywhere.
pub(in crate::proposals) fn remove_all_of(conn: &mut Conn, by: AccountId) -> Result<()> {
    diesel::delete(proposal_followers::table.filter(proposal_followers::account_id.eq(Key::from(by)))).execute(conn)?;
    Ok(())
}

/// Whether somebody is there.
pub(in crate::proposals) fn is_one(conn: &mut Conn, id: ProposalId, by: AccountId) -> Result<bool> {
    let found = proposal_followers::table.find((Key::from(id), Key::from(by)));
    Ok(found.count().get_result::<i64>(conn)? > 0)
}

/// Everybody.
pub(in crate::proposals) fn of(conn: &mut Conn, id: ProposalId) -> Result<Vec<AccountId>> {
    let keys: Vec<Key> = proposal_followers::table
        .filter(proposal_followers::proposal_id.eq(Key::from(id)))
        .select(proposal_followers::account_id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}
