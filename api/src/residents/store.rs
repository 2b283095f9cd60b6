//! The tables of residences and of letters' codes.

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommunityId},
    proposals::{Residence, ResidenceProof},
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{letter_codes, residences},
    },
    error::Result,
};

/// Somebody's residence in a community.
pub(super) fn find(conn: &mut Conn, account: AccountId, community: CommunityId) -> Result<Option<Residence>> {
    let row: Option<(Word<ResidenceProof>, Micros)> = residences::table
        .find((Key::from(account), Key::from(community)))
        .select((residences::proof, residences::verified_at))
        .first(conn)
        .optional()?;
    Ok(row.map(|(proof, at)| Residence {
        community_id: community,
        proof: proof.0,
        verified_at: at.into(),
    }))
}

/// Where somebody is verified.
pub(super) fn list(conn: &mut Conn, account: AccountId) -> Result<Vec<Residence>> {
    let rows: Vec<(Key, Word<ResidenceProof>, Micros)> = residences::table
        .filter(residences::account_id.eq(Key::from(account)))
        .order(residences::verified_at)
        .select((residences::community_id, residences::proof, residences::verified_at))
        .load(conn)?;
    let shown = |(community, proof, at): (Key, Word<ResidenceProof>, Micros)| Residence {
        community_id: community.into(),
        proof: proof.0,
        verified_at: at.into(),
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// Writes down that somebody is verified; false when they were.
pub(super) fn add(
    conn: &mut Conn,
    account: AccountId,
    community: CommunityId,
    proof: ResidenceProof,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let row = (
        residences::account_id.eq(Key::from(account)),
        residences::community_id.eq(Key::from(community)),
        residences::proof.eq(Word(proof)),
        residences::verified_at.eq(Micros::from(now)),
        residences::verified_by.eq(by.map(Key::from)),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(residences::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}

/// Takes it back; false when there is none.
pub(super) fn remove(conn: &mut Conn, account: AccountId, community: CommunityId) -> Result<bool> {
    let removed = diesel::delete(residences::table.find((Key::from(account), Key::from(community)))).execute(conn)?;
    Ok(removed == 1)
}

/// Takes everything back that is known of somebody.
pub(super) fn remove_all(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::delete(residences::table.filter(residences::account_id.eq(Key::from(account)))).execute(conn)?;
    Ok(())
}

/// How many residents of a community are verified.
pub(super) fn count(conn: &mut Conn, community: CommunityId) -> Result<i64> {
    Ok(residences::table
        .filter(residences::community_id.eq(Key::from(community)))
        .count()
        .get_result(conn)?)
}

/// A letter's code, as it is kept.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = letter_codes)]
pub(super) struct CodeRow {
    pub(super) digest: Vec<u8>,
    pub(super) community_id: Key,
    pub(super) uses_left: i32,
    pub(super) issued_by: Key,
    pub(super) issued_at: Micros,
    pub(super) expires_at: Micros,
}

/// Adds a code.
pub(super) fn add_code(conn: &mut Conn, row: &CodeRow) -> Result<()> {
    diesel::insert_into(letter_codes::table).values(row).execute(conn)?;
    Ok(())
}

/// The community that a code is for, if its time is not over.
pub(super) fn community_of(conn: &mut Conn, digest: &[u8; 32], now: DateTime<Utc>) -> Result<Option<CommunityId>> {
    let community: Option<Key> = letter_codes::table
        .filter(letter_codes::digest.eq(digest.to_vec()))
        .filter(letter_codes::expires_at.gt(Micros::from(now)))
        .select(letter_codes::community_id)
        .first(conn)
        .optional()?;
    Ok(community.map(Into::into))
}

/// Uses a code once; false when it is used up.
pub(super) fn use_code(conn: &mut Conn, digest: &[u8; 32]) -> Result<bool> {
    let left = letter_codes::table
        .filter(letter_codes::digest.eq(digest.to_vec()))
        .filter(letter_codes::uses_left.gt(0));
    let used = diesel::update(left)
        .set(letter_codes::uses_left.eq(letter_codes::uses_left - 1))
        .execute(conn)?;
    Ok(used == 1)
}

/// Removes codes whose time is over.
pub(super) fn sweep(conn: &mut Conn, now: DateTime<Utc>) -> Result<usize> {
    let over = letter_codes::table.filter(letter_codes::expires_at.le(Micros::from(now)));
    Ok(diesel::delete(over).execute(conn)?)
}
