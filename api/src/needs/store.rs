//! The tables of needs and of what stands behind them.

pub(super) mod sessions;

use chrono::{DateTime, Utc};
use contract::{
    ids::{CaseId, CommunityId, NeedId, ProposalId, VoteId},
    needs::{NeedScores, NeedState},
    notifications::NotificationSubject,
    proposals::Field,
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{need_sources, needs},
        spelled_out,
    },
    error::{Error, Result},
};

/// A row of `needs`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = needs, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) title: String,
    pub(super) about: String,
    pub(super) field: Word<Field>,
    pub(super) state: Word<NeedState>,
    pub(super) body_id: Option<Key>,
    pub(super) vote_id: Option<Key>,
    pub(super) vote_option: Option<i32>,
    pub(super) notice_until: Option<Micros>,
    pub(super) scores: Option<String>,
    pub(super) listed_at: Micros,
}

impl Row {
    pub(super) fn id(&self) -> NeedId {
        self.id.into()
    }

    pub(super) fn community(&self) -> CommunityId {
        self.community_id.into()
    }

    /// How the last vote scored it, if it did.
    pub(super) fn scores(&self) -> Result<Option<NeedScores>> {
        let scores = self.scores.as_deref().map(serde_json::from_str).transpose();
        scores.map_err(Error::internal)
    }

    /// Where a page of a list ends with it.
    pub(super) fn place(&self) -> (Micros, Key) {
        (self.listed_at, self.id)
    }
}

/// Adds a need.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(needs::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes a need that is held.
pub(super) fn put(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::update(needs::table.find(row.id)).set(row).execute(conn)?;
    Ok(())
}

/// A need.
pub(super) fn find(conn: &mut Conn, id: NeedId) -> Result<Option<Row>> {
    Ok(needs::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// A need, held for the rest of the transaction. SQLite has one writer, who holds everything.
pub(super) fn hold(conn: &mut Conn, id: NeedId) -> Result<Option<Row>> {
    if let Conn::Postgres(conn) = conn {
        needs::table
            .filter(needs::id.eq(Key::from(id)))
            .select(needs::listed_at)
            .for_no_key_update()
            .load::<i64>(conn)?;
    }
    find(conn, id)
}

/// Needs that were put to a vote, in the order of their identifiers.
pub(super) fn of_vote(conn: &mut Conn, vote: VoteId) -> Result<Vec<NeedId>> {
    let keys: Vec<Key> = needs::table
        .filter(needs::vote_id.eq(Some(Key::from(vote))))
        .filter(needs::state.eq(spelled_out(NeedState::InBallot)))
        .order(needs::id)
        .select(needs::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Needs that were put to a vote, last to this one, each with the number of its option.
pub(super) fn put_to(conn: &mut Conn, vote: VoteId) -> Result<Vec<(NeedId, i32)>> {
    let rows: Vec<(Key, Option<i32>)> = needs::table
        .filter(needs::vote_id.eq(Some(Key::from(vote))))
        .select((needs::id, needs::vote_option))
        .load(conn)?;
    let placed = rows.into_iter().filter_map(|(id, number)| Some((id.into(), number?)));
    Ok(placed.collect())
}

/// Votes that needs were put to and nobody settled yet.
pub(super) fn votes(conn: &mut Conn) -> Result<Vec<VoteId>> {
    let keys: Vec<Option<Key>> = needs::table
        .filter(needs::state.eq(spelled_out(NeedState::InBallot)))
        .filter(needs::vote_id.is_not_null())
        .select(needs::vote_id)
        .distinct()
        .load(conn)?;
    Ok(keys.into_iter().flatten().map(Into::into).collect())
}

/// Needs whose time on notice is over.
pub(super) fn noticed(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<NeedId>> {
    let keys: Vec<Key> = needs::table
        .filter(needs::state.eq(spelled_out(NeedState::OnNotice)))
        .filter(needs::notice_until.le(Some(Micros::from(now))))
        .order(needs::notice_until)
        .select(needs::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Needs of a community, the latest first.
pub(super) fn page(
    conn: &mut Conn,
    community: CommunityId,
    state: Option<NeedState>,
    after: Option<(Micros, Key)>,
    limit: i64,
) -> Result<Vec<Row>> {
    let mut query = needs::table
        .filter(needs::community_id.eq(Key::from(community)))
        .order((needs::listed_at.desc(), needs::id.desc()))
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some(state) = state {
        query = query.filter(needs::state.eq(Word(state)));
    }
    if let Some((at, id)) = after {
        query = query.filter(needs::listed_at.lt(at).or(needs::listed_at.eq(at).and(needs::id.lt(id))));
    }
    Ok(query.load(conn)?)
}

/// What stands behind needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Proposal(ProposalId),
    Case(CaseId),
}

impl Source {
    fn parts(self) -> (NotificationSubject, Key) {
        match self {
            Self::Proposal(id) => (NotificationSubject::Proposal, id.into()),
            Self::Case(id) => (NotificationSubject::Case, id.into()),
        }
    }
}

/// Puts these behind a need.
pub(super) fn add_sources(conn: &mut Conn, row: &Row, sources: &[Source]) -> Result<()> {
    let values = |source: &Source| {
        let (kind, id) = source.parts();
        (
            need_sources::need_id.eq(row.id),
            need_sources::community_id.eq(row.community_id),
            need_sources::source.eq(Word(kind)),
            need_sources::source_id.eq(id),
        )
    };
    let rows: Vec<_> = sources.iter().map(values).collect();
    each_backend!(conn, |conn| diesel::insert_into(need_sources::table)
        .values(rows)
        .execute(conn))?;
    Ok(())
}

/// What stands behind these needs.
pub(super) fn sources(conn: &mut Conn, of: &[Key]) -> Result<Vec<(Key, Source)>> {
    let rows: Vec<(Key, Word<NotificationSubject>, Key)> = need_sources::table
        .filter(need_sources::need_id.eq_any(of))
        .order((need_sources::need_id, need_sources::source_id))
        .select((need_sources::need_id, need_sources::source, need_sources::source_id))
        .load(conn)?;
    let source = |(need, kind, id): (Key, Word<NotificationSubject>, Key)| match kind.0 {
        NotificationSubject::Proposal => (need, Source::Proposal(id.into())),
        _ => (need, Source::Case(id.into())),
    };
    Ok(rows.into_iter().map(source).collect())
}

/// The need that stands on one of these proposals or cases, the latest; one that was put aside only where there is no other.
pub(super) fn standing_on(conn: &mut Conn, sources: Vec<Key>) -> Result<Option<Row>> {
    let rows: Vec<Row> = need_sources::table
        .inner_join(needs::table.on(needs::id.eq(need_sources::need_id)))
        .filter(need_sources::source_id.eq_any(sources))
        .order((needs::listed_at.desc(), needs::id.desc()))
        .select(Row::as_select())
        .load(conn)?;
    let stands = rows.iter().find(|row| row.state.0 != NeedState::Discarded);
    Ok(stands.or(rows.first()).cloned())
}

/// Whether something stands behind a need that was not put aside.
pub(super) fn is_behind(conn: &mut Conn, source: Source) -> Result<bool> {
    let found = need_sources::table
        .inner_join(needs::table.on(needs::id.eq(need_sources::need_id)))
        .filter(need_sources::source_id.eq(source.parts().1))
        .filter(needs::state.ne(Word(NeedState::Discarded)))
        .count()
        .get_result::<i64>(conn)?;
    Ok(found > 0)
}
