//! Cases over their time: each goes up one grid level, to the street, once for each time it was given.
//!
//! Every server looks once a minute. Which of them raises an alarm is settled by the row that both want to write.

mod store;

use std::time::Duration;

use self::store as alarms;
use super::{
    access::Access,
    cached,
    deed::Deed,
    handling::{remind, taking, wake},
    service::carry_out,
    store::{self as cases, Which},
};
use crate::{
    cache::Cache,
    db::{Conn, Db, Micros},
    error::Result,
    moment::Moment,
    places::Directory,
};
use actix_web::web::Data;
use contract::{accounts::Role, ids::CaseId};

const EVERY: Duration = Duration::from_mins(1);

/// Looks once a minute, for as long as the server runs.
pub(crate) async fn run(db: Data<Db>, cache: Data<Cache>, directory: Data<Directory>) {
    let mut minutes = tokio::time::interval(EVERY);
    minutes.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        minutes.tick().await;
        if let Err(error) = sweep(&db, &cache, &directory, Moment::now()).await {
            tracing::error!(%error, "cases over their time were not looked for; it is tried again in a minute");
        }
    }
}

/// Raises the alarms that are due at `moment`; gives how many.
///
/// # Errors
/// What the first that failed says; what was raised before it stays raised.
pub async fn sweep(db: &Db, cache: &Cache, directory: &Directory, moment: Moment) -> Result<usize> {
    let (places, mut raised) = (directory.places(db).await?, 0);
    for community in &places.communities {
        let id = community.id;
        for case in db.read(move |conn| alarms::late(conn, id, moment)).await? {
            if let Some(access) = db.write(move |conn| raise(conn, case, moment)).await? {
                cached::changed(cache, &places, case, &access).await;
                raised += 1;
            }
        }
        remind::sweep(db, id, moment).await?;
    }
    let mut changed = wake::sweep(db, moment).await?;
    changed.extend(taking::sweep(db, moment).await?);
    for (case, access) in changed {
        cached::changed(cache, &places, case, &access).await;
    }
    Ok(raised)
}

/// Raises the alarm of a case, unless it was raised or the case is no longer late; whom it concerns, if it did.
fn raise(conn: &mut Conn, id: CaseId, moment: Moment) -> Result<Option<Access>> {
    cases::hold(conn, id)?;
    let Some(mut whole) = cases::find(conn, Which::Id(id))? else {
        return Ok(None);
    };
    let now = Micros::from(moment.time());
    let Some(due) = whole.row.due_at.filter(|due| due.0 < now.0) else {
        return Ok(None);
    };
    if !alarms::add(conn, &whole, due, moment)? {
        return Ok(None);
    }
    let state = whole.row.state.0;
    carry_out(conn, &mut whole, &Deed::Escalate, state, (Role::System, None), moment)?;
    Ok(Some(Access::of(&whole)))
}
