//! What was answered, counted; and the words, page by page.

use contract::{
    ids::{CommunityId, SurveyId},
    surveys::{CellCount, DoorOutcome, OutcomeCount, SurveyText},
};
use diesel::{
    dsl::{count, count_star},
    prelude::*,
};

use super::keys;
use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{survey_homes, survey_marks, survey_responses, survey_texts},
    },
    error::Result,
};

/// Whose answers to which version are counted.
#[derive(Debug, Clone)]
pub(in crate::surveys) struct Filter {
    pub(in crate::surveys) survey: SurveyId,
    pub(in crate::surveys) version: u16,
    pub(in crate::surveys) communities: Vec<CommunityId>,
}

/// Builds the condition of a filter on one of the tables, which all name survey, version and community alike.
macro_rules! of {
    ($table:ident, $filter:expr) => {
        $table::survey_id
            .eq(Key::from($filter.survey))
            .and($table::version.eq(i32::from($filter.version)))
            .and($table::community_id.eq_any(keys(&$filter.communities)))
    };
}

fn unsigned(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What came of knocking.
pub(in crate::surveys) fn outcomes(conn: &mut Conn, filter: &Filter) -> Result<Vec<OutcomeCount>> {
    let rows: Vec<(Word<DoorOutcome>, i64)> = survey_responses::table
        .filter(of!(survey_responses, filter))
        .group_by(survey_responses::outcome)
        .select((survey_responses::outcome, count_star()))
        .load(conn)?;
    let count = |outcome| rows.iter().find(|(word, _)| word.0 == outcome).map_or(0, |(_, count)| *count);
    Ok(DoorOutcome::ALL
        .iter()
        .map(|outcome| OutcomeCount {
            outcome: *outcome,
            count: unsigned(count(*outcome)),
        })
        .collect())
}

/// Answers by cell.
pub(in crate::surveys) fn by_cell(conn: &mut Conn, filter: &Filter) -> Result<Vec<CellCount>> {
    let columns = (survey_responses::community_id, survey_responses::cell_id);
    let rows: Vec<(Key, Option<Key>, i64)> = survey_responses::table
        .filter(of!(survey_responses, filter))
        .filter(survey_responses::outcome.eq(Word(DoorOutcome::Answered)))
        .group_by(columns)
        .order(columns)
        .select((survey_responses::community_id, survey_responses::cell_id, count_star()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(community, cell, count)| CellCount {
            community_id: community.into(),
            cell_id: cell.map(Into::into),
            count: unsigned(count),
        })
        .collect())
}

/// When doors answered, oldest first.
pub(in crate::surveys) fn by_day(conn: &mut Conn, filter: &Filter) -> Result<Vec<Micros>> {
    Ok(survey_responses::table
        .filter(of!(survey_responses, filter))
        .filter(survey_responses::outcome.eq(Word(DoorOutcome::Answered)))
        .order(survey_responses::filled_at)
        .select(survey_responses::filled_at)
        .load(conn)?)
}

/// How often each value was given: question, value, count, in their order.
pub(in crate::surveys) fn marks(conn: &mut Conn, filter: &Filter) -> Result<Vec<(i32, i32, u32)>> {
    let columns = (survey_marks::question, survey_marks::value);
    let rows: Vec<(i32, i32, i64)> = survey_marks::table
        .filter(of!(survey_marks, filter))
        .group_by(columns)
        .order(columns)
        .select((survey_marks::question, survey_marks::value, count_star()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(question, value, count)| (question, value, unsigned(count)))
        .collect())
}

/// How many doors marked anything at a question.
pub(in crate::surveys) fn answered(conn: &mut Conn, filter: &Filter, question: i32) -> Result<u32> {
    let doors: i64 = survey_marks::table
        .filter(of!(survey_marks, filter))
        .filter(survey_marks::question.eq(question))
        .select(count(survey_marks::response_id).aggregate_distinct())
        .first(conn)?;
    Ok(unsigned(doors))
}

/// How many doors said something at a question.
pub(in crate::surveys) fn said(conn: &mut Conn, filter: &Filter, question: i32) -> Result<u32> {
    let doors: i64 = survey_texts::table
        .filter(of!(survey_texts, filter))
        .filter(survey_texts::question.eq(question))
        .count()
        .get_result(conn)?;
    Ok(unsigned(doors))
}

/// What was said in words to one question (-1: the remarks), the latest first, after a place in that order.
pub(in crate::surveys) fn texts_after(
    conn: &mut Conn,
    filter: &Filter,
    question: i32,
    after: Option<(Micros, Key)>,
    limit: i64,
) -> Result<Vec<SurveyText>> {
    let mut query = survey_texts::table
        .inner_join(survey_responses::table.on(survey_responses::id.eq(survey_texts::response_id)))
        .filter(of!(survey_texts, filter))
        .filter(survey_texts::question.eq(question))
        .order((survey_texts::filled_at.desc(), survey_texts::response_id.desc()))
        .limit(limit)
        .select((
            survey_texts::response_id,
            survey_texts::text,
            survey_responses::cell_id,
            survey_texts::filled_at,
            survey_texts::case_id,
        ))
        .into_boxed();
    if let Some((at, id)) = after {
        let later = survey_texts::filled_at
            .lt(at)
            .or(survey_texts::filled_at.eq(at).and(survey_texts::response_id.lt(id)));
        query = query.filter(later);
    }
    let rows: Vec<(Key, String, Option<Key>, Micros, Option<Key>)> = query.load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(response, text, cell, at, case)| SurveyText {
            response_id: response.into(),
            question: u16::try_from(question).ok(),
            text,
            cell_id: cell.map(Into::into),
            filled_at: at.into(),
            case_id: case.map(Into::into),
        })
        .collect())
}

