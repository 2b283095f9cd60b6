//! Cases over their time: each goes up one grid level, to the street, once for each time it was given.
//!
//! Every server looks once a minute. Which of them raises an alarm is settled by the row that both want to write.

use std::time::Duration;

use actix_web::web::Data;
use contract::{
    accounts::Role,
    ids::{CaseId, CommunityId},
};
use diesel::prelude::*;

use super::{
    access::Access,
    cached,
    deed::Deed,
    service::carry_out,
    store::{self, Which},
};
use crate::{
    cache::Cache,
    db::{
        Conn, Db, Key, Micros, each_backend,
        schema::{case_alarms, cases},
    },
    error::Result,
    moment::Moment,
    places::Directory,
};

const EVERY: Duration = Duration::from_mins(1);
/// Cases of a community that are looked at in one go.
const AT_ONCE: i64 = 200;

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
        for case in db.read(move |conn| late(conn, id, moment)).await? {
            if let Some(access) = db.write(move |conn| raise(conn, case, moment)).await? {
                cached::changed(cache, &places, case, &access).await;
                raised += 1;
            }
        }
    }
    Ok(raised)
}

/// The cases of a community that are over a time for which no alarm was raised.
fn late(conn: &mut Conn, community: CommunityId, moment: Moment) -> Result<Vec<CaseId>> {
    let raised = case_alarms::table
        .filter(case_alarms::case_id.eq(cases::id))
        .filter(case_alarms::due_at.nullable().eq(cases::due_at));
    let keys: Vec<Key> = cases::table
        .filter(cases::community_id.eq(Key::from(community)))
        .filter(cases::due_at.lt(Some(Micros::from(moment.time()))))
        .filter(diesel::dsl::not(diesel::dsl::exists(raised)))
        .order((cases::due_at, cases::id))
        .limit(AT_ONCE)
        .select(cases::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Raises the alarm of a case, unless it was raised or the case is no longer late; whom it concerns, if it did.
fn raise(conn: &mut Conn, id: CaseId, moment: Moment) -> Result<Option<Access>> {
    store::hold(conn, id)?;
    let Some(mut whole) = store::find(conn, Which::Id(id))? else {
        return Ok(None);
    };
    let now = Micros::from(moment.time());
    let Some(due) = whole.row.due_at.filter(|due| due.0 < now.0) else {
        return Ok(None);
    };
    let row = (
        case_alarms::case_id.eq(whole.row.id),
        case_alarms::due_at.eq(due),
        case_alarms::community_id.eq(whole.row.community_id),
        case_alarms::raised_at.eq(now),
    );
    let raised = each_backend!(conn, |conn| diesel::insert_into(case_alarms::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    if raised == 0 {
        return Ok(None);
    }
    let state = whole.row.state.0;
    carry_out(conn, &mut whole, &Deed::Escalate, state, (Role::System, None), moment)?;
    Ok(Some(Access::of(&whole)))
}
