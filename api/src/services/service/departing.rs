//! What becomes of the requests and promises of somebody who is erased.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    ids::AccountId,
    teams::{OfferState, ReferralState, ServiceAction, ServiceState},
};

use super::{
    super::store::{
        self, Row, blocks,
        events::{self, Event},
        offers, turns,
    },
    answering::settle,
    is, referring,
};
use crate::{
    accounts::service as accounts,
    cases::service::Desk,
    db::{Conn, Word},
    error::Result,
    moment::Moment,
    photos::service as photos,
};

/// Forgets somebody: requests at their door are taken back and no longer say whose door it is; where they would have come,
/// the next best is asked.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, desk: &Desk, account: AccountId) -> Result<()> {
    turns::alone(conn)?;
    for id in store::at_door_of(conn, account)? {
        let Some(mut row) = store::hold(conn, id)? else { continue };
        if !row.state.0.is_over() {
            row.state = Word(ServiceState::Cancelled);
            for mut offer in offers::of(conn, row.id)?.into_iter().filter(|offer| offer.state.0.stands()) {
                offer.state = Word(OfferState::Withdrawn);
                offers::update(conn, &offer)?;
            }
            let event = Event::by(ServiceAction::Cancel, Role::Resident, account);
            events::add(conn, &row, event, desk.moment)?;
            referring::follow(conn, desk, &row, ReferralState::Recalled, account)?;
        }
        row.resident_id = None;
        erase_words(conn, &mut row, desk.moment)?;
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
    photos::forget(conn, account)?;
    let digest = accounts::digest_of(conn, account)?;
    blocks::forget(conn, account, digest.as_ref().map(<[u8; 32]>::as_slice))?;
    events::erase_words_of(conn, account)
}

fn erase_words(conn: &mut Conn, row: &mut Row, moment: Moment) -> Result<()> {
    row.erase_words();
    store::update(conn, row, moment.time())?;
    offers::forget_reasons_in(conn, row.id)?;
    events::erase_words_in(conn, row.id)
}

/// Erases whose door it was, and what was said, of requests that were over before a moment; a few. Gives how many. With them
/// goes who was kept away from whom until then.
///
/// # Errors
/// When the database refuses.
pub(crate) fn erase_before(conn: &mut Conn, before: DateTime<Utc>, moment: Moment, limit: i64) -> Result<usize> {
    let over = store::over_before(conn, before, limit)?;
    for id in &over {
        if let Some(mut row) = store::hold(conn, *id)? {
            erase_words(conn, &mut row, moment)?;
        }
    }
    blocks::forget_lifted(conn, before)?;
    Ok(over.len())
}
