//! What becomes of the requests and promises of somebody who is erased.

use contract::{
    accounts::Role,
    ids::AccountId,
    teams::{OfferState, ServiceAction, ServiceState},
};

use super::{
    super::store::{
        self,
        events::{self, Event},
        offers,
    },
    answering::settle,
    is,
};
use crate::{
    cases::service::Desk,
    db::{Conn, Word},
    error::Result,
};

/// Forgets somebody: requests at their door are taken back and no longer say whose door it is; where they would have come,
/// the next best is asked.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, desk: &Desk, account: AccountId) -> Result<()> {
    for mut row in store::at_door_of(conn, account)? {
        if !row.state.0.is_over() {
            row.state = Word(ServiceState::Cancelled);
            for mut offer in offers::of(conn, row.id)?.into_iter().filter(|offer| offer.state.0.stands()) {
                offer.state = Word(OfferState::Withdrawn);
                offers::update(conn, &offer)?;
            }
            let event = Event::by(ServiceAction::Cancel, Role::Resident, account);
            events::add(conn, &row, event, desk.moment)?;
        }
        row.need = String::new();
        (row.sealed, row.resident_digest, row.resident_id, row.thanks) = (None, None, None, None);
        store::update(conn, &mut row, desk.moment.time())?;
    }
    for id in offers::standing_of(conn, account)? {
        let Some(mut row) = store::hold(conn, id)?.filter(|row| !row.state.0.is_over()) else {
            continue;
        };
        let mut asked = offers::of(conn, row.id)?;
        for offer in asked.iter_mut().filter(|offer| is(offer, account)) {
            offer.state = Word(OfferState::Withdrawn);
            offers::update(conn, offer)?;
        }
        settle(conn, desk, &mut row, &mut asked)?;
    }
    offers::forget_reasons(conn, account)?;
    events::erase_words_of(conn, account)
}
