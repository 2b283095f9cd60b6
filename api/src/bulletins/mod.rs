//! Bulletins (简报): what a community did in a month. The figures are counted by those who publish them elsewhere; the words are
//! the station's.
//!
//! Does not know how cases, projects and votes are counted; see `performance`, `projects`, `votes`.

mod model;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
