//! Answers that are overdue: the street is told, once.

use contract::{accounts::Role, ids::CommunityId, proposals::ProposalAction};

use super::super::store::{
    self,
    events::{self, Event},
};
use crate::{db::Conn, error::Result, moment::Moment};

/// Writes down of one proposal of a community that its answer is overdue, if there is one of which that was not written
/// down; whether there was.
///
/// # Errors
/// When the database refuses.
pub(crate) fn escalate(conn: &mut Conn, community: CommunityId, moment: Moment) -> Result<bool> {
    let Some(id) = store::overdue(conn, community, moment.time())? else {
        return Ok(false);
    };
    let Some(mut row) = store::hold(conn, id)? else {
        return Ok(false);
    };
    // Another server was quicker.
    if row.raised_at.is_some() {
        return Ok(true);
    }
    row.raised_at = Some(moment.time().into());
    store::update(conn, &mut row, moment.time())?;
    let event = Event::open(ProposalAction::Escalate, Role::System, None);
    events::add(conn, &row, &event, moment)?;
    Ok(true)
}

/// Whether there is one.
///
/// # Errors
/// When the database refuses.
pub(crate) fn is_overdue(conn: &mut Conn, community: CommunityId, moment: Moment) -> Result<bool> {
    Ok(store::overdue(conn, community, moment.time())?.is_some())
}
