//! The table of visits.

use contract::{
    ids::{AccountId, CardId, CaseId, VisitId},
    liaison::{Daypart, VisitState},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, Word, part, schema::liaison_visits},
    error::Result,
};

/// A row of `liaison_visits`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = liaison_visits, treat_none_as_default_value = false)]
pub(in crate::liaison) struct Row {
    pub(in crate::liaison) id: Key,
    pub(in crate::liaison) community_id: Key,
    pub(in crate::liaison) card_id: Key,
    pub(in crate::liaison) officer_id: Key,
    pub(in crate::liaison) case_id: Option<Key>,
    pub(in crate::liaison) state: Word<VisitState>,
    pub(in crate::liaison) wished_on: Option<String>,
    pub(in crate::liaison) wished_part: Option<Word<Daypart>>,
    pub(in crate::liaison) planned_on: Option<String>,
    pub(in crate::liaison) planned_part: Option<Word<Daypart>>,
    pub(in crate::liaison) visited_on: Option<String>,
    pub(in crate::liaison) settled: bool,
    pub(in crate::liaison) met: Option<String>,
    pub(in crate::liaison) found: Option<String>,
    pub(in crate::liaison) created_at: Micros,
    pub(in crate::liaison) updated_at: Micros,
}

part!(Row, liaison_visits: id, community_id, card_id, officer_id, case_id, state, wished_on, wished_part, planned_on, planned_part,
    visited_on, settled, met, found, created_at, updated_at);

impl Row {
    pub(in crate::liaison) fn case(&self) -> Option<CaseId> {
        self.case_id.map(Into::into)
    }
}

/// Whose visits.
#[derive(Debug, Clone, Copy)]
pub(in crate::liaison) enum Whose {
    /// An officer's.
    Officer(AccountId),
    /// Those that belong to a card.
    Card(CardId),
}

/// Visits, the latest first: still to be made or made, before one.
pub(in crate::liaison) fn list(
    conn: &mut Conn,
    whose: Whose,
    open: Option<bool>,
    before: Option<VisitId>,
    limit: i64,
) -> Result<Vec<Row>> {
    let mut query = liaison_visits::table.select(Row::as_select()).into_boxed();
    query = match whose {
        Whose::Officer(officer) => query.filter(liaison_visits::officer_id.eq(Key::from(officer))),
        Whose::Card(card) => query.filter(liaison_visits::card_id.eq(Key::from(card))),
    };
    let done = Word(VisitState::Done);
    query = match open {
        Some(true) => query.filter(liaison_visits::state.ne(done)),
        Some(false) => query.filter(liaison_visits::state.eq(done)),
        None => query,
    };
    if let Some(before) = before {
        query = query.filter(liaison_visits::id.lt(Key::from(before)));
    }
    Ok(query.order(liaison_visits::id.desc()).limit(limit).load(conn)?)
}

/// The visit of this identifier, held for the rest of the transaction.
///
/// SQLite has one writer, who holds everything.
pub(in crate::liaison) fn hold(conn: &mut Conn, id: VisitId) -> Result<Option<Row>> {
    let this = liaison_visits::table.filter(liaison_visits::id.eq(Key::from(id)));
    if let Conn::Postgres(conn) = conn {
        this.select(liaison_visits::case_id).for_update().load::<Option<Key>>(conn)?;
    }
    Ok(this.select(Row::as_select()).first(conn).optional()?)
}

/// Hands the visits of a card that are still to be made to another officer, under the card that came in its place.
pub(in crate::liaison) fn hand_over(conn: &mut Conn, old: CardId, (new, officer): (CardId, AccountId)) -> Result<Vec<CaseId>> {
    let open = liaison_visits::card_id
        .eq(Key::from(old))
        .and(liaison_visits::state.ne(Word(VisitState::Done)));
    let cases: Vec<Option<Key>> = liaison_visits::table
        .filter(open)
        .select(liaison_visits::case_id)
        .load(conn)?;
    diesel::update(liaison_visits::table.filter(open))
        .set((
            liaison_visits::card_id.eq(Key::from(new)),
            liaison_visits::officer_id.eq(Key::from(officer)),
        ))
        .execute(conn)?;
    Ok(cases.into_iter().flatten().map(Into::into).collect())
}

/// Writes down what changed of a visit.
pub(in crate::liaison) fn update(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::update(liaison_visits::table.filter(liaison_visits::id.eq(row.id)))
        .set((
            liaison_visits::state.eq(row.state),
            liaison_visits::planned_on.eq(&row.planned_on),
            liaison_visits::planned_part.eq(row.planned_part),
            liaison_visits::visited_on.eq(&row.visited_on),
            liaison_visits::settled.eq(row.settled),
            liaison_visits::met.eq(&row.met),
            liaison_visits::found.eq(&row.found),
            liaison_visits::updated_at.eq(row.updated_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Erases what a visit on account of a case says of people.
pub(in crate::liaison) fn erase(conn: &mut Conn, case: CaseId) -> Result<()> {
    diesel::update(liaison_visits::table.filter(liaison_visits::case_id.eq(Key::from(case))))
        .set((
            liaison_visits::met.eq(None::<String>),
            liaison_visits::found.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}
