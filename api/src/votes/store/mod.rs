//! The table of votes.

pub(super) mod ballots;
pub(super) mod roll;

use chrono::{DateTime, Utc};
use contract::{
    ids::{BodyId, CommunityId, MotionId, VoteId},
    votes::{Criterion, VoteBody, VoteOption, VoteState},
};
use diesel::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    db::{Conn, Key, Micros, Word, schema::votes, spelled_out},
    error::{Error, Result},
};

/// A row of `votes`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = votes, treat_none_as_default_value = false)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) title: String,
    pub(super) question: String,
    options: String,
    pub(super) choose: i32,
    pub(super) opens_at: Micros,
    pub(super) closes_at: Micros,
    pub(super) quorum_percent: i32,
    pub(super) state: Word<VoteState>,
    pub(super) cancelled_because: Option<String>,
    pub(super) roll: Option<i32>,
    pub(super) taken: Option<i32>,
    pub(super) key_n: Option<Vec<u8>>,
    pub(super) key_sealed: Option<Vec<u8>>,
    pub(super) ballots: Option<i32>,
    counts: Option<String>,
    pub(super) digest: Option<Vec<u8>>,
    body_id: Option<Key>,
    body_name: Option<String>,
    body_decides: bool,
    criteria: Option<String>,
    sums: Option<String>,
    motion_id: Option<Key>,
}

/// What is announced of a vote.
pub(super) struct Announced<'a> {
    pub(super) id: VoteId,
    pub(super) community: CommunityId,
    pub(super) title: &'a str,
    pub(super) question: &'a str,
    pub(super) options: &'a [VoteOption],
    pub(super) choose: u8,
    pub(super) opens_at: DateTime<Utc>,
    pub(super) closes_at: DateTime<Utc>,
    pub(super) quorum_percent: u8,
    pub(super) body: Option<VoteBody>,
    pub(super) motion: Option<MotionId>,
    pub(super) criteria: &'a [Criterion],
}

impl Announced<'_> {
    /// It as a row.
    pub(super) fn row(&self) -> Result<Row> {
        Ok(Row {
            id: self.id.into(),
            community_id: self.community.into(),
            title: self.title.to_owned(),
            question: self.question.to_owned(),
            options: serde_json::to_string(self.options).map_err(Error::internal)?,
            choose: self.choose.into(),
            opens_at: self.opens_at.into(),
            closes_at: self.closes_at.into(),
            quorum_percent: self.quorum_percent.into(),
            state: Word(VoteState::Announced),
            cancelled_because: None,
            roll: None,
            taken: None,
            key_n: None,
            key_sealed: None,
            ballots: None,
            counts: None,
            digest: None,
            body_id: self.body.as_ref().map(|body| body.id.into()),
            body_name: self.body.as_ref().map(|body| body.name.clone()),
            body_decides: self.body.as_ref().is_some_and(|body| body.decides),
            criteria: (!self.criteria.is_empty()).then(|| written(&self.criteria)).transpose()?,
            sums: None,
            motion_id: self.motion.map(Into::into),
        })
    }
}

impl Row {
    pub(super) fn id(&self) -> VoteId {
        self.id.into()
    }

    pub(super) fn community(&self) -> CommunityId {
        self.community_id.into()
    }

    /// The body that it has to do with, by the name that it had when the vote was announced.
    pub(super) fn body(&self) -> Option<VoteBody> {
        let (id, name) = self.body_id.zip(self.body_name.clone())?;
        Some(VoteBody {
            id: id.into(),
            name,
            decides: self.body_decides,
        })
    }

    /// The body whose members decide.
    pub(super) fn electorate(&self) -> Option<BodyId> {
        self.body_id.filter(|_| self.body_decides).map(Into::into)
    }

    /// The body on which residents decide.
    pub(super) fn decides_on(&self) -> Option<BodyId> {
        self.body_id.filter(|_| !self.body_decides).map(Into::into)
    }

    /// The motion by which residents called for it.
    pub(super) fn motion(&self) -> Option<MotionId> {
        self.motion_id.map(Into::into)
    }

    /// By what options are scored; by nothing where some are chosen.
    pub(super) fn criteria(&self) -> Result<Vec<Criterion>> {
        read(self.criteria.as_deref())
    }

    /// How many points each option has by each criterion.
    pub(super) fn sums(&self) -> Result<Vec<Vec<u32>>> {
        read(self.sums.as_deref())
    }

    /// What can be chosen.
    pub(super) fn options(&self) -> Result<Vec<VoteOption>> {
        serde_json::from_str(&self.options).map_err(Error::internal)
    }

    /// How many ballots chose each.
    pub(super) fn counts(&self) -> Result<Vec<u32>> {
        read(self.counts.as_deref())
    }

    /// Where a page of a list ends with it.
    pub(super) fn place(&self) -> (Micros, Key) {
        (self.opens_at, self.id)
    }
}

/// A list that a column holds; nothing where it holds none.
fn read<T: DeserializeOwned>(column: Option<&str>) -> Result<Vec<T>> {
    serde_json::from_str(column.unwrap_or("[]")).map_err(Error::internal)
}

fn written(list: &impl Serialize) -> Result<String> {
    serde_json::to_string(list).map_err(Error::internal)
}

/// Adds a vote.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(votes::table).values(row).execute(conn)?;
    Ok(())
}

