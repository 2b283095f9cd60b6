//! What happens to a case by itself: a clock goes on, a reporter is reminded, what nobody rates is closed, the next are called
//! in an emergency; and whoever sees to it is reminded before its time runs out.
//!
//! Every server looks once a minute. The row of the case is held while it is done, so it is done once, whoever looks.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    cases::{Because, State},
    ids::CaseId,
};

use super::{Handling, call, store as handling};
use crate::{
    cases::{
        access::Access,
        deed::Deed,
        service::carry_out,
        store::{self, Which},
    },
    db::{Conn, Db, Micros},
    error::Result,
    moment::Moment,
};

/// Does what is due by itself at `moment`; the cases that it was done to, with whom each concerns.
///
/// # Errors
/// What the first that failed says; what was done before it stays done.
pub(in crate::cases) async fn sweep(db: &Db, moment: Moment) -> Result<Vec<(CaseId, Access)>> {
    let mut done = Vec::new();
    for case in db.read(move |conn| handling::waking(conn, moment)).await? {
        done.extend(
            db.write(move |conn| wake(conn, case, moment))
                .await?
                .map(|access| (case, access)),
        );
    }
    Ok(done)
}

/// Does what is due to one case, unless another server did.
fn wake(conn: &mut Conn, id: CaseId, moment: Moment) -> Result<Option<Access>> {
    store::hold(conn, id)?;
    let Some(mut whole) = store::find(conn, Which::Id(id))? else {
        return Ok(None);
    };
    let Some(handling) = &whole.handling else { return Ok(None) };
    let state = whole.row.state.0;
    if call::is_due(handling, state, moment.time()) {
        call::go_on(conn, &mut whole, moment)?;
        return Ok(Some(Access::of(&whole)));
    }
    let Some(deed) = due_by_itself(handling, state, moment.time()) else {
        // Nothing is due any more, or another server did it; only what was forgotten is put to rest.
        if handling
            .row
            .wake_at
            .is_some_and(|wake| wake.0 <= Micros::from(moment.time()).0)
        {
            super::store::rest(conn, id)?;
        }
        return Ok(None);
    };
    let after = match deed {
        Deed::Close(_) => State::Closed,
        _ => state,
    };
    carry_out(conn, &mut whole, &deed, after, (Role::System, None), moment)?;
    Ok(Some(Access::of(&whole)))
}

/// What is to happen by itself to a case that was looked for at `now`.
fn due_by_itself(handling: &Handling, state: State, now: DateTime<Utc>) -> Option<Deed> {
    handling.row.wake_at.filter(|wake| wake.0 <= Micros::from(now).0)?;
    match state {
        _ if handling.row.paused_at.is_some() => Some(Deed::Resume(Because::default())),
        State::Answered if !handling.rest.reminded => Some(Deed::Remind),
        State::Answered => Some(Deed::Close(Because::default())),
        _ => None,
    }
}
