//! What people are told: an inbox for everybody, and what is to reach them outside of the app.
//!
//! Whoever changes something tells of it in the same transaction. Knows kinds and identifiers, no words of anybody.

pub(crate) mod crowd;
mod model;
pub mod outbox;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
