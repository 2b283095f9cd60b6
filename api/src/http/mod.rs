//! What routes share: reading bodies and queries strictly, answering conditionally.

mod body;
mod conditional;
mod query;

pub(crate) use body::Body;
pub(crate) use conditional::{IfMatch, fresh, tag_of};
pub(crate) use query::Query;
