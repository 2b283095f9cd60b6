//! What lies outside: services of others that are spoken to over the network, each behind a small struct.

pub mod fetch;
mod public;
pub mod sms;
