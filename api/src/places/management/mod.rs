//! Changing places: adding, renaming, retiring. Never removing, because cases point at them.

pub(super) mod routes;
pub(super) mod service;
mod store;
pub(super) mod subcategories;
