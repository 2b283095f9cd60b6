//! What needs and calls for plans have in common on their way to a project: a timeline that only grows, a public notice (公示) with
//! its objections, and the rules of a community for it.
//!
//! Does not know what a need or a call is, nor when an objection may be lodged; they ask it while they hold their own row.

mod objecting;
mod routes;
mod rules;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
