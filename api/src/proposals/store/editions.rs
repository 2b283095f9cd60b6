//! The table of what proposals say, version by version.

use chrono::{DateTime, Utc};
use contract::{
    ids::ProposalId,
    proposals::{Edition, Field, ProposalText},
};
use diesel::prelude::*;

use super::Row;
use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{proposal_editions, proposals},
    },
    error::Result,
};

/// A row of `proposal_editions`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = proposal_editions, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(in crate::proposals) struct EditionRow {
    proposal_id: Key,
    edition: i32,
    community_id: Key,
    title: String,
    problem: String,
    suggestion: String,
    helps: Option<String>,
    field: Word<Field>,
    place: Option<String>,
    cost: Option<i32>,
    written_at: Micros,
    published_at: Option<Micros>,
}

fn said(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

impl EditionRow {
    /// The latest edition of `of`.
    pub(in crate::proposals) fn new(of: &Row, text: &ProposalText, now: DateTime<Utc>) -> Self {
        Self {
            proposal_id: of.id,
            edition: of.edition,
            community_id: of.community_id,
            title: text.title.trim().to_owned(),
            problem: text.problem.trim().to_owned(),
            suggestion: text.suggestion.trim().to_owned(),
            helps: said(text.helps.as_ref()),
            field: Word(text.field),
            place: said(text.place.as_ref()),
            cost: text.cost.and_then(|cost| i32::try_from(cost).ok()),
            written_at: now.into(),
            published_at: None,
        }
    }

    /// What it says.
    pub(in crate::proposals) fn text(self) -> ProposalText {
        ProposalText {
            title: self.title,
            problem: self.problem,
            suggestion: self.suggestion,
            helps: self.helps,
            field: self.field.0,
            place: self.place,
            cost: self.cost.and_then(|cost| u32::try_from(cost).ok()),
        }
    }

    /// It for its readers.
    pub(in crate::proposals) fn shown(self) -> Edition {
        Edition {
            edition: self.edition.unsigned_abs(),
            published_at: self.published_at.map(Into::into),
            text: self.text(),
        }
    }
}

/// Writes down an edition, in place of what stood under its number.
pub(in crate::proposals) fn put(conn: &mut Conn, row: &EditionRow) -> Result<()> {
    let known = diesel::update(proposal_editions::table.find((row.proposal_id, row.edition)))
        .set(row)
        .execute(conn)?;
    if known == 0 {
        diesel::insert_into(proposal_editions::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// One edition.
pub(in crate::proposals) fn find(conn: &mut Conn, id: ProposalId, edition: i32) -> Result<Option<EditionRow>> {
    Ok(proposal_editions::table
        .find((Key::from(id), edition))
        .select(EditionRow::as_select())
        .first(conn)
        .optional()?)
}

/// The editions of a proposal, the latest first: all, or only those that were published.
pub(in crate::proposals) fn list(conn: &mut Conn, id: ProposalId, all: bool) -> Result<Vec<EditionRow>> {
    let mut query = proposal_editions::table
        .filter(proposal_editions::proposal_id.eq(Key::from(id)))
        .select(EditionRow::as_select())
        .into_boxed();
    if !all {
        query = query.filter(proposal_editions::published_at.is_not_null());
    }
    Ok(query.order(proposal_editions::edition.desc()).load(conn)?)
}

/// Writes down that an edition was published.
pub(in crate::proposals) fn publish(conn: &mut Conn, id: Key, edition: i32, now: DateTime<Utc>) -> Result<()> {
    diesel::update(proposal_editions::table.find((id, edition)))
        .set(proposal_editions::published_at.eq(Some(Micros::from(now))))
        .execute(conn)?;
    Ok(())
}

/// Erases what was never published of a proposal.
pub(in crate::proposals) fn erase_unpublished(conn: &mut Conn, id: Key) -> Result<()> {
    let unpublished = proposal_editions::table
        .filter(proposal_editions::proposal_id.eq(id))
        .filter(proposal_editions::published_at.is_null());
    diesel::update(unpublished)
        .set((
            proposal_editions::title.eq(""),
            proposal_editions::problem.eq(""),
            proposal_editions::suggestion.eq(""),
            proposal_editions::helps.eq(None::<String>),
            proposal_editions::place.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}

/// What these proposals are called in the edition that is published.
pub(in crate::proposals) fn shown_titles(conn: &mut Conn, ids: &[ProposalId]) -> Result<Vec<(Key, String)>> {
    let keys: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    Ok(proposal_editions::table
        .inner_join(proposals::table.on(proposals::id.eq(proposal_editions::proposal_id)))
        .filter(proposals::id.eq_any(keys))
        .filter(proposals::shown_edition.eq(proposal_editions::edition.nullable()))
        .select((proposals::id, proposal_editions::title))
        .load(conn)?)
}
