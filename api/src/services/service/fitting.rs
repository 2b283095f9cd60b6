//! Whether those who come still fit a request whose time was changed. What they said stands all the same: a person decides.

use std::collections::HashMap;

use contract::{
    ids::AccountId,
    teams::{Misfit, ServiceState, TeamRole},
};

use super::super::{
    store::{Row, offers::Offer},
    suggest::begins,
};
use crate::{
    cases::service::Desk,
    db::{Conn, Key},
    error::Result,
    volunteers::{
        fits::{self, When},
        proofs::Needed,
    },
};

/// Those of a request who no longer fit, each with why.
pub(super) type Misfits = HashMap<Key, Vec<Misfit>>;

/// Why those who were asked before the time was changed no longer fit, of those who may still come. Who said yes to the new time knows
/// their week best; a certificate that has run out by then counts for nobody.
///
/// # Errors
/// When the database refuses.
pub(super) fn misfits(conn: &mut Conn, desk: &Desk, row: &Row, asked: &[Offer]) -> Result<Misfits> {
    let begun = row.state.0.is_over() || row.state.0 == ServiceState::UnderWay;
    let stands = || asked.iter().filter(|offer| offer.state.0.stands());
    let mut all = Misfits::new();
    if begun || !stands().any(|offer| offer.moved) {
        return Ok(all);
    }
    let when = When {
        day: row.date()?,
        slot: row.slot()?,
        begins: begins(row.date()?, row.part.0),
    };
    let needed = Needed {
        skills: row.skills,
        day: when.day,
    };
    let volunteers = stands().filter(|offer| offer.role.0 == TeamRole::Volunteer);
    let volunteers: Vec<AccountId> = volunteers.map(Offer::account).collect();
    let brought = fits::brought(conn, desk.places.place(row.community())?, needed, &volunteers)?;
    let covered = brought.values().fold(0, |all, one| all | one.counts);
    for offer in stands().filter(|offer| offer.moved) {
        let mut why = if offer.answered_at.is_none() {
            fits::keeps(conn, (offer.account(), offer.role.0), when, desk.moment)?
        } else {
            Vec::new()
        };
        let unproved = brought.get(&offer.account()).map_or(0, |one| one.unproved);
        // What somebody else of the team brings is there.
        why.extend((unproved & !covered != 0).then_some(Misfit::Unproved));
        if !why.is_empty() {
            all.insert(offer.account_id, why);
        }
    }
    Ok(all)
}