/// A door as a row of a sheet: without whoever lives there.
#[derive(Debug)]
pub(in crate::surveys) struct Door {
    pub(in crate::surveys) id: Key,
    pub(in crate::surveys) community: Key,
    pub(in crate::surveys) cell: Option<Key>,
    pub(in crate::surveys) outcome: DoorOutcome,
    pub(in crate::surveys) filled_at: Micros,
    pub(in crate::surveys) marks: Vec<(i32, i32)>,
    pub(in crate::surveys) texts: Vec<(i32, String)>,
}

pub(super) type Row = (Key, Key, Option<Key>, Word<DoorOutcome>, Micros);

/// The next doors in the order of their identifiers, with what was answered there.
pub(in crate::surveys) fn responses_after(conn: &mut Conn, filter: &Filter, after: Option<Key>, limit: i64) -> Result<Vec<Door>> {
    let mut query = survey_responses::table
        .filter(of!(survey_responses, filter))
        .order(survey_responses::id)
        .limit(limit)
        .select((
            survey_responses::id,
            survey_responses::community_id,
            survey_responses::cell_id,
            survey_responses::outcome,
            survey_responses::filled_at,
        ))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(survey_responses::id.gt(after));
    }
    let rows: Vec<Row> = query.load(conn)?;
    with_answers(conn, rows)
}

/// A survey and its version, which door, in words, and what was answered there.
type OfPhone = (SurveyId, u16, Option<String>, Door);

/// The doors whose people gave this telephone number.
pub(in crate::surveys) fn responses_of_phone(conn: &mut Conn, digest: &[u8; 32]) -> Result<Vec<OfPhone>> {
    let found: Vec<(Key, i32, Option<String>, Row)> = survey_responses::table
        .inner_join(survey_homes::table.on(survey_homes::response_id.eq(survey_responses::id)))
        .filter(survey_homes::phone_digest.eq(digest.to_vec()))
        .order(survey_responses::id)
        .select((
            survey_responses::survey_id,
            survey_responses::version,
            survey_homes::building,
            (
                survey_responses::id,
                survey_responses::community_id,
                survey_responses::cell_id,
                survey_responses::outcome,
                survey_responses::filled_at,
            ),
        ))
        .load(conn)?;
    let (which, rows): (Vec<_>, Vec<_>) = found
        .into_iter()
        .map(|(survey, version, building, row)| ((survey, version, building), row))
        .unzip();
    let doors = which.into_iter().zip(with_answers(conn, rows)?);
    let told = doors.map(|((survey, version, building), door)| {
        let version = u16::try_from(version).unwrap_or_default();
        (survey.into(), version, building, door)
    });
    Ok(told.collect())
}

/// What was answered at these doors.
pub(super) fn with_answers(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<Door>> {
    let ids: Vec<Key> = rows.iter().map(|row| row.0).collect();
    let marks: Vec<(Key, i32, i32)> = survey_marks::table
        .filter(survey_marks::response_id.eq_any(ids.clone()))
        .order((survey_marks::response_id, survey_marks::question, survey_marks::value))
        .select((survey_marks::response_id, survey_marks::question, survey_marks::value))
        .load(conn)?;
    let texts: Vec<(Key, i32, String)> = survey_texts::table
        .filter(survey_texts::response_id.eq_any(ids))
        .order((survey_texts::response_id, survey_texts::question))
        .select((survey_texts::response_id, survey_texts::question, survey_texts::text))
        .load(conn)?;
    Ok(rows.into_iter().map(|row| door(row, &marks, &texts)).collect())
}

fn door((id, community, cell, outcome, filled_at): Row, marks: &[(Key, i32, i32)], texts: &[(Key, i32, String)]) -> Door {
    let marks = of_response(marks, |mark| mark.0, id);
    let texts = of_response(texts, |text| text.0, id);
    Door {
        id,
        community,
        cell,
        outcome: outcome.0,
        filled_at,
        marks: marks.iter().map(|(_, question, value)| (*question, *value)).collect(),
        texts: texts.iter().map(|(_, question, text)| (*question, text.clone())).collect(),
    }
}

/// Of rows in the order of their responses those of one.
fn of_response<T>(rows: &[T], response: impl Fn(&T) -> Key, id: Key) -> &[T] {
    let (first, last) = (
        rows.partition_point(|row| response(row) < id),
        rows.partition_point(|row| response(row) <= id),
    );
    &rows[first..last]
}
