//! What the council decided about a need, as the station writes it down; or the station alone, where no council can.

use contract::{
    agenda::AgendaAction,
    audit::Act,
    bodies::BodyAct,
    ids::NeedId,
    needs::{CommunityNeed, NeedState, ScreenNeed},
};

use super::{super::model, go, held, reading, record, refused};
use crate::{
    agenda::service::{Event, Matter},
    auth::policy::Actor,
    bodies::service as bodies,
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
};

/// Writes down what the council decided.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not decide for the station; a fault when a need is put aside without a reason, or by a body that cannot decide, or without one where
/// one can, or without one and without a reason; refused where there is nothing to decide.
pub(crate) fn screen(conn: &mut Conn, desk: &Desk, actor: &Actor, id: NeedId, decided: &ScreenNeed) -> Result<CommunityNeed> {
    let (mut row, by) = held(conn, desk, actor, id)?;
    let Some(state) = model::screened(row.state.0, decided.accepted) else {
        return Err(refused(conn, desk, actor, &row, "need_state")?);
    };
    if !decided.accepted && decided.reason.is_none() {
        return Err(Error::field("/reason", "discard_reason"));
    }
    let council = bodies::decider(conn, row.community(), BodyAct::ScreenNeeds, &[], decided.body_id)?;
    if council.is_none() && decided.reason.is_none() {
        return Err(Error::field("/reason", "reason_alone"));
    }
    row.state = Word(state);
    row.field = decided.field.map_or(row.field, Word);
    row.body_id = decided.body_id.map(Into::into);
    let action = if state == NeedState::Screened {
        AgendaAction::Accept
    } else {
        AgendaAction::Discard
    };
    let event = Event::new(Matter::Need(id), row.community(), action);
    let event = event.by(by.role()).in_the_name_of(council.as_deref());
    let event = event.because(decided.reason.as_deref());
    go(conn, desk, &row, event, action)?;
    record(conn, desk, by, &row, Act::ScreenNeed, &[("decision", action.word())])?;
    reading::shown(conn, desk, Some(actor), &row)
}
