//! Personal data: what people consent to, what they can take along, and how it is erased, by them or by time.
//!
//! Knows who holds personal data, but not how: every feature erases its own.

pub mod retention;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
