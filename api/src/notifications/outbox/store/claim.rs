//! Taking what waits: a batch for each person and way, by one server at a time.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use contract::{
    ids::AccountId,
    notifications::NotificationKind,
    outbox::{DeliveryWay, OutboxState},
};
use diesel::{dsl::max, prelude::*};

use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{notifications, outbox},
        spelled_out,
    },
    error::Result,
};

/// When something is taken, and for how long it is nobody else's.
#[derive(Debug, Clone, Copy)]
pub(in crate::notifications::outbox) struct Taking {
    pub(in crate::notifications::outbox) now: DateTime<Utc>,
    /// Until when nobody else takes it.
    pub(in crate::notifications::outbox) lease: DateTime<Utc>,
    /// For how long after a message others wait for more.
    pub(in crate::notifications::outbox) window: TimeDelta,
    /// Batches that are taken at most.
    pub(in crate::notifications::outbox) limit: i64,
}

/// What leaves as one message.
#[derive(Debug, Clone)]
pub(in crate::notifications::outbox) struct Batch {
    /// Its first line, by which a repetition is known.
    pub(in crate::notifications::outbox) id: Key,
    pub(in crate::notifications::outbox) account: AccountId,
    pub(in crate::notifications::outbox) way: DeliveryWay,
    /// How often it is tried, this time counted.
    pub(in crate::notifications::outbox) tries: i32,
    pub(in crate::notifications::outbox) lines: Vec<Line>,
}

/// A line that was taken: what it tells, and whether that was read meanwhile.
#[derive(Debug, Clone)]
pub(in crate::notifications::outbox) struct Line {
    pub(in crate::notifications::outbox) id: Key,
    pub(in crate::notifications::outbox) kind: NotificationKind,
    pub(in crate::notifications::outbox) number: Option<String>,
    pub(in crate::notifications::outbox) read: bool,
}

/// A line whose time has come and that belongs to no batch yet, or is the first of one.
type First = (Key, Key, Word<DeliveryWay>, bool, Option<Key>);

