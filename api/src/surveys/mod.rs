//! Household surveys (入户调查): what is asked at doors, what was answered, and what came of it all.
//!
//! Does not know what becomes of a case that an answer turned into; see `cases`.

mod access;
mod answers;
mod own;
mod results;
mod routes;
mod sent;
pub(crate) mod service;
mod sheet;
mod store;
mod withdrawing;

pub(crate) use routes::routes;
