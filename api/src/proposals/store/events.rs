//! The table of what happened to proposals.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    ids::{AccountId, ProposalId},
    proposals::{ProposalAction, ProposalEvent, Reason},
};
use diesel::prelude::*;

use super::Row;
use crate::{
    db::{Conn, Key, Micros, Word, schema::proposal_events},
    error::Result,
    moment::Moment,
};

/// Something that happens.
#[derive(Debug, Clone)]
pub(in crate::proposals) struct Event<'a> {
    pub(in crate::proposals) action: ProposalAction,
    pub(in crate::proposals) role: Role,
    pub(in crate::proposals) by: Option<AccountId>,
    /// Whether everybody may read it once the proposal is published.
    pub(in crate::proposals) open: bool,
    pub(in crate::proposals) reason: Option<Reason>,
    pub(in crate::proposals) text: Option<&'a str>,
}

impl Event<'_> {
    /// Something that everybody may read.
    pub(in crate::proposals) const fn open(action: ProposalAction, role: Role, by: Option<AccountId>) -> Self {
        Self {
            action,
            role,
            by,
            open: true,
            reason: None,
            text: None,
        }
    }

    /// Something that only authors and moderators read.
    pub(in crate::proposals) const fn inner(action: ProposalAction, role: Role, by: Option<AccountId>) -> Self {
        Self {
            open: false,
            ..Self::open(action, role, by)
        }
    }
}

/// Writes it down.
pub(in crate::proposals) fn add(conn: &mut Conn, of: &Row, event: &Event<'_>, moment: Moment) -> Result<()> {
    diesel::insert_into(proposal_events::table)
        .values((
            proposal_events::id.eq(Key::from(moment.id::<ProposalEvent>())),
            proposal_events::proposal_id.eq(of.id),
            proposal_events::community_id.eq(of.community_id),
            proposal_events::at.eq(Micros::from(moment.time())),
            proposal_events::action.eq(Word(event.action)),
            proposal_events::role.eq(Word(event.role)),
            proposal_events::account_id.eq(event.by.map(Key::from)),
            proposal_events::edition.eq(of.edition),
            proposal_events::open.eq(event.open),
            proposal_events::reason.eq(event.reason.map(Word)),
            proposal_events::text.eq(event.text),
        ))
        .execute(conn)?;
    Ok(())
}

type Read = (
    Micros,
    Word<ProposalAction>,
    Word<Role>,
    i32,
    Option<Word<Reason>>,
    Option<String>,
);

/// What happened, oldest first: all, or only what everybody may read.
pub(in crate::proposals) fn list(conn: &mut Conn, id: ProposalId, all: bool) -> Result<Vec<ProposalEvent>> {
    let mut query = proposal_events::table
        .filter(proposal_events::proposal_id.eq(Key::from(id)))
        .select((
            proposal_events::at,
            proposal_events::action,
            proposal_events::role,
            proposal_events::edition,
            proposal_events::reason,
            proposal_events::text,
        ))
        .into_boxed();
    if !all {
        query = query.filter(proposal_events::open.eq(true));
    }
    let rows: Vec<Read> = query.order(proposal_events::id).load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(at, action, role, edition, reason, text)| ProposalEvent {
            at: DateTime::<Utc>::from(at),
            action: action.0,
            role: role.0,
            edition: edition.unsigned_abs(),
            reason: reason.map(|reason| reason.0),
            text,
        })
        .collect())
}

/// Takes out the words of somebody.
pub(in crate::proposals) fn erase_words_of(conn: &mut Conn, by: AccountId) -> Result<()> {
    diesel::update(proposal_events::table.filter(proposal_events::account_id.eq(Key::from(by))))
        .set(proposal_events::text.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}
