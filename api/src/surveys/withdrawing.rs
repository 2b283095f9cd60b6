//! Somebody who consented at their door withdraws that (PIPL art. 15), at any time: what they said is erased, and the door counts
//! as one that did not want to answer.
//!
//! What became a case meanwhile is a case, with its own ways to be withdrawn and erased.

use contract::{
    ids::ResponseId,
    surveys::{DoorOutcome, SurveyCorrected},
};

use super::{
    sent::held,
    store::{self, EditionRow},
};
use crate::{auth::policy::Actor, cases::service::Desk, db::Conn, error::Result};

/// Erases what was said at a door; where nothing is kept, nothing happens.
///
/// # Errors
/// Not found for strangers.
pub(crate) fn withdraw(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ResponseId) -> Result<SurveyCorrected> {
    let sent = held(conn, desk, actor, id)?;
    let earlier = u32::try_from(store::editions(conn, &[sent.door.id])?.len()).unwrap_or(u32::MAX);
    let (now, after) = (earlier.saturating_add(1), earlier.saturating_add(2));
    if sent.door.outcome != DoorOutcome::Answered {
        return Ok(SurveyCorrected { id, edition: now });
    }
    let withdrawn = EditionRow::withdrawn(&sent, now.cast_signed(), actor.id, desk.moment.time().into());
    store::withdraw(conn, &withdrawn)?;
    Ok(SurveyCorrected { id, edition: after })
}
