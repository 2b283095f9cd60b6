//! The table of what people say of proposals.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    ids::{AccountId, CommentId, ProposalId},
    proposals::{CommentState, Reason},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, Word, schema::proposal_comments},
    error::Result,
};

/// A row of `proposal_comments`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = proposal_comments, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) proposal_id: Key,
    pub(super) community_id: Key,
    pub(super) parent_id: Option<Key>,
    pub(super) author_id: Key,
    pub(super) role: Word<Role>,
    pub(super) proposer: bool,
    pub(super) state: Word<CommentState>,
    pub(super) edition: i32,
    pub(super) text: String,
    pub(super) reason: Option<Word<Reason>>,
    pub(super) written_at: Micros,
    pub(super) changed_at: Option<Micros>,
}

impl Row {
    pub(super) fn id(&self) -> CommentId {
        self.id.into()
    }

    pub(super) fn author(&self) -> AccountId {
        self.author_id.into()
    }

    pub(super) fn proposal(&self) -> ProposalId {
        self.proposal_id.into()
    }
}

/// Adds it.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(proposal_comments::table).values(row).execute(conn)?;
    Ok(())
}

/// One.
pub(super) fn find(conn: &mut Conn, id: CommentId) -> Result<Option<Row>> {
    Ok(proposal_comments::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// One, held for the rest of the transaction.
pub(super) fn hold(conn: &mut Conn, id: CommentId) -> Result<Option<Row>> {
    if let Conn::Postgres(conn) = conn {
        proposal_comments::table
            .filter(proposal_comments::id.eq(Key::from(id)))
            .select(proposal_comments::edition)
            .for_no_key_update()
            .load::<i32>(conn)?;
    }
    find(conn, id)
}

/// Writes what changed of it.
pub(super) fn update(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::update(proposal_comments::table.find(row.id)).set(row).execute(conn)?;
    Ok(())
}

/// What was said of a proposal, the latest first, before one. Words that wait are for their author and the station.
pub(super) fn threads(
    conn: &mut Conn,
    of: ProposalId,
    (account, station): (Option<AccountId>, bool),
    before: Option<CommentId>,
    limit: i64,
) -> Result<Vec<Row>> {
    let mut query = proposal_comments::table
        .filter(proposal_comments::proposal_id.eq(Key::from(of)))
        .filter(proposal_comments::parent_id.is_null())
        .select(Row::as_select())
        .into_boxed();
    if !station {
        let own = Key(account.map_or(uuid::Uuid::nil(), contract::ids::Id::uuid));
        let open = proposal_comments::state.ne(Word(CommentState::Waiting));
        query = query.filter(open.or(proposal_comments::author_id.eq(own)));
    }
    if let Some(before) = before {
        query = query.filter(proposal_comments::id.lt(Key::from(before)));
    }
    Ok(query.order(proposal_comments::id.desc()).limit(limit).load(conn)?)
}

/// What was answered to these, the oldest first.
pub(super) fn answers(conn: &mut Conn, to: &[Key]) -> Result<Vec<Row>> {
    Ok(proposal_comments::table
        .filter(proposal_comments::parent_id.eq_any(to.iter().copied().map(Some).collect::<Vec<_>>()))
        .order(proposal_comments::id)
        .select(Row::as_select())
        .load(conn)?)
}

/// How much somebody has said since.
pub(super) fn count_since(conn: &mut Conn, author: AccountId, since: DateTime<Utc>) -> Result<i64> {
    Ok(proposal_comments::table
        .filter(proposal_comments::author_id.eq(Key::from(author)))
        .filter(proposal_comments::written_at.ge(Micros::from(since)))
        .count()
        .get_result(conn)?)
}

/// How much of what somebody said stands like this.
pub(super) fn count_of(conn: &mut Conn, author: AccountId, state: CommentState) -> Result<i64> {
    Ok(proposal_comments::table
        .filter(proposal_comments::author_id.eq(Key::from(author)))
        .filter(proposal_comments::state.eq(Word(state)))
        .count()
        .get_result(conn)?)
}

/// What somebody said that was not taken back, the oldest first.
pub(super) fn of_author(conn: &mut Conn, author: AccountId) -> Result<Vec<Row>> {
    Ok(proposal_comments::table
        .filter(proposal_comments::author_id.eq(Key::from(author)))
        .filter(proposal_comments::state.ne(Word(CommentState::Removed)))
        .order(proposal_comments::id)
        .select(Row::as_select())
        .load(conn)?)
}
