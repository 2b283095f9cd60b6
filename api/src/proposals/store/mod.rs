//! The tables of proposals.

pub(super) mod answers;
pub(super) mod at_once;
pub(super) mod drafts;
pub(super) mod editions;
pub(super) mod events;
pub(super) mod followers;
pub(super) mod people;
pub(super) mod rules;
pub(super) mod signatures;
pub(super) mod statistics;

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommunityId, OrganisationId, ProposalId},
    places::{Datum, Point},
    proposals::ProposalState,
};
use diesel::prelude::*;

use super::model::Standing;
use crate::{
    db::{Conn, Key, Micros, Word, schema::proposals},
    error::Result,
};

/// A row of `proposals`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = proposals, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) cell_id: Option<Key>,
    pub(super) number: String,
    pub(super) state: Word<ProposalState>,
    pub(super) version: i32,
    pub(super) author_id: Key,
    pub(super) named: bool,
    pub(super) edition: i32,
    pub(super) shown_edition: Option<i32>,
    pub(super) threshold: i32,
    pub(super) answer_days: i32,
    pub(super) created_at: Micros,
    pub(super) updated_at: Micros,
    pub(super) published_at: Option<Micros>,
    pub(super) closes_at: Option<Micros>,
    pub(super) effective_at: Option<Micros>,
    pub(super) answer_due_at: Option<Micros>,
    pub(super) answered_at: Option<Micros>,
    pub(super) appeal_until: Option<Micros>,
    pub(super) hidden_from: Option<Word<ProposalState>>,
    pub(super) hidden_at: Option<Micros>,
    pub(super) merged_into: Option<Key>,
    pub(super) raised_at: Option<Micros>,
    pub(super) latitude: Option<f64>,
    pub(super) longitude: Option<f64>,
    pub(super) responsible_id: Option<Key>,
    pub(super) organisation_id: Option<Key>,
}

impl Row {
    pub(super) fn id(&self) -> ProposalId {
        self.id.into()
    }

    pub(super) fn community(&self) -> CommunityId {
        self.community_id.into()
    }

    pub(super) fn author(&self) -> AccountId {
        self.author_id.into()
    }

    /// The organisation in whose name it is proposed.
    pub(super) fn organisation(&self) -> Option<OrganisationId> {
        self.organisation_id.map(Into::into)
    }

    /// Where it is about, where its author said so.
    pub(super) fn point(&self) -> Option<Point> {
        let (latitude, longitude) = self.latitude.zip(self.longitude)?;
        Some(Point {
            latitude,
            longitude,
            datum: Datum::Wgs84,
        })
    }

    /// What decides what can be done with it.
    pub(super) fn standing(&self) -> Standing {
        Standing {
            written: self.state.0,
            closes_at: self.closes_at.map(Into::into),
            appeal_until: self.appeal_until.map(Into::into),
            amended: self.shown_edition.is_some_and(|shown| shown < self.edition),
        }
    }

    /// Where it stands at `now`.
    pub(super) fn state_at(&self, now: DateTime<Utc>) -> ProposalState {
        self.standing().state(now)
    }
}

/// Adds a proposal.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(proposals::table).values(row).execute(conn)?;
    Ok(())
}

/// Whether a proposal has this number.
pub(super) fn has_number(conn: &mut Conn, number: &str) -> Result<bool> {
    let found = proposals::table
        .filter(proposals::number.eq(number))
        .count()
        .get_result::<i64>(conn)?;
    Ok(found > 0)
}

