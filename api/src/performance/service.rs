//! What is decided about figures for everybody: what is counted, and for how long it stands.

use std::{collections::HashMap, time::Duration};

use chrono::{DateTime, Utc};
use contract::{
    bulletins::ChannelFigures,
    ids::{AccountId, CommunityId, StreetId},
    performance::{
        AnswerFigures, CategoryFigures, CommunityFigures, Performance, StaffFigures, StaffPerformance, StreetPerformance,
    },
};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    count::{self, Known},
    store,
};
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
    let moment = office.moment;
    let key = format!("performance:2:{community}");
    kept(office, &key, move |conn| counted(conn, &places, community, moment)).await
}

/// How the communities of a street answer their residents, beside each other; up to ten minutes old.
///
/// # Errors
/// [`Error::NOT_FOUND`] for a street that has no community.
pub(super) async fn of_street(office: &Office, street: StreetId) -> Result<StreetPerformance> {
    let here = office
        .places
        .communities
        .iter()
        .filter(|community| community.street_id == street);
    let named: Vec<(CommunityId, String)> = here.map(|community| (community.id, community.name.clone())).collect();
    if named.is_empty() {
        return Err(Error::NOT_FOUND);
    }
    let now = office.moment.time();
    let key = format!("performance:street:{street}");
    kept(office, &key, move |conn| beside_each_other(conn, named, now)).await
}

/// What was counted less than ten minutes ago, or is counted now.
async fn kept<T>(office: &Office, key: &str, count: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static) -> Result<T>
where
    T: Serialize + DeserializeOwned + Send + 'static,
{
    let known = office.cache.get(key).await;
    if let Some(known) = known.and_then(|body| serde_json::from_slice(&body).ok()) {
        return Ok(known);
    }
    let counted = office.db.read(count).await?;
    let body = serde_json::to_vec(&counted).map_err(Error::internal)?;
    office.cache.put(key, body.into(), KEEP).await;
    Ok(counted)
}

/// In the order in which they are given, by a fixed number of statements.
fn beside_each_other(conn: &mut Conn, named: Vec<(CommunityId, String)>, now: DateTime<Utc>) -> Result<StreetPerformance> {
    let ids: Vec<CommunityId> = named.iter().map(|(id, _)| *id).collect();
    let mut cases: HashMap<CommunityId, Vec<Known>> = HashMap::new();
    for case in store::known(conn, &ids, count::lately(now))? {
        cases.entry(case.community).or_default().push(case);
    }
    let waiting = store::waiting(conn, &ids, now)?;
    let told = |(community_id, name): (CommunityId, String)| {
        let waiting = waiting.get(&community_id).copied().unwrap_or_default();
        CommunityFigures {
            community_id,
            name,
            open: whole(waiting.open),
            overdue: whole(waiting.overdue),
            overdue_days: waiting.first_due.map(|due| whole((now - due).num_days())),
            figures: count::public(cases.get(&community_id).into_iter().flatten()),
        }
    };
    Ok(StreetPerformance {
        counted_at: now,
        items: named.into_iter().map(told).collect(),
    })
}

fn whole(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
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
    let cases = store::known(conn, &[community], count::lately(moment.time()))?;
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

/// What came to a community within a time, and how it was answered since.
pub(crate) struct OfTime {
    pub(crate) all: AnswerFigures,
    pub(crate) by_channel: Vec<ChannelFigures>,
    pub(crate) by_category: Vec<CategoryFigures>,
}

/// The figures of what came from one moment until before another, counted as those for everybody are.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_time(conn: &mut Conn, community: CommunityId, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<OfTime> {
    let cases = store::known(conn, &[community], from..until)?;
    Ok(OfTime {
        all: count::public(cases.iter()),
        by_channel: count::by_channel(&cases),
        by_category: count::by_category(&cases),
    })
}

fn counted(conn: &mut Conn, places: &Places, community: CommunityId, moment: Moment) -> Result<Performance> {
    let now = moment.time();
    let cases = store::known(conn, &[community], count::lately(now))?;
    let waiting = store::waiting(conn, &[community], now)?
        .remove(&community)
        .unwrap_or_default();
    let cells = places.community(community).into_iter().flat_map(|community| &community.cells);
    Ok(Performance {
        community_id: community,
        counted_at: now,
        open: whole(waiting.open),
        overdue: whole(waiting.overdue),
        overdue_days: waiting.first_due.map(|due| whole((now - due).num_days())),
        all: count::public(cases.iter()),
        by_category: count::by_category(&cases),
        by_cell: count::by_cell(&cases, cells.map(|cell| (cell.id, cell.name.as_str()))),
        by_week: count::by_week(&cases, now),
    })
}
