//! The addresses of liaison, one file for each matter.

mod cards;
mod needs;
mod people;
mod scanned;
mod visits;

use crate::http::Routes;

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    scanned::routes(config);
    cards::routes(config);
    visits::routes(config);
    needs::routes(config);
    people::routes(config);
}
