//! Commending what was excellent (评选表彰): the station does, with a reason that everybody reads.

use contract::{
    audit::Act,
    ids::ProjectId,
    notifications::NotificationKind,
    projects::{Project, ProjectAction, ProjectDeed, ProjectReason},
};

use super::{Whole, commendations, news, reading, require};
use crate::{auth::policy::Actor, cases::service::Desk, db::Conn, error::Result};

/// Commends a project that was evaluated as excellent, once. It may be over by then, and its row stays as it is.
///
/// # Errors
/// As for every act on a project.
pub(crate) fn commend(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProjectId, reason: &ProjectReason) -> Result<Project> {
    let held = require(conn, desk, actor, id, ProjectAction::Commend)?;
    let (row, reason) = (&held.whole.row, reason.reason.trim());
    commendations::add(conn, row, reason, desk.moment)?;
    held.note(conn, desk, ProjectDeed::Commend, Some(reason))?;
    held.record(conn, desk, actor.id, Act::CommendProject, &[])?;
    let (kind, deed) = (NotificationKind::ProjectChanged, Some(ProjectDeed::Commend));
    news::carrier(conn, row, kind, deed, desk.moment)?;
    let whole = Whole::of(conn, held.whole.row)?;
    reading::shown(conn, desk, Some(actor), &whole)
}
