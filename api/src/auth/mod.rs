//! Who is asking, and what they may do.
//!
//! Knows sessions, codes and keys; what a person is called and where they live belongs to `accounts`.

mod codes;
mod cookies;
mod door;
mod extract;
pub mod installation;
mod key_file;
pub mod keys;
#[cfg(test)]
mod keys_tests;
mod origin;
mod passwords;
pub mod policy;
mod recent;
mod routes;
mod sessions;
mod sign_in;
mod snapshot;
mod store;
mod tokens;
mod totp;

pub(crate) use codes::new as new_code;
pub(crate) use cookies::clear as clear_cookies;
pub(crate) use extract::{ActorId, Caller, Present, SignedIn, Staff, again};
pub(crate) use passwords::{check as check_password, hash as hash_password};
pub(crate) use recent::Recent;
pub(crate) use routes::routes;
pub(crate) use sessions::{end_all, end_others, sweep};
pub(crate) use snapshot::forget;
pub(crate) use totp::Totp;
