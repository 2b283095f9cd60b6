//! The people's-sentiment hotline (民情热线): a call becomes a case, or belongs to one that is there.
//!
//! Does not know how numbers are kept; see `contacts`.

pub(crate) mod routes;
mod service;

pub(crate) use routes::routes;
