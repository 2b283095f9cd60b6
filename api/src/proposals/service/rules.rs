//! The rules of a community, and the days they name.

use chrono::{DateTime, Utc};
use contract::{ids::CommunityId, proposals::ProposalRules};

use super::super::store;
use crate::{
    auth::policy::{Actor, Right},
    calendar,
    cases::service::Desk,
    db::Conn,
    error::Result,
    moment::Moment,
    rules::Rules,
};

/// How they are kept, and who sets them.
const RULES: Rules<ProposalRules> = Rules {
    name: "proposals",
    right: Right::SetProposalRules,
    find: store::rules::find,
    add: store::rules::add,
};

/// The rules of a community.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, community: CommunityId) -> Result<ProposalRules> {
    RULES.of(conn, community)
}

/// The rules of a community, with their version; 0 stands for the defaults.
///
/// # Errors
/// When the database refuses.
pub(crate) fn current(conn: &mut Conn, community: CommunityId) -> Result<(u32, ProposalRules)> {
    RULES.current(conn, community)
}

/// Sets the rules of a community, instead of those of the version that was `seen`. What is published
/// already keeps the threshold and the days it was given.
///
/// # Errors
/// Forbidden for whoever does not set them; not found for a community that there is not; stale, with the rules as they are now, when
/// others were set since.
pub(crate) fn set(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    rules: ProposalRules,
    seen: Option<i32>,
) -> Result<(u32, ProposalRules)> {
    RULES.set(conn, desk, by, community, &rules, seen)
}

/// Until when it must be decided about what begins to wait now.
///
/// # Errors
/// When the database refuses.
pub(crate) fn decided_by(conn: &mut Conn, community: CommunityId, moment: Moment) -> Result<DateTime<Utc>> {
    Ok(calendar::after_working_days(
        moment.time(),
        of(conn, community)?.moderate_days,
    ))
}
