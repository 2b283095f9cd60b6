//! Which cases have the words that somebody searches for.

use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{Bool, Text},
};

use super::{
    index,
    list::{Condition, Scope},
};
use crate::{
    db::{Backend, Conn, Key, schema::cases},
    error::Result,
    search,
};

/// So many cases the index is asked to name. When it knows more that have the words, whoever goes through the list in its
/// order meets them soon enough.
const FEW: usize = 1_500;

/// The condition of being what somebody searches for: by words, and by its number where they may mean one.
///
/// # Errors
/// When the database refuses.
pub(super) fn about(conn: &mut Conn, scope: &Scope, text: &str) -> Result<Condition> {
    let by_number = cases::number.eq(text.to_owned());
    let terms = search::terms(text);
    let Some((first, others)) = terms.split_first() else {
        return Ok(Box::new(by_number));
    };
    let by_words = match few_of(conn, scope, &terms)? {
        Some(few) => Box::new(cases::id.eq_any(few)),
        None => others.iter().fold(says(conn.backend(), first), |all, term| -> Condition {
            Box::new(all.and(says(conn.backend(), term)))
        }),
    };
    // Beside another condition the list may have to be read to its end before the first case is found.
    Ok(if text.contains(|letter: char| letter.is_ascii_digit()) {
        Box::new(by_number.or(by_words))
    } else {
        by_words
    })
}

/// The cases of a desk that have all of the terms, if they are few. Nobody else has many cases to go through.
fn few_of(conn: &mut Conn, scope: &Scope, terms: &[String]) -> Result<Option<Vec<Key>>> {
    let Scope::Desk(communities) = scope else { return Ok(None) };
    let found = index::found(conn, terms, communities, FEW + 1)?;
    Ok(Some(found).filter(|found| found.len() <= FEW))
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
