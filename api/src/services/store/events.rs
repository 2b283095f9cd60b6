//! The table of what happened to requests.

use contract::{accounts::Role, ids::AccountId, liaison::Daypart, teams::ServiceAction};
use diesel::prelude::*;

use super::Row as Service;
use crate::{
    db::{Conn, Key, Micros, Word, schema::service_events},
    error::Result,
    moment::Moment,
};

/// What happened, by whom, or concerning whom.
#[derive(Debug, Clone)]
pub(in crate::services) struct Event {
    pub(in crate::services) action: ServiceAction,
    pub(in crate::services) role: Role,
    pub(in crate::services) account: Option<AccountId>,
    pub(in crate::services) text: Option<String>,
    /// The day and its part to which the request was moved.
    pub(in crate::services) to: Option<(String, Daypart)>,
}

impl Event {
    /// Somebody did something.
    pub(in crate::services) const fn by(action: ServiceAction, role: Role, account: AccountId) -> Self {
        Self {
            action,
            role,
            account: Some(account),
            text: None,
            to: None,
        }
    }

    /// Something happened without anybody's doing.
    pub(in crate::services) const fn itself(action: ServiceAction) -> Self {
        Self {
            action,
            role: Role::System,
            account: None,
            text: None,
            to: None,
        }
    }

    /// About this person.
    pub(in crate::services) fn about(self, account: AccountId) -> Self {
        Self {
            account: Some(account),
            ..self
        }
    }

    /// With these words.
    pub(in crate::services) fn saying(self, text: &str) -> Self {
        Self {
            text: Some(text.trim().to_owned()),
            ..self
        }
    }

    /// With the time to which the request was moved.
    pub(in crate::services) fn to(self, day: &str, part: Daypart) -> Self {
        Self {
            to: Some((day.to_owned(), part)),
            ..self
        }
    }
}

/// Writes down what happened.
pub(in crate::services) fn add(conn: &mut Conn, of: &Service, event: Event, moment: Moment) -> Result<()> {
    let (day, part) = event.to.unzip();
    diesel::insert_into(service_events::table)
        .values((
            service_events::id.eq(Key::from(moment.id::<contract::ids::kind::ServiceEvent>())),
            service_events::service_id.eq(of.id),
            service_events::community_id.eq(of.community_id),
            service_events::at.eq(Micros::from(moment.time())),
            service_events::action.eq(Word(event.action)),
            service_events::role.eq(Word(event.role)),
            service_events::account_id.eq(event.account.map(Key::from)),
            service_events::text.eq(event.text),
            service_events::day.eq(day),
            service_events::part.eq(part.map(Word)),
        ))
        .execute(conn)?;
    Ok(())
}

/// A line: when, what, in which role, who, words, and to which day and part of it the request was moved.
pub(in crate::services) type Line = (
    Micros,
    Word<ServiceAction>,
    Word<Role>,
    Option<Key>,
    Option<String>,
    Option<String>,
    Option<Word<Daypart>>,
);

/// What happened to a request, the latest last.
pub(in crate::services) fn of(conn: &mut Conn, service: Key) -> Result<Vec<Line>> {
    Ok(service_events::table
        .filter(service_events::service_id.eq(service))
        .order(service_events::id)
        .select((
            service_events::at,
            service_events::action,
            service_events::role,
            service_events::account_id,
            service_events::text,
            service_events::day,
            service_events::part,
        ))
        .load(conn)?)
}

/// Takes the words out that were said of a request.
pub(in crate::services) fn erase_words_in(conn: &mut Conn, service: Key) -> Result<()> {
    diesel::update(service_events::table.filter(service_events::service_id.eq(service)))
        .set(service_events::text.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}

/// Takes the words out that somebody said.
pub(in crate::services) fn erase_words_of(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::update(service_events::table.filter(service_events::account_id.eq(Some(Key::from(account)))))
        .set(service_events::text.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}
