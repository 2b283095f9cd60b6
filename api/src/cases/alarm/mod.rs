//! Cases over their time: each goes up one grid level, once for each time it was given. From a grid cell to the community and,
//! when nobody answers there within the time that it gives itself, to the street; what is in no cell, to the street at once.
//!
//! Every server looks once a minute. Which of them raises an alarm is settled by the row that both want to write.

mod store;

use self::store as alarms;
use super::{
    access::Access,
    cached,
    deed::Deed,
    handling::{Handling, remind, taking, wake},
    limits,
    service::carry_out,
    store::{self as cases, Which, Whole},
};
use crate::{
    accounts::service as accounts,
    beat::{Beat, MINUTE},
    cache::Cache,
    calendar,
    db::{Conn, Db, Micros},
    error::Result,
    moment::Moment,
    places::Directory,
};
use actix_web::web::Data;
use chrono::{DateTime, Utc};
use contract::{accounts::Role, cases::Urgency, ids::CaseId};

/// Looks once a minute, for as long as the server runs.
pub(crate) async fn run(db: Data<Db>, cache: Data<Cache>, directory: Data<Directory>) {
    let mut beat = Beat::every(MINUTE, "cases over their time were not looked for");
    loop {
        let outcome = sweep(&db, &cache, &directory, beat.next().await).await;
        beat.looked(outcome);
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

/// Lets a case go up, unless it went up or is no longer late; whom it concerns, if it did.
fn raise(conn: &mut Conn, id: CaseId, moment: Moment) -> Result<Option<Access>> {
    cases::hold(conn, id)?;
    let Some(mut whole) = cases::find(conn, Which::Id(id))? else {
        return Ok(None);
    };
    let now = Micros::from(moment.time());
    let Some(due) = whole.row.due_at.filter(|due| due.0 < now.0) else {
        return Ok(None);
    };
    let next = community_until(conn, &whole, moment)?;
    let deed = if alarms::add(conn, &whole, due, next, moment)? {
        next.map_or(Deed::Escalate, |_| Deed::Raise)
    } else if alarms::go_on(conn, &whole, due, moment)? {
        Deed::Escalate
    } else {
        return Ok(None);
    };
    let state = whole.row.state.0;
    carry_out(conn, &mut whole, &deed, state, (Role::System, None), moment)?;
    Ok(Some(Access::of(&whole)))
}

/// Until when the community has time for a case that goes up to it now: in an emergency not at all. Nothing where a case is in no
/// grid cell, so that the next level is the street.
fn community_until(conn: &mut Conn, whole: &Whole, moment: Moment) -> Result<Option<Micros>> {
    let now = moment.time();
    if !is_in_cell(conn, whole, now)? {
        return Ok(None);
    }
    if whole.row.urgency.0 == Urgency::Emergency {
        return Ok(Some(now.into()));
    }
    let limit = limits::of(conn, whole.community())?.raised;
    Ok(Some(calendar::of_the_state().due(now, limit).into()))
}

/// Whether a case lies in a grid cell, or is seen to by a post of a cell or its station.
fn is_in_cell(conn: &mut Conn, whole: &Whole, now: DateTime<Utc>) -> Result<bool> {
    if whole.row.cell_id.is_some() {
        return Ok(true);
    }
    let handler = whole.handling.as_ref().and_then(Handling::handler);
    let Some(duty) = handler.and_then(|handler| handler.duty_id) else {
        return Ok(false);
    };
    let place = accounts::duty(conn, duty, now)?.map(|duty| duty.sheet.place_id);
    Ok(place.is_some_and(|place| place != whole.community().uuid()))
}
