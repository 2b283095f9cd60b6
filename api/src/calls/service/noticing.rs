//! The public notice of a plan that residents chose: objections, their answers, and its end.

use chrono::{DateTime, Utc};
use contract::{
    agenda::{AgendaAction, AnswerObjection, NewObjection, Objection},
    calls::{CallDeed, CallState, PlanCall, PlanState},
    ids::{CallId, ObjectionId},
};

use super::{
    super::{
        model,
        store::{self, plans},
    },
    go, reading, refused, tell,
};
use crate::{
    agenda::service::{self as agenda, Event, Matter},
    auth::policy::{Actor, Right},
    cases::{handling::organisations, service::Desk},
    db::{Conn, Word},
    error::{Error, Result},
};

/// Lodges an objection.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who is no resident; refused where nothing is on notice; a fault for who is not verified
/// there, or objected before.
pub(crate) fn object(conn: &mut Conn, desk: &Desk, actor: &Actor, id: CallId, new: &NewObjection) -> Result<Objection> {
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    actor.require_somewhere(Right::ObjectToNotices)?;
    let standing = reading::standing(conn, desk, &row)?;
    if !model::admits(standing, CallDeed::Object, desk.moment.time()) {
        return Err(refused(conn, desk, actor, &row, "not_on_notice")?);
    }
    agenda::object(conn, desk, actor, (Matter::Call(id), row.community()), new)
}

/// Answers an objection. One that is upheld sends the call back to the station while its plan is on notice.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not decide for the station; a fault when it was answered.
pub(crate) fn answer(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, objection): (CallId, ObjectionId),
    said: &AnswerObjection,
) -> Result<PlanCall> {
    let mut row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let role = actor.require(Right::DecideNeeds, desk.places.place(row.community())?)?;
    let matter = (Matter::Call(id), row.community());
    agenda::answer(conn, desk, (actor, role), matter, objection, said)?;
    if said.upheld && row.state.0 == CallState::OnNotice {
        row.state = Word(CallState::Checking);
        row.plan_id = None;
        store::put(conn, &row)?;
        let mut told = Vec::new();
        for plan in plans::all(conn, id)? {
            told.extend(organisations::speakers(conn, plan.organisation())?);
        }
        tell(conn, desk, &row, told, AgendaAction::Uphold)?;
    }
    reading::shown(conn, desk, Some(actor), &row)
}

/// Calls whose time on notice is over.
///
/// # Errors
/// When the database cannot be read.
pub(crate) fn noticed(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<CallId>> {
    store::noticed(conn, now)
}

/// Ends the notice of a plan whose time is over and to which no objection waits: it is the one to carry out. False when it is not
/// due, or another server was quicker.
///
/// # Errors
/// When the database refuses.
pub(crate) fn confirm(conn: &mut Conn, desk: &Desk, id: CallId) -> Result<bool> {
    let mut row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let standing = reading::standing(conn, desk, &row)?;
    if !model::is_over(standing, desk.moment.time()) {
        return Ok(false);
    }
    let chosen = row
        .plan_id
        .ok_or_else(|| Error::internal("a call on notice lacks its plan"))?;
    let mut plan = plans::find(conn, chosen.into())?.ok_or(Error::NOT_FOUND)?;
    plan.state = Word(PlanState::Chosen);
    plans::put(conn, &plan)?;
    row.state = Word(CallState::Chosen);
    let name = organisations::sheet(conn, plan.organisation())?.name;
    let event = Event::new(Matter::Call(id), row.community(), AgendaAction::Agree).whom(&name);
    go(conn, desk, &row, event, AgendaAction::Agree)?;
    Ok(true)
}
