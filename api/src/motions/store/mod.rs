//! The table of motions.

pub(super) mod seconds;

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommunityId, MotionId},
    motions::{MotionState, NewMotion},
    proposals::Reason,
    votes::VoteOption,
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{motion_seconds, motions},
        spelled_out,
    },
    error::{Error, Result},
};

/// A row of `motions`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = motions, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) author_id: Option<Key>,
    pub(super) state: Word<MotionState>,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) question: String,
    options: String,
    pub(super) choose: i32,
    pub(super) submitted_at: Micros,
    pub(super) published_at: Option<Micros>,
    pub(super) closes_at: Option<Micros>,
    pub(super) threshold: Option<i32>,
    pub(super) announce_days: Option<i32>,
    pub(super) seconds: i32,
    pub(super) bound_at: Option<Micros>,
    pub(super) due_at: Option<Micros>,
    pub(super) raised_at: Option<Micros>,
    pub(super) refused_for: Option<Word<Reason>>,
    pub(super) refused_because: Option<String>,
    pub(super) vote_id: Option<Key>,
    pub(super) ended_at: Option<Micros>,
}

impl Row {
    /// A motion that was just sent, and waits to be looked at until then.
    pub(super) fn new(
        id: MotionId,
        (community, author): (CommunityId, AccountId),
        (new, options): (&NewMotion, &[VoteOption]),
        (now, due): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<Self> {
        Ok(Self {
            id: id.into(),
            community_id: community.into(),
            author_id: Some(author.into()),
            state: Word(MotionState::Waiting),
            title: new.title.trim().to_owned(),
            text: new.text.trim().to_owned(),
            question: new.question.trim().to_owned(),
            options: serde_json::to_string(options).map_err(Error::internal)?,
            choose: new.choose.into(),
            submitted_at: now.into(),
            published_at: None,
            closes_at: None,
            threshold: None,
            announce_days: None,
            seconds: 0,
            bound_at: None,
            due_at: Some(due.into()),
            raised_at: None,
            refused_for: None,
            refused_because: None,
            vote_id: None,
            ended_at: None,
        })
    }

    pub(super) fn id(&self) -> MotionId {
        self.id.into()
    }

    pub(super) fn community(&self) -> CommunityId {
        self.community_id.into()
    }

    pub(super) fn author(&self) -> Option<AccountId> {
        self.author_id.map(Into::into)
    }

    /// What can be chosen.
    pub(super) fn options(&self) -> Result<Vec<VoteOption>> {
        serde_json::from_str(&self.options).map_err(Error::internal)
    }

    /// Where a page of a list ends with it.
    pub(super) fn place(&self) -> (Micros, Key) {
        (self.submitted_at, self.id)
    }

    /// Nothing is owed any more, and it is over.
    pub(super) fn end(&mut self, state: MotionState, now: DateTime<Utc>) {
        self.state = Word(state);
        (self.due_at, self.raised_at) = (None, None);
        self.ended_at = Some(now.into());
    }
}

/// Adds a motion.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(motions::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes down how one stands that is held.
pub(super) fn change(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::update(motions::table.find(row.id)).set(row).execute(conn)?;
    Ok(())
}

/// A motion.
pub(super) fn find(conn: &mut Conn, id: MotionId) -> Result<Option<Row>> {
    Ok(motions::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// A motion, held for the rest of the transaction: nobody else changes it, nor seconds it. SQLite has one writer, who holds
/// everything.
pub(super) fn hold(conn: &mut Conn, id: MotionId) -> Result<Option<Row>> {
    if let Conn::Postgres(conn) = conn {
        motions::table
            .filter(motions::id.eq(Key::from(id)))
            .select(motions::choose)
            .for_no_key_update()
            .load::<i32>(conn)?;
    }
    find(conn, id)
}

/// Which motions of a community.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// Also what is not published.
    pub(super) all: bool,
    /// What this person wrote, published or not.
    pub(super) of: Option<AccountId>,
    pub(super) state: Option<MotionState>,
    pub(super) after: Option<(Micros, Key)>,
}

/// Motions of a community, the latest first.
pub(super) fn page(conn: &mut Conn, community: CommunityId, wanted: Wanted, limit: i64) -> Result<Vec<Row>> {
    let mut query = motions::table
        .filter(motions::community_id.eq(Key::from(community)))
        .order((motions::submitted_at.desc(), motions::id.desc()))
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if !wanted.all {
        let published = motions::published_at.is_not_null();
        query = match wanted.of {
            Some(author) => query.filter(published.or(motions::author_id.eq(Some(Key::from(author))))),
            None => query.filter(published),
        };
    }
    if let Some(state) = wanted.state {
        query = query.filter(motions::state.eq(Word(state)));
    }
    if let Some((at, id)) = wanted.after {
        query = query.filter(
            motions::submitted_at
                .lt(at)
                .or(motions::submitted_at.eq(at).and(motions::id.lt(id))),
        );
    }
    Ok(query.load(conn)?)
}

/// Whether a motion of theirs is under way in a community.
pub(super) fn is_any_open(conn: &mut Conn, author: AccountId, community: CommunityId) -> Result<bool> {
    let open = [MotionState::Waiting, MotionState::Gathering, MotionState::Binding].map(Word);
    let count: i64 = motions::table
        .filter(motions::author_id.eq(Some(Key::from(author))))
        .filter(motions::community_id.eq(Key::from(community)))
        .filter(motions::state.eq_any(open))
        .count()
        .get_result(conn)?;
    Ok(count > 0)
}

/// Every motion that somebody wrote or seconds, the earliest first.
pub(super) fn of(conn: &mut Conn, account: AccountId) -> Result<Vec<Row>> {
    let seconded = motion_seconds::table
        .filter(motion_seconds::account_id.eq(Key::from(account)))
        .select(motion_seconds::motion_id);
    Ok(motions::table
        .filter(
            motions::id
                .eq_any(seconded)
                .or(motions::author_id.eq(Some(Key::from(account)))),
        )
        .order((motions::submitted_at, motions::id))
        .select(Row::as_select())
        .load(conn)?)
}

/// Every motion that somebody wrote, in the order of their identifiers.
pub(super) fn of_author(conn: &mut Conn, author: AccountId) -> Result<Vec<MotionId>> {
    let keys: Vec<Key> = motions::table
        .filter(motions::author_id.eq(Some(Key::from(author))))
        .order(motions::id)
        .select(motions::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// A few in which something is due: their time is over, or what is owed is late and nobody said so.
pub(super) fn due(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> Result<Vec<MotionId>> {
    let now = Micros::from(now);
    let mut keys: Vec<Key> = motions::table
        .filter(motions::state.eq(spelled_out(MotionState::Gathering)))
        .filter(motions::closes_at.le(Some(now)))
        .order(motions::closes_at)
        .limit(limit)
        .select(motions::id)
        .load(conn)?;
    let late: Vec<Key> = motions::table
        .filter(motions::due_at.lt(Some(now)))
        .filter(motions::raised_at.is_null())
        .order(motions::due_at)
        .limit(limit)
        .select(motions::id)
        .load(conn)?;
    keys.extend(late);
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Those that ended before, and of which somebody is still named.
pub(super) fn ended_before(conn: &mut Conn, before: DateTime<Utc>) -> Result<Vec<MotionId>> {
    let named = motion_seconds::table.select(motion_seconds::motion_id);
    let keys: Vec<Key> = motions::table
        .filter(motions::ended_at.lt(Some(Micros::from(before))))
        .filter(motions::author_id.is_not_null().or(motions::id.eq_any(named)))
        .order(motions::id)
        .select(motions::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Removes what was never published.
pub(super) fn remove(conn: &mut Conn, id: MotionId) -> Result<()> {
    diesel::delete(motions::table.find(Key::from(id))).execute(conn)?;
    Ok(())
}
