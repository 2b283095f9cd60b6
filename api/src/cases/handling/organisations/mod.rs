//! Social organisations that help with a community's cases, and who speaks for them.

pub(super) mod routes;
mod service;
mod store;

pub(in crate::cases) use service::forget;
pub(super) use service::{add, name};
pub(crate) use service::{check_open, check_speaker, every_speaker, hold, names, open, own, sheet, speakers};
