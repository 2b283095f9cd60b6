//! The ledger (台账): the cases of a community or a street over a time, as a sheet to keep, to print and to count.
//!
//! Knows no reporter: what a sheet says leaves the house, so names and telephone numbers are not in it.

mod model;
pub(crate) mod routes;
mod service;
mod sheet;
mod store;

pub(crate) use routes::routes;
