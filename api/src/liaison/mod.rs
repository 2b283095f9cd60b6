//! Liaison (民情连心卡, 民情联络员): cards that lead to an officer, the visits they bring about, and the needs that officers
//! write down for their neighbours.
//!
//! Does not know what becomes of the cases that begin here; see `cases`.

mod code;
mod model;
mod routes;
pub(crate) mod service;
mod store;
mod token;

pub(crate) use code::draw as draw_code;
pub(crate) use routes::routes;
