//! To whom cases go when they are accepted: a community's own rules, in order; the first that fits is followed.

mod model;
pub(super) mod routes;
mod store;

use contract::{
    audit::{Act, SubjectKind},
    handling::{HandlerRef, RoutingOutcome, RoutingRules, RoutingState, RoutingTarget, RoutingTrial},
    ids::CommunityId,
    problem::Kind,
};

use self::model::Matter;
use super::{choice, follow, organisations};
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    calendar,
    cases::{service::Desk, store::Whole},
    db::Conn,
    error::{Error, Result},
};

/// The rules of a community, for those who work on its cases.
///
/// # Errors
/// Not found for everybody else.
pub(super) fn of(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId) -> Result<RoutingState> {
    let place = desk.places.place(community)?;
    by.require(Right::WorkOnCases, place).map_err(|_| Error::NOT_FOUND)?;
    state(conn, community)
}

fn state(conn: &mut Conn, community: CommunityId) -> Result<RoutingState> {
    let (version, known) = store::find(conn, community)?;
    Ok(RoutingState {
        version: version.unsigned_abs(),
        rules: known.rules,
    })
}

/// Sets the rules of a community, for what is accepted from now on, instead of those of the version that was `seen`: none
/// at all for whoever names none.
///
/// # Errors
/// Forbidden for whoever does not set them; names the rule that leads to nobody; with the rules as they are now
/// [`Kind::Stale`] when others were set since.
pub(super) fn set(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    rules: &RoutingRules,
    seen: Option<i32>,
) -> Result<RoutingState> {
    let place = desk.places.place(community)?;
    let role = by.require(Right::SetRouting, place)?;
    for (number, rule) in rules.rules.iter().enumerate() {
        if !leads_somewhere(conn, desk, community, rule.to)? {
            return Err(Error::field(&format!("/rules/{number}/to"), "target_unknown"));
        }
    }
    let (version, known) = store::find(conn, community)?;
    if known == *rules {
        return state(conn, community);
    }
    let latest = seen.unwrap_or_default() == version;
    if !latest || !store::add(conn, community, version + 1, rules, by.id, desk.moment)? {
        return Err(Error::overtaken(Kind::Stale, &state(conn, community)?)?);
    }
    let (who, subject) = (By::somebody(by.id, role), Subject::new(SubjectKind::Community, community));
    let version = (version + 1).to_string();
    let about = [("routing", version.as_str())];
    audit::record(conn, who, place, Act::SetRule, subject, &about, desk.moment)?;
    state(conn, community)
}

fn leads_somewhere(conn: &mut Conn, desk: &Desk, community: CommunityId, to: RoutingTarget) -> Result<bool> {
    if let Some(station) = to.station_id {
        let known = desk.places.community(community);
        return Ok(known.is_some_and(|known| known.stations.iter().any(|each| each.id == station)));
    }
    match to.organisation_id {
        Some(organisation) => Ok(organisations::check_open(conn, organisation, community).is_ok()),
        None => choice::fits(conn, community, handler(to)),
    }
}

/// To whom a case goes that is sent to a target: of a station, to whoever is there today. Nobody when whom it names is gone.
fn whom(conn: &mut Conn, desk: &Desk, whole: &Whole, to: RoutingTarget) -> Result<Option<RoutingTarget>> {
    if !leads_somewhere(conn, desk, whole.community(), to)? {
        return Ok(None);
    }
    let Some(station) = to.station_id else {
        return Ok(Some(to));
    };
    let responder = whole.row.first_responder_id.map(Into::into);
    let there = choice::at_station(conn, desk, whole.community(), station, responder)?;
    Ok(there.map(|there| RoutingTarget {
        duty_id: there.duty_id,
        account_id: there.account_id,
        ..RoutingTarget::default()
    }))
}

const fn handler(to: RoutingTarget) -> HandlerRef {
    HandlerRef {
        duty_id: to.duty_id,
        account_id: to.account_id,
    }
}

/// Tries rules on a text, without any case.
///
/// # Errors
/// Not found for those who do not work on the community's cases.
pub(super) fn try_on(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    trial: &RoutingTrial,
) -> Result<RoutingOutcome> {
    let known = RoutingRules {
        rules: of(conn, desk, by, community)?.rules,
    };
    let rules = trial.rules.as_ref().unwrap_or(&known);
    let at = trial.at.unwrap_or_else(|| desk.moment.time());
    let matter = Matter {
        text: &trial.text,
        category: trial.category,
        urgency: trial.urgency,
        channel: trial.channel,
        cell: trial.cell_id,
        in_office_hours: calendar::of_the_state().is_open(at),
    };
    Ok(model::outcome(rules, &matter))
}

/// Sends a case that was just accepted where the rules say. Whom a rule names may be gone: then it stays, for a person
/// to decide.
pub(super) fn send_on(conn: &mut Conn, desk: &Desk, whole: &mut Whole) -> Result<()> {
    let (_, rules) = store::find(conn, whole.community())?;
    if rules.rules.is_empty() {
        return Ok(());
    }
    let text = whole.text.as_ref().map(|text| format!("{} {}", text.title, text.body));
    let row = &whole.row;
    let matter = Matter {
        text: text.as_deref().unwrap_or_default(),
        category: row.category.0,
        urgency: row.urgency.0,
        channel: row.channel.0,
        cell: row.cell_id.map(Into::into),
        in_office_hours: calendar::of_the_state().is_open(desk.moment.time()),
    };
    let Some(rule) = model::first(&rules, &matter) else {
        return Ok(());
    };
    if let Some(to) = whom(conn, desk, whole, rule.to)? {
        let deed = follow::sent_to(to, &rule.name, rule.flow);
        follow::by_itself(conn, desk, whole, &deed)?;
    }
    Ok(())
}
