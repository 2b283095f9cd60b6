//! What volunteers gave: a ledger of minutes that only grows, and certificates of it that anybody can check.

mod routes;
pub(crate) mod service;
mod sheet;
mod store;

pub(crate) use routes::routes;
