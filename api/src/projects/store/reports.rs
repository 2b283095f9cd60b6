//! The tables of reports, and of who was reminded of them.

use contract::{
    ids::{ProjectId, ReportId},
    projects::{Day, OutputDone, Spending},
};
use diesel::prelude::*;

use super::Row as Project;
use crate::{
    db::{
        Conn, Json, Key, Micros, each_backend,
        schema::{project_reminders, project_reports},
    },
    error::{Error, Result},
};

/// A row of `project_reports`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = project_reports)]
pub(in crate::projects) struct Row {
    pub(in crate::projects) id: Key,
    pub(in crate::projects) project_id: Key,
    pub(in crate::projects) community_id: Key,
    due_on: String,
    pub(in crate::projects) last: bool,
    pub(in crate::projects) text: String,
    outputs: String,
    spent: String,
    pub(in crate::projects) at: Micros,
}

/// What is written down of a report.
pub(in crate::projects) struct Written<'a> {
    pub(in crate::projects) id: Key,
    pub(in crate::projects) due_on: Day,
    pub(in crate::projects) last: bool,
    pub(in crate::projects) text: &'a str,
    pub(in crate::projects) outputs: &'a [OutputDone],
    pub(in crate::projects) spent: &'a [Spending],
    pub(in crate::projects) at: Micros,
}

impl Row {
    /// The day by which it was due.
    pub(in crate::projects) fn due_on(&self) -> Result<Day> {
        self.due_on.parse().map_err(Error::internal)
    }

    /// What there was of each promised output.
    pub(in crate::projects) fn outputs(&self) -> Result<Vec<OutputDone>> {
        serde_json::from_str(&self.outputs).map_err(Error::internal)
    }

    /// What was spent.
    pub(in crate::projects) fn spent(&self) -> Result<Vec<Spending>> {
        serde_json::from_str(&self.spent).map_err(Error::internal)
    }
}

/// The reports of a project, in the order of their days.
pub(in crate::projects) fn all(conn: &mut Conn, project: ProjectId) -> Result<Vec<Row>> {
    Ok(project_reports::table
        .filter(project_reports::project_id.eq(Key::from(project)))
        .order(project_reports::due_on)
        .select(Row::as_select())
        .load(conn)?)
}

/// Whose report it is.
pub(in crate::projects) fn project_of(conn: &mut Conn, report: ReportId) -> Result<Option<ProjectId>> {
    let project: Option<Key> = project_reports::table
        .find(Key::from(report))
        .select(project_reports::project_id)
        .first(conn)
        .optional()?;
    Ok(project.map(Into::into))
}

/// Adds a report.
pub(in crate::projects) fn add(conn: &mut Conn, project: &Project, written: &Written<'_>) -> Result<()> {
    let row = Row {
        id: written.id,
        project_id: project.id,
        community_id: project.community_id,
        due_on: written.due_on.to_string(),
        last: written.last,
        text: written.text.to_owned(),
        outputs: Json(written.outputs).text().map_err(Error::internal)?,
        spent: Json(written.spent).text().map_err(Error::internal)?,
        at: written.at,
    };
    diesel::insert_into(project_reports::table).values(&row).execute(conn)?;
    Ok(())
}

/// Notes that the carrier was reminded of a report, or that it is late; false when that was noted before.
pub(in crate::projects) fn remind(conn: &mut Conn, project: &Project, day: Day, late: bool) -> Result<bool> {
    let row = (
        project_reminders::project_id.eq(project.id),
        project_reminders::due_on.eq(day.to_string()),
        project_reminders::late.eq(late),
        project_reminders::community_id.eq(project.community_id),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(project_reminders::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}
