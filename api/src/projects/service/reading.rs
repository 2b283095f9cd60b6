//! A project as its readers see it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::{
    ids::{CommunityId, ProjectId, ProposalId, ReportId},
    page::Page,
    photos::{HiddenPhoto, Photo},
    projects::{
        Contract, ContractState, Day, DueReport, MyProject, Payment, Project, ProjectEvaluation, ProjectEvent, ProjectOfPlan,
        ProjectReport, ProjectSeat, ProjectState, ProjectSummary,
    },
};

use super::{
    Who, Whole, deciding, evaluations, events, organisations, payments, reports,
    store::{self, Listed, Row},
    versions,
};
use crate::{
    auth::policy::{Actor, Right},
    cases::{handling, service::Desk},
    db::{Conn, Key},
    error::{Error, Result},
    paging::{self, Part, one_more},
    photos::service as photos,
};

/// Projects that one sees at once of those one's organisations carry out.
const OWN: i64 = 200;

/// A project.
///
/// # Errors
/// [`Error::NOT_FOUND`] for whom there is none.
pub(crate) fn read(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, id: ProjectId) -> Result<Project> {
    let (whole, _) = Whole::seen(conn, desk, actor, id)?;
    shown(conn, desk, actor, &whole)
}

/// The projects that came of these plans, as far as everybody reads of them.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_plans(conn: &mut Conn, plans: &[Key]) -> Result<HashMap<Key, ProjectOfPlan>> {
    let public = store::of_plans(conn, plans)?.into_iter().filter(|(.., signed)| *signed);
    let known = |(plan, id, state, _): (Key, Key, _, _)| (plan, ProjectOfPlan { id: id.into(), state });
    Ok(public.map(known).collect())
}

/// The project that came of a proposal itself, as far as everybody reads of it.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_proposal(conn: &mut Conn, proposal: ProposalId) -> Result<Option<ProjectOfPlan>> {
    let found = store::of_proposal(conn, proposal)?;
    Ok(found.map(|(id, state)| ProjectOfPlan { id: id.into(), state }))
}

/// A page of a community's projects, those under way first; and where it ends, if more follow. Its station sees also those
/// that nobody signed yet.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is no such community.
pub(crate) fn page(
    conn: &mut Conn,
    desk: &Desk,
    actor: Option<&Actor>,
    community: CommunityId,
    state: Option<ProjectState>,
    part: Part<(bool, Key)>,
) -> Result<(Page<ProjectSummary>, Option<(bool, Key)>)> {
    let place = desk.places.place(community)?;
    let listed = Listed {
        community: Some(community),
        unsigned: actor.is_some_and(|actor| actor.role_for(Right::ManageProjects, place).is_some()),
        state,
        after: part.after,
        limit: one_more(part.limit),
        carriers: None,
    };
    let mut rows = store::page(conn, &listed)?;
    let end = paging::end(&mut rows, part.limit, Row::place);
    let items = rows.iter().map(|row| summary(conn, row)).collect::<Result<_>>()?;
    Ok((Page { items, next: None }, end))
}

/// What became of a community's projects within a time.
pub(crate) struct OfTime {
    pub(crate) signed: u32,
    pub(crate) evaluated: u32,
}

/// How many contracts were signed, and how many projects evaluated, from one moment until before another.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_time(conn: &mut Conn, community: CommunityId, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<OfTime> {
    let whole = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(OfTime {
        signed: whole(store::signed_in(conn, community, from, until)?),
        evaluated: whole(store::timeline::evaluated_in(conn, community, from, until)?),
    })
}

/// What those of these projects are called that are this community's, and that everybody reads.
///
/// # Errors
/// When the database refuses.
pub(crate) fn titles(conn: &mut Conn, community: CommunityId, ids: &[ProjectId]) -> Result<Vec<(ProjectId, String)>> {
    store::titles(conn, community, ids)
}

