//! Drawing projects up, and amendments of their contracts.

use contract::{
    Language,
    ids::{CommunityId, ProjectId},
    problem::Kind,
    projects::{Amendment, NewProject, Project, ProjectAction, ProjectCarrier, ProjectDeed, Terms, faults_of_terms},
};

use super::{
    super::store::{self, Row},
    Held, Whole, events, reading, record, require,
};
use crate::{
    auth::policy::{Actor, Right},
    calls::service as calls,
    cases::{handling::organisations, service::Desk},
    db::{Conn, Word},
    error::{Error, Result},
    proposals::service as proposals,
};

/// Draws a project of a community up.
///
/// # Errors
/// Forbidden for who does not manage projects there; names the fields that are wrong.
pub(crate) fn draw_up(conn: &mut Conn, desk: &Desk, actor: &Actor, community: CommunityId, new: &NewProject) -> Result<Project> {
    let place = desk.places.place(community)?;
    let role = actor.require(Right::ManageProjects, place)?;
    let mut row = Row::new(desk.moment.id(), community, new.organisation_id, desk.moment.time());
    take_over(conn, desk, &mut row, new)?;
    store::add(conn, &row)?;
    events::add(conn, &row, ProjectDeed::Draw, role, None, desk.moment)?;
    let whole = Whole::of(conn, row)?;
    reading::shown(conn, desk, Some(actor), &whole)
}

/// Changes a project that nobody signed yet, in place of the edition that was `seen`.
///
/// # Errors
/// As for every act on a project; with it as it is now [`Kind::Stale`]; names the fields that are wrong.
pub(crate) fn change(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ProjectId,
    seen: Option<i32>,
    new: &NewProject,
) -> Result<Project> {
    let mut held = require(conn, desk, actor, id, ProjectAction::Change)?;
    check_seen(conn, desk, actor, &held, seen)?;
    take_over(conn, desk, &mut held.whole.row, new)?;
    held.done(conn, desk, actor)
}

/// Draws an amendment of the contract up, in place of the edition that was `seen`. It holds once the carrier signed it.
///
/// # Errors
/// As [`change`].
pub(crate) fn amend(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ProjectId,
    seen: Option<i32>,
    amendment: &Amendment,
) -> Result<Project> {
    let mut held = require(conn, desk, actor, id, ProjectAction::Amend)?;
    check_seen(conn, desk, actor, &held, seen)?;
    check_terms(&amendment.terms)?;
    if amendment.terms.total_fen <= held.whole.paid() {
        return Err(Error::field("/terms/total_fen", "total_paid"));
    }
    let terms = trimmed(&amendment.terms);
    held.whole.row.set_draft(Some(&terms), Some(amendment.reason.trim()))?;
    held.done(conn, desk, actor)
}

fn check_seen(conn: &mut Conn, desk: &Desk, actor: &Actor, held: &Held, seen: Option<i32>) -> Result<()> {
    if seen.is_some_and(|seen| seen != held.whole.row.edition) {
        let now = reading::shown(conn, desk, Some(actor), &held.whole)?;
        return Err(Error::overtaken(Kind::Stale, &now)?);
    }
    Ok(())
}

fn check_terms(terms: &Terms) -> Result<()> {
    let faults = faults_of_terms(terms, "/terms", Language::default());
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(faults))
    }
}

/// Takes over what is sent, once it is right.
fn take_over(conn: &mut Conn, desk: &Desk, row: &mut Row, new: &NewProject) -> Result<()> {
    check_terms(&new.terms)?;
    organisations::check_open(conn, new.organisation_id, row.community())?;
    if let Some(proposal) = new.proposal_id
        && proposals::adopted(conn, proposal)? != Some(row.community())
    {
        return Err(Error::field("/proposal_id", "proposal_not_adopted"));
    }
    if let Some(plan) = new.plan_id
        && calls::chosen(conn, plan)? != Some((row.community(), new.organisation_id))
    {
        return Err(Error::field("/plan_id", "plan_not_chosen"));
    }
    // The call is held: of two who draw up the same plan one comes second.
    if let Some(plan) = new.plan_id
        && store::of_plans(conn, &[plan.into()])?.iter().any(|(_, id, ..)| *id != row.id)
    {
        return Err(Error::field("/plan_id", "plan_taken"));
    }
    row.organisation_id = new.organisation_id.into();
    row.proposal_id = new.proposal_id.map(Into::into);
    row.plan_id = new.plan_id.map(Into::into);
    new.title.trim().clone_into(&mut row.title);
    new.purpose.trim().clone_into(&mut row.purpose);
    row.field = Word(new.field);
    row.because = new.because.as_deref().map(|because| because.trim().to_owned());
    check_because(conn, desk, row)?;
    row.set_draft(Some(&trimmed(&new.terms)), None)
}

/// Insists that it is said why there is a contract that rests on nothing that was decided, or whose carrier meets stricter review:
/// of a plan that was chosen, the review was that.
///
/// # Errors
/// Names the reason where it is missing.
pub(super) fn check_because(conn: &mut Conn, desk: &Desk, row: &Row) -> Result<()> {
    if row.because.is_some() || row.plan_id.is_some() {
        return Ok(());
    }
    if row.proposal_id.is_none() {
        return Err(Error::field("/because", "project_because"));
    }
    let record = record(conn, row.organisation(), row.community(), desk.moment)?;
    if record.strict_until.is_some() {
        return Err(Error::field("/because", "strict_contract"));
    }
    Ok(())
}

/// The terms without blanks around their clauses.
fn trimmed(terms: &Terms) -> Terms {
    let mut terms = terms.clone();
    let outputs = terms
        .outputs
        .iter_mut()
        .flat_map(|output| [&mut output.what, &mut output.unit]);
    let clauses = [&mut terms.scope, &mut terms.content, &mut terms.service, &mut terms.breach];
    for text in outputs.chain(clauses) {
        *text = text.trim().to_owned();
    }
    terms
}

/// The organisations of a community that can carry projects out, and what became of those they carried out.
///
/// # Errors
/// Not found for who does not manage projects there.
pub(crate) fn carriers(conn: &mut Conn, desk: &Desk, actor: &Actor, community: CommunityId) -> Result<Vec<ProjectCarrier>> {
    let place = desk.places.place(community)?;
    actor.require(Right::ManageProjects, place)?;
    let mut carriers = Vec::new();
    for (organisation_id, name, spoken_for) in organisations::open(conn, community)? {
        carriers.push(ProjectCarrier {
            organisation_id,
            name,
            spoken_for,
            record: record(conn, organisation_id, community, desk.moment)?,
        });
    }
    Ok(carriers)
}
