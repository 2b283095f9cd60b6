//! What the server leans on, taken away and given back: Redis, and the whole database by way of a backup.

#![expect(clippy::expect_used, reason = "tests fail by panicking")]

mod backup;
mod redis;
