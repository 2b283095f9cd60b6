//! Duties: who does what for a place, and who stands in while they are away (A/B岗).

pub(super) mod routes;
pub(super) mod service;
mod store;
