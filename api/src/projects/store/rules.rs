//! The table of the communities' rules for projects, version by version.

use contract::{
    ids::{AccountId, CommunityId},
    projects::ProjectRules,
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Json, Key, Micros, each_backend, schema::project_rules},
    error::{Error, Result},
    moment::Moment,
};

/// The rules of a community, with their version; 0 stands for the defaults.
pub(in crate::projects) fn find(conn: &mut Conn, community: CommunityId) -> Result<(i32, ProjectRules)> {
    let row: Option<(i32, Json<ProjectRules>)> = project_rules::table
        .filter(project_rules::community_id.eq(Key::from(community)))
        .order(project_rules::version.desc())
        .select((project_rules::version, project_rules::content))
        .first(conn)
        .optional()?;
    Ok(row.map_or_else(|| (0, ProjectRules::default()), |(version, rules)| (version, rules.0)))
}

/// Adds another version; false when somebody else just added it.
pub(in crate::projects) fn add(
    conn: &mut Conn,
    community: CommunityId,
    version: i32,
    rules: ProjectRules,
    by: AccountId,
    moment: Moment,
) -> Result<bool> {
    let row = (
        project_rules::community_id.eq(Key::from(community)),
        project_rules::version.eq(version),
        project_rules::content.eq(Json(rules).text().map_err(Error::internal)?),
        project_rules::changed_by.eq(Key::from(by)),
        project_rules::changed_at.eq(Micros::from(moment.time())),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(project_rules::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}
