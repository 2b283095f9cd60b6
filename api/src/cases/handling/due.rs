//! When a case is due: its clock begins, goes on, or is given more time.

use chrono::{DateTime, Utc};
use contract::{
    handling::{Flow, Question},
    limits::{LimitUnit, TimeLimit},
};

use crate::{
    calendar,
    cases::{deed::Deed, limits, store::Whole},
    db::Conn,
    error::{Error, Result},
};

/// When a case is due after a deed that changes it.
///
/// # Errors
/// When the database refuses.
pub(in crate::cases) fn due(conn: &mut Conn, whole: &Whole, deed: &Deed, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let row = &whole.row;
    let limit = |conn: &mut Conn| Ok::<_, Error>(limits::of(conn, row.community_id.into())?.of(row.category.0, row.urgency.0));
    let rest = whole.handling.as_ref().map(|handling| &handling.rest);
    if deed.starts_clock() {
        return Ok(Some(calendar::of_the_state().due(now, limit(conn)?)));
    }
    match deed {
        Deed::Resume(_) => {
            let pause = rest.and_then(|rest| rest.pause);
            let Some((since, due)) = pause.and_then(|pause| Some((pause.since, pause.due?))) else {
                return Ok(None);
            };
            Ok(Some(calendar::of_the_state().postponed(due, limit(conn)?.unit, since, now)))
        }
        // An emergency has no more time than emergencies have, whatever it was taken on as.
        Deed::Dispatch(dispatch) if dispatch.flow == Flow::Emergency => {
            let limit = limits::of(conn, row.community_id.into())?.emergency;
            let due = calendar::of_the_state().due(now, limit);
            Ok(Some(row.due_at.map_or(due, |before| due.min(before.into()))))
        }
        Deed::Rule(Question::Extension, ruling) if ruling.granted => {
            let days = rest.and_then(|rest| rest.asked).and_then(|asked| asked.days);
            let more = TimeLimit::new(days.unwrap_or_default().into(), LimitUnit::WorkingDays);
            let due = row.due_at.map(DateTime::<Utc>::from);
            Ok(due.map(|due| calendar::of_the_state().due(due, more)))
        }
        _ => Ok(None),
    }
}
