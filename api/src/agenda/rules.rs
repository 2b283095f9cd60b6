//! The rules of a community for the way from a need to a project.

use chrono::{DateTime, TimeDelta, Utc};
use contract::{agenda::AgendaRules, ids::CommunityId};

use super::store::rules;
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    moment::Moment,
    rules::Rules,
};

/// How they are kept, and who sets them.
const RULES: Rules<AgendaRules> = Rules {
    name: "agenda",
    right: Right::SetProposalRules,
    find: rules::find,
    add: rules::add,
};

/// The rules of a community.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, community: CommunityId) -> Result<AgendaRules> {
    RULES.of(conn, community)
}

/// The rules of a community, with their version; 0 stands for the defaults.
///
/// # Errors
/// When the database refuses.
pub(crate) fn current(conn: &mut Conn, community: CommunityId) -> Result<(u32, AgendaRules)> {
    RULES.current(conn, community)
}

/// Until when what is chosen now is on public notice.
///
/// # Errors
/// When the database refuses.
pub(crate) fn notice_until(conn: &mut Conn, community: CommunityId, moment: Moment) -> Result<DateTime<Utc>> {
    Ok(moment.time() + TimeDelta::days(of(conn, community)?.notice_days.into()))
}

/// The quorum of a vote: what is asked for, or where nothing is what the rules ask for at least.
///
/// # Errors
/// Names the field where less is asked for.
pub(crate) fn quorum(asked: Option<u8>, least: u8) -> Result<u8> {
    match asked {
        Some(asked) if asked < least => Err(Error::field("/quorum_percent", "quorum_least")),
        asked => Ok(asked.unwrap_or(least)),
    }
}

/// Sets the rules of a community, instead of those of the version that was `seen`.
///
/// # Errors
/// Forbidden for whoever does not set them; not found for a community that there is not; stale, with the rules as they are now, when
/// others were set since.
pub(crate) fn set(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    new: AgendaRules,
    seen: Option<i32>,
) -> Result<(u32, AgendaRules)> {
    RULES.set(conn, desk, by, community, &new, seen)
}
