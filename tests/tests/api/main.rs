//! The API over real HTTP, every test on each database.

#![expect(clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

mod anonymity;
mod audit;
mod bad_input;
mod browser_sessions;
mod case_life;
mod case_limits;
mod concurrency;
mod contract_document;
mod credentials;
mod diary;
mod health;
mod hotline;
mod idempotency;
mod import;
mod keys;
mod ledger;
mod liaison;
mod limits;
mod limits_in_schema;
mod lists;
mod mailbox;
mod managed_places;
mod members;
mod notices;
mod personal_data;
mod photos;
mod plain;
mod proposals;
mod reach;
mod retention;
mod rights;
mod schema;
mod search;
mod security;
mod sessions;
mod surveys;
mod teams;
mod telemetry;
mod totp;
mod triage;
mod urging;
mod web;
mod window;
mod workbook;
