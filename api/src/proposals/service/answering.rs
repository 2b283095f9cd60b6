//! The answer that the community owes, and the steps it promised.

use contract::{
    ids::{CommunityId, ProposalId},
    notifications::NotificationKind,
    photos::Claim,
    proposals::{NewAnswer, NewResponsible, OfficialAnswer, Outcome, Proposal, ProposalAction, ProposalState, Step, StepReport},
};

use super::super::store::{
    self, Row,
    answers::{self, AnswerRow},
    events::Event,
};
use super::{deciding::concerns, held, office, writing::done};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Json, Word},
    error::{Error, Result},
    notifications::service::{self as notifications, About, Tell},
    photos::{AnswerPart, Attached, Owner, service as photos},
};

/// Answers.
///
/// # Errors
/// Not found for whom there is no such proposal; forbidden for who does not answer for its community; conflict, with the
/// proposal as it is now, while no answer is owed; a fault at `/files` for one that cannot be attached.
pub(crate) fn answer(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, expected): (ProposalId, Option<i32>),
    answer: &NewAnswer,
) -> Result<Proposal> {
    let mut row = held(conn, desk, actor, id, expected, ProposalAction::Answer)?;
    let (role, now) = (office(desk, actor, &row)?, desk.moment.time());
    let step = |step: &contract::proposals::NewStep| Step {
        what: step.what.trim().to_owned(),
        on: step.on.clone(),
        cost: step.cost,
        done_on: None,
        note: None,
        photos: Vec::new(),
        documents: Vec::new(),
    };
    let steps: Vec<Step> = answer.steps.iter().map(step).collect();
    answers::add(
        conn,
        &AnswerRow {
            proposal_id: row.id,
            community_id: row.community_id,
            outcome: Word(answer.outcome),
            text: answer.text.trim().to_owned(),
            steps: Json(steps).text().map_err(Error::internal)?,
            role: Word(role),
            answered_by: actor.id.into(),
            answered_at: now.into(),
            in_time: row.answer_due_at.is_none_or(|due| now <= due.into()),
        },
    )?;
    attach(conn, desk, &row, &answer.files, AnswerPart::Whole)?;
    row.state = Word(ProposalState::Answered);
    row.answered_at = Some(now.into());
    done(
        conn,
        desk,
        actor,
        &mut row,
        &Event::open(ProposalAction::Answer, role, Some(actor.id)),
    )
}

/// Gives the answer that is owed into somebody's hands; everybody reads in whose.
///
/// # Errors
/// As [`answer`]; a fault at `/account_id` for who does not work there, or proposes it.
pub(crate) fn assign(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, expected): (ProposalId, Option<i32>),
    new: NewResponsible,
) -> Result<Proposal> {
    let mut row = held(conn, desk, actor, id, expected, ProposalAction::Assign)?;
    let role = office(desk, actor, &row)?;
    let people = accounts::holders(conn, row.community(), Right::WorkOnCases.holders())?;
    let one = people.into_iter().find(|person| person.id == new.account_id);
    let one = one.ok_or_else(|| Error::field("/account_id", "handler_unknown"))?;
    if concerns(conn, id, one.id)? {
        return Err(Error::field("/account_id", "own_decision"));
    }
    if row.responsible_id != Some(one.id.into()) && one.id != actor.id {
        let told = Tell::new(
            one.id,
            row.community(),
            NotificationKind::ProposalAssigned,
            About::Proposal(id),
        );
        notifications::tell(conn, &[told.number(&row.number)], desk.moment)?;
    }
    row.responsible_id = Some(one.id.into());
    let event = Event {
        text: Some(&one.name),
        ..Event::open(ProposalAction::Assign, role, Some(actor.id))
    };
    done(conn, desk, actor, &mut row, &event)
}

/// Reports that a promised step was taken; once.
///
/// # Errors
/// As [`answer`]; a fault at `/step` where there is none, or it was reported before.
pub(crate) fn report(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, expected): (ProposalId, Option<i32>),
    report: &StepReport,
) -> Result<Proposal> {
    let mut row = held(conn, desk, actor, id, expected, ProposalAction::Report)?;
    let role = office(desk, actor, &row)?;
    let mut steps = answers::find(conn, id)?.map(|answer| answer.steps).unwrap_or_default();
    let unknown = || Error::field("/step", "step_unknown");
    let step = steps.get_mut(usize::from(report.step)).ok_or_else(unknown)?;
    if step.done_on.is_some() {
        return Err(Error::field("/step", "step_done"));
    }
    step.done_on = Some(desk.moment.today().to_string());
    step.note = Some(report.note.trim().to_owned());
    let said = format!("{}：{}", step.what, report.note.trim());
    answers::set_steps(conn, id, steps)?;
    attach(conn, desk, &row, &report.files, AnswerPart::Step(report.step))?;
    let event = Event {
        text: Some(&said),
        ..Event::open(ProposalAction::Report, role, Some(actor.id))
    };
    done(conn, desk, actor, &mut row, &event)
}

/// Attaches what was uploaded to a part of the answer.
fn attach(conn: &mut Conn, desk: &Desk, row: &Row, files: &[Claim], part: AnswerPart) -> Result<()> {
    let owner = Owner::Proposed(row.id(), part);
    photos::claim(conn, files, owner, row.community(), desk.moment).map(drop)
}

/// The answer to a proposal with what is attached to it, if there is one.
pub(super) fn shown(conn: &mut Conn, id: ProposalId) -> Result<Option<OfficialAnswer>> {
    let Some(mut answer) = answers::find(conn, id)? else {
        return Ok(None);
    };
    for (part, attached) in photos::of_proposal_answer(conn, id)? {
        let (photos, documents) = match part {
            AnswerPart::Whole => (&mut answer.photos, &mut answer.documents),
            AnswerPart::Step(step) => match answer.steps.get_mut(usize::from(step)) {
                Some(step) => (&mut step.photos, &mut step.documents),
                None => continue,
            },
        };
        match attached {
            Attached::Photo(photo) => photos.push(photo),
            Attached::Document(document) => documents.push(document),
        }
    }
    Ok(Some(answer))
}

/// Of which community a proposal is that was adopted, wholly or in part; nothing of others.
///
/// # Errors
/// When the database refuses.
pub(crate) fn adopted(conn: &mut Conn, id: ProposalId) -> Result<Option<CommunityId>> {
    let Some(row) = store::find(conn, id)? else { return Ok(None) };
    let answer = answers::find(conn, id)?;
    let adopted = answer.is_some_and(|answer| answer.outcome != Outcome::NotAdopted);
    Ok(adopted.then(|| row.community()))
}
