//! What moderators' decisions make of a proposal. Whether they may decide is for `moderation` to say.

use chrono::TimeDelta;
use contract::{
    accounts::Role,
    ids::{AccountId, CommunityId, ProposalId},
    proposals::{ProposalAction, ProposalState, ProposalText, Reason},
};

use super::super::{
    similar,
    store::{
        self, Row,
        editions::{self, EditionRow},
        events::{self, Event},
    },
};
use super::{news, rules};
use crate::{
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
    moment::Moment,
    residents,
};

/// Whether somebody may not decide about a proposal: they wrote, propose or signed it.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn concerns(conn: &mut Conn, id: ProposalId, moderator: AccountId) -> Result<bool> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if row.author() == moderator || store::signatures::find(conn, id, moderator)?.is_some() {
        return Ok(true);
    }
    let together = store::people::together(conn, id)?;
    Ok(together.iter().any(|person| person.account == moderator))
}

/// What helps a moderator to judge a proposal.
pub(crate) struct History {
    /// How many of its author's proposals were published.
    pub(crate) published: u32,
    /// How many were rejected.
    pub(crate) rejected: u32,
    /// The edition that is published, if one is.
    pub(crate) shown: Option<i32>,
}

/// What helps a moderator to judge a proposal.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn history(conn: &mut Conn, id: ProposalId) -> Result<History> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let mut count =
        |published| store::count_of(conn, row.author(), published).map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    Ok(History {
        published: count(true)?,
        rejected: count(false)?,
        shown: row.shown_edition,
    })
}

/// What an edition says.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn text(conn: &mut Conn, id: ProposalId, edition: i32) -> Result<ProposalText> {
    editions::find(conn, id, edition)?
        .map(EditionRow::text)
        .ok_or(Error::NOT_FOUND)
}

/// What is shown of it: the edition that is published, or the latest.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn shown_text(conn: &mut Conn, id: ProposalId) -> Result<ProposalText> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    text(conn, id, row.shown_edition.unwrap_or(row.edition))
}

/// Lets nobody else change a proposal for the rest of the transaction.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn hold(conn: &mut Conn, id: ProposalId) -> Result<()> {
    store::hold(conn, id)?.map(drop).ok_or(Error::NOT_FOUND)
}

/// Of which community it is, who wrote it, and which edition is shown.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn whose(conn: &mut Conn, id: ProposalId) -> Result<(CommunityId, AccountId, i32)> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    Ok((row.community(), row.author(), row.shown_edition.unwrap_or(row.edition)))
}

/// Whether everybody may read it.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn is_public(conn: &mut Conn, desk: &Desk, id: ProposalId) -> Result<bool> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    Ok(row.state_at(desk.moment.time()).is_public())
}

/// Who decides, in which role, and what they say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'a> {
    pub(crate) by: AccountId,
    pub(crate) role: Role,
    pub(crate) reason: Option<Reason>,
    pub(crate) text: Option<&'a str>,
}

impl Said<'_> {
    pub(super) fn event(&self, action: ProposalAction, open: bool) -> Event<'_> {
        Event {
            action,
            role: self.role,
            by: Some(self.by),
            open,
            reason: self.reason,
            text: self.text,
        }
    }
}

/// Publishes the latest edition: the first time the clock of signatures begins.
///
/// # Errors
/// When the database refuses.
pub(crate) fn publish(conn: &mut Conn, id: ProposalId, said: &Said<'_>, moment: Moment) -> Result<CommunityId> {
    let mut row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let now = moment.time();
    if row.published_at.is_none() {
        let rules = rules::of(conn, row.community())?;
        let verified = residents::service::verified_adults(conn, row.community())?;
        row.threshold = i32::try_from(rules.threshold(verified)).map_err(Error::internal)?;
        row.answer_days = rules.answer_days.into();
        row.published_at = Some(now.into());
        row.closes_at = Some((now + TimeDelta::days(rules.gather_days.into())).into());
        row.state = Word(ProposalState::Gathering);
    }
    row.shown_edition = Some(row.edition);
    editions::publish(conn, row.id, row.edition, now)?;
    let says = text(conn, id, row.edition)?;
    similar::put(conn, &row, &says)?;
    decided(conn, &mut row, &said.event(ProposalAction::Publish, true), moment)
}

/// Gives it back to be changed. Of an amendment nothing is shown, and the author may send another.
///
/// # Errors
/// When the database refuses.
pub(crate) fn turn_back(conn: &mut Conn, id: ProposalId, said: &Said<'_>, moment: Moment) -> Result<CommunityId> {
    let mut row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if !drop_amendment(&mut row) {
        row.state = Word(ProposalState::Returned);
    }
    decided(conn, &mut row, &said.event(ProposalAction::Return, false), moment)
}

/// Does not publish it. A first rejection can be appealed.
///
/// # Errors
/// When the database refuses.
pub(crate) fn reject(conn: &mut Conn, id: ProposalId, said: &Said<'_>, again: bool, moment: Moment) -> Result<CommunityId> {
    let mut row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if !drop_amendment(&mut row) {
        row.state = Word(ProposalState::Rejected);
        let days = rules::of(conn, row.community())?.appeal_days;
        row.appeal_until = (!again).then(|| (moment.time() + TimeDelta::days(days.into())).into());
    }
    decided(conn, &mut row, &said.event(ProposalAction::Reject, false), moment)
}

/// Lets the published edition stand alone again; false when nothing was amended.
fn drop_amendment(row: &mut Row) -> bool {
    let Some(shown) = row.shown_edition.filter(|shown| *shown < row.edition) else {
        return false;
    };
    row.edition = shown;
    true
}

pub(super) fn decided(conn: &mut Conn, row: &mut Row, event: &Event<'_>, moment: Moment) -> Result<CommunityId> {
    store::update(conn, row, moment.time())?;
    events::add(conn, row, event, moment)?;
    news::tell(conn, row, event.action, moment)?;
    Ok(row.community())
}
