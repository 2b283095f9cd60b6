//! The public notice of a need: objections, their answers, and its end.

use chrono::{DateTime, Utc};
use contract::{
    agenda::{AgendaAction, AnswerObjection, NewObjection, Objection},
    ids::{NeedId, ObjectionId},
    needs::{CommunityNeed, NeedState},
};

use super::{
    super::{model, store},
    go, held, reading, refused, tell,
};
use crate::{
    agenda::service::{self as agenda, Event, Matter},
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
};

/// Lodges an objection.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who is no resident; refused where it is not on notice; a fault for who is not verified
/// there, or objected before.
pub(crate) fn object(conn: &mut Conn, desk: &Desk, actor: &Actor, id: NeedId, new: &NewObjection) -> Result<Objection> {
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    actor.require_somewhere(Right::ObjectToNotices)?;
    let standing = reading::standing(conn, &row)?;
    if !model::takes_objections(standing, desk.moment.time()) {
        return Err(refused(conn, desk, actor, &row, "not_on_notice")?);
    }
    agenda::object(conn, desk, actor, (Matter::Need(id), row.community()), new)
}

/// Answers an objection. One that is upheld sends the need back while it is on notice.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not decide for the station; a fault when it was answered.
pub(crate) fn answer(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, objection): (NeedId, ObjectionId),
    said: &AnswerObjection,
) -> Result<CommunityNeed> {
    let (mut row, by) = held(conn, desk, actor, id)?;
    let matter = (Matter::Need(id), row.community());
    agenda::answer(conn, desk, (actor, by.role()), matter, objection, said)?;
    if said.upheld && row.state.0 == NeedState::OnNotice {
        row.state = Word(NeedState::SentBack);
        store::put(conn, &row)?;
        tell(conn, desk, &row, AgendaAction::Uphold)?;
    }
    reading::shown(conn, desk, Some(actor), &row)
}

/// Needs whose time on notice is over.
///
/// # Errors
/// When the database cannot be read.
pub(crate) fn noticed(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<NeedId>> {
    store::noticed(conn, now)
}

/// Ends the notice of a need whose time is over and to which no objection waits. False when it is not due, or another server was
/// quicker.
///
/// # Errors
/// When the database refuses.
pub(crate) fn agree(conn: &mut Conn, desk: &Desk, id: NeedId) -> Result<bool> {
    let mut row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let standing = reading::standing(conn, &row)?;
    if !model::is_agreed(standing, desk.moment.time()) {
        return Ok(false);
    }
    row.state = Word(NeedState::Agreed);
    let event = Event::new(Matter::Need(id), row.community(), AgendaAction::Agree);
    go(conn, desk, &row, event, AgendaAction::Agree)?;
    Ok(true)
}