/// The projects of the organisations that somebody speaks for, those under way first; 200 at most.
///
/// # Errors
/// When the database refuses.
pub(crate) fn mine(conn: &mut Conn, actor: &Actor) -> Result<Vec<ProjectSummary>> {
    let listed = Listed {
        carriers: Some(handling::spoken_for(conn, actor.id)?),
        unsigned: true,
        limit: OWN,
        ..Listed::default()
    };
    let rows = store::page(conn, &listed)?;
    rows.iter().map(|row| summary(conn, row)).collect()
}

/// The versions of a project's contract, the latest first: both sides see all of them, everybody those that were signed.
///
/// # Errors
/// As [`read`].
pub(crate) fn contracts(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, id: ProjectId) -> Result<Vec<Contract>> {
    let (whole, who) = Whole::seen(conn, desk, actor, id)?;
    let versions = whole.versions.iter().rev();
    let open = versions.filter(|version| who.is_side() || version.state.0 == ContractState::Signed);
    open.map(versions::Row::shown).collect()
}

/// A page of what happened to a project, the latest first, and where it ends if more follow.
///
/// # Errors
/// As [`read`].
pub(crate) fn timeline(
    conn: &mut Conn,
    desk: &Desk,
    actor: Option<&Actor>,
    id: ProjectId,
    part: Part<Key>,
) -> Result<(Page<ProjectEvent>, Option<Key>)> {
    let (_, who) = Whole::seen(conn, desk, actor, id)?;
    let mut rows = events::page(conn, id, who.is_side(), part.after, one_more(part.limit))?;
    let end = paging::end(&mut rows, part.limit, |row| row.0);
    let items = rows.into_iter().map(|(_, event)| event).collect();
    Ok((Page { items, next: None }, end))
}

fn summary(conn: &mut Conn, row: &Row) -> Result<ProjectSummary> {
    Ok(ProjectSummary {
        id: row.id(),
        community_id: row.community(),
        title: row.title.clone(),
        field: row.field.0,
        organisation_id: row.organisation(),
        carrier: organisations::sheet(conn, row.organisation())?.name,
        state: row.state.0,
        outcome: row.outcome.map(|outcome| outcome.0),
    })
}

/// A project as somebody sees it who may know of it.
pub(super) fn shown(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, whole: &Whole) -> Result<Project> {
    let who = whole.who(conn, desk, actor)?;
    let evaluated = whole.is_evaluated(conn, who, actor)?;
    let row = &whole.row;
    let refused = whole
        .versions
        .last()
        .filter(|version| version.state.0 == ContractState::Refused);
    let for_sides = |version: Option<&versions::Row>| version.filter(|_| who.is_side()).map(versions::Row::shown).transpose();
    Ok(Project {
        summary: summary(conn, row)?,
        purpose: row.purpose.clone(),
        plan_id: row.plan_id.map(Into::into),
        proposal_id: row.proposal(),
        because: row.because.clone(),
        contract: whole.current().map(versions::Row::shown).transpose()?,
        offered: for_sides(whole.offered())?,
        refused: for_sides(refused)?,
        draft: row.draft()?.filter(|_| who.station),
        draft_because: row.draft_because.clone().filter(|_| who.station),
        edition: row.edition.unsigned_abs(),
        payments: whole.payments.iter().map(|payment| paid(payment, who)).collect(),
        reports: written(conn, whole)?,
        due: owed(desk, whole)?,
        evaluation: evaluation(conn, whole)?,
        commended_because: whole.commended.clone(),
        ended_because: row.ended_because.clone(),
        silent: who.station && !row.over && organisations::speakers(conn, row.organisation())?.is_empty(),
        mine: actor.map(|_| MyProject {
            carrier: who.carrier,
            evaluated,
            seat: who.evaluates_as(),
        }),
        allowed: whole.standing(desk, evaluated)?.allowed(who),
    })
}

