//! Pictures, and documents beside them: taken in, checked by what they are, cleaned of what they tell about their taker, kept, and shown to
//! those who may see the case.
//!
//! Does not know what a picture is of, nor who may see a case; see `cases`.

mod documents;
mod model;
mod picture;
mod redaction;
mod routes;
pub(crate) mod service;
mod shelf;
mod store;

pub(crate) use documents::sent;
pub(crate) use model::{AnswerPart, Attached, Owner, Redacted, Seen};
pub(crate) use routes::routes;
pub use shelf::PhotoStore;
pub(crate) use shelf::Size;
