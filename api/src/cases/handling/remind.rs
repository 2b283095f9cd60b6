//! Whoever sees to a case is reminded before its time runs out, once for each time it is given.

use chrono::{DateTime, Duration, Utc};
use contract::{
    cases::Urgency,
    ids::{CaseId, CommunityId},
    notifications::NotificationKind,
};
use diesel::{dsl::exists, prelude::*};

use crate::{
    cases::{
        news,
        store::{self, Which, Whole},
    },
    db::{
        Conn, Db, Key, Micros, Word, each_backend,
        schema::{case_reminders, cases},
    },
    error::Result,
    moment::Moment,
    notifications::service::{self as notifications, About, Tell},
};

/// Cases of a community that are looked at in one go.
const AT_ONCE: i64 = 200;

/// How long before its time runs out.
fn before(urgency: Urgency) -> Duration {
    match urgency {
        Urgency::Emergency => Duration::minutes(30),
        Urgency::Urgent => Duration::hours(4),
        Urgency::Normal | Urgency::Low => Duration::hours(24),
    }
}

/// Reminds of what is due soon in a community.
///
/// # Errors
/// What the first that failed says; who was reminded before stays reminded.
pub(in crate::cases) async fn sweep(db: &Db, community: CommunityId, moment: Moment) -> Result<()> {
    for case in db.read(move |conn| soon(conn, community, moment.time())).await? {
        db.write(move |conn| remind(conn, case, moment)).await?;
    }
    Ok(())
}

/// The cases that are due soon and of which nobody was reminded.
fn soon(conn: &mut Conn, community: CommunityId, now: DateTime<Utc>) -> Result<Vec<CaseId>> {
    let reminded = case_reminders::table
        .filter(case_reminders::case_id.eq(cases::id))
        .filter(case_reminders::due_at.nullable().eq(cases::due_at));
    let latest = now + before(Urgency::Low);
    let rows: Vec<(Key, Word<Urgency>, Option<Micros>)> = cases::table
        .filter(cases::community_id.eq(Key::from(community)))
        .filter(cases::due_at.between(Some(Micros::from(now)), Some(Micros::from(latest))))
        .filter(diesel::dsl::not(exists(reminded)))
        .order((cases::due_at, cases::id))
        .limit(AT_ONCE)
        .select((cases::id, cases::urgency, cases::due_at))
        .load(conn)?;
    let is_soon = |urgency: Urgency, due: Micros| DateTime::<Utc>::from(due) - now <= before(urgency);
    let soon = rows
        .into_iter()
        .filter(|(_, urgency, due)| due.is_some_and(|due| is_soon(urgency.0, due)));
    Ok(soon.map(|(id, ..)| id.into()).collect())
}

fn remind(conn: &mut Conn, id: CaseId, moment: Moment) -> Result<()> {
    store::hold(conn, id)?;
    let Some(whole) = store::find(conn, Which::Id(id))? else {
        return Ok(());
    };
    let Some(due) = whole.row.due_at else { return Ok(()) };
    if !add(conn, &whole, due, moment)? {
        return Ok(());
    }
    let told = |person| {
        Tell::new(person, whole.community(), NotificationKind::CaseDueSoon, About::Case(id))
            .number(&whole.row.number)
            .until(due.into())
    };
    let news: Vec<Tell> = news::seeing_to(conn, &whole, moment)?.into_iter().map(told).collect();
    notifications::tell(conn, &news, moment)
}

/// Writes down that there was a reminder; false when another server did.
fn add(conn: &mut Conn, whole: &Whole, due: Micros, moment: Moment) -> Result<bool> {
    let row = (
        case_reminders::case_id.eq(whole.row.id),
        case_reminders::due_at.eq(due),
        case_reminders::community_id.eq(whole.row.community_id),
        case_reminders::reminded_at.eq(Micros::from(moment.time())),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(case_reminders::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}
