//! What every test stands on: the real server behind real HTTP, on each database, with people to act in it.
//!
//! A test starts a [`TestApp`], asks it for people, lets them do things through [`Client`]s, and looks at the
//! [`Reply`]s. Nothing is mocked but the telephone network, the
//! post office and WeChat, which are small servers of our own.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a harness fails by panicking, as tests do"
)]

mod app;
pub mod bodies;
pub mod bulletins;
pub mod calls;
mod client;
mod database;
pub mod diary;
pub mod events;
pub mod inbox;
mod look;
pub mod make;
pub mod motions;
pub mod needs;
pub mod not_run;
pub mod open311;
pub mod operations;
mod people;
pub mod pictures;
pub mod place;
pub mod process;
pub mod projects;
pub mod proposals;
pub mod publication;
pub mod python;
mod redis;
mod repeat;
pub mod seed;
pub mod sheets;
mod sms;
pub mod smtp;
pub mod surveys;
pub mod teams;
pub mod text;
pub mod votes;
mod wait;
mod wechat;

use std::future::Future;

pub use app::{Settings, TestApp};
pub use client::{Client, Reply, Request, http};
pub use database::{Backend, Database};
pub use look::Sql;
pub use redis::Redis;
pub use wait::{until, within};

/// Makes two tests of each function, one for each database.
#[macro_export]
macro_rules! on_each_backend {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: TestApp) $body:block)+) => {
        $(
            $(#[$meta])*
            async fn $name($app: $crate::TestApp) $body

            mod $name {
                #[test]
                fn sqlite() {
                    $crate::on($crate::Backend::Sqlite, super::$name);
                }

                #[test]
                fn postgres() {
                    $crate::on($crate::Backend::Postgres, super::$name);
                }
            }
        )+
    };
}

/// Makes two tests of each function that takes a database and starts what it needs itself.
#[macro_export]
macro_rules! on_each_database {
    ($($(#[$meta:meta])* async fn $name:ident($backend:ident: Backend) $body:block)+) => {
        $(
            $(#[$meta])*
            async fn $name($backend: $crate::Backend) $body

            mod $name {
                #[test]
                fn sqlite() {
                    $crate::run(super::$name($crate::Backend::Sqlite));
                }

                #[test]
                fn postgres() {
                    $crate::run(super::$name($crate::Backend::Postgres));
                }
            }
        )+
    };
}

/// Runs a test against a fresh server on this database, and clears up behind it.
pub fn on<F: Future<Output = ()>>(backend: Backend, test: impl FnOnce(TestApp) -> F) {
    run(async {
        let Some(app) = TestApp::start(backend).await else { return };
        test(app.clone()).await;
        app.stop().await;
    });
}

/// Runs something asynchronous in a runtime of its own.
pub fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(work)
}
