//! A server that is killed without warning loses nothing it acknowledged and does nothing twice.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tests::{
    Client,
    place::{Letter, Place},
    process, until,
};
use tokio::task::JoinSet;
use uuid::Uuid;

/// How often it is killed.
const TIMES: usize = 20;
/// How many write at once.
const WRITERS: usize = 6;

/// The titles of what was acknowledged.
#[derive(Clone, Default)]
struct Acknowledged(Arc<Mutex<Vec<String>>>);

impl Acknowledged {
    fn add(&self, letter: &Letter) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(letter.message.title.clone());
    }

    fn titles(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Writes without a pause until the server is gone; returns what was not acknowledged.
async fn write_until_gone(by: Client, acknowledged: Acknowledged) -> Letter {
    loop {
        let letter = Letter::new();
        match letter.send(&by).await {
            Some(201) => acknowledged.add(&letter),
            Some(status) => panic!("a letter was answered with {status}"),
            None => return letter,
        }
    }
}

/// Sends again what had no answer, as a telephone does when the network is back.
async fn send_again(lost: &mut Vec<Letter>, by: &Client, acknowledged: &Acknowledged) {
    for letter in lost.drain(..) {
        assert_eq!(letter.send(by).await, Some(201), "a letter sent again");
        acknowledged.add(&letter);
    }
}

tests::on_each_database! {
    async fn killed_twenty_times_it_keeps_its_word(backend: Backend) {
        let Some(place) = Place::seeded(backend).await else { return };
        let (acknowledged, mut lost) = (Acknowledged::default(), Vec::new());
        for _ in 0..TIMES {
            let mut server = place.server().await;
            send_again(&mut lost, &process::client(server.address()), &acknowledged).await;
            let before = acknowledged.titles().len();
            let mut writing = JoinSet::new();
            for _ in 0..WRITERS {
                writing.spawn(write_until_gone(process::client(server.address()), acknowledged.clone()));
            }
            until("letters are acknowledged", async || {
                (acknowledged.titles().len() > before).then_some(())
            })
            .await;
            // From here on any moment will do, and not always the same.
            let moment = u64::from(Uuid::new_v4().as_bytes()[0]);
            tokio::time::sleep(Duration::from_millis(moment)).await;
            server.kill();
            lost = writing.join_all().await;
        }
        let server = place.server().await;
        send_again(&mut lost, &process::client(server.address()), &acknowledged).await;
        let mut expected = acknowledged.titles();
        assert!(expected.len() > TIMES * WRITERS, "there was something to lose: {}", expected.len());
        let mut kept = place.sql().words("SELECT title AS words FROM case_texts");
        kept.sort();
        expected.sort();
        assert_eq!(kept.len(), kept.iter().collect::<BTreeSet<_>>().len(), "nothing is there twice");
        assert_eq!(kept, expected, "everything is there, and nothing else");
        for table in ["cases", "case_entries", "case_search", "idempotency_keys"] {
            let number = place.sql().number(&format!("SELECT count(*) AS number FROM {table}"));
            assert_eq!(usize::try_from(number), Ok(expected.len()), "{table} is whole");
        }
    }
}
