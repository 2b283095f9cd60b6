//! The table of electoral rolls (选民名册): who may vote, and for whom a ballot was signed. It holds no time.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommunityId, VoteId},
    votes::VoteState,
};
use diesel::{dsl::count_star, prelude::*};

use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{vote_roll, votes},
    },
    error::{Error, Result},
};

/// People who are written down by one statement.
const AT_ONCE: usize = 500;

/// What stands beside somebody's name: whether a ballot was signed, and the digest of the blinded one.
pub(in crate::votes) type Mark = (bool, Option<Vec<u8>>);

/// Writes a roll down.
pub(in crate::votes) fn draw_up(conn: &mut Conn, vote: VoteId, community: CommunityId, all: &[AccountId]) -> Result<()> {
    for some in all.chunks(AT_ONCE) {
        let row = |account: &AccountId| {
            (
                vote_roll::vote_id.eq(Key::from(vote)),
                vote_roll::account_id.eq(Some(Key::from(*account))),
                vote_roll::community_id.eq(Key::from(community)),
                vote_roll::taken.eq(false),
            )
        };
        let rows: Vec<_> = some.iter().map(row).collect();
        each_backend!(conn, |conn| diesel::insert_into(vote_roll::table).values(rows).execute(conn))?;
    }
    Ok(())
}

/// What stands beside somebody's name; none when they are not on the roll.
pub(in crate::votes) fn find(conn: &mut Conn, vote: VoteId, account: AccountId) -> Result<Option<Mark>> {
    Ok(vote_roll::table
        .filter(vote_roll::vote_id.eq(Key::from(vote)))
        .filter(vote_roll::account_id.eq(Some(Key::from(account))))
        .select((vote_roll::taken, vote_roll::blinded))
        .first(conn)
        .optional()?)
}

/// On which of some rolls somebody is, and whether a ballot was signed for them.
pub(in crate::votes) fn among(conn: &mut Conn, votes: &[VoteId], account: AccountId) -> Result<HashMap<VoteId, bool>> {
    let marks: Vec<(Key, bool)> = vote_roll::table
        .filter(vote_roll::account_id.eq(Some(Key::from(account))))
        .filter(vote_roll::vote_id.eq_any(votes.iter().copied().map(Key::from)))
        .select((vote_roll::vote_id, vote_roll::taken))
        .load(conn)?;
    Ok(marks.into_iter().map(|(vote, taken)| (vote.into(), taken)).collect())
}

/// Notes that a ballot is signed for somebody; false when one was before.
pub(in crate::votes) fn take(conn: &mut Conn, vote: VoteId, account: AccountId, blinded: [u8; 32]) -> Result<bool> {
    let free = vote_roll::table
        .filter(vote_roll::vote_id.eq(Key::from(vote)))
        .filter(vote_roll::account_id.eq(Some(Key::from(account))))
        .filter(vote_roll::taken.eq(false));
    let taken = diesel::update(free)
        .set((vote_roll::taken.eq(true), vote_roll::blinded.eq(Some(blinded.to_vec()))))
        .execute(conn)?;
    Ok(taken == 1)
}

/// For how many a ballot was signed.
pub(in crate::votes) fn taken(conn: &mut Conn, vote: VoteId) -> Result<i32> {
    let taken: i64 = vote_roll::table
        .filter(vote_roll::vote_id.eq(Key::from(vote)))
        .filter(vote_roll::taken.eq(true))
        .count()
        .get_result(conn)?;
    i32::try_from(taken).map_err(Error::internal)
}

/// For how many a ballot was signed, of each of some votes that has any.
pub(in crate::votes) fn taken_of(conn: &mut Conn, votes: &[VoteId]) -> Result<HashMap<VoteId, i32>> {
    let counts: Vec<(Key, i64)> = vote_roll::table
        .filter(vote_roll::vote_id.eq_any(votes.iter().copied().map(Key::from)))
        .filter(vote_roll::taken.eq(true))
        .group_by(vote_roll::vote_id)
        .select((vote_roll::vote_id, count_star()))
        .load(conn)?;
    let number = |(vote, taken): (Key, i64)| Ok((vote.into(), i32::try_from(taken).map_err(Error::internal)?));
    counts.into_iter().map(number).collect()
}

/// Everybody on a roll who was not erased.
pub(in crate::votes) fn all(conn: &mut Conn, vote: VoteId) -> Result<Vec<AccountId>> {
    let keys: Vec<Option<Key>> = vote_roll::table
        .filter(vote_roll::vote_id.eq(Key::from(vote)))
        .filter(vote_roll::account_id.is_not_null())
        .select(vote_roll::account_id)
        .load(conn)?;
    Ok(keys.into_iter().flatten().map(Into::into).collect())
}

/// On which rolls somebody is, and whether a ballot was signed for them.
pub(in crate::votes) fn of(conn: &mut Conn, account: AccountId) -> Result<Vec<(VoteId, bool)>> {
    let rows: Vec<(Key, bool)> = vote_roll::table
        .filter(vote_roll::account_id.eq(Some(Key::from(account))))
        .order(vote_roll::vote_id)
        .select((vote_roll::vote_id, vote_roll::taken))
        .load(conn)?;
    Ok(rows.into_iter().map(|(vote, taken)| (vote.into(), taken)).collect())
}

/// Forgets which blinded ballots were signed: nothing is signed again.
pub(in crate::votes) fn forget_blinded(conn: &mut Conn, vote: VoteId) -> Result<()> {
    let signed = vote_roll::table
        .filter(vote_roll::vote_id.eq(Key::from(vote)))
        .filter(vote_roll::blinded.is_not_null());
    diesel::update(signed)
        .set(vote_roll::blinded.eq(None::<Vec<u8>>))
        .execute(conn)?;
    Ok(())
}

/// Takes somebody's name off every roll; how many are on it stays.
pub(in crate::votes) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    let theirs = vote_roll::table.filter(vote_roll::account_id.eq(Some(Key::from(account))));
    diesel::update(theirs)
        .set(vote_roll::account_id.eq(None::<Key>))
        .execute(conn)?;
    Ok(())
}

/// Takes every name off the rolls of votes that were over before; gives how many.
pub(in crate::votes) fn forget_before(conn: &mut Conn, before: DateTime<Utc>) -> Result<usize> {
    let over = votes::table
        .filter(votes::state.eq_any([VoteState::Closed, VoteState::Cancelled].map(Word)))
        .filter(votes::closes_at.lt(Micros::from(before)))
        .select(votes::id);
    let named = vote_roll::table
        .filter(vote_roll::vote_id.eq_any(over))
        .filter(vote_roll::account_id.is_not_null());
    Ok(diesel::update(named)
        .set(vote_roll::account_id.eq(None::<Key>))
        .execute(conn)?)
}
