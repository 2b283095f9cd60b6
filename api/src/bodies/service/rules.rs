//! The rules of a community for its bodies.

use contract::{
    audit::{Act, SubjectKind},
    bodies::BodyRules,
    ids::CommunityId,
    problem::Kind,
};

use super::super::store;
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
};

/// The rules of a community, with their version; 0 stands for the defaults.
///
/// # Errors
/// When the database refuses.
pub(crate) fn current(conn: &mut Conn, community: CommunityId) -> Result<(u32, BodyRules)> {
    let (version, rules) = store::rules::find(conn, community)?;
    Ok((version.unsigned_abs(), rules))
}

/// Sets the rules of a community, instead of those of the version that was `seen`. Every body is judged by them from now on:
/// one that they make incomplete decides nothing until it is complete again.
///
/// # Errors
/// Forbidden for whoever does not set them; not found for a community that there is not; with the rules as they are now
/// [`Kind::Stale`] when others were set since.
pub(crate) fn set(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    rules: BodyRules,
    seen: Option<i32>,
) -> Result<(u32, BodyRules)> {
    let place = desk.places.place(community)?;
    let role = by.require(Right::SetProjectRules, place)?;
    let (version, known) = store::rules::find(conn, community)?;
    if known == rules {
        return current(conn, community);
    }
    let latest = seen.unwrap_or_default() == version;
    if !latest || !store::rules::add(conn, community, version + 1, rules, by.id, desk.moment)? {
        return Err(Error::overtaken(Kind::Stale, &current(conn, community)?.1)?);
    }
    let (by, subject) = (By::somebody(by.id, role), Subject::new(SubjectKind::Community, community));
    let version = (version + 1).to_string();
    let facts = [("rule", "bodies"), ("version", version.as_str())];
    audit::record(conn, by, place, Act::SetRule, subject, &facts, desk.moment)?;
    current(conn, community)
}
