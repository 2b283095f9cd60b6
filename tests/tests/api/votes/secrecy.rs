//! Secrecy: nothing that is written down joins a voter to a ballot.

use chrono::Duration;
use contract::{privacy::Export, votes::CastBallot};
use serde_json::json;
use tests::{
    Backend, on_each_backend,
    proposals::verified,
    votes::{ballot, closed, open, seen, sign, url, votes, write},
};

use super::plain;
use crate::retention::sweep;

on_each_backend! {
    async fn ballots_and_roll_hold_no_time_and_no_order(app: TestApp) {
        let (ballots, roll) = app.sql(|sql| (sql.columns("vote_ballots"), sql.columns("vote_roll"))).await;
        assert_eq!(ballots, ["choices", "community_id", "serial", "signature", "vote_id"]);
        assert_eq!(roll, ["account_id", "blinded", "community_id", "taken", "vote_id"]);
        if app.backend() == Backend::Sqlite {
            assert!(!app.sql(|sql| sql.admits("SELECT rowid FROM vote_ballots")).await, "no number of the row either");
        }
    }

    async fn whatever_credentials_come_along_nothing_of_them_stays_with_a_ballot(app: TestApp) {
        let voter = verified(&app, "周先生").await;
        let vote = open(&app, plain).await;
        let ballot = ballot(&voter, &vote, &[2]).await;
        let _: CastBallot = voter.post_once("a-key-of-the-voter", &url(&vote, "/ballots"), &ballot).await.read(201);
        let account = voter.id().uuid().simple().to_string();
        let rows = app.sql(|sql| {
            let tables = sql.tables();
            tables.into_iter().flat_map(|table| sql.rows(&table)).collect::<Vec<_>>()
        }).await;
        let with_it: Vec<_> = rows.iter().filter(|row| row.contains(&ballot.serial)).collect();
        assert_eq!(with_it.len(), 1, "the ballot is in the box and nowhere else: {with_it:?}");
        assert!(!with_it[0].contains(&account) && !with_it[0].contains("127.0.0.1"), "{with_it:?}");
        let tickets = app.sql(|sql| sql.rows("idempotency_keys")).await;
        assert!(tickets.iter().all(|row| !row.contains(&ballot.serial) && !row.contains("choices")), "{tickets:?}");
    }

    async fn on_postgres_nothing_tells_the_order_once_it_is_closed(app: TestApp) {
        if app.backend() == Backend::Sqlite {
            return;
        }
        let vote = {
            let mut people = Vec::new();
            for number in 0..6 {
                people.push(verified(&app, &format!("邻居{number}")).await);
            }
            let vote = open(&app, plain).await;
            for voter in &people {
                let _ = votes(&app, voter, &vote, &[1]).await;
            }
            vote
        };
        let (transactions, lie) = ("SELECT count(DISTINCT xmin::text) AS number FROM vote_ballots", "SELECT encode(serial, 'hex') AS words FROM vote_ballots ORDER BY ctid");
        assert_eq!(app.sql(move |sql| sql.number(transactions)).await, 6, "each came by itself");
        let _ = closed(&app, &vote).await;
        assert_eq!(app.sql(move |sql| sql.number(transactions)).await, 1);
        assert!(app.sql(move |sql| sql.words(lie)).await.is_sorted());
    }

    async fn what_was_signed_is_forgotten_when_it_is_over_and_who_was_erased_stays_counted(app: TestApp) {
        let (voter, other) = (verified(&app, "周先生").await, verified(&app, "吴先生").await);
        let vote = open(&app, plain).await;
        let ballot = votes(&app, &voter, &vote, &[3]).await;
        assert_eq!(app.count("vote_roll", "blinded IS NOT NULL").await, 1);
        let export: Export = voter.get("/me/export").await.read(200);
        assert_eq!(export.rolls.iter().map(|entry| (entry.vote_id, entry.taken)).collect::<Vec<_>>(), [(vote.id, true)]);
        let export: Export = other.get("/me/export").await.read(200);
        assert_eq!(export.rolls.iter().map(|entry| entry.taken).collect::<Vec<_>>(), [false]);
        let _ = other.delete("/me").await.expect(204);
        let after = closed(&app, &vote).await;
        assert_eq!(app.count("vote_roll", "blinded IS NOT NULL").await, 0);
        let _ = voter.delete("/me").await.expect(204);
        assert_eq!(app.count("vote_roll", "account_id IS NOT NULL").await, 0);
        assert_eq!(seen(&app.nobody(), &vote).await, after);
        assert_eq!((after.roll, after.taken), (Some(2), 1));
        let in_box = app.nobody().post(&url(&vote, "/ballots/find"), &json!({"serial": ballot.serial})).await;
        assert_eq!(in_box.read::<CastBallot>(200).choices, [3]);
    }

    async fn who_was_on_the_roll_of_a_vote_long_over_is_forgotten(app: TestApp) {
        let voter = verified(&app, "周先生").await;
        let vote = open(&app, plain).await;
        let _ = votes(&app, &voter, &vote, &[1]).await;
        let after = closed(&app, &vote).await;
        assert_eq!(sweep(&app, Duration::days(1_094)).await.voters, 0);
        assert_eq!(sweep(&app, Duration::days(1_096)).await.voters, 1);
        assert_eq!(app.count("vote_roll", "account_id IS NOT NULL").await, 0);
        assert_eq!((seen(&app.nobody(), &vote).await, app.count("vote_roll", "taken").await), (after, 1));
    }

    async fn what_is_signed_is_not_what_is_cast(app: TestApp) {
        let voter = verified(&app, "周先生").await;
        let vote = open(&app, plain).await;
        let written = write(&vote, &[1]);
        let paper: contract::votes::Paper = sign(&voter, &vote, &written).await.read(200);
        let ballot = written.signed(&paper);
        assert_ne!(ballot.signature, paper.signature);
        assert_ne!(ballot.signature, written.paper.blinded);
    }
}
