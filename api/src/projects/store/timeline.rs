//! The table of what happened to projects. It only grows.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    ids::{CommunityId, ProjectId},
    projects::{ProjectDeed, ProjectEvent},
};
use diesel::prelude::*;

use super::Row as Project;
use crate::{
    db::{Conn, Key, Micros, Word, schema::project_events},
    error::Result,
    moment::Moment,
};

/// Writes down what happened.
pub(in crate::projects) fn add(
    conn: &mut Conn,
    project: &Project,
    deed: ProjectDeed,
    role: Role,
    note: Option<&str>,
    moment: Moment,
) -> Result<()> {
    let row = (
        project_events::id.eq(Key::from(moment.id::<contract::ids::kind::Entry>())),
        project_events::project_id.eq(project.id),
        project_events::community_id.eq(project.community_id),
        project_events::deed.eq(Word(deed)),
        project_events::role.eq(Word(role)),
        project_events::at.eq(Micros::from(moment.time())),
        project_events::note.eq(note),
    );
    diesel::insert_into(project_events::table).values(row).execute(conn)?;
    Ok(())
}

/// How many projects of a community were evaluated from one moment until before another.
pub(in crate::projects) fn evaluated_in(
    conn: &mut Conn,
    community: CommunityId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<i64> {
    Ok(project_events::table
        .filter(project_events::community_id.eq(Key::from(community)))
        .filter(project_events::deed.eq(Word(ProjectDeed::Evaluate)))
        .filter(project_events::at.ge(Micros::from(from)))
        .filter(project_events::at.lt(Micros::from(until)))
        .count()
        .get_result(conn)?)
}

/// What is between the two sides alone.
const BETWEEN_SIDES: [ProjectDeed; 4] = [
    ProjectDeed::Draw,
    ProjectDeed::Offer,
    ProjectDeed::Recall,
    ProjectDeed::Refuse,
];

/// What happened to a project, the latest first, each with where a page ends with it; for a side also what is between both.
pub(in crate::projects) fn page(
    conn: &mut Conn,
    project: ProjectId,
    side: bool,
    before: Option<Key>,
    limit: i64,
) -> Result<Vec<(Key, ProjectEvent)>> {
    type Row = (Key, Word<ProjectDeed>, Word<Role>, Micros, Option<String>);
    let mut query = project_events::table
        .filter(project_events::project_id.eq(Key::from(project)))
        .order(project_events::id.desc())
        .limit(limit)
        .select((
            project_events::id,
            project_events::deed,
            project_events::role,
            project_events::at,
            project_events::note,
        ))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(project_events::id.lt(before));
    }
    if !side {
        query = query.filter(project_events::deed.ne_all(BETWEEN_SIDES.map(Word)));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let shown = |(id, deed, role, at, note): Row| {
        let event = ProjectEvent {
            deed: deed.0,
            role: role.0,
            at: at.into(),
            note,
        };
        (id, event)
    };
    Ok(rows.into_iter().map(shown).collect())
}
