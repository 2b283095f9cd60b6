//! What an organisation carried out, from the tables of projects, of their reports and of what happened to them.

use std::collections::HashSet;

use contract::{
    ids::OrganisationId,
    projects::{Day, ProjectDeed, ProjectOutcome, ProjectState},
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{project_events, project_reminders, project_reports, projects},
    },
    error::{Error, Result},
};

/// A project whose contract was signed.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = projects)]
pub(in crate::projects) struct Row {
    pub(in crate::projects) id: Key,
    pub(in crate::projects) title: String,
    pub(in crate::projects) state: Word<ProjectState>,
    pub(in crate::projects) outcome: Option<Word<ProjectOutcome>>,
}

/// The projects of an organisation whose contracts were signed, the latest first.
pub(in crate::projects) fn works(conn: &mut Conn, organisation: OrganisationId) -> Result<Vec<Row>> {
    Ok(projects::table
        .filter(projects::organisation_id.eq(Key::from(organisation)))
        .filter(projects::signed_at.is_not_null())
        .order(projects::id.desc())
        .select(Row::as_select())
        .load(conn)?)
}

/// When each of these projects was evaluated, as far as they are.
pub(in crate::projects) fn evaluated(conn: &mut Conn, projects: &[Key]) -> Result<Vec<(Key, Micros)>> {
    Ok(project_events::table
        .filter(project_events::project_id.eq_any(projects))
        .filter(project_events::deed.eq(Word(ProjectDeed::Evaluate)))
        .select((project_events::project_id, project_events::at))
        .load(conn)?)
}

/// When it was settled what became of each of these projects, as far as it is: when it was evaluated, or ended before.
pub(in crate::projects) fn settled(conn: &mut Conn, projects: &[Key]) -> Result<Vec<(Key, Micros)>> {
    Ok(project_events::table
        .filter(project_events::project_id.eq_any(projects))
        .filter(project_events::deed.eq_any([ProjectDeed::Evaluate, ProjectDeed::End].map(Word)))
        .select((project_events::project_id, project_events::at))
        .load(conn)?)
}

/// How many reports on these projects were written after their day, and how many not at all that were noted as late.
pub(in crate::projects) fn late(conn: &mut Conn, projects: &[Key]) -> Result<(usize, usize)> {
    let written: Vec<(Key, String, Micros)> = project_reports::table
        .filter(project_reports::project_id.eq_any(projects))
        .select((project_reports::project_id, project_reports::due_on, project_reports::at))
        .load(conn)?;
    let missed: Vec<(Key, String)> = project_reminders::table
        .filter(project_reminders::project_id.eq_any(projects))
        .filter(project_reminders::late.eq(true))
        .select((project_reminders::project_id, project_reminders::due_on))
        .load(conn)?;
    let mut late = 0;
    let mut known = HashSet::with_capacity(written.len());
    for (project, due_on, at) in written {
        let day: Day = due_on.parse().map_err(Error::internal)?;
        late += usize::from(Day::of(at.into()) > day);
        known.insert((project, due_on));
    }
    let missing = missed.into_iter().filter(|one| !known.contains(one)).count();
    Ok((late, missing))
}
