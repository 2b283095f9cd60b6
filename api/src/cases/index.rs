//! The words of each case in the index of whichever database: FTS5 or `tsvector`.

use diesel::{
    dsl::sql,
    prelude::*,
    sql_query,
    sql_types::{Binary, Bool, Text},
};

use contract::ids::CommunityId;

use super::list::Condition;
use crate::{
    db::{Backend, Conn, Key, each_backend, schema::case_texts},
    error::Result,
    search,
};

diesel::table! {
    /// The index as SQLite has it.
    case_search (case_id) {
        /// Whose words they are.
        case_id -> Binary,
        /// Separated by spaces.
        words -> Text,
    }
}

/// The words of a text as an entry of the index holds them, and the community it lies in as one more: a desk's search
/// then reads the entries of its own community only, however many others there are.
pub(super) fn words(title: &str, body: &str, community: CommunityId) -> String {
    format!("{} {}", search::words(&format!("{title} {body}")), place(community))
}

/// The word for a community.
fn place(community: CommunityId) -> String {
    format!("c{}", community.uuid().simple())
}

/// Adds the words of a case.
pub(super) fn add(conn: &mut Conn, case: Key, words: &str) -> Result<()> {
    match conn {
        Conn::Postgres(conn) => sql_query("INSERT INTO case_search (case_id, words) VALUES ($1, to_tsvector('simple', $2))")
            .bind::<Binary, _>(case)
            .bind::<Text, _>(words)
            .execute(conn)?,
        // Not `sql_query`: that would be prepared anew for every message.
        Conn::Sqlite(conn) => diesel::insert_into(case_search::table)
            .values((case_search::case_id.eq(case), case_search::words.eq(words)))
            .execute(conn)?,
    };
    Ok(())
}

/// Takes the words of a case out.
pub(super) fn remove(conn: &mut Conn, case: Key) -> Result<()> {
    let sql = match conn.backend() {
        Backend::Postgres => "DELETE FROM case_search WHERE case_id = $1",
        Backend::Sqlite => "DELETE FROM case_search WHERE case_id = ?",
    };
    each_backend!(conn, |conn| sql_query(sql).bind::<Binary, _>(case).execute(conn))?;
    Ok(())
}

/// Makes the index anew from the texts of all cases; it must be empty.
///
/// # Errors
/// When the database refuses.
pub(crate) fn rebuild(conn: &mut Conn) -> Result<()> {
    let mut last: Option<Key> = None;
    loop {
        let mut query = case_texts::table
            .select((
                case_texts::case_id,
                case_texts::community_id,
                case_texts::title,
                case_texts::body,
            ))
            .into_boxed();
        if let Some(last) = last {
            query = query.filter(case_texts::case_id.gt(last));
        }
        let texts: Vec<(Key, Key, String, String)> = query.order(case_texts::case_id).limit(500).load(conn)?;
        let Some((key, ..)) = texts.last() else { return Ok(()) };
        last = Some(*key);
        for (case, community, title, body) in &texts {
            add(conn, *case, &words(title, body, (*community).into()))?;
        }
    }
}

/// The condition that a case has every one of `terms`, which hold letters and digits only, and lies in the community if
/// one is named.
pub(super) fn matches(backend: Backend, terms: &[String], community: Option<CommunityId>) -> Condition {
    let (beginning, quote, and, end) = match backend {
        // Materialized, or it would walk through the cases of a community and look at the words of each.
        Backend::Postgres => (
            "cases.id IN (WITH found AS MATERIALIZED (SELECT case_id FROM case_search WHERE words @@ to_tsquery('simple', ",
            '\'',
            " & ",
            ")) SELECT case_id FROM found)",
        ),
        Backend::Sqlite => (
            "cases.id IN (SELECT case_id FROM case_search WHERE (case_search MATCH ",
            '"',
            " ",
            "))",
        ),
    };
    let place = community.map(place);
    let terms: Vec<_> = terms
        .iter()
        .chain(&place)
        .map(|term| format!("{quote}{term}{quote}"))
        .collect();
    Box::new(sql::<Bool>(beginning).bind::<Text, _>(terms.join(and)).sql(end))
}
