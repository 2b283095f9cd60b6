//! Within which time cases are answered, and how much is asked of a station at once: the limits of each community.

mod routes;
mod store;

use contract::{
    audit::{Act, SubjectKind},
    ids::CommunityId,
    limits::CaseLimits,
};

pub(super) use routes::routes;

use super::service::Desk;
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    db::Conn,
    error::Result,
};

/// The limits of a community.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, community: CommunityId) -> Result<CaseLimits> {
    Ok(store::find(conn, community)?.1)
}

/// Sets the limits of a community. A case under way keeps the time it was given.
///
/// # Errors
/// Forbidden for whoever does not set them; not found for a community that there is not.
pub(super) fn set(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId, limits: CaseLimits) -> Result<CaseLimits> {
    let place = desk.places.place(community)?;
    let role = by.require(Right::SetLimits, place)?;
    let (version, known) = store::find(conn, community)?;
    if known == limits {
        return Ok(limits);
    }
    store::add(conn, community, version + 1, &limits, by.id, desk.moment)?;
    let subject = Subject::new(SubjectKind::Community, community);
    let version = (version + 1).to_string();
    let who = By::somebody(by.id, role);
    audit::record(
        conn,
        who,
        place,
        Act::SetLimit,
        subject,
        &[("version", &version)],
        desk.moment,
    )?;
    Ok(limits)
}
