//! The tables of what was answered at doors.

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, ResponseId, SurveyId},
    surveys::{DoorOutcome, RaisedCase},
};
use diesel::prelude::*;

use super::editions;
use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{cases, survey_homes, survey_marks, survey_responses, survey_texts},
    },
    error::Result,
};

/// A row of `survey_responses`.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = survey_responses, treat_none_as_default_value = false)]
pub(in crate::surveys) struct ResponseRow {
    pub(in crate::surveys) id: Key,
    pub(in crate::surveys) survey_id: Key,
    pub(in crate::surveys) version: i32,
    pub(in crate::surveys) community_id: Key,
    pub(in crate::surveys) cell_id: Option<Key>,
    pub(in crate::surveys) author_id: Key,
    pub(in crate::surveys) outcome: Word<DoorOutcome>,
    pub(in crate::surveys) filled_at: Micros,
    pub(in crate::surveys) received_at: Micros,
}

/// A row of `survey_homes`.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = survey_homes, treat_none_as_default_value = false)]
pub(in crate::surveys) struct Home {
    pub(in crate::surveys) response_id: Key,
    pub(in crate::surveys) community_id: Key,
    pub(in crate::surveys) building: Option<String>,
    pub(in crate::surveys) name_sealed: Option<Vec<u8>>,
    pub(in crate::surveys) phone_sealed: Option<Vec<u8>>,
    pub(in crate::surveys) phone_digest: Option<Vec<u8>>,
}

/// A row of `survey_marks`.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = survey_marks)]
pub(in crate::surveys) struct MarkRow {
    pub(in crate::surveys) response_id: Key,
    pub(in crate::surveys) question: i32,
    pub(in crate::surveys) value: i32,
    pub(in crate::surveys) survey_id: Key,
    pub(in crate::surveys) version: i32,
    pub(in crate::surveys) community_id: Key,
}

/// A row of `survey_texts`.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = survey_texts, treat_none_as_default_value = false)]
pub(in crate::surveys) struct TextRow {
    pub(in crate::surveys) response_id: Key,
    pub(in crate::surveys) question: i32,
    pub(in crate::surveys) survey_id: Key,
    pub(in crate::surveys) version: i32,
    pub(in crate::surveys) community_id: Key,
    pub(in crate::surveys) filled_at: Micros,
    pub(in crate::surveys) text: String,
    pub(in crate::surveys) case_id: Option<Key>,
}

/// Writes down that a door was knocked at; false when it was written down before.
pub(in crate::surveys) fn add(conn: &mut Conn, row: &ResponseRow) -> Result<bool> {
    let added = each_backend!(conn, |conn| diesel::insert_into(survey_responses::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}

/// Whose answers these are, and to which survey.
pub(in crate::surveys) fn author(conn: &mut Conn, id: ResponseId) -> Result<Option<(AccountId, SurveyId)>> {
    let row: Option<(Key, Key)> = survey_responses::table
        .find(Key::from(id))
        .select((survey_responses::author_id, survey_responses::survey_id))
        .first(conn)
        .optional()?;
    Ok(row.map(|(author, survey)| (author.into(), survey.into())))
}

/// The cases that answers became.
pub(in crate::surveys) fn cases_of(conn: &mut Conn, id: ResponseId) -> Result<Vec<RaisedCase>> {
    let rows: Vec<(Key, String)> = survey_texts::table
        .inner_join(cases::table.on(survey_texts::case_id.eq(cases::id.nullable())))
        .filter(survey_texts::response_id.eq(Key::from(id)))
        .order(survey_texts::question)
        .select((cases::id, cases::number))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, number)| RaisedCase { id: id.into(), number })
        .collect())
}

/// Writes down who answered.
pub(in crate::surveys) fn add_home(conn: &mut Conn, home: &Home) -> Result<()> {
    diesel::insert_into(survey_homes::table).values(home).execute(conn)?;
    Ok(())
}

/// Inserts rows: in one statement on PostgreSQL. On SQLite Diesel would begin a transaction of its own for them, within
/// the writer's.
macro_rules! several {
    ($conn:expr, $table:expr, $rows:expr) => {
        match $conn {
            Conn::Postgres(conn) => {
                diesel::insert_into($table).values($rows).execute(conn)?;
            }
            Conn::Sqlite(conn) => {
                for row in $rows {
                    diesel::insert_into($table).values(row).execute(conn)?;
                }
            }
        }
    };
}

/// Writes down what is counted.
pub(in crate::surveys) fn add_marks(conn: &mut Conn, rows: &[MarkRow]) -> Result<()> {
    several!(conn, survey_marks::table, rows);
    Ok(())
}

/// Writes down what was said in words.
pub(in crate::surveys) fn add_texts(conn: &mut Conn, rows: &[TextRow]) -> Result<()> {
    several!(conn, survey_texts::table, rows);
    Ok(())
}

/// Erases who answered and what they said in words before `time`, of at most `limit` doors; gives how many.
pub(in crate::surveys) fn erase_before(conn: &mut Conn, time: DateTime<Utc>, limit: i64) -> Result<usize> {
    let doors: Vec<Key> = survey_responses::table
        .inner_join(survey_homes::table.on(survey_homes::response_id.eq(survey_responses::id)))
        .filter(survey_responses::received_at.lt(Micros::from(time)))
        .order(survey_responses::received_at)
        .limit(limit)
        .select(survey_responses::id)
        .load(conn)?;
    erase(conn, &doors)?;
    Ok(doors.len())
}

/// Erases who answered and what they said in words, for who gave this telephone number.
pub(in crate::surveys) fn erase_of_phone(conn: &mut Conn, digest: &[u8; 32]) -> Result<()> {
    let doors: Vec<Key> = survey_homes::table
        .filter(survey_homes::phone_digest.eq(digest.to_vec()))
        .select(survey_homes::response_id)
        .load(conn)?;
    erase(conn, &doors)
}

/// Erases who answered at these doors, and what they said in words, now and before.
pub(super) fn erase(conn: &mut Conn, doors: &[Key]) -> Result<()> {
    editions::erase(conn, doors)?;
    diesel::delete(survey_texts::table.filter(survey_texts::response_id.eq_any(doors.to_vec()))).execute(conn)?;
    diesel::delete(survey_homes::table.filter(survey_homes::response_id.eq_any(doors.to_vec()))).execute(conn)?;
    Ok(())
}
