//! Whether an organisation qualifies: its plan is admitted to the review, or refused for a reason.

use contract::{
    agenda::AgendaAction,
    audit::Act,
    bodies::BodyAct,
    calls::{CallDeed, CheckPlan, PlanCall, PlanState},
    ids::PlanId,
};

use super::{super::store::plans, held, reading, record, tell};
use crate::{
    agenda::service::{self as agenda, Event, Matter},
    auth::policy::{Actor, Right},
    bodies::service as bodies,
    cases::{handling::organisations, service::Desk},
    db::{Conn, Word},
    error::{Error, Result},
    needs::service as needs,
    projects::service as projects,
};

/// Says whether a plan is admitted. It can be said anew until the plans are before the residents.
///
/// # Errors
/// [`Error::NOT_FOUND`], also for a plan that is sealed; forbidden for who does not decide for the station; a fault when a plan is
/// refused without a reason, or checked by a group that does not, or without one where one does, or without one and without a reason,
/// or admitted without a reason though a project of its organisation failed; refused where plans are not checked.
pub(crate) fn check(conn: &mut Conn, desk: &Desk, actor: &Actor, id: PlanId, said: &CheckPlan) -> Result<PlanCall> {
    actor.require_somewhere(Right::DecideNeeds)?;
    let call_id = plans::find(conn, id)?.ok_or(Error::NOT_FOUND)?.call_id.into();
    let (row, by) = held(conn, desk, actor, call_id, CallDeed::Check)?;
    let mut plan = plans::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if !said.admitted && said.reason.is_none() {
        return Err(Error::field("/reason", "refuse_reason"));
    }
    let about = match row.need_id {
        Some(need) => vec![needs::field(conn, need.into())?],
        None => Vec::new(),
    };
    let group = bodies::decider(conn, row.community(), BodyAct::CheckPlans, &about, said.body_id)?;
    if group.is_none() && said.reason.is_none() {
        return Err(Error::field("/reason", "reason_alone"));
    }
    if said.admitted && said.reason.is_none() {
        let record = projects::record(conn, plan.organisation(), row.community(), desk.moment)?;
        if record.strict_until.is_some() {
            return Err(Error::field("/reason", "strict_reason"));
        }
    }
    let (state, action) = if said.admitted {
        (PlanState::Admitted, AgendaAction::Admit)
    } else {
        (PlanState::Refused, AgendaAction::Refuse)
    };
    plan.state = Word(state);
    plan.reason = said.reason.as_deref().map(|reason| reason.trim().to_owned());
    plans::put(conn, &plan)?;
    let name = organisations::sheet(conn, plan.organisation())?.name;
    let event = Event::new(Matter::Call(call_id), row.community(), action).by(by.role());
    let event = event.in_the_name_of(group.as_deref());
    agenda::note(conn, event.whom(&name).because(said.reason.as_deref()), desk.moment)?;
    let speakers = organisations::speakers(conn, plan.organisation())?;
    tell(conn, desk, &row, speakers, action)?;
    let organisation = plan.organisation().to_string();
    let facts = [("decision", action.word()), ("organisation", &organisation)];
    record(conn, desk, by, &row, Act::CheckPlan, &facts)?;
    reading::shown(conn, desk, Some(actor), &row)
}
