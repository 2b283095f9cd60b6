//! How things were decided: without names for everybody, in figures for the street.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use contract::{
    ids::{AccountId, CommunityId, StreetId},
    page::{MAX_LIMIT, Page},
    proposals::{CommunityModeration, DecisionFigures, ModerationFigures, ModerationRecord, ModeratorFigures},
};

use super::super::store;
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::Result,
    publication::service as publication,
};

/// How things were decided in a community, for everybody, without names.
///
/// # Errors
/// Not found for a community that there is not.
pub(crate) fn record(
    conn: &mut Conn,
    desk: &Desk,
    community: CommunityId,
    before: Option<DateTime<Utc>>,
) -> Result<Page<ModerationRecord>> {
    desk.places.place(community)?;
    let limit = i64::from(MAX_LIMIT);
    let mut items = store::record(conn, community, before, limit)?;
    items.extend(publication::settled(conn, community, before, limit)?);
    items.sort_by_key(|line| std::cmp::Reverse(line.at));
    items.truncate(MAX_LIMIT.into());
    let full = items.len() == usize::from(MAX_LIMIT);
    let next = items
        .last()
        .filter(|_| full)
        .map(|last| last.at.timestamp_micros().to_string());
    Ok(Page { items, next })
}

/// How the communities of a street moderate, counted over the last `days`.
///
/// # Errors
/// Forbidden for whoever does not answer for the street.
pub(crate) fn figures(conn: &mut Conn, desk: &Desk, by: &Actor, street: StreetId, days: u16) -> Result<ModerationFigures> {
    by.require_in_street(Right::SeeModerationFigures, street)?;
    let now = desk.moment.time();
    let since = now - TimeDelta::days(days.into());
    let (mut communities, mut moderators) = (Vec::new(), HashMap::<AccountId, DecisionFigures>::new());
    for community in desk.places.communities.iter().filter(|each| each.street_id == street) {
        let (waiting, overdue) = store::figures::waiting(conn, community.id, now)?;
        let (pictures, late) = publication::waiting(conn, community.id, now)?;
        let mut all = DecisionFigures::default();
        let decided = store::figures::decided(conn, community.id, since)?;
        for (moderator, figures) in decided.into_iter().chain(publication::decided(conn, community.id, since)?) {
            all.add(figures);
            moderators.entry(moderator).or_default().add(figures);
        }
        communities.push(CommunityModeration {
            community_id: community.id,
            name: community.name.clone(),
            waiting: waiting + pictures,
            overdue: overdue + late,
            figures: all,
        });
    }
    let moderators = named(conn, moderators)?;
    Ok(ModerationFigures {
        since,
        communities,
        moderators,
    })
}

/// Moderators by the names they work under, those first whose decisions most often did not stand.
fn named(conn: &mut Conn, moderators: HashMap<AccountId, DecisionFigures>) -> Result<Vec<ModeratorFigures>> {
    let ids: Vec<AccountId> = moderators.keys().copied().collect();
    let names = accounts::work_names(conn, &ids)?;
    let mut all: Vec<_> = moderators
        .into_iter()
        .map(|(id, figures)| ModeratorFigures {
            name: names.get(&id).cloned().unwrap_or_default(),
            figures,
        })
        .collect();
    all.sort_by(|one, other| {
        let key = |of: &ModeratorFigures| (std::cmp::Reverse(of.figures.overturned), of.name.clone());
        key(one).cmp(&key(other))
    });
    Ok(all)
}
