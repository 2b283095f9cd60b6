//! The tables of signatures (附议) and of their counts.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::ids::{AccountId, ProposalId};
use diesel::prelude::*;

use super::Row;
use crate::{
    db::{
        Conn, Key, Micros, each_backend,
        schema::{proposal_signatures, proposal_tallies},
    },
    error::Result,
};

/// Signs; false when they had signed before.
pub(in crate::proposals) fn add(conn: &mut Conn, row: &Row, by: AccountId, now: DateTime<Utc>) -> Result<bool> {
    let signature = (
        proposal_signatures::proposal_id.eq(row.id),
        proposal_signatures::account_id.eq(Key::from(by)),
        proposal_signatures::community_id.eq(row.community_id),
        proposal_signatures::edition.eq(row.shown_edition.unwrap_or(row.edition)),
        proposal_signatures::signed_at.eq(Micros::from(now)),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(proposal_signatures::table)
        .values(signature)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}

/// Takes a signature back; false when there was none.
pub(in crate::proposals) fn remove(conn: &mut Conn, id: ProposalId, by: AccountId) -> Result<bool> {
    let removed = diesel::delete(proposal_signatures::table.find((Key::from(id), Key::from(by)))).execute(conn)?;
    Ok(removed == 1)
}

/// Everybody who signed.
pub(in crate::proposals) fn of(conn: &mut Conn, id: ProposalId) -> Result<Vec<AccountId>> {
    let keys: Vec<Key> = proposal_signatures::table
        .filter(proposal_signatures::proposal_id.eq(Key::from(id)))
        .select(proposal_signatures::account_id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// When somebody signed, which version, and with which proposal the signature came.
pub(in crate::proposals) type Signed = (Micros, i32, Option<Key>);

/// When somebody signed, and what.
pub(in crate::proposals) fn find(conn: &mut Conn, id: ProposalId, by: AccountId) -> Result<Option<Signed>> {
    Ok(proposal_signatures::table
        .find((Key::from(id), Key::from(by)))
        .select((
            proposal_signatures::signed_at,
            proposal_signatures::edition,
            proposal_signatures::source_id,
        ))
        .first(conn)
        .optional()?)
}

/// Lets the signatures of a proposal follow it into another, where their owners have not signed and do not propose; each keeps
/// its time and names where it came from.
pub(in crate::proposals) fn follow(conn: &mut Conn, from: &Row, into: &Row, not: &[AccountId]) -> Result<()> {
    let signed: Vec<(Key, Micros)> = proposal_signatures::table
        .filter(proposal_signatures::proposal_id.eq(from.id))
        .select((proposal_signatures::account_id, proposal_signatures::signed_at))
        .load(conn)?;
    for (account, at) in signed.into_iter().filter(|(account, _)| !not.contains(&(*account).into())) {
        let signature = (
            proposal_signatures::proposal_id.eq(into.id),
            proposal_signatures::account_id.eq(account),
            proposal_signatures::community_id.eq(into.community_id),
            proposal_signatures::edition.eq(into.shown_edition.unwrap_or(into.edition)),
            proposal_signatures::signed_at.eq(at),
            proposal_signatures::source_id.eq(Some(from.id)),
        );
        each_backend!(conn, |conn| diesel::insert_into(proposal_signatures::table)
            .values(signature)
            .on_conflict_do_nothing()
            .execute(conn))?;
    }
    Ok(())
}

/// Counts the signatures of a proposal.
pub(in crate::proposals) fn count(conn: &mut Conn, id: ProposalId) -> Result<i64> {
    Ok(proposal_signatures::table
        .filter(proposal_signatures::proposal_id.eq(Key::from(id)))
        .count()
        .get_result(conn)?)
}

/// What was counted last.
pub(in crate::proposals) fn tally(conn: &mut Conn, id: ProposalId) -> Result<i32> {
    let known = proposal_tallies::table
        .find(Key::from(id))
        .select(proposal_tallies::signed)
        .first(conn)
        .optional()?;
    Ok(known.unwrap_or_default())
}

/// Begins to count.
pub(in crate::proposals) fn begin(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(proposal_tallies::table)
        .values((
            proposal_tallies::proposal_id.eq(row.id),
            proposal_tallies::community_id.eq(row.community_id),
            proposal_tallies::signed.eq(0),
        ))
        .execute(conn)?;
    Ok(())
}

/// Counts anew, and remembers. Who comes second waits until the first has counted, and then counts what is there: so the
/// last count holds every signature that was there before it.
pub(in crate::proposals) fn recount(conn: &mut Conn, id: ProposalId) -> Result<i64> {
    let key = Key::from(id);
    if let Conn::Postgres(conn) = conn {
        proposal_tallies::table
            .filter(proposal_tallies::proposal_id.eq(key))
            .select(proposal_tallies::signed)
            .for_update()
            .load::<i32>(conn)?;
    }
    let signed = count(conn, id)?;
    diesel::update(proposal_tallies::table.find(key))
        .set(proposal_tallies::signed.eq(i32::try_from(signed).unwrap_or(i32::MAX)))
        .execute(conn)?;
    Ok(signed)
}

/// Takes back every signature of somebody; gives what they had signed.
pub(in crate::proposals) fn remove_all_of(conn: &mut Conn, by: AccountId) -> Result<Vec<ProposalId>> {
    let theirs = proposal_signatures::table.filter(proposal_signatures::account_id.eq(Key::from(by)));
    let signed: Vec<Key> = theirs.select(proposal_signatures::proposal_id).load(conn)?;
    diesel::delete(theirs).execute(conn)?;
    Ok(signed.into_iter().map(Into::into).collect())
}

/// What was counted last of each of these.
pub(in crate::proposals) fn tallies(conn: &mut Conn, ids: &[ProposalId]) -> Result<HashMap<Key, i32>> {
    let keys: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    let rows: Vec<(Key, i32)> = proposal_tallies::table
        .filter(proposal_tallies::proposal_id.eq_any(keys))
        .select((proposal_tallies::proposal_id, proposal_tallies::signed))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
