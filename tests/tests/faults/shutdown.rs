//! A server that is asked to end finishes what it accepted.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use reqwest::Method;
use tests::{
    Backend, Client, Sql,
    place::{Letter, Place},
    process::{self, Server},
    until,
};
use tokio::task::JoinSet;

async fn write_until_refused(by: Client, answered: Arc<AtomicI64>) {
    while let Some(status) = Letter::new().send(&by).await {
        if status == 201 {
            answered.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Keeps everybody else from writing, until this is dropped.
fn hold(place: &Place, backend: Backend) -> Sql {
    let mut sql = place.sql();
    sql.run(match backend {
        Backend::Postgres => "BEGIN; LOCK TABLE cases IN EXCLUSIVE MODE",
        Backend::Sqlite => "BEGIN IMMEDIATE",
    });
    sql
}

async fn statements(server: &Server) -> f64 {
    server.figure("lianxin_db_statements_total").await.unwrap_or_default()
}

tests::on_each_database! {
    async fn what_was_written_was_also_answered(backend: Backend) {
        let Some(place) = Place::seeded(backend).await else { return };
        let mut server = place.server().await;
        let answered = Arc::new(AtomicI64::new(0));
        let mut writing = JoinSet::new();
        for _ in 0..8 {
            writing.spawn(write_until_refused(process::client(server.address()), answered.clone()));
        }
        until("letters are coming in", async || {
            (answered.load(Ordering::Relaxed) > 20).then_some(())
        })
        .await;
        server.terminate();
        let log = || std::fs::read_to_string(place.log()).unwrap_or_default();
        assert!(server.ended().await, "it ends well: {}", log());
        let _ = writing.join_all().await;
        let kept = place.sql().number("SELECT count(*) AS number FROM cases");
        assert_eq!(kept, answered.load(Ordering::Relaxed));
    }

    async fn what_is_being_worked_on_is_answered(backend: Backend) {
        let Some(place) = Place::seeded(backend).await else { return };
        let mut server = place.server().await;
        // The first letter has places read that the second finds known.
        let client = process::client(server.address());
        assert_eq!(Letter::new().send(&client).await, Some(201));

        let held = hold(&place, backend);
        let before = statements(&server).await;
        let writer = client.clone();
        let letter = tokio::spawn(async move { Letter::new().send(&writer).await });
        until("the letter is being written", async || (statements(&server).await > before).then_some(())).await;
        server.terminate();
        let newcomer = process::client(server.address());
        until("nobody else is let in", async || {
            newcomer.request(Method::GET, "/healthz").try_send().await.err()
        })
        .await;
        drop(held);
        assert_eq!(letter.await.expect("a task"), Some(201), "what was accepted is answered");
        assert!(server.ended().await, "it ends well");
        assert_eq!(place.sql().number("SELECT count(*) AS number FROM cases"), 2);
    }
}
