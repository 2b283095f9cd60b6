//! What happens to motions by itself.

use chrono::{DateTime, Utc};
use contract::{
    ids::MotionId,
    motions::{MotionAction, MotionState},
};

use super::{super::model, super::store, news};
use crate::{db::Conn, error::Result, moment::Moment};

/// A few in which something is due.
///
/// # Errors
/// When the database refuses.
pub(crate) fn due(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> Result<Vec<MotionId>> {
    store::due(conn, now, limit)
}

/// Lets one lapse whose time is over, and tells the street of what the station owes too long; whether there was something to do.
///
/// # Errors
/// When the database refuses.
pub(crate) fn look(conn: &mut Conn, id: MotionId, moment: Moment) -> Result<bool> {
    let Some(mut row) = store::hold(conn, id)? else {
        return Ok(false);
    };
    let now = moment.time();
    let state = model::state_at(row.state.0, row.closes_at.map(Into::into), now);
    if state == MotionState::Lapsed && row.state.0 != state {
        row.end(state, now);
        store::change(conn, &row)?;
        news::tell(conn, &row, MotionAction::Lapse, moment)?;
        return Ok(true);
    }
    // Another server was quicker.
    let late = row.due_at.is_some_and(|due| DateTime::<Utc>::from(due) < now) && row.raised_at.is_none();
    if late {
        row.raised_at = Some(now.into());
        store::change(conn, &row)?;
        news::ask_station(conn, &row, MotionAction::Escalate, moment)?;
    }
    Ok(late)
}