fn paid(payment: &payments::Row, who: Who) -> Payment {
    Payment {
        part: u8::try_from(payment.part).unwrap_or_default(),
        fen: payment.fen(),
        state: payment.state.0,
        paid_on: payment.paid_on(),
        reference: payment.reference.clone().filter(|_| who.is_side()),
    }
}

/// The reports, each with its pictures.
fn written(conn: &mut Conn, whole: &Whole) -> Result<Vec<ProjectReport>> {
    let ids: Vec<ReportId> = whole.reports.iter().map(|row| row.id.into()).collect();
    let mut pictures: HashMap<ReportId, (Vec<Photo>, Vec<HiddenPhoto>)> = HashMap::new();
    for (report, photo) in photos::of_reports(conn, &ids)? {
        let (photos, hidden) = pictures.entry(report).or_default();
        match photo {
            Ok(photo) => photos.push(photo),
            Err(taken) => hidden.push(taken),
        }
    }
    let report = |row: &reports::Row| -> Result<ProjectReport> {
        let due_on = row.due_on()?;
        let (photos, hidden_photos) = pictures.remove(&ReportId::from(row.id)).unwrap_or_default();
        Ok(ProjectReport {
            due_on,
            last: row.last,
            text: row.text.clone(),
            outputs: row.outputs()?,
            spent: row.spent()?,
            photos,
            hidden_photos,
            at: row.at.into(),
            late: Day::of(row.at.into()) > due_on,
        })
    };
    whole.reports.iter().map(report).collect()
}

/// Insists that somebody may see a picture of a report: whoever may know of its project.
///
/// # Errors
/// [`Error::NOT_FOUND`] where they may not.
pub(crate) fn may_see_picture(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, report: ReportId) -> Result<()> {
    let project = reports::project_of(conn, report)?.ok_or(Error::NOT_FOUND)?;
    Whole::seen(conn, desk, actor, project).map(drop)
}

/// What is not written yet, while the work is to be done or under way.
fn owed(desk: &Desk, whole: &Whole) -> Result<Vec<DueReport>> {
    let terms = whole
        .terms()?
        .filter(|_| matches!(whole.row.state.0, ProjectState::Signed | ProjectState::Running));
    let Some(terms) = terms else { return Ok(Vec::new()) };
    let today = Day::of(desk.moment.time());
    let due = |on: Day| DueReport {
        on,
        last: on == terms.ends_on,
        late: on < today,
    };
    Ok(whole.owed()?.into_iter().map(due).collect())
}

fn evaluation(conn: &mut Conn, whole: &Whole) -> Result<Option<ProjectEvaluation>> {
    let Some(until) = whole.row.evaluate_until else {
        return Ok(None);
    };
    let rules = deciding::rules_of(whole)?;
    let rows = evaluations::all(conn, whole.row.id())?;
    let many = |of: &dyn Fn(&evaluations::Row) -> bool| {
        let those = rows.iter().filter(|row| of(row)).count();
        u32::try_from(those).map_err(Error::internal)
    };
    let mut shown = ProjectEvaluation {
        until: until.into(),
        residents: many(&|row| !row.is_committee())?,
        needed: rules.least_evaluations.into(),
        representatives: many(&|row| row.sits(ProjectSeat::Representative))?,
        representatives_needed: u32::try_from(deciding::needed(conn, whole, &rules)?).map_err(Error::internal)?,
        station: rows.iter().any(evaluations::Row::is_committee),
        result: None,
        words: Vec::new(),
        reasons: None,
        staff_reasons: Vec::new(),
    };
    if let Some(result) = &whole.row.result {
        shown.result = Some(serde_json::from_str(result).map_err(Error::internal)?);
        for row in rows {
            let (station, committee) = (row.station, row.is_committee());
            match row.words {
                Some(words) if station => shown.reasons = Some(words),
                Some(words) if committee => shown.staff_reasons.push(words),
                Some(words) => shown.words.push(words),
                None => {}
            }
        }
    }
    Ok(Some(shown))
}
