//! A call and its plans as their readers see them. Whether a plan is seen is decided here and nowhere else.

use contract::{
    calls::{CallState, Plan, PlanCall},
    handling::NamedOrganisation,
    ids::{CallId, CommunityId},
    page::Page,
};

use super::{
    super::{
        model::{self, Standing, Who},
        store::{self, Row, plans},
    },
    contact,
};
use crate::{
    agenda::service::{self as agenda, Matter, Objector},
    auth::policy::{Actor, Right},
    cases::{handling::organisations, service::Desk},
    db::{Conn, Key, Micros},
    error::{Error, Result},
};

/// Which calls of a community.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked {
    pub(crate) after: Option<(Micros, Key)>,
    pub(crate) limit: u16,
}

/// A call.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn read(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, id: CallId) -> Result<PlanCall> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    shown(conn, desk, actor, &row)
}

/// A call, with the plans that its reader may read, its timeline and its objections.
pub(super) fn shown(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, row: &Row) -> Result<PlanCall> {
    let (matter, objector) = (Matter::Call(row.id()), Objector::of(conn, desk, actor, row.community())?);
    let spoken = spoken(conn, actor, row.community())?;
    let station = match actor {
        Some(actor) => actor
            .role_for(Right::ListNeeds, desk.places.place(row.community())?)
            .is_some(),
        None => false,
    };
    let mut seen = Vec::new();
    for plan_row in plans::all(conn, row.id())? {
        let own = spoken.iter().any(|each| each.id == plan_row.organisation());
        if row.unsealed || own {
            seen.push(plan(conn, desk, &plan_row, own || station)?);
        }
    }
    let call = brief(conn, desk, row, objector, !spoken.is_empty())?;
    Ok(PlanCall {
        plans: seen,
        organisations: spoken,
        timeline: agenda::timeline(conn, matter)?,
        objections: agenda::objections(conn, matter, objector)?,
        ..call
    })
}

/// A page of a community's calls, the latest first; and where it ends, if more follow.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is no such community.
pub(crate) fn page(
    conn: &mut Conn,
    desk: &Desk,
    actor: Option<&Actor>,
    community: CommunityId,
    asked: Asked,
) -> Result<(Page<PlanCall>, Option<(Micros, Key)>)> {
    desk.places.place(community)?;
    let limit = usize::from(asked.limit);
    let mut rows = store::page(conn, community, asked.after, i64::from(asked.limit) + 1)?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let end = rows.last().filter(|_| more).map(Row::place);
    let objector = Objector::of(conn, desk, actor, community)?;
    let speaks = !spoken(conn, actor, community)?.is_empty();
    let briefly = |row: &Row| brief(conn, desk, row, objector, speaks);
    let items = rows.iter().map(briefly).collect::<Result<_>>()?;
    Ok((Page { items, next: None }, end))
}

/// The organisations of a community that somebody speaks for.
fn spoken(conn: &mut Conn, actor: Option<&Actor>, community: CommunityId) -> Result<Vec<NamedOrganisation>> {
    let Some(actor) = actor.filter(|actor| actor.holds_somewhere(Right::AnswerCalls)) else {
        return Ok(Vec::new());
    };
    let mut all = organisations::own(conn, actor)?;
    all.retain(|each| each.community_id == community);
    Ok(all)
}

/// What decides what can be done with a call.
pub(super) fn standing(conn: &mut Conn, row: &Row) -> Result<Standing> {
    Ok(stands(row, agenda::unanswered(conn, &[row.id])?.contains_key(&row.id)))
}

fn stands(row: &Row, unanswered: bool) -> Standing {
    Standing {
        state: row.state.0,
        deadline: row.deadline.into(),
        notice_until: row.notice_until.map(Into::into),
        unanswered,
    }
}

/// A call as lists show it: without plans, timeline and objections.
fn brief(conn: &mut Conn, desk: &Desk, row: &Row, objector: Objector, speaks: bool) -> Result<PlanCall> {
    let unanswered = agenda::unanswered(conn, &[row.id])?.remove(&row.id).unwrap_or_default();
    let project = super::projects(conn, std::slice::from_ref(row))?.into_values().next();
    let who = Who {
        station: objector.station,
        verified: objector.verified,
        speaks,
    };
    Ok(PlanCall {
        id: row.id(),
        community_id: row.community(),
        need_id: row.need_id.map(Into::into),
        title: row.title.clone(),
        wanted: row.wanted.clone(),
        carrier: row.carrier.clone(),
        limit_fen: u64::try_from(row.limit_fen).unwrap_or_default(),
        deadline: row.deadline.into(),
        state: row.state.0,
        plan_id: row.plan_id.filter(|_| shows_choice(row.state.0)).map(Into::into),
        project,
        vote_id: row.vote_id.map(Into::into),
        notice_until: row.notice_until.map(Into::into),
        unanswered,
        plans: Vec::new(),
        organisations: Vec::new(),
        timeline: Vec::new(),
        objections: Vec::new(),
        allowed: model::allowed(stands(row, unanswered > 0), who, desk.moment.time()),
    })
}

const fn shows_choice(state: CallState) -> bool {
    matches!(state, CallState::OnNotice | CallState::Chosen)
}

/// A plan for somebody who may read it, with its contact for those who may know that too.
pub(super) fn plan(conn: &mut Conn, desk: &Desk, row: &plans::Row, with_contact: bool) -> Result<Plan> {
    let text = row.text()?;
    Ok(Plan {
        id: row.id(),
        call_id: row.call_id.into(),
        organisation_id: row.organisation(),
        organisation: organisations::sheet(conn, row.organisation())?.name,
        state: row.state.0,
        total_fen: text.total(),
        plan: text,
        contact: if with_contact { contact(desk, row)? } else { None },
        reason: row.reason.clone(),
        version: row.version,
    })
}
