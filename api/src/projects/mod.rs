//! Projects (居民自治项目): what a community has an organisation do for its residents, from the contract to what follows from
//! the evaluation by both sides (双述双评).
//!
//! Knows where a project comes from (a proposal, a plan) by its identifier only; who speaks for an organisation is
//! `cases::handling::organisations`'. What was signed, paid, reported and decided the database itself keeps from changing.

mod look;
mod model;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use look::run;
pub use look::sweep;
pub(crate) use routes::routes;
