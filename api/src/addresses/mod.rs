//! Where somebody is reached outside of the app: a telephone they have anyhow, an e-mail address and WeChat if they want.
//!
//! Knows addresses, and when one is confirmed; what is told there, and when, belongs to `notifications`.

mod model;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
