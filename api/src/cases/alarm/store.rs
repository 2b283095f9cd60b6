//! The table of alarms: which cases went over which time.

use contract::ids::{CaseId, CommunityId};
use diesel::prelude::*;

use crate::{
    cases::store::Whole,
    db::{
        Conn, Key, Micros, each_backend,
        schema::{case_alarms, cases},
    },
    error::Result,
    moment::Moment,
};

/// Cases of a community that are looked at in one go.
const AT_ONCE: i64 = 200;

/// The cases of a community that are over a time for which no alarm was raised, or which have waited long enough at the
/// community since.
pub(super) fn late(conn: &mut Conn, community: CommunityId, moment: Moment) -> Result<Vec<CaseId>> {
    let now = Micros::from(moment.time());
    let rests = case_alarms::next_at.is_null().or(case_alarms::next_at.gt(Some(now)));
    let raised = case_alarms::table
        .filter(case_alarms::case_id.eq(cases::id))
        .filter(case_alarms::due_at.nullable().eq(cases::due_at))
        .filter(rests);
    let keys: Vec<Key> = cases::table
        .filter(cases::community_id.eq(Key::from(community)))
        .filter(cases::due_at.lt(Some(now)))
        .filter(diesel::dsl::not(diesel::dsl::exists(raised)))
        .order((cases::due_at, cases::id))
        .limit(AT_ONCE)
        .select(cases::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Writes down that a case went over a time, and when it goes up once more; false when that was written down before.
pub(super) fn add(conn: &mut Conn, case: &Whole, due: Micros, next: Option<Micros>, moment: Moment) -> Result<bool> {
    let row = (
        case_alarms::case_id.eq(case.row.id),
        case_alarms::due_at.eq(due),
        case_alarms::community_id.eq(case.row.community_id),
        case_alarms::raised_at.eq(Micros::from(moment.time())),
        case_alarms::next_at.eq(next),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(case_alarms::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}

/// Writes down that a case went up once more for the same time; false when it is too early, or was written down before.
pub(super) fn go_on(conn: &mut Conn, case: &Whole, due: Micros, moment: Moment) -> Result<bool> {
    let is_due = case_alarms::next_at.le(Some(Micros::from(moment.time())));
    let gone = diesel::update(case_alarms::table.find((case.row.id, due)).filter(is_due))
        .set(case_alarms::next_at.eq(None::<Micros>))
        .execute(conn)?;
    Ok(gone == 1)
}
