//! What is decided about needs.

mod balloting;
mod deliberating;
mod listing;
mod noticing;
mod reading;
mod screening;

use contract::{
    agenda::AgendaAction,
    audit::{Act, SubjectKind},
    ids::{CommunityId, NeedId, VoteId},
    needs::NeedState,
    notifications::NotificationKind,
    proposals::Field,
};

pub(crate) use balloting::{ballot, settle, unsettled};
pub(crate) use deliberating::deliberate;
pub(crate) use listing::add;
pub(crate) use noticing::{agree, answer, noticed, object};
pub(crate) use reading::{became, of_cases, page, read};
pub(crate) use screening::screen;

use super::store::{self, Row};
use crate::{
    agenda::service::{self as agenda, Event, Matter},
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::{service::Desk, voices},
    db::Conn,
    error::{Error, Result},
    notifications::crowd::{self, News},
    proposals::service as proposals,
};

/// Holds a need that `actor` decides about for its station.
fn held(conn: &mut Conn, desk: &Desk, actor: &Actor, id: NeedId) -> Result<(Row, By)> {
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let role = actor.require(Right::DecideNeeds, desk.places.place(row.community())?)?;
    Ok((row, By::somebody(actor.id, role)))
}

/// That something is not possible as the need stands, and how it stands for who asked.
fn refused(conn: &mut Conn, desk: &Desk, actor: &Actor, row: &Row, why: &'static str) -> Result<Error> {
    let now = reading::shown(conn, desk, Some(actor), row)?;
    Error::refused(why, &now)
}

/// Writes down where a need goes, and tells those who stand behind it.
fn go(conn: &mut Conn, desk: &Desk, row: &Row, event: Event<'_>, action: AgendaAction) -> Result<()> {
    store::put(conn, row)?;
    agenda::note(conn, event, desk.moment)?;
    tell(conn, desk, row, action)
}

/// Tells whoever proposed, signed or follows a proposal behind it, and whoever brought a case that is.
fn tell(conn: &mut Conn, desk: &Desk, row: &Row, action: AgendaAction) -> Result<()> {
    let (mut told, mut heard) = (Vec::new(), Vec::new());
    for (_, source) in store::sources(conn, &[row.id])? {
        match source {
            store::Source::Proposal(id) => told.extend(proposals::concerned(conn, id)?),
            store::Source::Case(id) => heard.push(id),
        }
    }
    told.extend(voices::reporters(conn, &heard)?);
    told.sort_unstable();
    told.dedup();
    let news = News::new(row.community(), NotificationKind::NeedChanged, Matter::Need(row.id()).about());
    crowd::tell_all(conn, &told, &news.again(action.word()), desk.moment)
}

fn record(conn: &mut Conn, desk: &Desk, by: By, row: &Row, act: Act, facts: &[(&str, &str)]) -> Result<()> {
    let (place, subject) = (desk.places.place(row.community())?, Subject::new(SubjectKind::Need, row.id()));
    audit::record(conn, by, place, act, subject, facts, desk.moment)
}

/// Insists that plans may be called for a need of a community, and holds it, so that nobody else calls meanwhile.
///
/// # Errors
/// Names the field.
pub(crate) fn check_agreed(conn: &mut Conn, id: NeedId, community: CommunityId) -> Result<()> {
    let row = store::hold(conn, id)?.filter(|row| row.community() == community);
    match row {
        Some(row) if row.state.0 == NeedState::Agreed => Ok(()),
        _ => Err(Error::field("/need_id", "need_not_agreed")),
    }
}

/// Tells those who stand behind a need that a call for plans came of it, or ended.
///
/// # Errors
/// When the database refuses.
pub(crate) fn told_of_call(conn: &mut Conn, desk: &Desk, id: NeedId, action: AgendaAction) -> Result<()> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    tell(conn, desk, &row, action)
}

/// The needs that were put to a vote, each with the number of its option.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_vote(conn: &mut Conn, vote: VoteId) -> Result<Vec<(NeedId, i32)>> {
    store::put_to(conn, vote)
}

/// In which field a need is.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn field(conn: &mut Conn, id: NeedId) -> Result<Field> {
    Ok(store::find(conn, id)?.ok_or(Error::NOT_FOUND)?.field.0)
}

/// What a need is called.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn title(conn: &mut Conn, id: NeedId) -> Result<String> {
    Ok(store::find(conn, id)?.ok_or(Error::NOT_FOUND)?.title)
}
