//! What was decided in a time, counted.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommunityId},
    proposals::{Decision, DecisionFigures, ItemKind},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, Word, schema::moderation_items},
    error::Result,
};

/// How much waits in a community, and how much of it longer than it may.
pub(in crate::moderation) fn waiting(conn: &mut Conn, community: CommunityId, now: DateTime<Utc>) -> Result<(u32, u32)> {
    let whole = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    let all = moderation_items::table
        .filter(moderation_items::community_id.eq(Key::from(community)))
        .filter(moderation_items::decided_at.is_null());
    let late = all.filter(moderation_items::due_at.lt(Micros::from(now)));
    Ok((whole(all.count().get_result(conn)?), whole(late.count().get_result(conn)?)))
}

/// Something that was decided: as what, by whom, how, when, until when it had to be, and whose rejection it looked at again.
type Line = (
    Word<ItemKind>,
    Option<Key>,
    Option<Word<Decision>>,
    Option<Micros>,
    Micros,
    Option<Key>,
);

/// What everybody decided in a community since.
pub(in crate::moderation) fn decided(
    conn: &mut Conn,
    community: CommunityId,
    since: DateTime<Utc>,
) -> Result<HashMap<AccountId, DecisionFigures>> {
    let lines: Vec<Line> = moderation_items::table
        .filter(moderation_items::community_id.eq(Key::from(community)))
        .filter(moderation_items::decided_at.ge(Some(Micros::from(since))))
        .select((
            moderation_items::kind,
            moderation_items::decided_by,
            moderation_items::decision,
            moderation_items::decided_at,
            moderation_items::due_at,
            moderation_items::not_by,
        ))
        .load(conn)?;
    let mut all = HashMap::<AccountId, DecisionFigures>::new();
    for (kind, by, decision, at, due, before) in lines {
        let (Some(by), Some(decision)) = (by, decision) else {
            continue;
        };
        let of = all.entry(by.into()).or_default();
        of.decided += 1;
        of.in_time += u32::from(at.is_some_and(|at| at.0 <= due.0));
        count(of, decision.0);
        if let (ItemKind::Appeal, Some(before)) = (kind.0, before) {
            let of = all.entry(before.into()).or_default();
            of.appealed += 1;
            of.overturned += u32::from(decision.0 == Decision::Publish);
        }
    }
    Ok(all)
}

fn count(of: &mut DecisionFigures, decision: Decision) {
    match decision {
        Decision::Return => of.returned += 1,
        Decision::Reject => of.rejected += 1,
        Decision::Hide => of.hidden += 1,
        Decision::Publish | Decision::Keep | Decision::Restore | Decision::Merge => {}
    }
}
