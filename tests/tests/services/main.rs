//! What the server leans on, taken away and given back: Redis, TLS, the whole database by way of a backup; and how
//! much it leans on them.

#![expect(clippy::expect_used, reason = "tests fail by panicking")]

mod backup;
mod costs;
mod redis;
mod tls;
mod without_redis;
