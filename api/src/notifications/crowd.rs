//! Telling many the same at once: a few statements for each few hundred people, not a few for each person.

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommunityId},
    notifications::NotificationKind,
};

use super::{
    model, outbox,
    service::{About, Tell},
    store::{self, Row, preferences},
};
use crate::{accounts::service as accounts, db::Conn, error::Result, moment::Moment};

/// People who are told by one statement.
const AT_ONCE: usize = 500;

/// What they are told. Unless it says that it may happen to each again, nothing unread is brought up to date.
#[derive(Debug, Clone)]
pub(crate) struct News {
    community: CommunityId,
    kind: NotificationKind,
    about: About,
    word: Option<&'static str>,
    due_at: Option<DateTime<Utc>>,
    again: bool,
}

impl News {
    /// That this happened to that, somewhere.
    pub(crate) const fn new(community: CommunityId, kind: NotificationKind, about: About) -> Self {
        Self {
            community,
            kind,
            about,
            word: None,
            due_at: None,
            again: false,
        }
    }

    /// With a word of the contract that says more.
    pub(crate) fn word(self, word: &'static str) -> Self {
        Self {
            word: Some(word),
            ..self
        }
    }

    /// Until when they have something to do.
    pub(crate) fn until(self, due_at: DateTime<Utc>) -> Self {
        Self {
            due_at: Some(due_at),
            ..self
        }
    }

    /// With a word of the contract that says more, as what may happen again: what somebody did not read of it yet is brought up to
    /// date, as when one is told.
    pub(crate) fn again(self, word: &'static str) -> Self {
        Self {
            word: Some(word),
            again: true,
            ..self
        }
    }

    fn tell(&self, to: AccountId) -> Tell {
        let mut tell = Tell::new(to, self.community, self.kind, self.about);
        if let Some(word) = self.word {
            tell = tell.word(word);
        }
        match self.due_at {
            Some(due_at) => tell.until(due_at),
            None => tell,
        }
    }
}

/// Tells all of them, each of whom is named once, in the transaction of what it tells of. What leaves the app is what each of
/// them wants, as when one is told.
///
/// # Errors
/// When the database refuses.
pub(crate) fn tell_all(conn: &mut Conn, all: &[AccountId], news: &News, moment: Moment) -> Result<()> {
    for some in all.chunks(AT_ONCE) {
        let rows = write(conn, some, news, moment)?;
        let Some(topic) = news.kind.topic().filter(|_| model::leaves(news.kind, news.word)) else {
            continue;
        };
        let said = preferences::of_all(conn, some)?;
        let mut lines = Vec::new();
        for row in &rows {
            let wanted = said.get(&row.account_id).cloned().unwrap_or_default();
            if !wanted.topics.contains(&topic) {
                continue;
            }
            let now = moment.time();
            let at = if wanted.quiet { model::not_before(now) } else { now };
            let leaving = outbox::Leaving { at, urgent: false };
            lines.extend(wanted.ways.iter().map(|way| outbox::line(row, *way, leaving, moment)));
        }
        outbox::add_all(conn, &lines)?;
    }
    Ok(())
}

/// Writes down what some of them are told; what is new to them. Whoever was erased is told nothing, where that can be.
fn write(conn: &mut Conn, some: &[AccountId], news: &News, moment: Moment) -> Result<Vec<Row>> {
    let rows = |people: &[AccountId]| people.iter().map(|to| news.tell(*to).row(moment)).collect::<Vec<_>>();
    if news.again {
        let there = accounts::present(conn, some)?;
        return store::put_all(conn, &rows(&there));
    }
    let rows = rows(some);
    store::add_all(conn, &rows)?;
    Ok(rows)
}
