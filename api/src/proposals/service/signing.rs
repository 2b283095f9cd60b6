//! Signing, and what follows when enough have signed.
//!
//! A signature is written beside all others and waits for none. It is counted after it was committed: whoever counts last
//! counts them all, so that the proposal becomes effective exactly once, and a crowd need not queue for one row.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use contract::{
    accounts::Role,
    ids::ProposalId,
    proposals::{ProposalAction, ProposalState},
};

use super::super::store::{
    self,
    at_once::Deed,
    events::{self, Event},
    signatures,
};
use super::{company::Company, news, overtaken, require};
use crate::{
    auth::policy::{Actor, Right},
    calendar,
    cases::service::Desk,
    db::{Conn, Db, Key, Word},
    error::{Error, Result},
    moment::Moment,
};

/// Proposals that are counted in one go.
const AT_ONCE: i64 = 100;

/// Signs. Signing twice changes nothing.
///
/// # Errors
/// Not found for what is not published; a fault for who is not verified; conflict once its time is over.
pub(crate) async fn sign_in_company(db: &Db, company: &Company, desk: Desk, actor: Actor, id: ProposalId) -> Result<()> {
    actor.require_somewhere(Right::SignProposals)?;
    if company.does(db, Deed::Sign, id, actor.id).await {
        return Ok(());
    }
    db.write(move |conn| sign(conn, &desk, &actor, id)).await
}

/// As [`sign_in_company`], question by question.
///
/// # Errors
/// The same.
pub(crate) fn sign(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProposalId) -> Result<()> {
    actor.require_somewhere(Right::SignProposals)?;
    let row = store::steady(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if signatures::find(conn, id, actor.id)?.is_some() {
        return Ok(());
    }
    require(conn, desk, actor, &row, ProposalAction::Sign)?;
    signatures::add(conn, &row, actor.id, desk.moment.time()).map(drop)
}

/// Takes one's signature back. Without one nothing changes.
///
/// # Errors
/// As [`sign_in_company`].
pub(crate) async fn unsign_in_company(db: &Db, company: &Company, desk: Desk, actor: Actor, id: ProposalId) -> Result<()> {
    actor.require_somewhere(Right::SignProposals)?;
    if company.does(db, Deed::Unsign, id, actor.id).await {
        return Ok(());
    }
    db.write(move |conn| unsign(conn, &desk, &actor, id)).await
}

fn unsign(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProposalId) -> Result<()> {
    let row = store::steady(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if signatures::find(conn, id, actor.id)?.is_none() {
        // Whoever never signed is told of the proposal what everybody is.
        return super::read(conn, desk, Some(actor), id).map(drop);
    }
    require(conn, desk, actor, &row, ProposalAction::Unsign)?;
    if signatures::remove(conn, id, actor.id)? {
        Ok(())
    } else {
        Err(overtaken(conn, desk, Some(actor), &row)?)
    }
}

/// Counts the signatures of a proposal, and lets it become effective when they are enough; once.
///
/// # Errors
/// When the database refuses.
pub(crate) fn settle(conn: &mut Conn, id: ProposalId, moment: Moment) -> Result<()> {
    let signed = signatures::recount(conn, id)?;
    let Some(row) = store::find(conn, id)? else { return Ok(()) };
    let enough = |row: &store::Row| row.state.0 == ProposalState::Gathering && signed >= row.threshold.into();
    if !enough(&row) {
        return Ok(());
    }
    let Some(mut row) = store::hold(conn, id)?.filter(enough) else {
        return Ok(());
    };
    let now = moment.time();
    row.state = Word(ProposalState::Effective);
    row.effective_at = Some(now.into());
    let days = u16::try_from(row.answer_days).map_err(Error::internal)?;
    row.answer_due_at = Some(calendar::after_working_days(now, days).into());
    store::update(conn, &mut row, now)?;
    events::add(
        conn,
        &row,
        &Event::open(ProposalAction::BecomeEffective, Role::System, None),
        moment,
    )?;
    news::tell(conn, &row, ProposalAction::BecomeEffective, moment)
}

/// Counts, of the proposals after one, a few that gather signatures: for what a server left uncounted when it was
/// stopped. Gives the last of them.
///
/// # Errors
/// When the database refuses.
pub(crate) fn settle_all(conn: &mut Conn, after: Option<Key>, moment: Moment) -> Result<Option<Key>> {
    let some = store::gathering(conn, after, AT_ONCE)?;
    for id in &some {
        settle(conn, (*id).into(), moment)?;
    }
    Ok(some.last().copied())
}

/// Who is counting which proposal on this server. One counts for all who sign meanwhile.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counters(Arc<Mutex<HashMap<ProposalId, bool>>>);

impl Counters {
    /// Whether the caller is to count; otherwise whoever counts already will count once more.
    pub(crate) fn begin(&self, id: ProposalId) -> bool {
        let Ok(mut counting) = self.0.lock() else { return true };
        if let Some(again) = counting.get_mut(&id) {
            *again = true;
            return false;
        }
        counting.insert(id, false);
        true
    }

    /// Whether whoever counted must count once more, because others signed meanwhile.
    pub(crate) fn again(&self, id: ProposalId) -> bool {
        let Ok(mut counting) = self.0.lock() else { return false };
        match counting.get_mut(&id) {
            Some(again) if *again => {
                *again = false;
                true
            }
            _ => {
                counting.remove(&id);
                false
            }
        }
    }

    /// Leaves off, though it may not be counted: the next who signs counts.
    pub(crate) fn give_up(&self, id: ProposalId) {
        if let Ok(mut counting) = self.0.lock() {
            counting.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::Counters;

    #[test]
    fn one_counts_for_all_and_once_more_for_who_came_meanwhile() {
        let (counters, id) = (Counters::default(), Uuid::from_u128(1).into());
        assert!(counters.begin(id));
        assert!(!counters.begin(id) && !counters.begin(id));
        assert!(
            counters.begin(Uuid::from_u128(2).into()),
            "another proposal is counted beside it"
        );
        assert!(counters.again(id));
        assert!(!counters.again(id));
        assert!(counters.begin(id), "later somebody counts anew");
    }
}
