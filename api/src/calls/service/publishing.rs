//! Calling for plans, ending a call without one, and calling again.

use contract::{
    agenda::AgendaAction,
    audit::Act,
    calls::{CallDeed, CallState, EndCall, NewPlanCall, PlanCall, PlanState, ReopenCall},
    ids::{CallId, CommunityId},
};

use super::{
    super::{
        model,
        store::{self, Row, plans},
    },
    go, held, needs, of_needs, reading, record, tell,
};
use crate::{
    agenda::service::{self as agenda, Event, Matter},
    audit::service::By,
    auth::policy::{Actor, Right},
    cases::{handling::organisations, service::Desk},
    db::{Conn, Key, Word},
    error::{Error, Result},
};

/// Calls for plans, and tells the community's organisations.
///
/// # Errors
/// Forbidden for who does not decide for the station; names a need that is not agreed, or called for already, a deadline that
/// is too near or too far, and the reason that is missing where no need is named.
pub(crate) fn publish(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    community: CommunityId,
    new: &NewPlanCall,
) -> Result<PlanCall> {
    let role = actor.require(Right::DecideNeeds, desk.places.place(community)?)?;
    fair(desk, new.deadline)?;
    if let Some(need) = new.need_id {
        needs::check_agreed(conn, need, community)?;
        let key = Key::from(need);
        let called = of_needs(conn, &[key])?.remove(&key);
        if called.is_some_and(|call| call.state != CallState::Ended) {
            return Err(Error::field("/need_id", "need_called"));
        }
    }
    if new.need_id.is_none() && new.because.is_none() {
        return Err(Error::field("/because", "call_because"));
    }
    let id: CallId = desk.moment.id();
    let row = Row {
        id: id.into(),
        community_id: community.into(),
        need_id: new.need_id.map(Into::into),
        because: new.because.as_deref().map(|because| because.trim().to_owned()),
        title: new.title.trim().to_owned(),
        wanted: new.wanted.trim().to_owned(),
        carrier: new.carrier.trim().to_owned(),
        limit_fen: i64::try_from(new.limit_fen).map_err(Error::internal)?,
        deadline: new.deadline.into(),
        state: Word(CallState::Open),
        unsealed: false,
        vote_id: None,
        hearing_at: None,
        hearing_place: None,
        plan_id: None,
        notice_until: None,
        published_at: desk.moment.time().into(),
    };
    store::add(conn, &row)?;
    opened(
        conn,
        desk,
        &row,
        Event::new(Matter::Call(id), community, AgendaAction::Publish)
            .by(role)
            .because(new.because.as_deref()),
    )?;
    record(conn, desk, By::somebody(actor.id, role), &row, Act::CallForPlans, &[])?;
    reading::shown(conn, desk, Some(actor), &row)
}

fn fair(desk: &Desk, deadline: chrono::DateTime<chrono::Utc>) -> Result<()> {
    if model::is_fair(deadline, desk.moment.time()) {
        Ok(())
    } else {
        Err(Error::field("/deadline", "call_deadline"))
    }
}

/// Tells every organisation of the community, whether it answered before or not, and those behind the need.
fn opened(conn: &mut Conn, desk: &Desk, row: &Row, event: Event<'_>) -> Result<()> {
    agenda::note(conn, event, desk.moment)?;
    let everybody = organisations::every_speaker(conn, row.community())?;
    tell(conn, desk, row, everybody, AgendaAction::Publish)?;
    match row.need_id {
        Some(need) => needs::told_of_call(conn, desk, need.into(), AgendaAction::Publish),
        None => Ok(()),
    }
}

/// Ends a call without a plan. Ended before its deadline, its plans stay sealed.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not decide for the station; refused once its plans are before the residents.
pub(crate) fn end(conn: &mut Conn, desk: &Desk, actor: &Actor, id: CallId, said: &EndCall) -> Result<PlanCall> {
    let (mut row, by) = held(conn, desk, actor, id, CallDeed::End)?;
    row.state = Word(CallState::Ended);
    let event = Event::new(Matter::Call(id), row.community(), AgendaAction::End);
    let event = event.by(by.role()).because(Some(&said.reason));
    go(conn, desk, &row, event, AgendaAction::End)?;
    record(conn, desk, by, &row, Act::EndCall, &[])?;
    reading::shown(conn, desk, Some(actor), &row)
}

/// Calls for plans again, until another deadline. Those that were sent are sealed again, and can be changed.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not decide for the station; names a deadline that is too near or too far; refused
/// where it is open, or its plans are before the residents, or another call came of the need.
pub(crate) fn reopen(conn: &mut Conn, desk: &Desk, actor: &Actor, id: CallId, said: &ReopenCall) -> Result<PlanCall> {
    let (mut row, by) = held(conn, desk, actor, id, CallDeed::Reopen)?;
    fair(desk, said.deadline)?;
    if let Some(need) = row.need_id {
        needs::check_agreed(conn, need.into(), row.community())?;
        let other = of_needs(conn, &[need])?.remove(&need).filter(|call| call.id != id);
        if other.is_some_and(|call| call.state != CallState::Ended) {
            return Err(Error::field("", "need_called"));
        }
    }
    row.state = Word(CallState::Open);
    row.unsealed = false;
    row.deadline = said.deadline.into();
    row.plan_id = None;
    store::put(conn, &row)?;
    for mut plan in plans::all(conn, id)? {
        plan.state = Word(PlanState::Sent);
        plan.reason = None;
        plan.vote_option = None;
        (plan.needs_percent, plan.comes_first) = (None, false);
        plans::put(conn, &plan)?;
    }
    let event = Event::new(Matter::Call(id), row.community(), AgendaAction::Reopen);
    opened(conn, desk, &row, event.by(by.role()).because(Some(&said.reason)))?;
    record(conn, desk, by, &row, Act::CallForPlans, &[])?;
    reading::shown(conn, desk, Some(actor), &row)
}
