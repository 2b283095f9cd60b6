//! Bringing in what exists elsewhere: the places of a new installation, what its stations say, and history.

mod messages;
mod places;
mod templates;
mod workbook;

pub use messages::{Report, messages};
pub use places::{Added, places};
pub use templates::{Prepared, templates};
pub(crate) use workbook::routes::routes;
