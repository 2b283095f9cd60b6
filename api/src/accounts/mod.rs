//! Accounts: residents known by their telephone, staff known by their login, and the posts they hold.
//!
//! Does not know how somebody proves who they are; see `auth`.

mod creation;
mod credentials;
mod duties;
mod holders;
mod model;
mod office;
mod provisos;
mod routes;
pub mod service;
mod staff;
mod store;

pub(crate) use routes::routes;
