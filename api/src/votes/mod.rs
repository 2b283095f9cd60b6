//! Votes (居民表决): what a community asks its residents to decide, by ballots that nobody can join to a person.
//!
//! Knows the roll and the ballots, and keeps them apart: what is signed for an account is blinded, what is cast comes without
//! one. Nothing of a ballot says when it came, or after which other.

pub(crate) mod ballot;
pub(crate) mod hexadecimal;
mod look;
mod model;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use look::run;
pub use look::{Looked, sweep};
pub(crate) use routes::{is_nobodys, routes};
