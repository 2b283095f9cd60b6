//! The audit log: what administrators did and what was disclosed to whom, only ever added to.
//!
//! Each street has one chain: the digest of an entry covers the entry before it, so none can be changed, taken out or
//! put in between without every later one showing it; the database itself refuses to change or remove one. Writing an
//! entry locks the row of its street, inside the transaction of the act, so that two acts never follow the same entry.
//! Cases have timelines of their own and never wait here.
//!
//! Entries hold identifiers and words, no names: those are looked up when an entry is shown, so that erasing somebody
//! erases them here too.

mod chain;
pub(crate) mod routes;
pub mod service;
mod store;

pub(crate) use routes::routes;
