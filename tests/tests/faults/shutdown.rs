//! A server that is asked to end finishes what it accepted.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use tests::{Backend, until};
use tokio::task::JoinSet;

use crate::place::{Letter, Place};

async fn write_until_refused(address: String, answered: Arc<AtomicI64>) {
    while let Some(status) = Letter::new().send(&address).await {
        if status == 201 {
            answered.fetch_add(1, Ordering::Relaxed);
        }
    }
}

fn asked_to_end(backend: Backend) {
    tests::run(async {
        let Some(place) = Place::seeded(backend).await else { return };
        let mut server = place.server().await;
        let answered = Arc::new(AtomicI64::new(0));
        let mut writing = JoinSet::new();
        for _ in 0..8 {
            writing.spawn(write_until_refused(server.address().to_owned(), answered.clone()));
        }
        until("letters are coming in", async || {
            (answered.load(Ordering::Relaxed) > 20).then_some(())
        })
        .await;
        server.terminate();
        assert!(
            server.ended().await,
            "it ends well: {}",
            std::fs::read_to_string(place.log()).unwrap_or_default()
        );
        let _ = writing.join_all().await;
        let kept = place.sql().number("SELECT count(*) AS number FROM cases");
        assert_eq!(
            kept,
            answered.load(Ordering::Relaxed),
            "whatever was written was also answered"
        );
    });
}

#[test]
fn what_was_accepted_is_answered_on_sqlite() {
    asked_to_end(Backend::Sqlite);
}

#[test]
fn what_was_accepted_is_answered_on_postgres() {
    asked_to_end(Backend::Postgres);
}
