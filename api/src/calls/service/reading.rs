//! A call and its plans as their readers see them. Whether a plan is seen is decided here and nowhere else.

use contract::{
    calls::{CallState, Plan, PlanCall},
    handling::NamedOrganisation,
    ids::{CallId, CommunityId},
    page::Page,
    votes::{Vote, VoteState},
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
    bodies::service as bodies,
    cases::{handling::organisations, service::Desk},
    db::Conn,
    error::{Error, Result},
    needs::service as needs,
    paging::{self, Part, cursor, one_more},
    projects::service as projects,
    votes::service as votes,
};

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
    let reader = Reader {
        objector,
        speaks: !spoken.is_empty(),
        actor,
    };
    let call = brief(conn, desk, row, reader)?;
    Ok(PlanCall {
        plans: seen,
        field: match row.need_id {
            Some(need) => Some(needs::field(conn, need.into())?),
            None => None,
        },
        organisations: spoken,
        timeline: agenda::timeline(conn, matter)?,
        objections: agenda::objections(conn, matter, objector)?,
        ..call
    })
}

/// A page of a community's calls, the latest first.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is no such community.
pub(crate) fn page(
    conn: &mut Conn,
    desk: &Desk,
    actor: Option<&Actor>,
    community: CommunityId,
    part: Part,
) -> Result<Page<PlanCall>> {
    desk.places.place(community)?;
    let mut rows = store::page(conn, community, part.after, one_more(part.limit))?;
    let next = paging::end(&mut rows, part.limit, Row::place).map(cursor);
    let objector = Objector::of(conn, desk, actor, community)?;
    let reader = Reader {
        objector,
        speaks: !spoken(conn, actor, community)?.is_empty(),
        actor,
    };
    let briefly = |row: &Row| brief(conn, desk, row, reader);
    let items = rows.iter().map(briefly).collect::<Result<_>>()?;
    Ok(Page { items, next })
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
pub(super) fn standing(conn: &mut Conn, desk: &Desk, row: &Row) -> Result<Standing> {
    let unanswered = agenda::unanswered(conn, &[row.id])?.contains_key(&row.id);
    let review = review(conn, desk, row)?;
    Ok(stands(row, unanswered, review.as_ref()))
}

/// The vote on its plans, while they are before the residents or a committee.
fn review(conn: &mut Conn, desk: &Desk, row: &Row) -> Result<Option<Vote>> {
    match row.vote_id.filter(|_| row.state.0 == CallState::InReview) {
        Some(vote) => votes::read(conn, desk, None, vote.into()).map(Some),
        None => Ok(None),
    }
}

/// Whether somebody sits in the body that votes on its plans.
pub(super) fn reviews(conn: &mut Conn, desk: &Desk, row: &Row, actor: Option<&Actor>) -> Result<bool> {
    let review = review(conn, desk, row)?;
    sits(conn, review.as_ref(), actor)
}

fn sits(conn: &mut Conn, review: Option<&Vote>, actor: Option<&Actor>) -> Result<bool> {
    let body = review.and_then(|vote| vote.body.as_ref()).filter(|body| body.decides);
    match (body, actor) {
        (Some(body), Some(actor)) => bodies::is_member(conn, body.id, actor.id),
        _ => Ok(false),
    }
}

fn stands(row: &Row, unanswered: bool, review: Option<&Vote>) -> Standing {
    let goes_on = |vote: &&Vote| matches!(vote.state, VoteState::Announced | VoteState::Open);
    Standing {
        unsealed: row.unsealed,
        review_ends: review.filter(goes_on).map(|vote| vote.closes_at),
        state: row.state.0,
        deadline: row.deadline.into(),
        notice_until: row.notice_until.map(Into::into),
        unanswered,
    }
}

/// Who reads a call.
#[derive(Clone, Copy)]
struct Reader<'a> {
    objector: Objector,
    speaks: bool,
    actor: Option<&'a Actor>,
}

/// A call as lists show it: without plans, timeline and objections.
fn brief(conn: &mut Conn, desk: &Desk, row: &Row, reader: Reader<'_>) -> Result<PlanCall> {
    let unanswered = agenda::unanswered(conn, &[row.id])?.remove(&row.id).unwrap_or_default();
    let project = super::projects(conn, std::slice::from_ref(row))?.into_values().next();
    let review = review(conn, desk, row)?;
    let who = Who {
        station: reader.objector.station,
        verified: reader.objector.verified,
        speaks: reader.speaks,
        reviews: sits(conn, review.as_ref(), reader.actor)?,
    };
    Ok(PlanCall {
        id: row.id(),
        community_id: row.community(),
        need_id: row.need_id.map(Into::into),
        because: row.because.clone(),
        field: None,
        title: row.title.clone(),
        wanted: row.wanted.clone(),
        carrier: row.carrier.clone(),
        limit_fen: u64::try_from(row.limit_fen).unwrap_or_default(),
        deadline: row.deadline.into(),
        state: row.state.0,
        plan_id: row.plan_id.filter(|_| shows_choice(row.state.0)).map(Into::into),
        project,
        vote_id: row.vote_id.map(Into::into),
        hearing: row.hearing(),
        notice_until: row.notice_until.map(Into::into),
        unanswered,
        plans: Vec::new(),
        organisations: Vec::new(),
        timeline: Vec::new(),
        objections: Vec::new(),
        allowed: model::allowed(stands(row, unanswered > 0, review.as_ref()), who, desk.moment.time()),
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
        record: projects::record(conn, row.organisation(), row.community_id.into(), desk.moment)?,
        needs_percent: row.needs_percent(),
        comes_first: row.comes_first,
        version: row.version,
    })
}
