//! The rules of a community for its bodies.

use contract::{bodies::BodyRules, ids::CommunityId};

use super::super::store;
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::Result,
    rules::Rules,
};

/// How they are kept, and who sets them.
const RULES: Rules<BodyRules> = Rules {
    name: "bodies",
    right: Right::SetProjectRules,
    find: store::rules::find,
    add: store::rules::add,
};

/// The rules of a community, with their version; 0 stands for the defaults.
///
/// # Errors
/// When the database refuses.
pub(crate) fn current(conn: &mut Conn, community: CommunityId) -> Result<(u32, BodyRules)> {
    RULES.current(conn, community)
}

/// Sets the rules of a community, instead of those of the version that was `seen`. Every body is judged by them from now on:
/// one that they make incomplete decides nothing until it is complete again.
///
/// # Errors
/// Forbidden for whoever does not set them; not found for a community that there is not; stale, with the rules as they are now, when
/// others were set since.
pub(crate) fn set(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    rules: BodyRules,
    seen: Option<i32>,
) -> Result<(u32, BodyRules)> {
    RULES.set(conn, desk, by, community, &rules, seen)
}
