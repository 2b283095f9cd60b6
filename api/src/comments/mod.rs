//! What people say of published proposals (评论): threaded once, changed within ten minutes, taken back at any time.
//!
//! Does not know who may say something of a proposal, nor who decides whether it stands; see `proposals`, `moderation`.

mod model;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
