//! Needs (需求): written down by the station from proposals, cases or its own knowledge; screened by the council, put to the vote,
//! and on public notice before they stand.
//!
//! Knows of votes what came of them, and of calls for plans only which one came of a need.

mod model;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
