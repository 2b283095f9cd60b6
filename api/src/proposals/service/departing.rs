//! What becomes of the proposals of somebody who is erased.

use contract::ids::{AccountId, ProposalId};

use super::super::store::{self, drafts, editions, events, followers, people, signatures};
use crate::{
    accounts,
    db::{Conn, Word},
    error::Result,
    moderation,
    moment::Moment,
    photos,
};

/// Forgets somebody: what they never published, what they said of it, whom they asked and joined, and what they signed. What was
/// published stays, because others signed it, under no name. Gives the proposals that must be counted anew.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId, moment: Moment) -> Result<Vec<ProposalId>> {
    for mut row in store::of_author(conn, account)? {
        editions::erase_unpublished(conn, row.id)?;
        people::forget_asked(conn, row.id)?;
        // What one took a picture of goes with one.
        photos::service::take_all_from(conn, row.id())?;
        if !row.state.0.is_public() {
            row.state = Word(contract::proposals::ProposalState::Withdrawn);
            moderation::service::drop_of(conn, row.id())?;
        }
        row.named = false;
        // It may be where they lived.
        (row.latitude, row.longitude) = (None, None);
        store::update(conn, &mut row, moment.time())?;
    }
    drafts::remove(conn, account, None)?;
    events::erase_words_of(conn, account)?;
    moderation::service::forget(conn, account)?;
    people::leave_all(conn, account)?;
    if let Some(digest) = accounts::service::digest_of(conn, account)? {
        people::forget_number(conn, &digest)?;
    }
    followers::remove_all_of(conn, account)?;
    signatures::remove_all_of(conn, account)
}
