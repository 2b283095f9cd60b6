//! Volunteers (义工) and the social workers who lead them: what they say of themselves, whom the station takes on, and who
//! could come to a door.
//!
//! Does not know what is asked for at doors; see `services`.

pub(crate) mod agreement;
mod bits;
pub(crate) mod days_off;
pub(crate) mod deciding;
pub(crate) mod fits;
pub(crate) mod insurance;
mod kept;
pub(crate) mod pool;
pub(crate) mod proofs;
pub(crate) mod records;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use bits::{bits, chosen};
pub(crate) use routes::routes;
