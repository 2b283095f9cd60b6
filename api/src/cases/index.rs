//! The words of each case in the index of whichever database: FTS5 or `tsvector`.

use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Binary, Nullable, Text},
};

use contract::ids::CommunityId;

use crate::{
    db::{
        Backend, Conn, Key, Micros, each_backend, last,
        schema::{case_texts, cases},
    },
    error::Result,
    search,
};

/// Words of a case that tell it from others; more would only be more to compare.
const TELLING: usize = 24;

diesel::table! {
    /// The index as SQLite has it.
    case_search (case_id) {
        /// Whose words they are.
        case_id -> Binary,
        /// When it was submitted.
        submitted_at -> Nullable<BigInt>,
        /// Separated by spaces.
        words -> Text,
    }
}

/// The words of a text as an entry of the index holds them: each behind the mark of the community it lies in. So a word leads to
/// the cases of one community, however many others have it, too.
pub(super) fn words(title: &str, body: &str, community: CommunityId) -> String {
    let mark = mark(community);
    let words = search::words(&format!("{title} {body}"));
    let marked: Vec<_> = words.split_ascii_whitespace().map(|word| format!("{mark}{word}")).collect();
    marked.join(" ")
}

/// The end of its identifier, which is drawn by chance. Two may share it: it narrows, and does not decide.
fn mark(community: CommunityId) -> String {
    community.uuid().simple().to_string().split_off(24)
}

/// Adds the words of a case that was submitted then.
pub(super) fn add(conn: &mut Conn, (case, at): (Key, Micros), words: &str) -> Result<()> {
    if let Conn::Postgres(conn) = conn {
        let insert =
            "INSERT INTO case_search (case_id, submitted_at, words) VALUES ($1, $2, array_to_tsvector(string_to_array($3, ' ')))";
        sql_query(insert)
            .bind::<Binary, _>(case)
            .bind::<BigInt, _>(at)
            .bind::<Text, _>(words)
            .execute(conn)?;
        return Ok(());
    }
    let words = words.to_owned();
    // Not `sql_query`: that would be prepared anew for every message.
    last(conn, move |conn| {
        let row = (
            case_search::case_id.eq(case),
            case_search::submitted_at.eq(at),
            case_search::words.eq(words),
        );
        each_backend!(conn, |conn| diesel::insert_into(case_search::table).values(row).execute(conn))?;
        Ok(())
    })
}

/// Takes the words of a case out, by which it is found.
pub(super) fn remove(conn: &mut Conn, case: Key, words: &str) -> Result<()> {
    if conn.backend() == Backend::Postgres {
        remove_by("case_id = $1", conn, case, None)?;
        return Ok(());
    }
    let own: Vec<_> = words
        .split_ascii_whitespace()
        .take(TELLING)
        .map(|word| format!("\"{word}\""))
        .collect();
    let own = Some(own.join(" ")).filter(|own| !own.is_empty());
    last(conn, move |conn| {
        // Whose case it is stands in no index: without its words, every entry would be looked at.
        let by_words = "rowid IN (SELECT rowid FROM case_search WHERE case_id = ?1 AND case_search MATCH ?2)";
        if own.is_none() || remove_by(by_words, conn, case, own)? == 0 {
            // Its entry may be of a time when texts were cut into other words.
            remove_by("case_id = ?1", conn, case, None)?;
        }
        Ok(())
    })
}

/// Takes out what this condition finds, and says how many.
fn remove_by(condition: &str, conn: &mut Conn, case: Key, words: Option<String>) -> Result<usize> {
    let sql = format!("DELETE FROM case_search WHERE {condition}");
    Ok(each_backend!(conn, |conn| {
        let remove = sql_query(sql).bind::<Binary, _>(case);
        match words {
            Some(words) => remove.bind::<Text, _>(words).execute(conn),
            None => remove.execute(conn),
        }
    })?)
}

/// Makes the index anew from the texts of all cases; it must be empty.
///
/// # Errors
/// When the database refuses.
pub(crate) fn rebuild(conn: &mut Conn) -> Result<()> {
    let mut last: Option<Key> = None;
    loop {
        let mut query = case_texts::table
            .inner_join(cases::table.on(cases::id.eq(case_texts::case_id)))
            .select((
                case_texts::case_id,
                cases::submitted_at,
                case_texts::community_id,
                case_texts::title,
                case_texts::body,
            ))
            .into_boxed();
        if let Some(last) = last {
            query = query.filter(case_texts::case_id.gt(last));
        }
        let texts: Vec<(Key, Micros, Key, String, String)> = query.order(case_texts::case_id).limit(500).load(conn)?;
        let Some((key, ..)) = texts.last() else { return Ok(()) };
        last = Some(*key);
        for (case, at, community, title, body) in &texts {
            add(conn, (*case, *at), &words(title, body, (*community).into()))?;
        }
    }
}

/// Cases of these communities that have every one of `terms`; any of them, and no more than `most`.
pub(super) fn found(conn: &mut Conn, terms: &[String], communities: &[CommunityId], most: usize) -> Result<Vec<Found>> {
    let backend = conn.backend();
    let sql = match backend {
        // Materialized, or few being enough it would look through the words of one case after the other.
        Backend::Postgres => {
            "WITH found AS MATERIALIZED (SELECT case_id, submitted_at FROM case_search WHERE words @@ $1::tsquery) \
             SELECT case_id, submitted_at FROM found LIMIT $2"
        }
        Backend::Sqlite => "SELECT case_id, submitted_at FROM case_search WHERE case_search MATCH ?1 LIMIT ?2",
    };
    let (asked, most) = (asked(backend, terms, communities), i64::try_from(most).unwrap_or(i64::MAX));
    Ok(each_backend!(conn, |conn| sql_query(sql)
        .bind::<Text, _>(asked)
        .bind::<BigInt, _>(most)
        .load(conn))?)
}

/// A case that has the words.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub(super) struct Found {
    /// The case.
    #[diesel(sql_type = Binary)]
    pub(super) case_id: Key,
    /// When it was submitted; what a server of an older version took in does not say it.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(super) submitted_at: Option<Micros>,
}

/// The question to the index: every term, each with any of the marks. Terms hold letters and digits only.
fn asked(backend: Backend, terms: &[String], communities: &[CommunityId]) -> String {
    let (quote, or, and) = match backend {
        Backend::Postgres => ('\'', " | ", " & "),
        Backend::Sqlite => ('"', " OR ", " AND "),
    };
    let marks: Vec<_> = communities.iter().copied().map(mark).collect();
    let anywhere = |term: &String| {
        let marked: Vec<_> = marks.iter().map(|mark| format!("{quote}{mark}{term}{quote}")).collect();
        format!("({})", marked.join(or))
    };
    terms.iter().map(anywhere).collect::<Vec<_>>().join(and)
}
