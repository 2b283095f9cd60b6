//! Prepared texts (答复模板) for the station's usual words.
//!
//! Does not know the case that a text will be used on; the console fills it in.

mod routes;
pub mod service;
mod store;

pub(crate) use routes::routes;
