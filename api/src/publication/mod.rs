//! Cases that everybody may read (公开): prepared by staff in words and pictures that name nobody, published by an
//! administrator, with the reporter's consent and for as long as that stands.
//!
//! Whether and when a case may be public is a matter of its life; see `cases::model`.

mod model;
mod photo_store;
mod routes;
pub(crate) mod service;
mod store;
mod watching;

pub(crate) use routes::routes;
