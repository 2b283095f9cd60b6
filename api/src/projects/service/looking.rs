//! What happens to projects by itself: the work begins, reports are due and late, evaluations are decided.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    ids::ProjectId,
    notifications::NotificationKind,
    projects::{Day, ProjectDeed, ProjectState},
};

use super::{Whole, deciding, events, model, news, reports, store};
use crate::{cases::service::Desk, db::Conn, error::Result};

/// A few projects in which something is to happen by itself.
///
/// # Errors
/// When the database cannot be read.
pub(crate) fn due(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> Result<Vec<ProjectId>> {
    store::to_look_at(conn, now, limit)
}

/// Lets happen what is due in a project. False when nothing is, or another server was quicker.
///
/// # Errors
/// When the database refuses.
pub(crate) fn look(conn: &mut Conn, desk: &Desk, id: ProjectId) -> Result<bool> {
    let mut whole = Whole::hold(conn, id)?;
    let now = desk.moment.time();
    if whole.row.look_at.is_none_or(|at| DateTime::from(at) > now) {
        return Ok(false);
    }
    whole.begin_in_time(conn, desk)?;
    match whole.row.state.0 {
        ProjectState::Running => {
            for (day, late) in model::reminders(&whole.owed()?, now) {
                remind(conn, desk, &whole, day, late)?;
            }
        }
        ProjectState::Reported => deciding::decide(conn, desk, &mut whole)?,
        _ => {}
    }
    whole.keep(conn, desk)?;
    Ok(true)
}

/// Reminds the carrier of a report, once before its day and once when it is late; then the station is told as well.
fn remind(conn: &mut Conn, desk: &Desk, whole: &Whole, day: Day, late: bool) -> Result<()> {
    if !reports::remind(conn, &whole.row, day, late)? {
        return Ok(());
    }
    if !late {
        let until = day.after(1).begins();
        return news::due(conn, &whole.row, NotificationKind::ProjectReportDue, until, desk.moment);
    }
    let noted = day.to_string();
    events::add(conn, &whole.row, ProjectDeed::Miss, Role::System, Some(&noted), desk.moment)?;
    news::carrier(conn, &whole.row, NotificationKind::ProjectReportLate, None, desk.moment)?;
    news::station(conn, &whole.row, ProjectDeed::Miss, desk.moment)?;
    news::group(conn, &whole.row, ProjectDeed::Miss, desk.moment)
}
