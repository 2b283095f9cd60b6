//! What is decided about calls for plans.

mod checking;
mod noticing;
mod planning;
mod publishing;
mod questioning;
mod reading;
mod reviewing;
mod unsealing;

use std::collections::HashMap;

use contract::{
    agenda::AgendaAction,
    audit::{Act, SubjectKind},
    calls::{CallDeed, CallState, OwnPlanQuestion, PlanContact},
    ids::{AccountId, CallId, CommunityId, NeedId, OrganisationId, PlanId, VoteId},
    needs::CallOfNeed,
    notifications::NotificationKind,
    projects::ProjectOfPlan,
    proposals::Field,
};

pub(crate) use checking::check;
pub(crate) use noticing::{answer, confirm, noticed, object};
pub(crate) use planning::{send, withdraw};
pub(crate) use publishing::{end, publish, reopen};
pub(crate) use questioning::{ask, hide, page as questions, reply};
pub(crate) use reading::{page, read};
pub(crate) use reviewing::{in_review, review, settle};
pub(crate) use unsealing::{due, unseal};

use super::{
    model,
    store::{self, Row, plans},
};
use crate::{
    agenda::service::{self as agenda, Event, Matter},
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::{handling::organisations, service::Desk},
    db::{Conn, Key},
    error::{Error, Result},
    needs::service as needs,
    notifications::service::{self as notifications, Tell},
};

/// The call for plans whose plans were put to a vote.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_vote(conn: &mut Conn, vote: VoteId) -> Result<Option<CallId>> {
    store::of_vote(conn, vote)
}

/// Whether a plan was chosen: then of which community, and of which organisation it is. Its call is held for the rest of the
/// transaction.
///
/// # Errors
/// When the database refuses.
pub(crate) fn chosen(conn: &mut Conn, id: PlanId) -> Result<Option<(CommunityId, OrganisationId)>> {
    let Some(plan) = plans::find(conn, id)? else { return Ok(None) };
    let call = store::hold(conn, plan.call_id.into())?;
    let chosen = call.filter(|call| call.state.0 == CallState::Chosen && call.plan_id == Some(plan.id));
    Ok(chosen.map(|call| (call.community(), plan.organisation())))
}

/// Where a plan comes from, in a line each.
pub(crate) struct Origin {
    /// What the plan is called.
    pub(crate) plan: String,
    /// The call that it answers.
    pub(crate) call: CallId,
    /// The need that is called for, and what that is called.
    pub(crate) need: Option<(NeedId, String)>,
}

/// Where a plan comes from.
///
/// # Errors
/// When the database refuses.
pub(crate) fn origin(conn: &mut Conn, plan: PlanId) -> Result<Option<Origin>> {
    let Some(plan) = plans::find(conn, plan)? else {
        return Ok(None);
    };
    let Some(call) = store::find(conn, plan.call_id.into())? else {
        return Ok(None);
    };
    Ok(Some(Origin {
        plan: plan.text()?.title,
        call: call.id(),
        need: match call.need_id {
            Some(need) => Some((need.into(), needs::title(conn, need.into())?)),
            None => None,
        },
    }))
}

/// In which field the need is that a plan answers; none where its call answers no need.
///
/// # Errors
/// When the database refuses.
pub(crate) fn field(conn: &mut Conn, plan: PlanId) -> Result<Option<Field>> {
    let Some(plan) = plans::find(conn, plan)? else {
        return Ok(None);
    };
    match store::find(conn, plan.call_id.into())?.and_then(|call| call.need_id) {
        Some(need) => needs::field(conn, need.into()).map(Some),
        None => Ok(None),
    }
}

/// Holds a call for something that `actor` does with it for its station.
fn held(conn: &mut Conn, desk: &Desk, actor: &Actor, id: CallId, deed: CallDeed) -> Result<(Row, By)> {
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let role = actor.require(Right::DecideNeeds, desk.places.place(row.community())?)?;
    let standing = reading::standing(conn, desk, &row)?;
    if !model::admits(standing, deed, desk.moment.time()) {
        return Err(refused(conn, desk, actor, &row, "call_state")?);
    }
    Ok((row, By::somebody(actor.id, role)))
}

/// That something is not possible as the call stands, and how it stands for who asked.
fn refused(conn: &mut Conn, desk: &Desk, actor: &Actor, row: &Row, why: &'static str) -> Result<Error> {
    let now = reading::shown(conn, desk, Some(actor), row)?;
    Error::refused(why, &now)
}

