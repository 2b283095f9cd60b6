//! The answer that the community owes, and the steps it promised.

use contract::{
    ids::ProposalId,
    photos::Claim,
    proposals::{NewAnswer, OfficialAnswer, Proposal, ProposalAction, ProposalState, Step, StepReport},
};

use super::super::store::{
    Row,
    answers::{self, AnswerRow},
    events::Event,
};
use super::{held, office, writing::done};
use crate::{
    auth::policy::Actor,
    cases::service::Desk,
    db::{Conn, Json, Word},
    error::{Error, Result},
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
    step.done_on = Some((desk.moment.time() + chrono::TimeDelta::hours(8)).date_naive().to_string());
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
