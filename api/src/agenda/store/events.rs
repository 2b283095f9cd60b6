//! The table of what happened, which the database keeps from changing.

use contract::{
    accounts::Role,
    agenda::{AgendaAction, AgendaEntry},
    ids::{CommunityId, SubjectId},
    notifications::NotificationSubject,
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, Word, schema::agenda_events},
    error::{Error, Result},
    moment::Moment,
};

/// A row of `agenda_events`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = agenda_events, treat_none_as_default_value = false)]
pub(in crate::agenda) struct Row {
    subject_id: Key,
    position: i32,
    community_id: Key,
    subject: Word<NotificationSubject>,
    at: Micros,
    action: Word<AgendaAction>,
    role: Word<Role>,
    whom: Option<String>,
    reason: Option<String>,
    body: Option<String>,
}

impl Row {
    /// Something that happens to a matter of a community now.
    pub(in crate::agenda) fn new(subject: NotificationSubject, id: SubjectId, community: CommunityId, moment: Moment) -> Self {
        Self {
            subject_id: id.into(),
            position: 0,
            community_id: community.into(),
            subject: Word(subject),
            at: moment.time().into(),
            action: Word(AgendaAction::List),
            role: Word(Role::System),
            whom: None,
            reason: None,
            body: None,
        }
    }

    /// What it is, in which role and in the name of which body; whom it concerns, and why.
    pub(in crate::agenda) fn says(
        self,
        (action, role, body): (AgendaAction, Role, Option<&str>),
        whom: Option<&str>,
        reason: Option<&str>,
    ) -> Self {
        Self {
            body: body.map(str::to_owned),
            action: Word(action),
            role: Word(role),
            whom: whom.map(str::to_owned),
            reason: reason.map(str::to_owned),
            ..self
        }
    }

    /// It, as everybody reads it.
    pub(in crate::agenda) fn shown(self) -> AgendaEntry {
        AgendaEntry {
            at: self.at.into(),
            action: self.action.0,
            role: self.role.0,
            body: self.body,
            whom: self.whom,
            reason: self.reason,
        }
    }
}

/// Adds one behind those that there are: whoever writes it holds what it happens to.
pub(in crate::agenda) fn add(conn: &mut Conn, row: Row) -> Result<()> {
    let before: i64 = agenda_events::table
        .filter(agenda_events::subject_id.eq(row.subject_id))
        .count()
        .get_result(conn)?;
    let row = Row {
        position: i32::try_from(before + 1).map_err(Error::internal)?,
        ..row
    };
    diesel::insert_into(agenda_events::table).values(row).execute(conn)?;
    Ok(())
}

/// What happened to something, the earliest first.
pub(in crate::agenda) fn of(conn: &mut Conn, subject: Key) -> Result<Vec<Row>> {
    Ok(agenda_events::table
        .filter(agenda_events::subject_id.eq(subject))
        .order(agenda_events::position)
        .select(Row::as_select())
        .load(conn)?)
}

/// How often this happened to it.
pub(in crate::agenda) fn times(conn: &mut Conn, subject: Key, action: AgendaAction) -> Result<i32> {
    let times: i64 = agenda_events::table
        .filter(agenda_events::subject_id.eq(subject))
        .filter(agenda_events::action.eq(Word(action)))
        .count()
        .get_result(conn)?;
    i32::try_from(times).map_err(Error::internal)
}
