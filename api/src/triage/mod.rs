//! Suggesting a category for a text, by what desks made of earlier ones. Never decides; see the crate `triage`.

mod learning;
mod routes;
mod store;

pub use learning::Sorter;
pub(crate) use routes::routes;
