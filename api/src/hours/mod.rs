//! What volunteers gave: a ledger of minutes that only grows, disputes about its lines, and certificates that anybody can check.

mod content;
mod disputes;
mod routes;
pub(crate) mod service;
mod sheet;
mod store;

pub(crate) use routes::routes;
