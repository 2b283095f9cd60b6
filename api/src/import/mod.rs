//! Bringing in what exists elsewhere: the places of a new installation, and history.

mod messages;
mod places;

pub use messages::{Report, messages};
pub use places::{Added, places};
