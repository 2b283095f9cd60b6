//! Moderation: what waits to be looked at before it is published, who looks at it, and how it is decided.
//!
//! A person decides; what is found in a text only helps to look. Does not know what a decision makes of a proposal; see
//! `proposals`.

pub mod checking;
mod findings;
mod model;
pub mod overdue;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
