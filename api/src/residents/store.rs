//! The tables of residences and of letters' codes.

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CardId, CommunityId},
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

type Read = (Key, Word<ResidenceProof>, Micros, Option<Micros>, bool);

fn shown((community, proof, at, revoked, adult): Read) -> Residence {
    Residence {
        community_id: community.into(),
        proof: proof.0,
        adult,
        verified_at: at.into(),
        revoked_at: revoked.map(Into::into),
    }
}

/// Somebody's residence in a community, also one that was taken back.
pub(super) fn find(conn: &mut Conn, account: AccountId, community: CommunityId) -> Result<Option<Residence>> {
    let row: Option<Read> = residences::table
        .find((Key::from(account), Key::from(community)))
        .select((
            residences::community_id,
            residences::proof,
            residences::verified_at,
            residences::revoked_at,
            residences::adult,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(shown))
}

/// Where somebody is verified, or was.
pub(super) fn list(conn: &mut Conn, account: AccountId) -> Result<Vec<Residence>> {
    let rows: Vec<Read> = residences::table
        .filter(residences::account_id.eq(Key::from(account)))
        .order(residences::verified_at)
        .select((
            residences::community_id,
            residences::proof,
            residences::verified_at,
            residences::revoked_at,
            residences::adult,
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(shown).collect())
}

/// Who is verified, how, and by whom or what.
pub(super) struct Verified {
    pub(super) account: AccountId,
    pub(super) community: CommunityId,
    pub(super) proof: ResidenceProof,
    pub(super) by: Option<AccountId>,
    pub(super) card: Option<CardId>,
    pub(super) adult: bool,
}

/// Writes down that somebody is verified, in place of what proves less, or was taken back.
pub(super) fn put(conn: &mut Conn, new: &Verified, now: DateTime<Utc>) -> Result<()> {
    let values = (
        residences::proof.eq(Word(new.proof)),
        residences::verified_at.eq(Micros::from(now)),
        residences::verified_by.eq(new.by.map(Key::from)),
        residences::card_id.eq(new.card.map(Key::from)),
        residences::revoked_at.eq(None::<Micros>),
        residences::adult.eq(new.adult),
    );
    let whose = (Key::from(new.account), Key::from(new.community));
    let known = diesel::update(residences::table.find(whose)).set(values).execute(conn)?;
    if known == 0 {
        let row = (
            residences::account_id.eq(whose.0),
            residences::community_id.eq(whose.1),
            residences::proof.eq(Word(new.proof)),
            residences::verified_at.eq(Micros::from(now)),
            residences::verified_by.eq(new.by.map(Key::from)),
            residences::card_id.eq(new.card.map(Key::from)),
            residences::adult.eq(new.adult),
        );
        each_backend!(conn, |conn| diesel::insert_into(residences::table)
            .values(row)
            .on_conflict_do_nothing()
            .execute(conn))?;
    }
    Ok(())
}

/// Writes down whether somebody who is verified is an adult.
pub(super) fn set_adult(conn: &mut Conn, account: AccountId, community: CommunityId, adult: bool) -> Result<()> {
    diesel::update(residences::table.find((Key::from(account), Key::from(community))))
        .set(residences::adult.eq(adult))
        .execute(conn)?;
    Ok(())
}

/// Takes it back; false when there is none.
pub(super) fn revoke(conn: &mut Conn, account: AccountId, community: CommunityId, now: DateTime<Utc>) -> Result<bool> {
    let theirs = residences::table
        .filter(residences::account_id.eq(Key::from(account)))
        .filter(residences::community_id.eq(Key::from(community)))
        .filter(residences::revoked_at.is_null());
    let revoked = diesel::update(theirs)
        .set(residences::revoked_at.eq(Some(Micros::from(now))))
        .execute(conn)?;
    Ok(revoked == 1)
}

/// How many were verified by a card.
pub(super) fn count_by_card(conn: &mut Conn, card: CardId) -> Result<i64> {
    Ok(residences::table
        .filter(residences::card_id.eq(Some(Key::from(card))))
        .count()
        .get_result(conn)?)
}

/// Takes everything back that is known of somebody.
pub(super) fn remove_all(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::delete(residences::table.filter(residences::account_id.eq(Key::from(account)))).execute(conn)?;
    Ok(())
}

/// How many adult residents of a community are verified.
pub(super) fn count_adults(conn: &mut Conn, community: CommunityId) -> Result<i64> {
    Ok(residences::table
        .filter(residences::community_id.eq(Key::from(community)))
        .filter(residences::revoked_at.is_null())
        .filter(residences::adult.eq(true))
        .count()
        .get_result(conn)?)
}

/// Everybody who is verified in a community, or the adults of them.
pub(super) fn everybody(conn: &mut Conn, community: CommunityId, adults: bool) -> Result<Vec<AccountId>> {
    let mut all = residences::table
        .filter(residences::community_id.eq(Key::from(community)))
        .filter(residences::revoked_at.is_null())
        .select(residences::account_id)
        .into_boxed();
    if adults {
        all = all.filter(residences::adult.eq(true));
    }
    let keys: Vec<Key> = all.order(residences::account_id).load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
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
