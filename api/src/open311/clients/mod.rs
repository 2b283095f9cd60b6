//! Programs of others that may report: who gave them a key, how often they may use it, and that it was taken from them.

mod routes;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
