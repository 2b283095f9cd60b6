//! What lies outside: services of others that are spoken to over the network, each behind a small struct.

mod checker;
pub mod fetch;
mod mail;
mod public;
mod sender;
pub mod sms;
pub mod tls;
mod wechat;
mod wechat_check;

pub use sender::Senders;
pub(crate) use sender::{Handed, News};
