//! Motions (表决提议): a resident asks that something be put to the vote, the station publishes it or says why not, neighbours
//! second it (附议), and once enough do the station owes the vote.
//!
//! Knows of votes only how they are announced, and is told when one is called off. Signatures of proposals are another matter: they
//! ask for an answer, and are counted among all who are verified.

mod look;
mod model;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use look::run;
pub use look::sweep;
pub(crate) use routes::routes;
