//! The diary (民情日记): what social workers, station staff and officers see and hear on a day's walk.
//!
//! Internal to the station. Does not know what becomes of a case that a note turned into; see `cases`.

mod routes;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
