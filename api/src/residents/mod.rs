//! Who is verified as a resident of a community: by the station's desk, or by the code of a letter to a home.
//!
//! Does not know what verified residents may do; see `proposals`.

mod routes;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
