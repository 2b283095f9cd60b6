//! The rules of a community for its projects.

use contract::{ids::CommunityId, projects::ProjectRules};

use super::super::store;
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::Result,
    rules::Rules,
};

/// How they are kept, and who sets them.
const RULES: Rules<ProjectRules> = Rules {
    name: "projects",
    right: Right::SetProjectRules,
    find: store::rules::find,
    add: store::rules::add,
};

/// The rules of a community.
pub(super) fn of(conn: &mut Conn, community: CommunityId) -> Result<ProjectRules> {
    RULES.of(conn, community)
}

/// The rules of a community, with their version; 0 stands for the defaults.
///
/// # Errors
/// When the database refuses.
pub(crate) fn current(conn: &mut Conn, community: CommunityId) -> Result<(u32, ProjectRules)> {
    RULES.current(conn, community)
}

/// Sets the rules of a community, instead of those of the version that was `seen`. A contract that was offered keeps the share
/// of its first payment, an evaluation that began keeps its rules.
///
/// # Errors
/// Forbidden for whoever does not set them; not found for a community that there is not; stale, with the rules as they are now, when
/// others were set since.
pub(crate) fn set(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    rules: ProjectRules,
    seen: Option<i32>,
) -> Result<(u32, ProjectRules)> {
    RULES.set(conn, desk, by, community, &rules, seen)
}
