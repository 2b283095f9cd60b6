//! Contacts: whoever turned to the station by telephone, by letter or at its window, and what is kept of them.
//!
//! Does not know how a call is taken or a letter entered; see `hotline` and `window`.

mod numbers;
pub(crate) mod once;
mod record;
pub(crate) mod routes;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
