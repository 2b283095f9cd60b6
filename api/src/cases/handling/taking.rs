//! Whoever is given a case, or has one handed over, takes it within a time of the community (签收时限); else the station is told,
//! once for each time it was given.
//!
//! Every server looks once a minute. The row of the case is held while it is told, so it is told once, whoever looks. An emergency
//! has a call instead.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    cases::State,
    ids::{AccountId, CaseId},
};

use super::{Handling, store as handling};
use crate::{
    calendar,
    cases::{
        access::Access,
        deed::Deed,
        limits,
        service::carry_out,
        store::{self, Which, Whole},
    },
    db::{Conn, Db, Micros},
    error::Result,
    moment::Moment,
};

/// Whether somebody is waited for to take it. Whoever objects or asks has it in hand.
fn waits(handling: &Handling, state: State) -> bool {
    let rest = &handling.rest;
    let given = match state {
        State::Dispatched => handling.row.question.is_none() && rest.call.is_none(),
        State::Transferred => rest.handed.is_some_and(|handed| handed.acknowledged_at.is_none()),
        _ => false,
    };
    given && handling.row.paused_at.is_none()
}

/// Begins to wait with whatever gives it to somebody, and ends once they took it.
///
/// # Errors
/// When the database refuses.
pub(super) fn change(conn: &mut Conn, handling: &mut Handling, state: State, deed: &Deed, at: DateTime<Utc>) -> Result<()> {
    if !waits(handling, state) {
        handling.row.take_by = None;
        handling.row.untaken_at = None;
    } else if matches!(deed, Deed::Dispatch(_) | Deed::Transfer(_)) || handling.row.take_by.is_none() {
        let limit = limits::of(conn, handling.row.community_id.into())?.take;
        handling.row.take_by = Some(calendar::of_the_state().due(at, limit).into());
        handling.row.untaken_at = None;
    } else if matches!(deed, Deed::Untaken) {
        handling.row.untaken_at = Some(at.into());
    }
    Ok(())
}

/// Tells of what nobody took in time at `moment`; the cases, with whom each concerns.
///
/// # Errors
/// What the first that failed says; what was told before stays told.
pub(in crate::cases) async fn sweep(db: &Db, moment: Moment) -> Result<Vec<(CaseId, Access)>> {
    let mut told = Vec::new();
    for case in db.read(move |conn| handling::untaken(conn, moment)).await? {
        let access = db.write(move |conn| tell(conn, case, moment)).await?;
        told.extend(access.map(|access| (case, access)));
    }
    Ok(told)
}

/// Tells of one case, unless it was taken meanwhile or another server told.
fn tell(conn: &mut Conn, id: CaseId, moment: Moment) -> Result<Option<Access>> {
    store::hold(conn, id)?;
    let Some(mut whole) = store::find(conn, Which::Id(id))? else {
        return Ok(None);
    };
    let row = whole.handling.as_ref().map(|handling| &handling.row);
    let late = row.filter(|row| row.untaken_at.is_none()).and_then(|row| row.take_by);
    if late.is_none_or(|by| by.0 > Micros::from(moment.time()).0) {
        return Ok(None);
    }
    let state = whole.row.state.0;
    carry_out(conn, &mut whole, &Deed::Untaken, state, (Role::System, None), moment)?;
    Ok(Some(Access::of(&whole)))
}

/// Who gave it to whoever has not taken it, unless a rule did.
pub(in crate::cases) fn given_by(whole: &Whole) -> Option<AccountId> {
    whole.handling.as_ref().and_then(|handling| handling.rest.given_by)
}
