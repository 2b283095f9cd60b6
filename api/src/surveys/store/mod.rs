//! The tables of surveys and their versions; of what was answered see `answers`, of what is counted `counts`,
//! of what was corrected `editions`.

mod answers;
mod counts;
mod editions;

use contract::{
    ids::{CommunityId, StreetId, SurveyId},
    surveys::{SurveyContent, SurveyState},
};
use diesel::prelude::*;

pub(super) use answers::{
    Home, MarkRow, ResponseRow, TextRow, add, add_home, add_marks, add_texts, author, cases_of, erase_before, erase_of_phone,
};
pub(super) use counts::{
    Door, Filter, answered, by_cell, by_day, marks, outcomes, responses_after, responses_of_phone, said, texts_after,
};
pub(super) use editions::{
    EditionRow, Sent, Whose, cases, editions, editions_after, hold as hold_sent, relocate, replace, sent, withdraw,
};

use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{survey_versions, surveys},
    },
    error::{Error, Result},
};

/// A row of `surveys`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = surveys, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(super) struct SurveyRow {
    pub(super) id: Key,
    pub(super) street_id: Key,
    pub(super) community_id: Option<Key>,
    pub(super) state: Word<SurveyState>,
    pub(super) revision: i32,
    pub(super) version: i32,
    pub(super) draft: Option<String>,
    pub(super) changed_by: Key,
    pub(super) changed_at: Micros,
    pub(super) closed_at: Option<Micros>,
}

/// What is asked, as it is kept.
pub(super) fn written(content: &SurveyContent) -> Result<String> {
    serde_json::to_string(content).map_err(Error::internal)
}

/// What is asked, as it was kept.
pub(super) fn read(text: &str) -> Result<SurveyContent> {
    serde_json::from_str(text).map_err(Error::internal)
}

/// Writes down a survey.
pub(super) fn insert(conn: &mut Conn, row: &SurveyRow) -> Result<()> {
    diesel::insert_into(surveys::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes what changed of a survey.
pub(super) fn update(conn: &mut Conn, row: &SurveyRow) -> Result<()> {
    diesel::update(surveys::table.filter(surveys::id.eq(row.id)))
        .set((
            surveys::state.eq(row.state),
            surveys::revision.eq(row.revision),
            surveys::version.eq(row.version),
            surveys::draft.eq(row.draft.clone()),
            surveys::changed_by.eq(row.changed_by),
            surveys::changed_at.eq(row.changed_at),
            surveys::closed_at.eq(row.closed_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// A survey.
pub(super) fn find(conn: &mut Conn, id: SurveyId) -> Result<Option<SurveyRow>> {
    Ok(surveys::table
        .filter(surveys::id.eq(Key::from(id)))
        .select(SurveyRow::as_select())
        .first(conn)
        .optional()?)
}

/// A survey, held for the rest of the transaction, so that two people cannot change it at once.
pub(super) fn hold(conn: &mut Conn, id: SurveyId) -> Result<Option<SurveyRow>> {
    if let Conn::Postgres(conn) = conn {
        surveys::table
            .filter(surveys::id.eq(Key::from(id)))
            .select(surveys::revision)
            .for_update()
            .first::<i32>(conn)
            .optional()?;
    }
    find(conn, id)
}

/// The surveys of a street with what they ask, the latest changed first.
pub(super) fn of_street(conn: &mut Conn, street: StreetId) -> Result<Vec<(SurveyRow, Option<String>)>> {
    let latest = survey_versions::survey_id
        .eq(surveys::id)
        .and(survey_versions::version.eq(surveys::version));
    Ok(surveys::table
        .left_join(survey_versions::table.on(latest))
        .filter(surveys::street_id.eq(Key::from(street)))
        .order((surveys::changed_at.desc(), surveys::id.desc()))
        .select((SurveyRow::as_select(), survey_versions::content.nullable()))
        .load(conn)?)
}

/// Publishes what a survey asks as its version.
pub(super) fn publish(conn: &mut Conn, row: &SurveyRow, content: &str) -> Result<()> {
    diesel::insert_into(survey_versions::table)
        .values((
            survey_versions::survey_id.eq(row.id),
            survey_versions::version.eq(row.version),
            survey_versions::community_id.eq(row.community_id),
            survey_versions::content.eq(content),
            survey_versions::published_by.eq(row.changed_by),
            survey_versions::published_at.eq(row.changed_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// What a version asks.
pub(super) fn content(conn: &mut Conn, id: SurveyId, version: u16) -> Result<Option<SurveyContent>> {
    let text: Option<String> = survey_versions::table
        .find((Key::from(id), i32::from(version)))
        .select(survey_versions::content)
        .first(conn)
        .optional()?;
    text.as_deref().map(read).transpose()
}

/// Communities as keys.
fn keys(communities: &[CommunityId]) -> Vec<Key> {
    communities.iter().copied().map(Key::from).collect()
}
