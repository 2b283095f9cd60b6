//! The deadline of a call: its plans become public, and nothing is taken any more.

use chrono::{DateTime, Utc};
use contract::{accounts::Role, agenda::AgendaAction, calls::CallState, ids::CallId, notifications::NotificationKind};

use super::{super::store, go};
use crate::{
    accounts::service as accounts,
    agenda::service::{Event, Matter},
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
    notifications::service::{self as notifications, Tell},
};

/// Calls whose deadline is over.
///
/// # Errors
/// When the database cannot be read.
pub(crate) fn due(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<CallId>> {
    store::sealed(conn, now)
}

/// Makes the plans of a call public whose deadline is over. False when it is not due, or another server was quicker.
///
/// # Errors
/// When the database refuses.
pub(crate) fn unseal(conn: &mut Conn, desk: &Desk, id: CallId) -> Result<bool> {
    let mut row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if row.state.0 != CallState::Open || DateTime::from(row.deadline) > desk.moment.time() {
        return Ok(false);
    }
    row.state = Word(CallState::Checking);
    row.unsealed = true;
    let community = row.community();
    let event = Event::new(Matter::Call(id), community, AgendaAction::Unseal);
    go(conn, desk, &row, event, AgendaAction::Unseal)?;
    let deciders = accounts::holders(conn, community, &[Role::StationAdmin])?.into_iter();
    let about = Matter::Call(id).about();
    let tell = |to| Tell::new(to, community, NotificationKind::AgendaWaiting, about).word(AgendaAction::Unseal.word());
    let told: Vec<Tell> = deciders.map(|holder| tell(holder.id)).collect();
    notifications::tell(conn, &told, desk.moment)?;
    Ok(true)
}
