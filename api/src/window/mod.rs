//! The window: letters and visits, entered by whoever receives them, who is then responsible (首问负责).
//!
//! Does not know how numbers are kept; see `contacts`.

pub(crate) mod routes;
mod service;

pub(crate) use routes::routes;
