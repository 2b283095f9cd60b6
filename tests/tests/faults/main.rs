//! Faults: the real binary is killed, starved and cut off, and keeps its word.

#![expect(clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

mod cascade;
mod disk_full;
mod killed;
mod outbox;
mod postgres_gone;
mod scheduler;
mod shutdown;
mod synced;
mod together;
