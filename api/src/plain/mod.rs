//! The mailbox without scripts: for old telephones, for browsers without WASM, and while the client loads badly.
//!
//! Pages of plain HTML. Messages sent here are anonymous; the tracking code is made by the server and shown once,
//! because without scripts the browser cannot make it.

mod bulletins;
mod following;
mod form;
mod frame;
mod letter;
mod mailbox;
mod performance;
mod privacy;
mod projects;
mod proposals;
mod published;
mod reporting;
mod routes;
mod visit;

pub(crate) use routes::routes;
