//! What is decided about figures for everybody: what is counted, and for how long it stands.

use std::time::Duration;

use contract::{ids::CommunityId, performance::Performance};

use super::{count, store};
use crate::{
    cases::office::Office,
    db::Conn,
    error::{Error, Result},
    moment::Moment,
};

/// For how long figures stand before they are counted anew.
const KEEP: Duration = Duration::from_mins(10);

/// How a community answers its residents; up to ten minutes old.
///
/// # Errors
/// [`Error::NOT_FOUND`] for a community that there is not.
pub(crate) async fn of(office: &Office, community: CommunityId) -> Result<Performance> {
    office.places.place(community)?;
    let key = format!("performance:{community}");
    let kept = office.cache.get(&key).await;
    if let Some(known) = kept.and_then(|body| serde_json::from_slice(&body).ok()) {
        return Ok(known);
    }
    let moment = office.moment;
    let counted = office.db.read(move |conn| counted(conn, community, moment)).await?;
    let body = serde_json::to_vec(&counted).map_err(Error::internal)?;
    office.cache.put(&key, body.into(), KEEP).await;
    Ok(counted)
}

fn counted(conn: &mut Conn, community: CommunityId, moment: Moment) -> Result<Performance> {
    let now = moment.time();
    let cases = store::known(conn, community, count::since(now))?;
    let (open, overdue) = store::waiting(conn, community, now)?;
    let whole = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Performance {
        community_id: community,
        counted_at: now,
        open: whole(open),
        overdue: whole(overdue),
        all: count::figures(cases.iter()),
        by_category: count::by_category(&cases),
        by_week: count::by_week(&cases, now),
    })
}
