//! Evaluating a project (双述双评): verified residents and their representatives on one side, on the other for the community committee
//! its station and its staff in the group that supervises.

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
/// As for every act on a project; names the words when somebody gives no reasons for the committee.
pub(crate) fn evaluate(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProjectId, new: &NewEvaluation) -> Result<Project> {
    let held = require(conn, desk, actor, id, ProjectAction::Evaluate)?;
    let who = held.who;
    if who.is_committee() && new.words.as_deref().is_none_or(|words| words.trim().is_empty()) {
        return Err(Error::field("/words", "reasons_missing"));
    }
    // Random, so that nothing tells in which order they came.
    let side = (who.station, who.evaluates_as().filter(|_| !who.station));
    let row = evaluations::Row::new(desk.moment.random(), &held.whole.row, actor.id, side, new);
    evaluations::add(conn, &row)?;
    if who.station {
        held.record(conn, desk, actor.id, Act::EvaluateProject, &[])?;
    }
    held.done(conn, desk, actor)
}
