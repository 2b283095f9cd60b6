//! What is decided about liaison, one file for each matter.

pub(super) mod cards;
pub(super) mod faces;
pub(super) mod messages;
pub(super) mod needs;
pub(super) mod officers;
pub(super) mod people;
pub(super) mod visits;

use contract::{
    ids::{AccountId, CaseId},
    liaison::Revocation,
};

pub(crate) use cards::{has_cards, issue};
pub(crate) use faces::{live_card, print};
pub(crate) use messages::deliver;
pub(crate) use needs::record;
pub(crate) use officers::present;
pub(crate) use people::{of_number, reporter};

use super::store;
use crate::{db::Conn, error::Result, idempotency, moment::Moment};

/// Erases what is kept here of the people of a case.
///
/// # Errors
/// When the database refuses.
pub(crate) fn erase_of_case(conn: &mut Conn, case: CaseId) -> Result<()> {
    store::people::erase(conn, case)?;
    store::visits::erase(conn, case)?;
    store::needs::erase(conn, case)
}

/// Erases what is kept here of whoever has this number.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget_of_number(conn: &mut Conn, digest: &[u8; 32]) -> Result<()> {
    let named = store::people::of_number(conn, digest)?;
    let cases: Vec<CaseId> = named.into_iter().map(|(case, ..)| case.into()).collect();
    idempotency::forget_of(conn, &cases)?;
    cases.into_iter().try_for_each(|case| erase_of_case(conn, case))
}

/// Lets an officer go: their cards count no more, and nobody is told their name.
///
/// # Errors
/// When the database refuses.
pub(crate) fn let_go(conn: &mut Conn, officer: AccountId, moment: Moment) -> Result<()> {
    store::cards::revoke_all(conn, officer, Revocation::OfficerChanged, moment)?;
    store::officers::forget(conn, officer)
}
