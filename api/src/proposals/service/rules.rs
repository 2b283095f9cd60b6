//! The rules of a community, and the days they name.

use chrono::{DateTime, Utc};
use contract::{
    audit::{Act, SubjectKind},
    ids::CommunityId,
    limits::{LimitUnit, TimeLimit},
    proposals::ProposalRules,
};

use super::super::store;
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    calendar,
    cases::service::Desk,
    db::Conn,
    error::Result,
    moment::Moment,
};

/// The rules of a community.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, community: CommunityId) -> Result<ProposalRules> {
    Ok(store::rules::find(conn, community)?.1)
}

/// Sets the rules of a community. What is published already keeps the threshold and the days it was given.
///
/// # Errors
/// Forbidden for whoever does not set them; not found for a community that there is not.
pub(crate) fn set(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    rules: ProposalRules,
) -> Result<ProposalRules> {
    let place = desk.places.place(community)?;
    let role = by.require(Right::SetProposalRules, place)?;
    let (version, known) = store::rules::find(conn, community)?;
    if known == rules {
        return Ok(rules);
    }
    store::rules::add(conn, community, version + 1, rules, by.id, desk.moment)?;
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
    Ok(rules)
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
