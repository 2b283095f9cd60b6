//! What an evaluation comes to, decided once when its time is over, and what follows from it.

use chrono::Duration;
use contract::{
    accounts::Role,
    audit::{Act, SubjectKind},
    projects::{
        EvaluationResult, PaymentState, ProjectDeed, ProjectOutcome, ProjectRules, ProjectSeat, ProjectState, Side, evaluated,
    },
};

use super::{Whole, evaluations, events, news, payments, supervising};
use crate::{
    audit::service::{self as audit, By, Subject},
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
};

/// Decides a project whose time for evaluating is over: where it failed the last payment is cancelled. While too few residents
/// evaluated it, or too few of their representatives, or nobody for the committee, there is as much time once more.
///
/// # Errors
/// When the database refuses.
pub(super) fn decide(conn: &mut Conn, desk: &Desk, whole: &mut Whole) -> Result<()> {
    let rules = rules_of(whole)?;
    let rows = evaluations::all(conn, whole.row.id())?;
    let side = |committee: bool| rows.iter().filter(move |row| row.is_committee() == committee);
    let (residents, committee) = (
        Side::of(side(false).map(evaluations::Row::scores)),
        Side::of(side(true).map(evaluations::Row::scores)),
    );
    let representatives = rows.iter().filter(|row| row.sits(ProjectSeat::Representative)).count();
    let few = residents.many < rules.least_evaluations.into() || representatives < needed(conn, whole, &rules)?;
    if few || committee.many == 0 {
        return prolong(conn, desk, whole, &rules, few);
    }
    let result = EvaluationResult {
        representatives: u32::try_from(representatives).map_err(Error::internal)?,
        station: rows.iter().find(|row| row.station).map(evaluations::Row::scores),
        ..evaluated(residents, committee, &rules)
    };
    let outcome = result.outcome;
    if outcome == ProjectOutcome::Failed {
        // What was due at the start is owed all the same.
        payments::cancel(conn, whole.row.id(), 2)?;
    }
    whole.row.outcome = Some(Word(outcome));
    whole.row.result = Some(serde_json::to_string(&result).map_err(Error::internal)?);
    whole.row.state.0 = ProjectState::Evaluated;
    let moment = desk.moment;
    events::add(
        conn,
        &whole.row,
        ProjectDeed::Evaluate,
        Role::System,
        Some(outcome.word()),
        moment,
    )?;
    let place = desk.places.place(whole.row.community())?;
    let subject = Subject::new(SubjectKind::Project, whole.row.id());
    let facts = [("outcome", outcome.word())];
    audit::record(conn, By::operator(), place, Act::DecideProject, subject, &facts, moment)?;
    news::concerned(conn, &whole.row, outcome.word(), moment)?;
    news::station(conn, &whole.row, ProjectDeed::Evaluate, moment)?;
    whole.payments = payments::all(conn, whole.row.id())?;
    close_if_settled(conn, desk, whole)
}

/// By which rules a project is evaluated.
pub(super) fn rules_of(whole: &Whole) -> Result<ProjectRules> {
    match &whole.row.rules {
        Some(text) => serde_json::from_str(text).map_err(Error::internal),
        None => Ok(ProjectRules::default()),
    }
}

/// How many representatives of residents must evaluate: as the rules ask, or all who sit in the group that supervises it.
pub(super) fn needed(conn: &mut Conn, whole: &Whole, rules: &ProjectRules) -> Result<usize> {
    let sitting = supervising::representatives(conn, &whole.row)?;
    Ok(sitting.min(rules.least_representatives.into()))
}

fn prolong(conn: &mut Conn, desk: &Desk, whole: &mut Whole, rules: &ProjectRules, few: bool) -> Result<()> {
    let until = desk.moment.time() + Duration::days(rules.evaluate_days.into());
    whole.row.evaluate_until = Some(until.into());
    events::add(conn, &whole.row, ProjectDeed::Prolong, Role::System, None, desk.moment)?;
    if few {
        news::residents(conn, &whole.row, until, desk.moment)?;
    }
    news::station(conn, &whole.row, ProjectDeed::Prolong, desk.moment)
}

/// Closes an evaluated project whose payments are all made or cancelled.
///
/// # Errors
/// When the database refuses.
pub(super) fn close_if_settled(conn: &mut Conn, desk: &Desk, whole: &mut Whole) -> Result<()> {
    let open = whole.payments.iter().any(|payment| payment.state.0 == PaymentState::Due);
    if whole.row.state.0 == ProjectState::Evaluated && !open {
        whole.row.state.0 = ProjectState::Closed;
        events::add(conn, &whole.row, ProjectDeed::Close, Role::System, None, desk.moment)?;
    }
    Ok(())
}