/// A vote.
pub(super) fn find(conn: &mut Conn, id: VoteId) -> Result<Option<Row>> {
    Ok(votes::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// A vote, held for the rest of the transaction: nobody else changes it, and nobody votes.
///
/// SQLite has one writer, who holds everything.
pub(super) fn hold(conn: &mut Conn, id: VoteId) -> Result<Option<Row>> {
    if let Conn::Postgres(conn) = conn {
        votes::table
            .filter(votes::id.eq(Key::from(id)))
            .select(votes::choose)
            .for_no_key_update()
            .load::<i32>(conn)?;
    }
    find(conn, id)
}

/// A vote that stays as it is for the rest of the transaction, however many vote at once.
pub(super) fn steady(conn: &mut Conn, id: VoteId) -> Result<Option<Row>> {
    if let Conn::Postgres(conn) = conn {
        votes::table
            .filter(votes::id.eq(Key::from(id)))
            .select(votes::choose)
            .for_share()
            .load::<i32>(conn)?;
    }
    find(conn, id)
}

/// Votes of a community, those that open last first.
pub(super) fn page(
    conn: &mut Conn,
    community: CommunityId,
    state: Option<VoteState>,
    after: Option<(Micros, Key)>,
    limit: i64,
) -> Result<Vec<Row>> {
    let mut query = votes::table
        .filter(votes::community_id.eq(Key::from(community)))
        .order((votes::opens_at.desc(), votes::id.desc()))
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some(state) = state {
        query = query.filter(votes::state.eq(Word(state)));
    }
    if let Some((at, id)) = after {
        query = query.filter(votes::opens_at.lt(at).or(votes::opens_at.eq(at).and(votes::id.lt(id))));
    }
    Ok(query.load(conn)?)
}

/// Votes of a community that are counted and whose time was over from one moment until before another, the first first.
pub(super) fn closed_in(conn: &mut Conn, community: CommunityId, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<Row>> {
    Ok(votes::table
        .filter(votes::community_id.eq(Key::from(community)))
        .filter(votes::state.eq(Word(VoteState::Closed)))
        .filter(votes::closes_at.ge(Micros::from(from)))
        .filter(votes::closes_at.lt(Micros::from(until)))
        .order((votes::closes_at, votes::id))
        .select(Row::as_select())
        .load(conn)?)
}

/// A few votes that should be open.
pub(super) fn to_open(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> Result<Vec<VoteId>> {
    let keys: Vec<Key> = votes::table
        .filter(votes::state.eq(spelled_out(VoteState::Announced)))
        .filter(votes::opens_at.le(Micros::from(now)))
        .order(votes::opens_at)
        .limit(limit)
        .select(votes::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// A few votes that should be closed.
pub(super) fn to_close(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> Result<Vec<VoteId>> {
    let keys: Vec<Key> = votes::table
        .filter(votes::state.eq(spelled_out(VoteState::Open)))
        .filter(votes::closes_at.le(Micros::from(now)))
        .order(votes::closes_at)
        .limit(limit)
        .select(votes::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// A vote's key: the modulus, and the secret half, sealed.
#[derive(Clone)]
pub(crate) struct SealedKey {
    pub(super) modulus: Vec<u8>,
    pub(super) secret: Vec<u8>,
}

/// Opens a vote with so many on its roll.
pub(super) fn open(conn: &mut Conn, id: VoteId, roll: usize, key: SealedKey) -> Result<()> {
    let opened = (
        votes::state.eq(Word(VoteState::Open)),
        votes::roll.eq(Some(i32::try_from(roll).map_err(Error::internal)?)),
        votes::key_n.eq(Some(key.modulus)),
        votes::key_sealed.eq(Some(key.secret)),
    );
    diesel::update(votes::table.find(Key::from(id))).set(opened).execute(conn)?;
    Ok(())
}

/// Cancels a vote: the secret half of its key goes.
pub(super) fn cancel(conn: &mut Conn, id: VoteId, reason: &str, taken: Option<i32>) -> Result<()> {
    let cancelled = (
        votes::state.eq(Word(VoteState::Cancelled)),
        votes::cancelled_because.eq(Some(reason)),
        votes::taken.eq(taken),
        votes::key_sealed.eq(None::<Vec<u8>>),
    );
    diesel::update(votes::table.find(Key::from(id)))
        .set(cancelled)
        .execute(conn)?;
    Ok(())
}

/// What came of a vote.
pub(super) struct Counted {
    pub(super) taken: i32,
    pub(super) ballots: i32,
    pub(super) counts: Vec<u32>,
    /// Nothing where options are chosen.
    pub(super) sums: Vec<Vec<u32>>,
    pub(super) digest: [u8; 32],
}

/// Closes a vote: the secret half of its key goes, and nothing of it changes any more.
pub(super) fn close(conn: &mut Conn, id: VoteId, counted: &Counted) -> Result<()> {
    let closed = (
        votes::state.eq(Word(VoteState::Closed)),
        votes::taken.eq(Some(counted.taken)),
        votes::ballots.eq(Some(counted.ballots)),
        votes::counts.eq(Some(written(&counted.counts)?)),
        votes::sums.eq((!counted.sums.is_empty()).then(|| written(&counted.sums)).transpose()?),
        votes::digest.eq(Some(counted.digest.to_vec())),
        votes::key_sealed.eq(None::<Vec<u8>>),
    );
    diesel::update(votes::table.find(Key::from(id))).set(closed).execute(conn)?;
    Ok(())
}
