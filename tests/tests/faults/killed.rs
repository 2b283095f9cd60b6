//! A server that is killed without warning loses nothing it acknowledged and does nothing twice.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
    time::Duration,
};

use tests::Backend;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::place::{Letter, Place};

/// How often it is killed.
const TIMES: usize = 20;
/// How many write at once.
const WRITERS: usize = 6;

/// Writes without a pause until the server is gone; returns what was acknowledged, and what was not.
async fn write_until_gone(address: String, acknowledged: Arc<Mutex<Vec<Letter>>>) -> Letter {
    loop {
        let letter = Letter::new();
        match letter.send(&address).await {
            Some(201) => acknowledged.lock().expect("a list").push(letter),
            Some(status) => panic!("a letter was answered with {status}"),
            None => return letter,
        }
    }
}

fn killed_again_and_again(backend: Backend) {
    tests::run(async {
        let Some(place) = Place::seeded(backend).await else { return };
        let acknowledged = Arc::new(Mutex::new(Vec::new()));
        let mut lost: Vec<Letter> = Vec::new();
        for _ in 0..TIMES {
            let mut server = place.server().await;
            // What had no answer is sent again, as a telephone does when the network is back.
            for letter in lost.drain(..) {
                assert_eq!(letter.send(server.address()).await, Some(201), "a letter sent again");
                acknowledged.lock().expect("a list").push(letter);
            }
            let mut writing = JoinSet::new();
            for _ in 0..WRITERS {
                writing.spawn(write_until_gone(server.address().to_owned(), acknowledged.clone()));
            }
            // Any moment will do, and not always the same.
            let moment = u64::from(Uuid::new_v4().as_bytes()[0]);
            tokio::time::sleep(Duration::from_millis(40 + moment)).await;
            server.kill();
            lost = writing.join_all().await;
        }
        let server = place.server().await;
        for letter in &lost {
            assert_eq!(letter.send(server.address()).await, Some(201));
        }
        let mut expected: Vec<String> = lost.iter().map(|letter| letter.message.title.clone()).collect();
        expected.extend(
            acknowledged
                .lock()
                .expect("a list")
                .iter()
                .map(|letter| letter.message.title.clone()),
        );
        assert!(
            expected.len() > TIMES * WRITERS,
            "there was something to lose: {}",
            expected.len()
        );
        let mut kept = place.sql().words("SELECT title AS words FROM case_texts");
        kept.sort();
        expected.sort();
        assert_eq!(
            kept.len(),
            kept.iter().collect::<BTreeSet<_>>().len(),
            "nothing is there twice"
        );
        assert_eq!(kept, expected, "everything is there, and nothing else");
        for table in ["cases", "case_entries", "case_search", "idempotency_keys"] {
            let number = place.sql().number(&format!("SELECT count(*) AS number FROM {table}"));
            assert_eq!(usize::try_from(number), Ok(expected.len()), "{table} is whole");
        }
    });
}

#[test]
fn killed_twenty_times_it_keeps_its_word_on_sqlite() {
    killed_again_and_again(Backend::Sqlite);
}

#[test]
fn killed_twenty_times_it_keeps_its_word_on_postgres() {
    killed_again_and_again(Backend::Postgres);
}
