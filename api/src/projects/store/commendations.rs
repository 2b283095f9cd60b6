//! The table of commendations.

use contract::ids::ProjectId;
use diesel::prelude::*;

use super::Row as Project;
use crate::{
    db::{Conn, Key, Micros, schema::project_commendations},
    error::Result,
    moment::Moment,
};

/// Why a project is commended, if it is.
pub(in crate::projects) fn find(conn: &mut Conn, project: ProjectId) -> Result<Option<String>> {
    Ok(project_commendations::table
        .find(Key::from(project))
        .select(project_commendations::reason)
        .first(conn)
        .optional()?)
}

/// Commends a project.
pub(in crate::projects) fn add(conn: &mut Conn, project: &Project, reason: &str, moment: Moment) -> Result<()> {
    let row = (
        project_commendations::project_id.eq(project.id),
        project_commendations::community_id.eq(project.community_id),
        project_commendations::reason.eq(reason),
        project_commendations::at.eq(Micros::from(moment.time())),
    );
    diesel::insert_into(project_commendations::table).values(row).execute(conn)?;
    Ok(())
}
