//! Proposals (居民提案): residents and organisations suggest something, alone or together; neighbours sign it; signed by
//! enough, the community owes an answer by a date.
//!
//! Does not know how it is decided whether one is published; see `moderation`.

pub mod inviting;
mod list;
mod model;
mod routes;
pub(crate) mod service;
mod similar;
mod store;

pub(crate) use routes::{changed, routes};
pub(crate) use service::{Company, Counters};
pub(crate) use similar::rebuild;
