//! Both sides agreeing to a contract: it is offered, taken back, signed or refused, version by version.

use contract::{
    audit::Act,
    ids::ProjectId,
    notifications::NotificationKind,
    projects::{
        ContractState, PaymentState, Project, ProjectAction, ProjectDeed, ProjectReason, ProjectState, SignContract, instalments,
    },
};

use super::{Held, Whole, drawing, news, payments, refused, require, rules, versions};
use crate::{
    auth::policy::Actor,
    cases::{handling::organisations, service::Desk},
    db::{Conn, Word},
    error::{Error, Result},
};

/// Offers what is drawn up to the carrier: from now on that version stays as it is.
///
/// # Errors
/// As for every act on a project; names the field when nobody speaks for the carrier, more is paid than it costs, or it is not said
/// why there is a contract that needs a reason.
pub(crate) fn offer(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProjectId) -> Result<Project> {
    let mut held = require(conn, desk, actor, id, ProjectAction::Offer)?;
    let row = &held.whole.row;
    let terms = row.draft()?.ok_or_else(|| Error::internal("nothing is drawn up"))?;
    organisations::check_open(conn, row.organisation(), row.community())?;
    if row.signed_at.is_none() {
        // A project of its carrier may have failed since it was drawn up.
        drawing::check_because(conn, desk, row)?;
    }
    if terms.total_fen <= held.whole.paid() {
        return Err(Error::field("/terms/total_fen", "total_paid"));
    }
    let version = versions::Row {
        project_id: row.id,
        version: held.whole.versions.last().map_or(1, |last| last.version + 1),
        community_id: row.community_id,
        state: Word(ContractState::Offered),
        terms: versions::written(&terms)?,
        first_percent: rules::of(conn, row.community())?.first_percent.into(),
        because: row.draft_because.clone(),
        refused_because: None,
        offered_at: desk.moment.time().into(),
        decided_at: None,
    };
    versions::add(conn, &version)?;
    if held.whole.row.state.0 == ProjectState::Drafted {
        held.whole.row.state.0 = ProjectState::Offered;
    }
    let number = version.version.to_string();
    held.note(conn, desk, ProjectDeed::Offer, None)?;
    held.record(conn, desk, actor.id, Act::OfferContract, &[("version", &number)])?;
    news::carrier(conn, &held.whole.row, NotificationKind::ProjectOffered, None, desk.moment)?;
    held.done(conn, desk, actor)
}

/// Takes the offer back; what was drawn up can be changed again.
///
/// # Errors
/// As for every act on a project.
pub(crate) fn recall(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProjectId) -> Result<Project> {
    let held = require(conn, desk, actor, id, ProjectAction::Recall)?;
    let held = give_back(conn, desk, held, ContractState::Recalled, None)?;
    held.note(conn, desk, ProjectDeed::Recall, None)?;
    held.record(conn, desk, actor.id, Act::RecallContract, &[])?;
    news::carrier(
        conn,
        &held.whole.row,
        NotificationKind::ProjectChanged,
        Some(ProjectDeed::Recall),
        desk.moment,
    )?;
    held.done(conn, desk, actor)
}

/// Refuses the contract on offer, with a reason for the station.
///
/// # Errors
/// As for every act on a project.
pub(crate) fn refuse(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProjectId, reason: &ProjectReason) -> Result<Project> {
    let held = require(conn, desk, actor, id, ProjectAction::Refuse)?;
    let reason = reason.reason.trim();
    let held = give_back(conn, desk, held, ContractState::Refused, Some(reason))?;
    held.note(conn, desk, ProjectDeed::Refuse, Some(reason))?;
    held.record(conn, desk, actor.id, Act::RefuseContract, &[])?;
    news::station(conn, &held.whole.row, ProjectDeed::Refuse, desk.moment)?;
    held.done(conn, desk, actor)
}

fn give_back(conn: &mut Conn, desk: &Desk, mut held: Held, state: ContractState, reason: Option<&str>) -> Result<Held> {
    if let Some(version) = held.whole.offered() {
        versions::decide(conn, version, state, reason, desk.moment)?;
    }
    if held.whole.row.state.0 == ProjectState::Offered {
        held.whole.row.state.0 = ProjectState::Drafted;
    }
    Ok(held)
}

/// Signs the contract on offer for its carrier: it holds from now on. The first time the project becomes public, and those are
/// told who proposed it.
///
/// # Errors
/// As for every act on a project; refused for another version than the one on offer.
pub(crate) fn sign(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProjectId, sign: SignContract) -> Result<Project> {
    let mut held = require(conn, desk, actor, id, ProjectAction::Sign)?;
    let Some(version) = held
        .whole
        .offered()
        .filter(|version| version.version.unsigned_abs() == sign.version)
    else {
        return Err(refused(conn, desk, actor, &held.whole, "contract_version")?);
    };
    let number = version.version.to_string();
    versions::decide(conn, version, ContractState::Signed, None, desk.moment)?;
    held.whole = Whole::of(conn, held.whole.row)?;
    settle_payments(conn, &held.whole)?;
    held.whole.row.set_draft(None, None)?;
    let first = held.whole.row.signed_at.is_none();
    if first {
        held.whole.row.signed_at = Some(desk.moment.time().into());
        held.whole.row.state.0 = ProjectState::Signed;
    }
    let (deed, because) = match held.whole.current() {
        Some(version) if !first => (ProjectDeed::Amend, version.because.clone()),
        _ => (ProjectDeed::Sign, None),
    };
    held.note(conn, desk, deed, because.as_deref())?;
    held.record(conn, desk, actor.id, Act::SignContract, &[("version", &number)])?;
    held.whole.begin_in_time(conn, desk)?;
    news::station(conn, &held.whole.row, deed, desk.moment)?;
    if first {
        news::proposed(conn, &held.whole.row, NotificationKind::ProjectSigned, desk.moment)?;
    }
    held.done(conn, desk, actor)
}

/// Writes down what is to be paid under the contract that holds now. What is paid stays, and the last instalment is the rest.
fn settle_payments(conn: &mut Conn, whole: &Whole) -> Result<()> {
    let Some(version) = whole.current() else { return Ok(()) };
    let total = version.terms()?.total_fen;
    let [first, last] = instalments(total, version.first_percent());
    if whole.payments.is_empty() {
        payments::add(conn, &payments::Row::due(&whole.row, 1, first)?)?;
        return payments::add(conn, &payments::Row::due(&whole.row, 2, last)?);
    }
    let paid = whole.paid();
    let amounts = if paid > 0 {
        [paid, total.saturating_sub(paid)]
    } else {
        [first, last]
    };
    for (payment, fen) in whole.payments.iter().zip(amounts) {
        if payment.state.0 == PaymentState::Due {
            payments::change(conn, &payments::Row::due(&whole.row, payment.part, fen)?)?;
        }
    }
    Ok(())
}
