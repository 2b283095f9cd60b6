//! The rules of a community, and the days they name.

use chrono::{DateTime, Utc};
use contract::{
    audit::{Act, SubjectKind},
    ids::CommunityId,
    limits::{LimitUnit, TimeLimit},
    problem::Kind,
    proposals::ProposalRules,
};

use super::super::store;
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    calendar,
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    moment::Moment,
};

/// The rules of a community.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, community: CommunityId) -> Result<ProposalRules> {
    Ok(store::rules::find(conn, community)?.1)
}

/// The rules of a community, with their version; 0 stands for the defaults.
///
/// # Errors
/// When the database refuses.
pub(crate) fn current(conn: &mut Conn, community: CommunityId) -> Result<(u32, ProposalRules)> {
    let (version, rules) = store::rules::find(conn, community)?;
    Ok((version.unsigned_abs(), rules))
}

/// Sets the rules of a community, instead of those of the version that was `seen`. What is published
/// already keeps the threshold and the days it was given.
///
/// # Errors
/// Forbidden for whoever does not set them; not found for a community that there is not; with the rules as they are now
/// [`Kind::Stale`] when others were set since.
pub(crate) fn set(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    rules: ProposalRules,
    seen: Option<i32>,
) -> Result<(u32, ProposalRules)> {
    let place = desk.places.place(community)?;
    let role = by.require(Right::SetProposalRules, place)?;
    let (version, known) = store::rules::find(conn, community)?;
    if known == rules {
        return current(conn, community);
    }
    let latest = seen.unwrap_or_default() == version;
    if !latest || !store::rules::add(conn, community, version + 1, rules, by.id, desk.moment)? {
        return Err(Error::overtaken(Kind::Stale, &of(conn, community)?)?);
    }
    let subject = Subject::new(SubjectKind::Community, community);
    let version = (version + 1).to_string();
    let detail = [("rule", "proposals"), ("version", version.as_str())];
    audit::record(
        conn,
        By::somebody(by.id, role),
        place,
        Act::SetRule,
        subject,
        &detail,
        desk.moment,
    )?;
    current(conn, community)
}

/// The end of the last of so many working days.
pub(super) fn after_working_days(from: DateTime<Utc>, days: u16) -> DateTime<Utc> {
    calendar::of_the_state().due(from, TimeLimit::new(days, LimitUnit::WorkingDays))
}

/// Until when it must be decided about what begins to wait now.
///
/// # Errors
/// When the database refuses.
pub(crate) fn decided_by(conn: &mut Conn, community: CommunityId, moment: Moment) -> Result<DateTime<Utc>> {
    Ok(after_working_days(moment.time(), of(conn, community)?.moderate_days))
}
