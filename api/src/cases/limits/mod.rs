//! Within which time cases are answered, and how much is asked of a station at once: the limits of each community.

mod routes;
mod store;

use std::time::Duration;

use contract::{
    audit::{Act, SubjectKind},
    ids::CommunityId,
    limits::CaseLimits,
    problem::Kind,
};

pub(super) use routes::routes;

use super::{office::Office, service::Desk};
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    db::Conn,
    error::{Error, Result},
};

/// Instances that share no cache do not hear of each other's changes; this is for how long one may go by old limits.
const KEEP: Duration = Duration::from_secs(10);

/// The limits of a community.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, community: CommunityId) -> Result<CaseLimits> {
    Ok(store::find(conn, community)?.1)
}

/// The limits of a community, with their version; 0 stands for the defaults.
fn current(conn: &mut Conn, community: CommunityId) -> Result<(u32, CaseLimits)> {
    let (version, limits) = store::find(conn, community)?;
    Ok((version.unsigned_abs(), limits))
}

fn name(community: CommunityId) -> String {
    format!("limits:{community}")
}

/// The limits of a community, kept ready: whoever brings a case does not wait for them.
///
/// # Errors
/// When they must be read, and the database refuses.
pub(crate) async fn ready(office: &Office, community: CommunityId) -> Result<CaseLimits> {
    let (cache, name) = (&office.cache, name(community));
    let key = cache.generation(&name).await.map(|generation| format!("{name}:{generation}"));
    if let Some(key) = &key
        && let Some(kept) = cache.get(key).await
        && let Ok(limits) = serde_json::from_slice(&kept)
    {
        return Ok(limits);
    }
    let limits = office.db.read(move |conn| of(conn, community)).await?;
    if let (Some(key), Ok(bytes)) = (key, serde_json::to_vec(&limits)) {
        cache.put(&key, bytes.into(), KEEP).await;
    }
    Ok(limits)
}

/// Makes what is kept ready unfindable, after a change was committed.
async fn changed(office: &Office, community: CommunityId) {
    office.cache.advance(&[name(community)]).await;
}

/// Sets the limits of a community, instead of those of the version that was `seen`. A case under way keeps the time it was
/// given.
///
/// # Errors
/// Forbidden for whoever does not set them; not found for a community that there is not; with the limits as they are now
/// [`Kind::Stale`] when others were set since.
pub(super) fn set(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    limits: &CaseLimits,
    seen: Option<i32>,
) -> Result<(u32, CaseLimits)> {
    let place = desk.places.place(community)?;
    let role = by.require(Right::SetLimits, place)?;
    let (version, known) = store::find(conn, community)?;
    if known == *limits {
        return current(conn, community);
    }
    let latest = seen.unwrap_or_default() == version;
    if !latest || !store::add(conn, community, version + 1, limits, by.id, desk.moment)? {
        return Err(Error::overtaken(Kind::Stale, &of(conn, community)?)?);
    }
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
    current(conn, community)
}
