//! What open pages learn by themselves: changed cases for desks, who has which open, and everybody's own messages.
//!
//! The database is the truth: one watcher of each server reads what changed, when a write woke it or a moment has passed, and
//! tells every stream. Redis only wakes other servers sooner, and carries who is where; without it nothing is lost.

mod hub;
mod link;
mod routes;
mod service;
mod store;
mod stream;
mod watch;

pub(crate) use hub::Live;
pub(crate) use routes::{routes, written_by};
pub(crate) use watch::run;
