//! The table of what is on its way.

mod claim;

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, DeliveryId},
    notifications::NotificationKind,
    outbox::{Delivery, DeliveryWay, OutboxState},
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{notifications, outbox},
    },
    error::Result,
};

pub(super) use claim::{Batch, Outcome, Taking, claim, settle};

/// A row of `outbox`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = outbox, treat_none_as_default_value = false)]
pub(in crate::notifications) struct Line {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) account_id: Key,
    pub(super) notification_id: Key,
    pub(super) way: Word<DeliveryWay>,
    pub(super) state: Word<OutboxState>,
    pub(super) tries: i32,
    pub(super) next_at: Micros,
    pub(super) fault: Option<String>,
    pub(super) created_at: Micros,
    pub(super) updated_at: Micros,
    pub(super) batch_id: Option<Key>,
    pub(super) urgent: bool,
}

/// Adds lines.
pub(super) fn add(conn: &mut Conn, lines: &[Line]) -> Result<()> {
    each_backend!(conn, |conn| diesel::insert_into(outbox::table).values(lines).execute(conn))?;
    Ok(())
}

type DeliveryRow = (
    Key,
    Key,
    Word<NotificationKind>,
    Option<String>,
    Word<DeliveryWay>,
    Word<OutboxState>,
    i32,
    Option<String>,
    Micros,
    Micros,
);

fn delivery((id, community, kind, number, way, state, tries, fault, created_at, updated_at): DeliveryRow) -> Delivery {
    Delivery {
        id: id.into(),
        community_id: community.into(),
        kind: kind.0,
        number,
        way: way.0,
        state: state.0,
        tries: tries.unsigned_abs(),
        fault,
        created_at: created_at.into(),
        updated_at: updated_at.into(),
    }
}

/// What is selected of a delivery.
const DELIVERY: (
    outbox::id,
    outbox::community_id,
    notifications::kind,
    notifications::number,
    outbox::way,
    outbox::state,
    outbox::tries,
    outbox::fault,
    outbox::created_at,
    outbox::updated_at,
) = (
    outbox::id,
    outbox::community_id,
    notifications::kind,
    notifications::number,
    outbox::way,
    outbox::state,
    outbox::tries,
    outbox::fault,
    outbox::created_at,
    outbox::updated_at,
);

/// Lines of communities that stand like this, the latest first.
pub(super) fn list(
    conn: &mut Conn,
    communities: &[Key],
    state: OutboxState,
    before: Option<DeliveryId>,
    limit: i64,
) -> Result<Vec<Delivery>> {
    let mut query = outbox::table
        .inner_join(notifications::table.on(notifications::id.eq(outbox::notification_id)))
        .filter(outbox::community_id.eq_any(communities.to_vec()))
        .filter(outbox::state.eq(Word(state)))
        .order(outbox::id.desc())
        .limit(limit)
        .select(DELIVERY)
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(outbox::id.lt(Key::from(before)));
    }
    let rows: Vec<DeliveryRow> = query.load(conn)?;
    Ok(rows.into_iter().map(delivery).collect())
}

/// A line.
pub(super) fn find(conn: &mut Conn, id: DeliveryId) -> Result<Option<Delivery>> {
    let row: Option<DeliveryRow> = outbox::table
        .inner_join(notifications::table.on(notifications::id.eq(outbox::notification_id)))
        .filter(outbox::id.eq(Key::from(id)))
        .select(DELIVERY)
        .first(conn)
        .optional()?;
    Ok(row.map(delivery))
}

/// Lets a dead line of these communities wait once more, or be done with; false when there is none.
pub(super) fn revive(
    conn: &mut Conn,
    communities: &[Key],
    id: DeliveryId,
    state: OutboxState,
    now: DateTime<Utc>,
) -> Result<bool> {
    let dead = outbox::table
        .filter(outbox::id.eq(Key::from(id)))
        .filter(outbox::community_id.eq_any(communities.to_vec()))
        .filter(outbox::state.eq(Word(OutboxState::Dead)));
    let changed = diesel::update(dead)
        .set((
            outbox::state.eq(Word(state)),
            outbox::tries.eq(0),
            // By itself: the others it was to leave with may have arrived or been given up.
            outbox::batch_id.eq(None::<Key>),
            outbox::next_at.eq(Micros::from(now)),
            outbox::updated_at.eq(Micros::from(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Removes what is on its way to somebody.
pub(super) fn remove_to(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::delete(outbox::table.filter(outbox::account_id.eq(Key::from(account)))).execute(conn)?;
    Ok(())
}

/// Removes what is on its way of these notifications.
pub(super) fn remove_of(conn: &mut Conn, notifications: &[Key]) -> Result<()> {
    diesel::delete(outbox::table.filter(outbox::notification_id.eq_any(notifications.to_vec()))).execute(conn)?;
    Ok(())
}
