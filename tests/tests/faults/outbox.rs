//! Two instances hand over one outbox, and one is killed half-way: every message arrives, and is in the inbox once.

use std::{collections::BTreeSet, time::Duration};

use tests::{Client, inbox, make, place::Place, process, seed, within};

/// How many messages there are: more than one server takes in one go.
const MESSAGES: usize = 60;

/// Answers so many cases of a resident, each of which is told of.
async fn answered(place: &Place, resident: &Client, admin: &Client) {
    inbox::prefer(resident, |wanted| wanted.quiet = false).await;
    for _ in 0..MESSAGES {
        let made: contract::cases::Case = resident.post("/mailbox/messages", &make::plain()).await.read(201);
        let path = format!("/cases/{}", made.summary.id);
        let _ = admin
            .post(&format!("{path}/accept"), &serde_json::json!({}))
            .await
            .expect(200);
        let answer = serde_json::json!({"text": "已经修好了。"});
        let _ = admin.post(&format!("{path}/answer"), &answer).await.expect(200);
    }
    let told = place
        .sql()
        .number("SELECT count(*) AS number FROM notifications WHERE kind = 'case_answered'");
    assert_eq!(usize::try_from(told), Ok(MESSAGES), "each is in the inbox once");
}

tests::on_each_database! {
    async fn one_of_two_is_killed_half_way_and_every_message_arrives(backend: Backend) {
        let Some(place) = Place::seeded(backend).await else { return };
        let quick = |mut command: std::process::Command| {
            command.env("LIANXIN_SMS__TIMEOUT_SECONDS", "1");
            command
        };
        let mut one = process::Server::ready(quick(place.command()), &place.log()).await;
        let other = process::Server::ready(quick(place.command()), &place.log()).await;
        let resident = place.resident(&other).await;
        let codes = place.sent().len();
        let admin = process::client(other.address()).sign_in("station.admin", seed::PASSWORD).await;
        answered(&place, &resident, &admin).await;
        within(Duration::from_secs(30), "some are on their way", async || {
            (place.sent().len() > codes).then_some(())
        })
        .await;
        one.kill();
        within(Duration::from_mins(1), "all are handed over", async || {
            let waiting = place.sql().number("SELECT count(*) AS number FROM outbox WHERE state <> 'sent'");
            (waiting == 0).then_some(())
        })
        .await;
        let arrived: BTreeSet<String> = place.sent().drain(codes..).collect();
        assert_eq!(arrived.len(), MESSAGES, "each arrived, and repeats carry the same id");
        let told = place.sql().number("SELECT count(*) AS number FROM notifications WHERE kind = 'case_answered'");
        assert_eq!(usize::try_from(told), Ok(MESSAGES), "and nothing is in the inbox twice");
    }
}
