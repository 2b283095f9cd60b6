//! What the server leans on, taken away and given back, and the commands of the binary itself.

#![expect(clippy::expect_used, reason = "tests fail by panicking")]

mod backup;
mod commands;
mod here;
mod redis;
mod settings;
mod staff;
