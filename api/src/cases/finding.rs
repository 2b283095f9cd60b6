//! Which cases have the words that somebody searches for.

use std::cmp::Reverse;

use contract::cases::Sort;
use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{Bool, Text},
};

use super::{
    index::{self, Found},
    list::{Condition, Filter, Scope},
};
use crate::{
    db::{Backend, Conn, Key, schema::cases},
    error::Result,
    search,
};

/// So many cases the index is asked to name. When it knows more that have the words, whoever goes through the list in its
/// order meets them soon enough.
const FEW: usize = 1_500;

/// What somebody searches for, as conditions of which a page is made one after the other, until it is full: what meets an earlier
/// one comes before what meets a later one.
///
/// # Errors
/// When the database refuses.
pub(super) fn about(conn: &mut Conn, scope: &Scope, filter: &Filter, text: &str) -> Result<Vec<Condition>> {
    let by_number: Condition = Box::new(cases::number.eq(text.to_owned()));
    let terms = search::terms(text);
    let Some((first, others)) = terms.split_first() else {
        return Ok(vec![by_number]);
    };
    let may_be_number = text.contains(|letter: char| letter.is_ascii_digit());
    let by_words = match few_of(conn, scope, &terms)? {
        Some(few) if !may_be_number => return Ok(in_turn(few, filter).into_iter().map(among).collect()),
        Some(few) => among(keys(&few)),
        None => others.iter().fold(says(conn.backend(), first), |all, term| -> Condition {
            Box::new(all.and(says(conn.backend(), term)))
        }),
    };
    // Beside another condition the list may have to be read to its end before the first case is found.
    let about: Condition = if may_be_number {
        Box::new(by_number.or(by_words))
    } else {
        by_words
    };
    Ok(vec![about])
}

/// The cases of a desk that have all of the terms, if they are few. Nobody else has many cases to go through.
fn few_of(conn: &mut Conn, scope: &Scope, terms: &[String]) -> Result<Option<Vec<Found>>> {
    let Scope::Desk(communities) = scope else { return Ok(None) };
    let found = index::found(conn, terms, communities, FEW + 1)?;
    Ok(Some(found).filter(|found| found.len() <= FEW))
}

/// Few cases, apart those with which a page is full if all of them may stand on it: each is looked up by its identifier, which for
/// a thousand takes PostgreSQL ten times as long as finding them by their words.
fn in_turn(mut few: Vec<Found>, filter: &Filter) -> Vec<Vec<Key>> {
    let mut full = usize::from(filter.limit) + 1;
    if filter.sort != Sort::Newest || few.len() <= full || few.iter().any(|each| each.submitted_at.is_none()) {
        full = few.len();
    }
    let place = |each: &Found| (each.submitted_at, each.case_id);
    if full < few.len() {
        if let Some(after) = filter.after {
            few.retain(|each| place(each) < (Some(after.at), after.id));
        }
        few.sort_unstable_by_key(|each| Reverse(place(each)));
    }
    let (latest, others) = few.split_at(full.min(few.len()));
    [latest, others]
        .into_iter()
        .filter(|some| !some.is_empty())
        .map(keys)
        .collect()
}

fn keys(of: &[Found]) -> Vec<Key> {
    of.iter().map(|each| each.case_id).collect()
}

fn among(keys: Vec<Key>) -> Condition {
    Box::new(cases::id.eq_any(keys))
}

/// The condition that its text has a term, which holds letters and digits only.
fn says(backend: Backend, term: &str) -> Condition {
    let capitals = term.to_uppercase();
    // Of any other letters SQLite does not know which are the same.
    if term.is_ascii() || capitals == term {
        writes(backend, term)
    } else {
        Box::new(writes(backend, term).or(writes(backend, &capitals)))
    }
}

/// It is asked of one case after the other: the offset keeps PostgreSQL from looking through all texts first.
fn writes(backend: Backend, term: &str) -> Condition {
    let like = match backend {
        Backend::Postgres => "ILIKE",
        Backend::Sqlite => "LIKE",
    };
    let beginning = format!(
        "EXISTS (SELECT 1 FROM case_texts said WHERE said.case_id = cases.id AND (said.title || ' ' || said.body) {like} "
    );
    Box::new(
        sql::<Bool>(&beginning)
            .bind::<Text, _>(format!("%{term}%"))
            .sql(" LIMIT 1 OFFSET 0)"),
    )
}
