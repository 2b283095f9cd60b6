//! What is decided about figures for everybody: what is counted, and for how long it stands.

use std::time::Duration;

use contract::{
    ids::{AccountId, CommunityId},
    performance::{Performance, StaffFigures, StaffPerformance},
};

use super::{count, store};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::office::Office,
    db::Conn,
    error::{Error, Result},
    moment::Moment,
    places::Places,
};

/// For how long figures stand before they are counted anew.
const KEEP: Duration = Duration::from_mins(10);

/// How a community answers its residents; up to ten minutes old.
///
/// # Errors
/// [`Error::NOT_FOUND`] for a community that there is not.
pub(crate) async fn of(office: &Office, community: CommunityId) -> Result<Performance> {
    office.places.place(community)?;
    let places = office.places.clone();
    let key = format!("performance:2:{community}");
    let kept = office.cache.get(&key).await;
    if let Some(known) = kept.and_then(|body| serde_json::from_slice(&body).ok()) {
        return Ok(known);
    }
    let moment = office.moment;
    let counted = office.db.read(move |conn| counted(conn, &places, community, moment)).await?;
    let body = serde_json::to_vec(&counted).map_err(Error::internal)?;
    office.cache.put(&key, body.into(), KEEP).await;
    Ok(counted)
}

/// How those answer who took cases on, for whoever is in charge of their station.
///
/// # Errors
/// Forbidden for everybody else.
pub(super) fn of_staff(
    conn: &mut Conn,
    places: &Places,
    by: &Actor,
    community: CommunityId,
    moment: Moment,
) -> Result<StaffPerformance> {
    by.require(Right::SeeStaffFigures, places.place(community)?)?;
    let cases = store::known(conn, community, count::since(moment.time()))?;
    let counted = count::by_first_responder(&cases);
    let ids: Vec<AccountId> = counted.iter().map(|(id, _)| *id).collect();
    let mut names = accounts::names(conn, &ids)?;
    let told = |(account_id, figures)| StaffFigures {
        account_id,
        name: names.remove(&account_id).unwrap_or_default(),
        figures,
    };
    Ok(StaffPerformance {
        items: counted.into_iter().map(told).collect(),
    })
}

fn counted(conn: &mut Conn, places: &Places, community: CommunityId, moment: Moment) -> Result<Performance> {
    let now = moment.time();
    let cases = store::known(conn, community, count::since(now))?;
    let (open, overdue, oldest) = store::waiting(conn, community, now)?;
    let cells = places.community(community).into_iter().flat_map(|community| &community.cells);
    let whole = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Performance {
        community_id: community,
        counted_at: now,
        open: whole(open),
        overdue: whole(overdue),
        overdue_days: oldest.map(|due| whole((now - due).num_days())),
        all: count::public(cases.iter()),
        by_category: count::by_category(&cases),
        by_cell: count::by_cell(&cases, cells.map(|cell| (cell.id, cell.name.as_str()))),
        by_week: count::by_week(&cases, now),
    })
}
