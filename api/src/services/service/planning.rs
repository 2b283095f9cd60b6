//! Planning a week: a plan is proposed for all requests together, and a person chooses from it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contract::{
    ids::CommunityId,
    page::Page,
    teams::{ChosenTeams, ServiceSummary, Suggested, WeekPlan},
};

use super::{
    super::{
        store::{self, turns},
        suggest::Week,
    },
    choosing::{choose, people, warn_of_insurance},
    reading,
};
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Key},
    error::{Error, Result},
};

/// The plan of the week of a day, for those who choose: small teams first or not. It changes nothing.
///
/// # Errors
/// Forbidden where the desk is not theirs.
pub(in crate::services) fn plan_week(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    community: CommunityId,
    which: (NaiveDate, bool),
) -> Result<WeekPlan> {
    actor.require(Right::ArrangeServices, desk.places.place(community)?)?;
    let week = Week::of(conn, desk, community, which)?;
    let summaries = reading::summaries(conn, desk, actor, week.rows())?;
    let mut plan = week.shown(conn, summaries.items)?;
    let mut by_day: BTreeMap<String, Vec<&mut Suggested>> = BTreeMap::new();
    for planned in &mut plan.planned {
        let then = by_day.entry(planned.service.day.clone()).or_default();
        then.extend(&mut planned.team.volunteers);
    }
    for (day, people) in by_day {
        warn_of_insurance(conn, &day, people)?;
    }
    Ok(plan)
}

/// Chooses teams for several requests of a community: everybody is asked at once, or nobody.
///
/// # Errors
/// As for choosing one: faults name the team; conflict, with the request as it is now, for the first that somebody else
/// was quicker with.
pub(in crate::services) fn choose_all(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    community: CommunityId,
    chosen: &ChosenTeams,
) -> Result<Page<ServiceSummary>> {
    actor.require(Right::ArrangeServices, desk.places.place(community)?)?;
    // Two who choose at once hold the requests in the same order, and then everybody.
    let mut order: Vec<usize> = (0..chosen.teams.len()).collect();
    order.sort_by_key(|&at| chosen.teams[at].service_id);
    for &at in &order {
        store::hold(conn, chosen.teams[at].service_id)?;
    }
    let everybody: Vec<Key> = chosen.teams.iter().flat_map(|each| people(&each.team)).collect();
    turns::hold_people(conn, &everybody)?;
    for at in order {
        let each = &chosen.teams[at];
        let here = store::find(conn, each.service_id)?.is_some_and(|row| row.community() == community);
        if !here {
            return Err(Error::field(&format!("/teams/{at}/service_id"), "service_unknown"));
        }
        choose(conn, desk, actor, each.service_id, &each.team).map_err(|error| error.within(&format!("/teams/{at}/team")))?;
    }
    let ids: Vec<Key> = chosen.teams.iter().map(|each| each.service_id.into()).collect();
    let rows = store::all(conn, &ids)?;
    reading::summaries(conn, desk, actor, &rows)
}
