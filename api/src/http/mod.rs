//! What routes share: reading bodies and queries strictly, answering conditionally.

mod body;
mod conditional;
mod part;
mod query;
mod repeat;
mod routes;

pub(crate) use body::{Body, collect};
pub(crate) use conditional::{IfMatch, MatchNeeded, fresh, has, known, tag_of, tagged, versioned};
pub(crate) use part::part;
pub(crate) use query::Query;
pub(crate) use repeat::{or_routed, ready};
pub(crate) use routes::{Addresses, Routes};
