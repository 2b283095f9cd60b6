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
const FEW: usize = 1_000;

/// The condition of being what somebody searches for: by words, and by its number where they may mean one.
///
/// # Errors
/// When the database refuses.
pub(super) fn about(conn: &mut Conn, scope: &Scope, text: &str) -> Result<Condition> {
    let terms = search::terms(text);
    let by_number = cases::number.eq(text.to_owned());
    if terms.is_empty() {
        return Ok(Box::new(by_number));
    }
    let by_words = with_words(conn, scope, &terms)?;
    // Beside another condition the list may have to be read to its end before the first case is found.
    Ok(if text.contains(|letter: char| letter.is_ascii_digit()) {
        Box::new(by_number.or(by_words))
    } else {
        by_words
    })
}

fn with_words(conn: &mut Conn, scope: &Scope, terms: &[String]) -> Result<Condition> {
    let community = match scope {
        Scope::Desk(communities) => communities.first().filter(|_| communities.len() == 1).copied(),
        _ => None,
    };
    let found: Vec<Key> = index::found(conn, terms, community, FEW + 1)?;
    if found.len() <= FEW {
        return Ok(Box::new(cases::id.eq_any(found)));
    }
    let backend = conn.backend();
    if !terms.iter().all(|term| is_written_one_way(term)) {
        return Ok(index::matches(backend, terms, community));
    }
    let mut all: Option<Condition> = None;
    for term in terms {
        let said = says(backend, term);
        all = Some(match all {
            Some(all) => Box::new(all.and(said)),
            None => said,
        });
    }
    all.ok_or_else(|| crate::error::Error::internal("a search without terms"))
}

/// Whether a term stands in texts as it stands in the index, but for what both databases take for the same letter.
fn is_written_one_way(term: &str) -> bool {
    term.chars()
        .all(|letter| letter.is_ascii() || (!letter.is_lowercase() && !letter.is_uppercase()))
}

/// The condition that its text has a term, which holds letters and digits only.
///
/// It is asked of one case after the other: the offset keeps PostgreSQL from looking through all texts first.
fn says(backend: Backend, term: &str) -> Condition {
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
