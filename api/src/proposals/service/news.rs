//! What those are told who propose together, and those who signed or follow.

use contract::{
    ids::{AccountId, ProposalId},
    notifications::NotificationKind,
    proposals::ProposalAction,
};

use super::super::store::{self, Row};
use crate::{
    db::Conn,
    error::{Error, Result},
    moment::Moment,
    notifications::service::{self as notifications, About, Tell},
};

/// As what those who propose it are told of an action, if at all, and whether those who signed or follow it are told as well.
fn kind(row: &Row, action: ProposalAction) -> Option<(NotificationKind, bool)> {
    match action {
        // It was published before: this is an amendment.
        ProposalAction::Publish if row.published_at != Some(row.updated_at) => Some((NotificationKind::ProposalAmended, true)),
        ProposalAction::Publish => Some((NotificationKind::ProposalPublished, false)),
        ProposalAction::Return => Some((NotificationKind::ProposalReturned, false)),
        ProposalAction::Reject => Some((NotificationKind::ProposalRejected, false)),
        ProposalAction::BecomeEffective => Some((NotificationKind::ProposalEffective, true)),
        ProposalAction::Answer => Some((NotificationKind::ProposalAnswered, true)),
        ProposalAction::Report => Some((NotificationKind::ProposalMilestone, true)),
        ProposalAction::Withdraw | ProposalAction::Hide | ProposalAction::Restore | ProposalAction::Merge => {
            Some((NotificationKind::ProposalChanged, true))
        }
        _ => None,
    }
}

/// Tells what became of a proposal, once it was written down.
///
/// # Errors
/// When the database refuses.
pub(super) fn tell(conn: &mut Conn, row: &Row, action: ProposalAction, moment: Moment) -> Result<()> {
    let Some((kind, signers)) = kind(row, action) else {
        return Ok(());
    };
    let all = everybody(conn, row, signers)?;
    let tell = |to| {
        Tell::new(to, row.community(), kind, About::Proposal(row.id()))
            .number(&row.number)
            .word(action.word())
    };
    let told: Vec<Tell> = all.into_iter().map(tell).collect();
    notifications::tell(conn, &told, moment)
}

/// Those who propose it together, and where asked for those who signed or follow it; each once.
fn everybody(conn: &mut Conn, row: &Row, signers: bool) -> Result<Vec<AccountId>> {
    let mut all: Vec<AccountId> = vec![row.author()];
    all.extend(
        store::people::together(conn, row.id())?
            .into_iter()
            .map(|person| person.account),
    );
    if signers {
        all.extend(store::signatures::of(conn, row.id())?);
        all.extend(store::followers::of(conn, row.id())?);
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// Everybody whom it concerns what becomes of a proposal: who proposed it, signed it or follows it; also the one that it went into.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn concerned(conn: &mut Conn, id: ProposalId) -> Result<Vec<AccountId>> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let mut all = everybody(conn, &row, true)?;
    if let Some(into) = row.merged_into {
        let leading = store::find(conn, into.into())?.ok_or(Error::NOT_FOUND)?;
        all.extend(everybody(conn, &leading, true)?);
        all.sort_unstable();
        all.dedup();
    }
    Ok(all)
}

/// Tells the author that a picture of the proposal is not shown.
///
/// # Errors
/// When the database refuses.
pub(crate) fn photo_hidden(conn: &mut Conn, id: ProposalId, moment: Moment) -> Result<()> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let told = Tell::new(
        row.author(),
        row.community(),
        NotificationKind::ProposalPhotoHidden,
        About::Proposal(id),
    );
    notifications::tell(conn, &[told.number(&row.number)], moment)
}

/// Tells the author, and whoever is answered, that somebody said something of a proposal.
///
/// # Errors
/// When the database refuses.
pub(crate) fn commented(
    conn: &mut Conn,
    id: ProposalId,
    by: AccountId,
    answered: Option<AccountId>,
    moment: Moment,
) -> Result<()> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let mut all: Vec<AccountId> = answered.into_iter().chain([row.author()]).filter(|to| *to != by).collect();
    all.dedup();
    let kind = NotificationKind::ProposalCommented;
    let tell = |to| Tell::new(to, row.community(), kind, About::Proposal(id)).number(&row.number);
    let told: Vec<Tell> = all.into_iter().map(tell).collect();
    notifications::tell(conn, &told, moment)
}
