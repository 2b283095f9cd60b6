//! Calls for plans (方案征集): what the community wants done, what organisations would do for how much, sealed until the time is
//! over; who qualifies, what residents choose, and its public notice.
//!
//! Knows of needs what they are called and whether they stand; looks after the clocks of both.

mod look;
mod model;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use look::run;
pub use look::{Looked, sweep};
pub(crate) use routes::routes;
