//! Answering a call with a plan, changing it, taking it back: until the deadline, and seen by nobody else.

use contract::{
    Language,
    calls::{CallDeed, Plan, PlanState, SendPlan, faults_of_plan},
    ids::{CallId, OrganisationId},
    problem::Kind,
};

use super::{
    super::{
        model,
        store::{self, Row, plans, questions},
    },
    contact, reading, refused, sealed_as,
};
use crate::{
    auth::policy::{Actor, Right},
    cases::{handling::organisations, service::Desk},
    db::{Conn, Key, Word},
    error::{Error, Result},
};

/// Sends the plan of an organisation, or changes the one of the version that was `seen`. The same sent again changes nothing.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not speak for the organisation there; refused after the deadline; names what
/// exceeds the limit; with the plan as it is now [`Kind::Stale`] when it was changed since.
pub(crate) fn send(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, organisation): (CallId, OrganisationId),
    new: &SendPlan,
    seen: Option<i32>,
) -> Result<Plan> {
    let call = held(conn, desk, actor, id, organisation)?;
    let limit = u64::try_from(call.limit_fen).unwrap_or_default();
    let faults = faults_of_plan(&new.plan, limit, Language::default());
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let before = plans::of(conn, id, organisation)?;
    if let Some(before) = &before {
        let same = before.text()? == new.plan && contact(desk, before)?.as_deref() == Some(new.contact.trim());
        if same || seen != Some(before.version) {
            let shown = reading::plan(conn, desk, before, true)?;
            return if same {
                Ok(shown)
            } else {
                Err(Error::overtaken(Kind::Stale, &shown)?)
            };
        }
    }
    let key = before
        .as_ref()
        .map_or_else(|| Key::from(desk.moment.id::<contract::ids::kind::Plan>()), |row| row.id);
    let row = plans::Row {
        id: key,
        community_id: call.community_id,
        call_id: call.id,
        organisation_id: organisation.into(),
        state: Word(PlanState::Sent),
        content: serde_json::to_string(&new.plan).map_err(Error::internal)?,
        contact: Some(desk.keys.seal(&sealed_as(key), new.contact.trim().as_bytes())?),
        account_id: Some(actor.id.into()),
        reason: None,
        vote_option: None,
        version: before.as_ref().map_or(1, |row| row.version + 1),
        needs_percent: None,
        comes_first: false,
    };
    match before {
        Some(_) => plans::put(conn, &row)?,
        None => plans::add(conn, &row)?,
    }
    reading::plan(conn, desk, &row, true)
}

/// Takes the plan of an organisation back: it is gone, as if it had never been sent.
///
/// # Errors
/// [`Error::NOT_FOUND`], also when there is none; forbidden for who does not speak for the organisation there; refused after the
/// deadline.
pub(crate) fn withdraw(conn: &mut Conn, desk: &Desk, actor: &Actor, id: CallId, organisation: OrganisationId) -> Result<()> {
    let _ = held(conn, desk, actor, id, organisation)?;
    let plan = plans::of(conn, id, organisation)?.ok_or(Error::NOT_FOUND)?;
    questions::remove_of(conn, plan.id())?;
    plans::remove(conn, plan.id())
}

/// Holds a call that is open, for somebody who speaks for an organisation of its community. Unsealing holds it too: what is
/// written before is there when plans become public, and nothing is written after.
fn held(conn: &mut Conn, desk: &Desk, actor: &Actor, id: CallId, organisation: OrganisationId) -> Result<Row> {
    actor.require_somewhere(Right::AnswerCalls)?;
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let speaks = organisations::check_speaker(conn, organisation, row.community(), actor.id);
    speaks.map_err(|error| match error {
        Error::Invalid(_) => Error::FORBIDDEN,
        other => other,
    })?;
    let standing = reading::standing(conn, desk, &row)?;
    if model::admits(standing, CallDeed::SendPlan, desk.moment.time()) {
        Ok(row)
    } else {
        Err(refused(conn, desk, actor, &row, "deadline_passed")?)
    }
}
