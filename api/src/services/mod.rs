//! Requests for service (上门服务): asked for, given a team of one social worker and some volunteers, done, written up, rated.
//!
//! A person chooses the team; whoever of it cannot come is followed by the next best, asked without anybody's doing.

pub mod lapse;
mod model;
mod routes;
pub(crate) mod service;
mod store;
mod suggest;

pub(crate) use routes::routes;
