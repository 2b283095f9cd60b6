//! The table of what people are told.

pub(super) mod preferences;

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, NotificationId},
    notifications::{Notification, NotificationAudience, NotificationKind, NotificationSubject},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, Word, each_backend, schema::notifications},
    error::Result,
    paging::Place,
};

/// A row of `notifications`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = notifications, treat_none_as_default_value = false)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) account_id: Key,
    pub(super) community_id: Key,
    pub(super) kind: Word<NotificationKind>,
    pub(super) about: Word<NotificationSubject>,
    pub(super) about_id: Key,
    pub(super) number: Option<String>,
    pub(super) word: Option<String>,
    pub(super) due_at: Option<Micros>,
    pub(super) times: i32,
    pub(super) at: Micros,
    pub(super) read_at: Option<Micros>,
    /// As whom, where it is not what the kind says.
    pub(super) audience: Option<Word<NotificationAudience>>,
}

impl Row {
    /// It as its reader sees it.
    pub(super) fn shown(self) -> Notification {
        Notification {
            id: self.id.into(),
            kind: self.kind.0,
            community_id: self.community_id.into(),
            about: self.about.0,
            about_id: self.about_id.into(),
            audience: self.audience.map_or_else(|| self.kind.0.audience(), |word| word.0),
            number: self.number,
            word: self.word,
            due_at: self.due_at.map(Into::into),
            times: self.times.unsigned_abs(),
            at: self.at.into(),
            read: self.read_at.is_some(),
        }
    }
}

/// Adds it, or brings one up to date of the same kind about the same thing that was not read yet; true when it is new.
pub(super) fn put(conn: &mut Conn, row: &Row) -> Result<bool> {
    if renew(conn, row)? {
        return Ok(false);
    }
    let added = each_backend!(conn, |conn| diesel::insert_into(notifications::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    // Somebody else was quicker.
    Ok(added == 1 || !renew(conn, row)?)
}

/// What of an unread one is brought up to date.
#[derive(AsChangeset)]
#[diesel(table_name = notifications, treat_none_as_null = true)]
struct Latest {
    at: Micros,
    word: Option<String>,
    due_at: Option<Micros>,
    audience: Option<Word<NotificationAudience>>,
}

impl Latest {
    fn of(row: &Row) -> Self {
        Self {
            at: row.at,
            word: row.word.clone(),
            due_at: row.due_at,
            audience: row.audience,
        }
    }
}

/// As [`put`], of one thing for many; those of them that are new.
pub(super) fn put_all(conn: &mut Conn, rows: &[Row]) -> Result<Vec<Row>> {
    let Some(one) = rows.first() else { return Ok(Vec::new()) };
    let people: Vec<Key> = rows.iter().map(|row| row.account_id).collect();
    let unread = notifications::table
        .filter(notifications::account_id.eq_any(people))
        .filter(notifications::kind.eq(one.kind))
        .filter(notifications::about_id.eq(one.about_id))
        .filter(notifications::read_at.is_null());
    diesel::update(unread)
        .set((notifications::times.eq(notifications::times + 1), Latest::of(one)))
        .execute(conn)?;
    // What was brought up to date cannot be read before this is written, and is in the way of another.
    each_backend!(conn, |conn| diesel::insert_into(notifications::table)
        .values(rows)
        .on_conflict_do_nothing()
        .execute(conn))?;
    let ids: Vec<Key> = rows.iter().map(|row| row.id).collect();
    let added: Vec<Key> = notifications::table
        .filter(notifications::id.eq_any(ids))
        .select(notifications::id)
        .load(conn)?;
    Ok(rows.iter().filter(|row| added.contains(&row.id)).cloned().collect())
}

/// Adds many that nobody was told before.
pub(super) fn add_all(conn: &mut Conn, rows: &[Row]) -> Result<()> {
    each_backend!(conn, |conn| diesel::insert_into(notifications::table)
        .values(rows)
        .execute(conn))?;
    Ok(())
}

fn renew(conn: &mut Conn, row: &Row) -> Result<bool> {
    let unread = notifications::table
        .filter(notifications::account_id.eq(row.account_id))
        .filter(notifications::kind.eq(row.kind))
        .filter(notifications::about_id.eq(row.about_id))
        .filter(notifications::read_at.is_null());
    let renewed = diesel::update(unread)
        .set((notifications::times.eq(notifications::times + 1), Latest::of(row)))
        .execute(conn)?;
    Ok(renewed > 0)
}

/// What somebody is told, the latest first.
pub(super) fn page(conn: &mut Conn, of: AccountId, after: Option<Place>, limit: i64) -> Result<Vec<Row>> {
    let mut query = notifications::table
        .filter(notifications::account_id.eq(Key::from(of)))
        .order((notifications::at.desc(), notifications::id.desc()))
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some((at, id)) = after {
        query = query.filter(
            notifications::at
                .lt(at)
                .or(notifications::at.eq(at).and(notifications::id.lt(id))),
        );
    }
    Ok(query.load(conn)?)
}

/// How many somebody did not read.
pub(super) fn unread(conn: &mut Conn, of: AccountId) -> Result<i64> {
    Ok(notifications::table
        .filter(notifications::account_id.eq(Key::from(of)))
        .filter(notifications::read_at.is_null())
        .count()
        .get_result(conn)?)
}

/// Marks these of somebody as read.
pub(super) fn read_these(conn: &mut Conn, of: AccountId, ids: &[NotificationId], now: DateTime<Utc>) -> Result<()> {
    let keys: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    let these = notifications::table
        .filter(notifications::account_id.eq(Key::from(of)))
        .filter(notifications::id.eq_any(keys))
        .filter(notifications::read_at.is_null());
    diesel::update(these)
        .set(notifications::read_at.eq(Some(Micros::from(now))))
        .execute(conn)?;
    Ok(())
}

/// Marks all of somebody as read that happened until a moment.
pub(super) fn read_until(conn: &mut Conn, of: AccountId, until: DateTime<Utc>, now: DateTime<Utc>) -> Result<()> {
    let these = notifications::table
        .filter(notifications::account_id.eq(Key::from(of)))
        .filter(notifications::at.le(Micros::from(until)))
        .filter(notifications::read_at.is_null());
    diesel::update(these)
        .set(notifications::read_at.eq(Some(Micros::from(now))))
        .execute(conn)?;
    Ok(())
}

/// The latest of those that happened since a moment and were not read.
pub(super) fn since(conn: &mut Conn, at: DateTime<Utc>, limit: i64) -> Result<Vec<Row>> {
    Ok(notifications::table
        .filter(notifications::at.ge(Micros::from(at)))
        .filter(notifications::read_at.is_null())
        .order(notifications::at.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?)
}

/// A few of those that happened before a moment.
pub(super) fn before(conn: &mut Conn, at: DateTime<Utc>, limit: i64) -> Result<Vec<Key>> {
    Ok(notifications::table
        .filter(notifications::at.lt(Micros::from(at)))
        .limit(limit)
        .select(notifications::id)
        .load(conn)?)
}

/// Removes these.
pub(super) fn remove(conn: &mut Conn, ids: &[Key]) -> Result<usize> {
    let these = notifications::table.filter(notifications::id.eq_any(ids.to_vec()));
    Ok(diesel::delete(these).execute(conn)?)
}

/// Removes all of somebody.
pub(super) fn remove_of(conn: &mut Conn, of: AccountId) -> Result<()> {
    diesel::delete(notifications::table.filter(notifications::account_id.eq(Key::from(of)))).execute(conn)?;
    Ok(())
}
