//! Which published proposals resemble a title: by words that both have.

use contract::{
    ids::{CommunityId, ProposalId},
    proposals::ProposalText,
};
use diesel::{
    QueryableByName, RunQueryDsl, sql_query,
    sql_types::{BigInt, Binary, Text},
};

use super::store::Row;
use crate::{
    db::{Backend, Conn, Key, each_backend},
    error::Result,
    search,
};

/// Proposals that are looked at more closely.
const CANDIDATES: i64 = 60;
/// Words of a title that are looked for; more say no more about what it is about.
const WORDS: usize = 8;
/// Of the words of two titles, how many of hundred both must have to be called alike.
const ALIKE: usize = 20;
/// Proposals that are named at most.
const NAMED: usize = 5;

/// The word for a community.
fn place(community: CommunityId) -> String {
    format!("c{}", community.uuid().simple())
}

/// Puts the words of a published proposal into the index, in place of those of an earlier edition.
pub(super) fn put(conn: &mut Conn, row: &Row, text: &ProposalText) -> Result<()> {
    let words = format!("{} {}", search::words(&text.title), place(row.community()));
    let (remove, add) = match conn.backend() {
        Backend::Postgres => (
            "DELETE FROM proposal_search WHERE proposal_id = $1",
            "INSERT INTO proposal_search (proposal_id, words) VALUES ($1, to_tsvector('simple', $2))",
        ),
        Backend::Sqlite => (
            "DELETE FROM proposal_search WHERE proposal_id = ?",
            "INSERT INTO proposal_search (proposal_id, words) VALUES (?, ?)",
        ),
    };
    each_backend!(conn, |conn| {
        sql_query(remove).bind::<Binary, _>(row.id).execute(conn)?;
        sql_query(add).bind::<Binary, _>(row.id).bind::<Text, _>(words).execute(conn)
    })?;
    Ok(())
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Binary)]
    id: Key,
    #[diesel(sql_type = Text)]
    title: String,
}

const POSTGRES: &str = "SELECT found.proposal_id AS id, editions.title AS title FROM (\
        SELECT proposal_id, ts_rank(words, to_tsquery('simple', $1)) AS likeness FROM proposal_search \
        WHERE words @@ to_tsquery('simple', $1) ORDER BY likeness DESC, proposal_id DESC LIMIT $2) found \
    JOIN proposals ON proposals.id = found.proposal_id \
    JOIN proposal_editions editions ON editions.proposal_id = proposals.id AND editions.edition = proposals.shown_edition \
    WHERE proposals.state NOT IN ('withdrawn', 'hidden', 'merged') ORDER BY found.likeness DESC";
const SQLITE: &str = "SELECT found.proposal_id AS id, editions.title AS title FROM (\
        SELECT proposal_id, rank AS likeness FROM proposal_search WHERE proposal_search MATCH ?1 ORDER BY rank LIMIT ?2) found \
    JOIN proposals ON proposals.id = found.proposal_id \
    JOIN proposal_editions editions ON editions.proposal_id = proposals.id AND editions.edition = proposals.shown_edition \
    WHERE proposals.state NOT IN ('withdrawn', 'hidden', 'merged') ORDER BY found.likeness";

/// The published proposals of a community that resemble a title, the nearest first.
pub(super) fn find(conn: &mut Conn, community: CommunityId, title: &str) -> Result<Vec<ProposalId>> {
    let own = search::terms(title);
    let mut terms: Vec<&str> = own.iter().map(String::as_str).collect();
    // Long words tell more than short ones.
    terms.sort_by_key(|term| std::cmp::Reverse(term.chars().count()));
    terms.truncate(WORDS);
    if terms.is_empty() {
        return Ok(Vec::new());
    }
    let place = place(community);
    let (sql, query) = match conn.backend() {
        Backend::Postgres => (POSTGRES, format!("'{place}' & ({})", pairs(&terms, '\'', " & ", " | "))),
        Backend::Sqlite => (SQLITE, format!("\"{place}\" AND ({})", pairs(&terms, '"', " AND ", " OR "))),
    };
    let found: Vec<Found> = each_backend!(conn, |conn| sql_query(sql)
        .bind::<Text, _>(query)
        .bind::<BigInt, _>(CANDIDATES)
        .load(conn))?;
    let mut ranked: Vec<(usize, ProposalId)> = found
        .into_iter()
        .map(|one| (likeness(&own, &search::terms(&one.title)), one.id.into()))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    ranked.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    ranked.truncate(NAMED);
    Ok(ranked.into_iter().map(|(_, id)| id).collect())
}

/// Any two of the terms, or the one that there is: who shares only one of several words speaks of something else, and common
/// words alone would find every other proposal. Terms hold letters and digits only, so that none can end its quotation.
fn pairs(terms: &[&str], quote: char, both: &str, either: &str) -> String {
    let quoted: Vec<String> = terms.iter().map(|term| format!("{quote}{term}{quote}")).collect();
    if quoted.len() == 1 {
        return quoted.concat();
    }
    let pair = |(at, one): (usize, &String)| {
        let rest = quoted[at + 1..].iter();
        rest.map(|other| format!("({one}{both}{other})")).collect::<Vec<_>>()
    };
    quoted.iter().enumerate().flat_map(pair).collect::<Vec<_>>().join(either)
}

/// Of the words of two titles, how many of hundred both have.
fn likeness(one: &[String], other: &[String]) -> usize {
    let both = one.iter().filter(|term| other.contains(term)).count();
    let all = one.len() + other.len() - both;
    (both * 100).checked_div(all).unwrap_or_default()
}

/// Makes the index anew; it must be empty.
///
/// # Errors
/// When the database refuses.
pub(crate) fn rebuild(conn: &mut Conn) -> Result<()> {
    use diesel::prelude::*;

    use crate::db::schema::proposals;
    let published: Vec<Row> = proposals::table
        .filter(proposals::shown_edition.is_not_null())
        .select(Row::as_select())
        .load(conn)?;
    for row in &published {
        let shown = row.shown_edition.unwrap_or(row.edition);
        if let Some(edition) = super::store::editions::find(conn, row.id(), shown)? {
            put(conn, row, &edition.text())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{likeness, pairs, search};

    #[test]
    fn titles_about_the_same_are_alike() {
        let of = |one: &str, other: &str| likeness(&search::terms(one), &search::terms(other));
        assert!(of("在3号楼前装一盏路灯", "3号楼前面加装路灯") >= super::ALIKE);
        assert!(of("在3号楼前装一盏路灯", "老年食堂延长开放时间") < super::ALIKE);
        assert_eq!(of("", ""), 0);
    }

    #[test]
    fn two_words_of_a_title_are_looked_for_or_its_only_one() {
        assert_eq!(pairs(&["a"], '"', " AND ", " OR "), "\"a\"");
        assert_eq!(
            pairs(&["a", "b", "c"], '\'', " & ", " | "),
            "('a' & 'b') | ('a' & 'c') | ('b' & 'c')"
        );
    }
}
