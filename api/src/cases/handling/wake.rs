//! What happens to a case by itself: a clock goes on, a reporter is reminded, what nobody rates is closed; and whoever
//! sees to it is reminded before its time runs out.
//!
//! Every server looks once a minute. The row of the case is held while it is done, so it is done once, whoever looks.

use contract::{accounts::Role, cases::State, ids::CaseId};

use super::{due_by_itself, store as handling};
use crate::{
    cases::{
        access::Access,
        deed::Deed,
        service::carry_out,
        store::{self, Which},
    },
    db::{Conn, Db},
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
    let Some(deed) = due_by_itself(handling, state, moment.time()) else {
        // Nothing is due any more, or another server did it; only what was forgotten is put to rest.
        if handling
            .row
            .wake_at
            .is_some_and(|wake| wake.0 <= crate::db::Micros::from(moment.time()).0)
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
