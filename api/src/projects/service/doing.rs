//! What is recorded while a project is carried out: payments, reports, and its early end.

use chrono::Duration;
use contract::{
    audit::Act,
    ids::{ProjectId, ReportId},
    notifications::NotificationKind,
    projects::{
        ContractState, Day, NewProjectReport, OutputDone, PaymentState, Project, ProjectAction, ProjectDeed, ProjectReason,
        ProjectState, RecordPayment, Terms,
    },
};

use super::{Held, Whole, deciding, news, payments, refused, reports, require, rules, versions};
use crate::{
    auth::policy::Actor,
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
    photos::{Owner, service as photos},
};

/// Records a payment as made. The amount is the contract's; the first is due once it is signed, the last once it passed.
///
/// # Errors
/// As for every act on a project; names the day when it lies in the future; refused for a payment that is not due.
pub(crate) fn pay(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProjectId, paid: &RecordPayment) -> Result<Project> {
    let mut held = require(conn, desk, actor, id, ProjectAction::Pay)?;
    if paid.paid_on > Day::of(desk.moment.time()) {
        return Err(Error::field("/paid_on", "paid_later"));
    }
    let whole = &held.whole;
    let mut payments = whole.payments.iter().filter(|payment| payment.part == i32::from(paid.part));
    let Some(payment) = payments.find(|payment| whole.is_payable(payment)) else {
        return Err(refused(conn, desk, actor, whole, "payment_not_due")?);
    };
    let made = payments::Row {
        state: Word(PaymentState::Paid),
        paid_on: Some(paid.paid_on.to_string()),
        reference: Some(paid.reference.trim().to_owned()),
        ..payment.clone()
    };
    payments::change(conn, &made)?;
    let (part, fen) = (paid.part.to_string(), made.fen().to_string());
    held.note(conn, desk, ProjectDeed::Pay, Some(&part))?;
    held.record(conn, desk, actor.id, Act::PayProject, &[("part", &part), ("fen", &fen)])?;
    news::carrier(
        conn,
        &held.whole.row,
        NotificationKind::ProjectChanged,
        Some(ProjectDeed::Pay),
        desk.moment,
    )?;
    held.whole = Whole::of(conn, held.whole.row)?;
    deciding::close_if_settled(conn, desk, &mut held.whole)?;
    held.done(conn, desk, actor)
}

/// Writes a report: for the earliest day that has none, or the final one, after which both sides evaluate.
///
/// # Errors
/// As for every act on a project; names the outputs when they are not those of the contract, and a
/// picture that is not the sender's; refused when no report is due, and
/// a final one while reports are missing whose day has come, or an amendment lies with the carrier.
pub(crate) fn report(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProjectId, new: &NewProjectReport) -> Result<Project> {
    let mut held = require(conn, desk, actor, id, ProjectAction::Report)?;
    let whole = &held.whole;
    let terms = whole
        .terms()?
        .ok_or_else(|| Error::internal("a project under way lacks its contract"))?;
    let outputs = outputs(&terms, new)?;
    let due_on = match due_on(whole, &terms, new.last, Day::of(desk.moment.time()))? {
        Ok(day) => day,
        Err(why) => return Err(refused(conn, desk, actor, whole, why)?),
    };
    let id: ReportId = desk.moment.id();
    let written = reports::Written {
        id: id.into(),
        due_on,
        last: new.last,
        text: new.text.trim(),
        outputs: &outputs,
        spent: &new.spent,
        at: desk.moment.time().into(),
    };
    reports::add(conn, &whole.row, &written)?;
    photos::claim(conn, &new.photos, Owner::Report(id), whole.row.community(), desk.moment)?;
    if new.last {
        finish(conn, desk, &mut held)?;
    } else {
        held.note(conn, desk, ProjectDeed::Report, Some(&due_on.to_string()))?;
        news::station(conn, &held.whole.row, ProjectDeed::Report, desk.moment)?;
        news::group(conn, &held.whole.row, ProjectDeed::Report, desk.moment)?;
    }
    held.done(conn, desk, actor)
}

fn outputs(terms: &Terms, new: &NewProjectReport) -> Result<Vec<OutputDone>> {
    if new.done.len() != terms.outputs.len() {
        return Err(Error::field("/done", "done_count"));
    }
    let pairs = terms.outputs.iter().zip(&new.done);
    Ok(pairs
        .map(|(promised, done)| OutputDone {
            promised: promised.clone(),
            done: *done,
        })
        .collect())
}

/// The day that a report is for; the word of the fault when there is none.
fn due_on(whole: &Whole, terms: &Terms, last: bool, today: Day) -> Result<Result<Day, &'static str>> {
    let written = whole.written()?;
    let mut missing = terms.reports_on.iter().filter(|day| !written.contains(day));
    Ok(if !last {
        missing.next().copied().ok_or("no_report_due")
    } else if whole.offered().is_some() {
        Err("contract_on_offer")
    } else if missing.any(|day| *day < today) {
        Err("reports_missing")
    } else {
        Ok(terms.ends_on)
    })
}

/// The final report is in: both sides evaluate, by the rules as they are now.
fn finish(conn: &mut Conn, desk: &Desk, held: &mut Held) -> Result<()> {
    let rules = rules::of(conn, held.whole.row.community())?;
    let until = desk.moment.time() + Duration::days(rules.evaluate_days.into());
    let row = &mut held.whole.row;
    row.state.0 = ProjectState::Reported;
    row.set_draft(None, None)?;
    row.evaluate_until = Some(until.into());
    row.rules = Some(serde_json::to_string(&rules).map_err(Error::internal)?);
    held.note(conn, desk, ProjectDeed::Finish, None)?;
    news::station(conn, &held.whole.row, ProjectDeed::Finish, desk.moment)?;
    news::residents(conn, &held.whole.row, until, desk.moment)
}

/// Ends a project before its time, with a reason that everybody reads once it was signed. What is not paid is cancelled.
///
/// # Errors
/// As for every act on a project.
pub(crate) fn end(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProjectId, reason: &ProjectReason) -> Result<Project> {
    let mut held = require(conn, desk, actor, id, ProjectAction::End)?;
    let reason = reason.reason.trim();
    if let Some(version) = held.whole.offered() {
        versions::decide(conn, version, ContractState::Recalled, None, desk.moment)?;
    }
    payments::cancel(conn, id, 1)?;
    held.whole.row.state.0 = ProjectState::Ended;
    held.whole.row.ended_because = Some(reason.to_owned());
    held.note(conn, desk, ProjectDeed::End, Some(reason))?;
    held.record(conn, desk, actor.id, Act::EndProject, &[])?;
    let row = &held.whole.row;
    if row.signed_at.is_some() {
        news::concerned(conn, row, ProjectDeed::End.word(), desk.moment)?;
    } else if !held.whole.versions.is_empty() {
        let kind = NotificationKind::ProjectChanged;
        news::carrier(conn, row, kind, Some(ProjectDeed::End), desk.moment)?;
    }
    held.done(conn, desk, actor)
}
