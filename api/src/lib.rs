//! Lianxin's server: the table of features.

pub mod auth;
pub mod db;
pub mod error;
mod http;
pub mod moment;
pub mod settings;
