//! Cases: one voice, from the moment it is heard until its owner says it is settled.
//!
//! Does not know which channel it came by, nor who is suited to help; see `mailbox`.

mod access;
pub mod alarm;
pub(crate) mod cached;
mod cursor;
mod deed;
mod deeds;
mod departure;
mod desks;
mod erasure;
mod finding;
pub(crate) mod handling;
mod handling_store;
pub(crate) mod index;
pub(crate) mod intake;
pub(crate) mod limits;
mod list;
mod lookout;
pub mod model;
mod naming;
mod need;
mod news;
pub(crate) mod office;
pub(crate) mod publicity;
mod query;
pub(crate) mod routes;
pub(crate) mod service;
pub(crate) mod standing;
mod store;
mod timeline;
mod view;
pub(crate) mod voices;

pub(crate) use routes::routes;
