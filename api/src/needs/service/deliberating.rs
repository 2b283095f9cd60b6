//! When a body deliberated on a need (恳谈), as the station writes it down: once, for everybody to read.

use contract::{
    agenda::AgendaAction,
    audit::Act,
    bodies::BodyAct,
    ids::NeedId,
    needs::{CommunityNeed, NewNeedSession},
    projects::Day,
};

use super::{
    super::{model, store::sessions},
    go, held, reading, record, refused,
};
use crate::{
    agenda::service::{Event, Matter},
    auth::policy::Actor,
    bodies::service as bodies,
    cases::service::Desk,
    db::{Conn, Key},
    error::{Error, Result},
};

/// Writes down that a body deliberated.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not decide for the station; refused where nothing is deliberated on any more; names a
/// body that does not deliberate on such needs or cannot, a day that has not come, and more members than it has.
pub(crate) fn deliberate(conn: &mut Conn, desk: &Desk, actor: &Actor, id: NeedId, new: &NewNeedSession) -> Result<CommunityNeed> {
    let (row, by) = held(conn, desk, actor, id)?;
    if !model::is_deliberated(row.state.0) {
        return Err(refused(conn, desk, actor, &row, "need_state")?);
    }
    let body = bodies::entitled(conn, new.body_id, row.community(), BodyAct::Deliberate, &[row.field.0])?;
    if new.held_on > Day::of(desk.moment.time()) {
        return Err(Error::field("/held_on", "in_future"));
    }
    if usize::from(new.present) > body.members {
        return Err(Error::field("/present", "session_present"));
    }
    let session = sessions::Row {
        id: Key::from(desk.moment.id::<contract::ids::kind::Subject>()),
        need_id: row.id,
        community_id: row.community_id,
        body_id: new.body_id.into(),
        body: body.name.clone(),
        held_on: new.held_on.to_string(),
        present: new.present.into(),
        minutes: new.minutes.trim().to_owned(),
        questions: serde_json::to_string(&new.questions).map_err(Error::internal)?,
        written_at: desk.moment.time().into(),
    };
    sessions::add(conn, &session)?;
    let event = Event::new(Matter::Need(id), row.community(), AgendaAction::Deliberate);
    let event = event.by(by.role()).in_the_name_of(Some(&body.name));
    go(conn, desk, &row, event, AgendaAction::Deliberate)?;
    record(conn, desk, by, &row, Act::WriteSession, &[("body", &body.name)])?;
    reading::shown(conn, desk, Some(actor), &row)
}
