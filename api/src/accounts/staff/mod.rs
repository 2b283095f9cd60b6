//! Those who hold posts: who they are, what they are given and what is taken from them, when they are away.

pub(super) mod import;
pub(super) mod routes;
pub(super) mod service;
mod store;
