//! Evaluating a project: verified residents for themselves, the station for the community.

use contract::{
    audit::Act,
    ids::ProjectId,
    projects::{NewEvaluation, Project, ProjectAction},
};

use super::{evaluations, require};
use crate::{
    auth::policy::Actor,
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
};

/// Evaluates a project, once.
///
/// # Errors
/// As for every act on a project; names the words when the station gives no reasons.
pub(crate) fn evaluate(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProjectId, new: &NewEvaluation) -> Result<Project> {
    let held = require(conn, desk, actor, id, ProjectAction::Evaluate)?;
    let station = held.who.station;
    if station && new.words.as_deref().is_none_or(|words| words.trim().is_empty()) {
        return Err(Error::field("/words", "reasons_missing"));
    }
    // Random, so that nothing tells in which order they came.
    let row = evaluations::Row::new(desk.moment.random(), &held.whole.row, actor.id, station, new);
    evaluations::add(conn, &row)?;
    if station {
        held.record(conn, desk, actor.id, Act::EvaluateProject, &[])?;
    }
    held.done(conn, desk, actor)
}