/// Writes down where a call goes, and tells those whose organisations answered it, and whose proposals stand behind its need.
fn go(conn: &mut Conn, desk: &Desk, row: &Row, event: Event<'_>, action: AgendaAction) -> Result<()> {
    store::put(conn, row)?;
    agenda::note(conn, event, desk.moment)?;
    let mut told = Vec::new();
    for plan in plans::all(conn, row.id())? {
        told.extend(organisations::speakers(conn, plan.organisation())?);
    }
    tell(conn, desk, row, told, action)?;
    match row.need_id {
        Some(need) => needs::told_of_call(conn, desk, need.into(), action),
        None => Ok(()),
    }
}

fn tell(conn: &mut Conn, desk: &Desk, row: &Row, mut told: Vec<AccountId>, action: AgendaAction) -> Result<()> {
    told.sort_unstable();
    told.dedup();
    let about = Matter::Call(row.id()).about();
    let news = |to| Tell::new(to, row.community(), NotificationKind::CallChanged, about).word(action.word());
    let news: Vec<Tell> = told.into_iter().map(news).collect();
    notifications::tell(conn, &news, desk.moment)
}

fn record(conn: &mut Conn, desk: &Desk, by: By, row: &Row, act: Act, facts: &[(&str, &str)]) -> Result<()> {
    let (place, subject) = (
        desk.places.place(row.community())?,
        Subject::new(SubjectKind::PlanCall, row.id()),
    );
    audit::record(conn, by, place, act, subject, facts, desk.moment)
}

/// As what a contact is sealed: it opens as that of no other plan.
fn sealed_as(plan: Key) -> String {
    format!("plan contact {}", plan.0)
}

fn contact(desk: &Desk, row: &plans::Row) -> Result<Option<String>> {
    let Some(sealed) = &row.contact else { return Ok(None) };
    let text = desk.keys.open_sealed(&sealed_as(row.id), sealed)?;
    String::from_utf8(text).map(Some).map_err(Error::internal)
}

/// The call that came of each of these needs last.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_needs(conn: &mut Conn, needs: &[Key]) -> Result<HashMap<Key, CallOfNeed>> {
    let rows = store::of_needs(conn, needs)?;
    let projects = projects(conn, &rows)?;
    let mut found = HashMap::new();
    for row in rows {
        if let Some(need) = row.need_id {
            found.entry(need).or_insert(CallOfNeed {
                id: row.id(),
                state: row.state.0,
                project: row.plan_id.and_then(|plan| projects.get(&plan)).copied(),
            });
        }
    }
    Ok(found)
}

/// The projects that came of the plans that these calls chose.
fn projects(conn: &mut Conn, rows: &[Row]) -> Result<HashMap<Key, ProjectOfPlan>> {
    let chosen = rows.iter().filter(|row| row.state.0 == CallState::Chosen);
    let plans: Vec<Key> = chosen.filter_map(|row| row.plan_id).collect();
    if plans.is_empty() {
        return Ok(HashMap::new());
    }
    crate::projects::service::of_plans(conn, &plans)
}

/// What a call is called.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn title(conn: &mut Conn, id: CallId) -> Result<String> {
    Ok(store::find(conn, id)?.ok_or(Error::NOT_FOUND)?.title)
}

/// The contacts that somebody gave with plans, for who takes them along.
///
/// # Errors
/// When the database refuses, or a contact cannot be opened.
pub(crate) fn contacts_of(conn: &mut Conn, desk: &Desk, account: AccountId) -> Result<Vec<PlanContact>> {
    let mut found = Vec::new();
    for row in plans::by(conn, account)? {
        if let Some(contact) = contact(desk, &row)? {
            found.push(PlanContact {
                plan_id: row.id(),
                title: row.text()?.title,
                contact,
            });
        }
    }
    Ok(found)
}

/// What somebody asked of plans, for who takes it along.
///
/// # Errors
/// When the database refuses.
pub(crate) fn questions_of(conn: &mut Conn, account: AccountId) -> Result<Vec<OwnPlanQuestion>> {
    let own = |row: store::questions::Row| OwnPlanQuestion {
        plan_id: row.plan_id.into(),
        at: row.at.into(),
        text: row.text.unwrap_or_default(),
    };
    Ok(store::questions::of(conn, account)?.into_iter().map(own).collect())
}

/// Forgets the contacts that somebody gave, and what they asked; the plans are their organisations'.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    store::questions::forget(conn, account)?;
    plans::forget(conn, account)
}
