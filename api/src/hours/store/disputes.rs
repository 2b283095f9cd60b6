//! The table of disputes about lines of the ledger.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommunityId, HoursDisputeId},
    teams::{DisputeState, HoursDispute},
};
use diesel::prelude::*;

use super::Row as Entry;
use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{hours_disputes, volunteer_hours},
    },
    error::Result,
};

/// A row of `hours_disputes`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = hours_disputes, treat_none_as_default_value = false)]
pub(in crate::hours) struct Dispute {
    pub(in crate::hours) id: Key,
    pub(in crate::hours) community_id: Key,
    pub(in crate::hours) account_id: Key,
    pub(in crate::hours) hours_id: Key,
    pub(in crate::hours) minutes: i32,
    pub(in crate::hours) reason: String,
    pub(in crate::hours) state: Word<DisputeState>,
    pub(in crate::hours) answer: Option<String>,
    pub(in crate::hours) counter_id: Option<Key>,
    pub(in crate::hours) decided_by: Option<Key>,
    pub(in crate::hours) decided_at: Option<Micros>,
    pub(in crate::hours) at: Micros,
}

impl Dispute {
    pub(in crate::hours) fn shown(self) -> HoursDispute {
        HoursDispute {
            id: self.id.into(),
            state: self.state.0,
            minutes: self.minutes,
            reason: self.reason,
            answer: self.answer,
            at: self.at.into(),
        }
    }
}

/// Adds one.
pub(in crate::hours) fn add(conn: &mut Conn, row: &Dispute) -> Result<()> {
    diesel::insert_into(hours_disputes::table).values(row).execute(conn)?;
    Ok(())
}

/// The latest dispute of each of these lines, of those that have one.
pub(in crate::hours) fn of_lines(conn: &mut Conn, lines: &[Key]) -> Result<HashMap<Key, Dispute>> {
    let rows: Vec<Dispute> = hours_disputes::table
        .filter(hours_disputes::hours_id.eq_any(lines.to_vec()))
        .order(hours_disputes::id)
        .select(Dispute::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.hours_id, row)).collect())
}

/// Disputes of a community with their lines: those that are open, the oldest first, or those that are decided, the latest first.
pub(in crate::hours) fn of_community(
    conn: &mut Conn,
    community: CommunityId,
    open: bool,
    limit: i64,
) -> Result<Vec<(Dispute, Entry)>> {
    let of = hours_disputes::table
        .inner_join(volunteer_hours::table.on(volunteer_hours::id.eq(hours_disputes::hours_id)))
        .filter(hours_disputes::community_id.eq(Key::from(community)))
        .select((Dispute::as_select(), Entry::as_select()))
        .limit(limit)
        .into_boxed();
    let of = if open {
        of.filter(hours_disputes::state.eq(Word(DisputeState::Open)))
            .order(hours_disputes::id.asc())
    } else {
        of.filter(hours_disputes::state.ne(Word(DisputeState::Open)))
            .order(hours_disputes::id.desc())
    };
    Ok(of.load(conn)?)
}

/// A dispute of a community, with its line.
pub(in crate::hours) fn find(conn: &mut Conn, community: CommunityId, id: HoursDisputeId) -> Result<Option<(Dispute, Entry)>> {
    Ok(hours_disputes::table
        .inner_join(volunteer_hours::table.on(volunteer_hours::id.eq(hours_disputes::hours_id)))
        .filter(hours_disputes::id.eq(Key::from(id)))
        .filter(hours_disputes::community_id.eq(Key::from(community)))
        .select((Dispute::as_select(), Entry::as_select()))
        .first(conn)
        .optional()?)
}

/// What was decided of a dispute.
pub(in crate::hours) struct Decided<'a> {
    pub(in crate::hours) state: DisputeState,
    pub(in crate::hours) answer: &'a str,
    /// The counter-entry that sets the line right.
    pub(in crate::hours) counter: Option<Key>,
    pub(in crate::hours) by: AccountId,
    pub(in crate::hours) at: DateTime<Utc>,
}

/// Decides a dispute that is open; false when somebody else was quicker.
pub(in crate::hours) fn decide(conn: &mut Conn, id: Key, decided: &Decided<'_>) -> Result<bool> {
    let open = hours_disputes::table
        .filter(hours_disputes::id.eq(id))
        .filter(hours_disputes::state.eq(Word(DisputeState::Open)));
    let changed = diesel::update(open)
        .set((
            hours_disputes::state.eq(Word(decided.state)),
            hours_disputes::answer.eq(Some(decided.answer)),
            hours_disputes::counter_id.eq(decided.counter),
            hours_disputes::decided_by.eq(Some(Key::from(decided.by))),
            hours_disputes::decided_at.eq(Some(Micros::from(decided.at))),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// How many open disputes these people have about lines of a community from one day to another, of those who have any.
pub(in crate::hours) fn open_in(
    conn: &mut Conn,
    community: CommunityId,
    (from, to): (&str, &str),
) -> Result<HashMap<AccountId, u32>> {
    let rows: Vec<Key> = hours_disputes::table
        .inner_join(volunteer_hours::table.on(volunteer_hours::id.eq(hours_disputes::hours_id)))
        .filter(hours_disputes::community_id.eq(Key::from(community)))
        .filter(hours_disputes::state.eq(Word(DisputeState::Open)))
        .filter(volunteer_hours::day.between(from, to))
        .select(hours_disputes::account_id)
        .load(conn)?;
    let mut all = HashMap::new();
    for account in rows {
        *all.entry(AccountId::from(account)).or_default() += 1;
    }
    Ok(all)
}

/// Forgets what somebody disputed.
pub(in crate::hours) fn remove(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::delete(hours_disputes::table.filter(hours_disputes::account_id.eq(Key::from(account)))).execute(conn)?;
    Ok(())
}
