//! The outbox: what is to reach people outside of the app, written with the change it tells of, handed over afterwards.
//!
//! Every server looks every few seconds. Whoever takes a line puts its next try off, so that no other takes it meanwhile, and
//! another does when the first was stopped: at least once, under an id that lets whoever gets it drop the repeat. What waits for
//! the same person and the same way leaves together, as one message.

mod pace;
pub(super) mod routes;
pub(super) mod service;
mod store;
mod words;
mod worker;

pub(super) use service::{Leaving, add, add_all, forget, forget_of, line};
pub(crate) use worker::run;
pub use worker::sweep;
