//! The texts that desks sorted.

use contract::cases::{Category, State};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Word,
        schema::{case_texts, cases},
    },
    error::Result,
};

/// The latest cases that a desk took on: category, title and body.
pub(super) fn sorted(conn: &mut Conn, limit: i64) -> Result<Vec<(Category, String, String)>> {
    // A desk that accepts a case has read what category it is in; one that declines or a resident who withdraws has not.
    let read = [
        State::Accepted,
        State::Dispatched,
        State::InProgress,
        State::Transferred,
        State::Answered,
        State::Reopened,
        State::Closed,
    ];
    let rows: Vec<(Word<Category>, String, String)> = cases::table
        .inner_join(case_texts::table)
        .filter(cases::state.eq_any(read.map(Word)))
        .order(cases::id.desc())
        .limit(limit)
        .select((cases::category, case_texts::title, case_texts::body))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(category, title, body)| (category.0, title, body))
        .collect())
}
