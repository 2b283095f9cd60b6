//! What lies outside: services of others that are spoken to over the network, each behind a small struct.

pub mod fetch;
mod mail;
mod public;
mod sender;
pub mod sms;
mod wechat;

pub use sender::Senders;
pub(crate) use sender::{Handed, News};
