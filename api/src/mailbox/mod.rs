//! The people's-sentiment mailbox (民情信箱): a resident writes, signed in or anonymously, and it becomes a case.
//!
//! Does not know what becomes of the case; see `cases`.

pub(crate) mod routes;
pub mod service;

pub(crate) use routes::routes;
