//! What the server leans on, taken away and given back: Redis, TLS, the whole database by way of a backup; how much it
//! leans on them; and the commands of the binary itself.

#![expect(clippy::expect_used, reason = "tests fail by panicking")]

mod backup;
mod commands;
mod costs;
mod here;
mod mail;
mod redis;
mod settings;
mod staff;
mod tls;
mod without_redis;
