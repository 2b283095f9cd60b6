//! The tables of calls and of plans.

pub(super) mod plans;
pub(super) mod questions;

use chrono::{DateTime, Utc};
use contract::{
    calls::{CallState, Hearing},
    ids::{CallId, CommunityId, VoteId},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, Word, schema::plan_calls, spelled_out},
    error::Result,
};

/// A row of `plan_calls`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = plan_calls, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) need_id: Option<Key>,
    pub(super) because: Option<String>,
    pub(super) title: String,
    pub(super) wanted: String,
    pub(super) carrier: String,
    pub(super) limit_fen: i64,
    pub(super) deadline: Micros,
    pub(super) state: Word<CallState>,
    pub(super) unsealed: bool,
    pub(super) vote_id: Option<Key>,
    pub(super) hearing_at: Option<Micros>,
    pub(super) hearing_place: Option<String>,
    pub(super) plan_id: Option<Key>,
    pub(super) notice_until: Option<Micros>,
    pub(super) published_at: Micros,
}

impl Row {
    pub(super) fn id(&self) -> CallId {
        self.id.into()
    }

    pub(super) fn community(&self) -> CommunityId {
        self.community_id.into()
    }

    /// When and where its plans are presented.
    pub(super) fn hearing(&self) -> Option<Hearing> {
        let (at, place) = self.hearing_at.zip(self.hearing_place.clone())?;
        Some(Hearing { at: at.into(), place })
    }

    /// Where a page of a list ends with it.
    pub(super) fn place(&self) -> (Micros, Key) {
        (self.published_at, self.id)
    }
}

/// Adds a call.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(plan_calls::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes a call that is held.
pub(super) fn put(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::update(plan_calls::table.find(row.id)).set(row).execute(conn)?;
    Ok(())
}

/// A call.
pub(super) fn find(conn: &mut Conn, id: CallId) -> Result<Option<Row>> {
    Ok(plan_calls::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// A call, held for the rest of the transaction: nobody changes it, nor sends a plan. SQLite has one writer, who holds everything.
pub(super) fn hold(conn: &mut Conn, id: CallId) -> Result<Option<Row>> {
    if let Conn::Postgres(conn) = conn {
        plan_calls::table
            .filter(plan_calls::id.eq(Key::from(id)))
            .select(plan_calls::published_at)
            .for_no_key_update()
            .load::<i64>(conn)?;
    }
    find(conn, id)
}

/// The calls that came of these needs, the latest first.
pub(super) fn of_needs(conn: &mut Conn, needs: &[Key]) -> Result<Vec<Row>> {
    let needs: Vec<Option<Key>> = needs.iter().copied().map(Some).collect();
    Ok(plan_calls::table
        .filter(plan_calls::need_id.eq_any(needs))
        .order((plan_calls::published_at.desc(), plan_calls::id.desc()))
        .select(Row::as_select())
        .load(conn)?)
}

/// Calls of a community, the latest first.
pub(super) fn page(conn: &mut Conn, community: CommunityId, after: Option<(Micros, Key)>, limit: i64) -> Result<Vec<Row>> {
    let mut query = plan_calls::table
        .filter(plan_calls::community_id.eq(Key::from(community)))
        .order((plan_calls::published_at.desc(), plan_calls::id.desc()))
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some((at, id)) = after {
        let later = plan_calls::published_at.eq(at).and(plan_calls::id.lt(id));
        query = query.filter(plan_calls::published_at.lt(at).or(later));
    }
    Ok(query.load(conn)?)
}

/// Calls whose deadline is over and that nobody unsealed yet.
pub(super) fn sealed(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<CallId>> {
    let keys: Vec<Key> = plan_calls::table
        .filter(plan_calls::state.eq(spelled_out(CallState::Open)))
        .filter(plan_calls::deadline.le(Micros::from(now)))
        .order(plan_calls::deadline)
        .select(plan_calls::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Calls whose plans were put to the vote, with that vote.
pub(super) fn in_review(conn: &mut Conn) -> Result<Vec<(CallId, VoteId)>> {
    let keys: Vec<(Key, Option<Key>)> = plan_calls::table
        .filter(plan_calls::state.eq(spelled_out(CallState::InReview)))
        .select((plan_calls::id, plan_calls::vote_id))
        .load(conn)?;
    let both = keys.into_iter().filter_map(|(id, vote)| Some((id.into(), vote?.into())));
    Ok(both.collect())
}

/// The call whose plans were put to a vote, last to this one.
pub(super) fn of_vote(conn: &mut Conn, vote: VoteId) -> Result<Option<CallId>> {
    let key: Option<Key> = plan_calls::table
        .filter(plan_calls::vote_id.eq(Some(Key::from(vote))))
        .select(plan_calls::id)
        .first(conn)
        .optional()?;
    Ok(key.map(Into::into))
}

/// Calls whose time on notice is over.
pub(super) fn noticed(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<CallId>> {
    let keys: Vec<Key> = plan_calls::table
        .filter(plan_calls::state.eq(spelled_out(CallState::OnNotice)))
        .filter(plan_calls::notice_until.le(Some(Micros::from(now))))
        .order(plan_calls::notice_until)
        .select(plan_calls::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}
