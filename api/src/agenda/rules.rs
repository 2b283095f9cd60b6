//! The rules of a community for the way from a need to a project.

use chrono::{DateTime, TimeDelta, Utc};
use contract::{
    agenda::AgendaRules,
    audit::{Act, SubjectKind},
    ids::CommunityId,
    problem::Kind,
};

use super::store::rules;
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    moment::Moment,
};

/// The rules of a community.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, community: CommunityId) -> Result<AgendaRules> {
    Ok(rules::find(conn, community)?.1)
}

/// The rules of a community, with their version; 0 stands for the defaults.
///
/// # Errors
/// When the database refuses.
pub(crate) fn current(conn: &mut Conn, community: CommunityId) -> Result<(u32, AgendaRules)> {
    let (version, rules) = rules::find(conn, community)?;
    Ok((version.unsigned_abs(), rules))
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
/// Forbidden for whoever does not set them; not found for a community that there is not; with the rules as they are now
/// [`Kind::Stale`] when others were set since.
pub(crate) fn set(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    new: AgendaRules,
    seen: Option<i32>,
) -> Result<(u32, AgendaRules)> {
    let place = desk.places.place(community)?;
    let role = by.require(Right::SetProposalRules, place)?;
    let (version, known) = rules::find(conn, community)?;
    if known == new {
        return current(conn, community);
    }
    let latest = seen.unwrap_or_default() == version;
    if !latest || !rules::add(conn, community, version + 1, new, by.id, desk.moment)? {
        return Err(Error::overtaken(Kind::Stale, &of(conn, community)?)?);
    }
    let (by, subject) = (By::somebody(by.id, role), Subject::new(SubjectKind::Community, community));
    let version = (version + 1).to_string();
    let detail = [("rule", "agenda"), ("version", version.as_str())];
    audit::record(conn, by, place, Act::SetRule, subject, &detail, desk.moment)?;
    current(conn, community)
}