/// A proposal.
pub(super) fn find(conn: &mut Conn, id: ProposalId) -> Result<Option<Row>> {
    Ok(proposals::table
        .filter(proposals::id.eq(Key::from(id)))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// Those that went into a proposal.
pub(super) fn merged(conn: &mut Conn, into: ProposalId) -> Result<Vec<ProposalId>> {
    let keys: Vec<Key> = proposals::table
        .filter(proposals::merged_into.eq(Some(Key::from(into))))
        .select(proposals::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Those of these proposals that there are.
pub(super) fn some(conn: &mut Conn, ids: &[ProposalId]) -> Result<Vec<Row>> {
    let keys: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    Ok(proposals::table
        .filter(proposals::id.eq_any(keys))
        .select(Row::as_select())
        .load(conn)?)
}

/// A proposal, held for the rest of the transaction: nobody else changes it, and nobody signs it.
pub(super) fn hold(conn: &mut Conn, id: ProposalId) -> Result<Option<Row>> {
    if let Conn::Postgres(conn) = conn {
        proposals::table
            .filter(proposals::id.eq(Key::from(id)))
            .select(proposals::version)
            .for_no_key_update()
            .load::<i32>(conn)?;
    }
    find(conn, id)
}

/// A proposal that stays as it is for the rest of the transaction, however many look at it so at once.
///
/// SQLite has one writer, who holds everything.
pub(super) fn steady(conn: &mut Conn, id: ProposalId) -> Result<Option<Row>> {
    if let Conn::Postgres(conn) = conn {
        proposals::table
            .filter(proposals::id.eq(Key::from(id)))
            .select(proposals::version)
            .for_share()
            .load::<i32>(conn)?;
    }
    find(conn, id)
}

/// Writes what changed of a proposal, and counts the change.
pub(super) fn update(conn: &mut Conn, row: &mut Row, now: DateTime<Utc>) -> Result<()> {
    row.version += 1;
    row.updated_at = now.into();
    diesel::update(proposals::table.filter(proposals::id.eq(row.id)))
        .set(&*row)
        .execute(conn)?;
    Ok(())
}

/// How many proposals of somebody are under way.
pub(super) fn open_of(conn: &mut Conn, author: AccountId) -> Result<i64> {
    let open = [
        ProposalState::Draft,
        ProposalState::Submitted,
        ProposalState::Returned,
        ProposalState::Gathering,
    ];
    Ok(proposals::table
        .filter(proposals::author_id.eq(Key::from(author)))
        .filter(proposals::state.eq_any(open.map(Word).to_vec()))
        .count()
        .get_result(conn)?)
}

/// How many of somebody's proposals stand like this.
pub(super) fn count_of(conn: &mut Conn, author: AccountId, published: bool) -> Result<i64> {
    let all = proposals::table
        .filter(proposals::author_id.eq(Key::from(author)))
        .into_boxed();
    let counted = if published {
        all.filter(proposals::published_at.is_not_null())
    } else {
        all.filter(proposals::state.eq(Word(ProposalState::Rejected)))
    };
    Ok(counted.count().get_result(conn)?)
}

/// Proposals that gather signatures, in the order of their identifiers after one.
pub(super) fn gathering(conn: &mut Conn, after: Option<Key>, limit: i64) -> Result<Vec<Key>> {
    let mut query = proposals::table
        .filter(proposals::state.eq(Word(ProposalState::Gathering)))
        .select(proposals::id)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(proposals::id.gt(after));
    }
    Ok(query.order(proposals::id).limit(limit).load(conn)?)
}

/// A proposal of a community whose answer is overdue, where the street was not told yet.
pub(super) fn overdue(conn: &mut Conn, community: CommunityId, now: DateTime<Utc>) -> Result<Option<ProposalId>> {
    let key: Option<Key> = proposals::table
        .filter(proposals::community_id.eq(Key::from(community)))
        .filter(proposals::answer_due_at.lt(Some(Micros::from(now))))
        .filter(proposals::state.eq(Word(ProposalState::Effective)))
        .filter(proposals::raised_at.is_null())
        .order((proposals::answer_due_at, proposals::id))
        .select(proposals::id)
        .first(conn)
        .optional()?;
    Ok(key.map(Into::into))
}

/// Every proposal of somebody.
pub(super) fn of_author(conn: &mut Conn, author: AccountId) -> Result<Vec<Row>> {
    Ok(proposals::table
        .filter(proposals::author_id.eq(Key::from(author)))
        .select(Row::as_select())
        .load(conn)?)
}
