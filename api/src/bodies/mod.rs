//! Bodies (议事机构): the few who decide between a need and a project on behalf of a community.
//!
//! Knows who sits in which, by which rules, and what residents voted on it; what a body decides by vote `votes` knows, which
//! asks here for the roll.

mod model;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
