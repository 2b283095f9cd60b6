//! The table of objections.

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommunityId, ObjectionId, SubjectId},
    notifications::NotificationSubject,
};
use diesel::prelude::*;

use crate::{
    agenda::service::Matter,
    db::{Conn, Key, Micros, Word, schema::agenda_objections},
    error::Result,
    moment::Moment,
};

/// A row of `agenda_objections`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = agenda_objections, treat_none_as_default_value = false)]
pub(in crate::agenda) struct Row {
    pub(in crate::agenda) id: Key,
    community_id: Key,
    subject: Word<NotificationSubject>,
    pub(in crate::agenda) subject_id: Key,
    pub(in crate::agenda) account_id: Option<Key>,
    pub(in crate::agenda) reason: Option<String>,
    pub(in crate::agenda) lodged_at: Micros,
    pub(in crate::agenda) round: i32,
    pub(in crate::agenda) upheld: Option<bool>,
    pub(in crate::agenda) answer: Option<String>,
    pub(in crate::agenda) answered_at: Option<Micros>,
}

impl Row {
    /// One that somebody lodges now, to this notice of it.
    pub(in crate::agenda) fn new(
        (subject, id, community): (NotificationSubject, SubjectId, CommunityId),
        (by, round): (AccountId, i32),
        reason: &str,
        moment: Moment,
    ) -> Self {
        Self {
            id: moment.id::<contract::ids::kind::Objection>().into(),
            community_id: community.into(),
            subject: Word(subject),
            subject_id: id.into(),
            account_id: Some(by.into()),
            reason: Some(reason.to_owned()),
            lodged_at: moment.time().into(),
            round,
            upheld: None,
            answer: None,
            answered_at: None,
        }
    }

    /// What it is about.
    pub(in crate::agenda) fn matter(&self) -> Matter {
        match self.subject.0 {
            NotificationSubject::Need => Matter::Need(self.subject_id.into()),
            _ => Matter::Call(self.subject_id.into()),
        }
    }
}

/// Adds one.
pub(in crate::agenda) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(agenda_objections::table).values(row).execute(conn)?;
    Ok(())
}

/// One.
pub(in crate::agenda) fn find(conn: &mut Conn, id: ObjectionId) -> Result<Option<Row>> {
    Ok(agenda_objections::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// Those to one thing, the earliest first.
pub(in crate::agenda) fn of_subject(conn: &mut Conn, subject: Key) -> Result<Vec<Row>> {
    Ok(agenda_objections::table
        .filter(agenda_objections::subject_id.eq(subject))
        .order((agenda_objections::lodged_at, agenda_objections::id))
        .select(Row::as_select())
        .load(conn)?)
}

/// To what each of the unanswered ones is, of these.
pub(in crate::agenda) fn waiting(conn: &mut Conn, of: &[Key]) -> Result<Vec<Key>> {
    Ok(agenda_objections::table
        .filter(agenda_objections::subject_id.eq_any(of))
        .filter(agenda_objections::answered_at.is_null())
        .select(agenda_objections::subject_id)
        .load(conn)?)
}

/// Those that somebody lodged.
pub(in crate::agenda) fn by(conn: &mut Conn, account: AccountId) -> Result<Vec<Row>> {
    Ok(agenda_objections::table
        .filter(agenda_objections::account_id.eq(Some(Key::from(account))))
        .order(agenda_objections::id)
        .select(Row::as_select())
        .load(conn)?)
}

/// Writes an answer down.
pub(in crate::agenda) fn answer(conn: &mut Conn, id: ObjectionId, upheld: bool, text: &str, now: DateTime<Utc>) -> Result<()> {
    let answered = (
        agenda_objections::upheld.eq(Some(upheld)),
        agenda_objections::answer.eq(Some(text)),
        agenda_objections::answered_at.eq(Some(Micros::from(now))),
    );
    diesel::update(agenda_objections::table.find(Key::from(id)))
        .set(answered)
        .execute(conn)?;
    Ok(())
}

/// Takes somebody and their words out; what was not answered goes whole.
pub(in crate::agenda) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    let theirs = agenda_objections::account_id.eq(Some(Key::from(account)));
    let waiting = agenda_objections::table
        .filter(theirs)
        .filter(agenda_objections::answered_at.is_null());
    diesel::delete(waiting).execute(conn)?;
    diesel::update(agenda_objections::table.filter(theirs))
        .set((
            agenda_objections::account_id.eq(None::<Key>),
            agenda_objections::reason.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}
