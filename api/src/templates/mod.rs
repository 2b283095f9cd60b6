//! Prepared texts (答复模板) for the station's usual words.
//!
//! Of a case it knows what fills the blanks of a text.

pub(crate) mod blanks;
mod routes;
pub mod service;
mod store;

pub(crate) use routes::routes;