/// Takes what waits, so that nobody else does until the lease is over.
///
/// SQLite has one writer; on PostgreSQL what another server is taking is passed by. How many it looked at, and what it took:
/// less, where something waits for more to leave with it.
pub(in crate::notifications::outbox) fn claim(conn: &mut Conn, taking: Taking) -> Result<(usize, Vec<Batch>)> {
    let firsts = due(conn, taking)?;
    let mut leaders = Vec::new();
    let mut fresh: BTreeMap<(Key, &'static str), Vec<&First>> = BTreeMap::new();
    for first in &firsts {
        let (id, account, way, _, batch) = first;
        match batch {
            Some(_) => leaders.push(*id),
            None => fresh.entry((*account, way.0.word())).or_default().push(first),
        }
    }
    for together in fresh.into_values() {
        leaders.extend(gather(conn, &together, taking)?);
    }
    Ok((firsts.len(), take(conn, &leaders, taking)?))
}

fn due(conn: &mut Conn, taking: Taking) -> Result<Vec<First>> {
    let due = outbox::table
        .filter(outbox::state.eq(spelled_out(OutboxState::Waiting)))
        .filter(outbox::next_at.le(Micros::from(taking.now)))
        .filter(
            outbox::batch_id
                .is_null()
                .or(outbox::batch_id.eq(outbox::id.nullable()))
                .assume_not_null(),
        )
        .order((outbox::next_at, outbox::id))
        .limit(taking.limit)
        .select((outbox::id, outbox::account_id, outbox::way, outbox::urgent, outbox::batch_id));
    Ok(match conn {
        Conn::Postgres(conn) => due.for_update().skip_locked().load(conn)?,
        Conn::Sqlite(conn) => due.load(conn)?,
    })
}

/// Makes a batch of what somebody is to be told by one way; its first line. Nothing when they were told something a moment ago:
/// then it is put off, and leaves with whatever comes meanwhile.
fn gather(conn: &mut Conn, together: &[&First], taking: Taking) -> Result<Option<Key>> {
    let Some((first, account, way, ..)) = together.first() else {
        return Ok(None);
    };
    let lines = outbox::table.filter(outbox::id.eq_any(together.iter().map(|(id, ..)| *id).collect::<Vec<_>>()));
    let urgent = together.iter().any(|(_, _, _, urgent, _)| *urgent);
    if !urgent && let Some(until) = quiet_until(conn, *account, way.0, taking)? {
        diesel::update(lines)
            .set(outbox::next_at.eq(Micros::from(until)))
            .execute(conn)?;
        return Ok(None);
    }
    diesel::update(lines).set(outbox::batch_id.eq(Some(*first))).execute(conn)?;
    Ok(Some(*first))
}

/// Until when somebody who was told something a moment ago is left alone.
fn quiet_until(conn: &mut Conn, account: Key, way: DeliveryWay, taking: Taking) -> Result<Option<DateTime<Utc>>> {
    let last: Option<Micros> = outbox::table
        .filter(outbox::account_id.eq(account))
        .filter(outbox::way.eq(Word(way)))
        .filter(outbox::state.eq(Word(OutboxState::Sent)))
        .filter(outbox::updated_at.gt(Micros::from(taking.now - taking.window)))
        .select(max(outbox::updated_at))
        .first(conn)?;
    Ok(last.map(|last| DateTime::<Utc>::from(last) + taking.window))
}

type ClaimedRow = (
    (Key, Option<Key>, Key, Word<DeliveryWay>, i32),
    (Word<NotificationKind>, Option<String>, Option<Micros>),
);

/// Takes these batches whole.
fn take(conn: &mut Conn, leaders: &[Key], taking: Taking) -> Result<Vec<Batch>> {
    if leaders.is_empty() {
        return Ok(Vec::new());
    }
    let of_these = outbox::batch_id
        .eq_any(leaders.iter().copied().map(Some).collect::<Vec<_>>())
        .assume_not_null()
        .and(outbox::state.eq(Word(OutboxState::Waiting)));
    diesel::update(outbox::table.filter(of_these.clone()))
        .set((
            outbox::tries.eq(outbox::tries + 1),
            outbox::next_at.eq(Micros::from(taking.lease)),
            outbox::updated_at.eq(Micros::from(taking.now)),
        ))
        .execute(conn)?;
    let rows: Vec<ClaimedRow> = outbox::table
        .inner_join(notifications::table.on(notifications::id.eq(outbox::notification_id)))
        .filter(of_these)
        .order((outbox::batch_id, outbox::id))
        .select((
            (outbox::id, outbox::batch_id, outbox::account_id, outbox::way, outbox::tries),
            (notifications::kind, notifications::number, notifications::read_at),
        ))
        .load(conn)?;
    let mut batches: Vec<Batch> = Vec::new();
    for ((id, batch, account, way, tries), (kind, number, read_at)) in rows {
        let batch = batch.unwrap_or(id);
        let line = Line {
            id,
            kind: kind.0,
            number,
            read: read_at.is_some(),
        };
        match batches.last_mut().filter(|last| last.id == batch) {
            Some(last) => last.lines.push(line),
            None => batches.push(Batch {
                id: batch,
                account: account.into(),
                way: way.0,
                tries,
                lines: vec![line],
            }),
        }
    }
    Ok(batches)
}

/// What became of a try.
#[derive(Debug, Clone)]
pub(in crate::notifications::outbox) struct Outcome {
    /// The batch.
    pub(in crate::notifications::outbox) id: Key,
    pub(in crate::notifications::outbox) state: OutboxState,
    pub(in crate::notifications::outbox) fault: Option<&'static str>,
    /// Its lines that were read meanwhile: not sent with the others, when these are.
    pub(in crate::notifications::outbox) read: Vec<Key>,
    /// When it is tried again, if it is.
    pub(in crate::notifications::outbox) next_at: Option<DateTime<Utc>>,
    pub(in crate::notifications::outbox) now: DateTime<Utc>,
}

/// Writes down what became of a try.
pub(in crate::notifications::outbox) fn settle(conn: &mut Conn, outcome: &Outcome) -> Result<()> {
    let waiting = outbox::batch_id
        .eq(Some(outcome.id))
        .assume_not_null()
        .and(outbox::state.eq(Word(OutboxState::Waiting)));
    let now = Micros::from(outcome.now);
    if outcome.state != OutboxState::Waiting && !outcome.read.is_empty() {
        let read = outbox::table.filter(waiting).filter(outbox::id.eq_any(outcome.read.clone()));
        diesel::update(read)
            .set((outbox::state.eq(Word(OutboxState::Dropped)), outbox::updated_at.eq(now)))
            .execute(conn)?;
    }
    diesel::update(outbox::table.filter(waiting))
        .set((
            outbox::state.eq(Word(outcome.state)),
            outbox::fault.eq(outcome.fault),
            outbox::next_at.eq(Micros::from(outcome.next_at.unwrap_or(outcome.now))),
            outbox::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
