//! Two instances hand over one outbox, and one is killed half-way: every message arrives, and is in the inbox once. Nothing
//! that says where somebody is reached gets into a log.

use std::{collections::BTreeSet, fs, time::Duration};

use contract::outbox::DeliveryWay;
use tests::{Client, inbox, make, place::Place, process, seed, smtp::Post, within};

/// How many messages there are: more than one server takes in one go.
const MESSAGES: usize = 60;
const EMAIL: &str = "wang.xiulan@example.cn";

/// Answers so many cases of a resident, each of which is told of.
async fn answered(place: &Place, resident: &Client, admin: &Client) {
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

/// Lets somebody be told by mail besides, at any hour.
async fn reads_mail(place: &Place, resident: &Client) {
    let email = serde_json::json!({"email": EMAIL});
    let _ = resident.put("/me/addresses/email", &email).await.expect(202);
    let mail = place.mails().pop().expect("a mail with a code");
    let digits = mail
        .text
        .split(|letter: char| !letter.is_ascii_digit())
        .find(|digits| digits.len() == 6);
    let code = serde_json::json!({"code": digits.expect("a code")});
    let _ = resident.post("/me/addresses/email/confirm", &code).await.expect(200);
    inbox::prefer(resident, |wanted| {
        wanted.quiet = false;
        assert!(wanted.ways.contains(&DeliveryWay::Email));
    })
    .await;
}

/// How many messages were made of what waited for a way.
fn batches(place: &Place, way: &str) -> usize {
    let many = format!("SELECT count(DISTINCT batch_id) AS number FROM outbox WHERE way = '{way}'");
    usize::try_from(place.sql().number(&many)).expect("a number")
}

tests::on_each_database! {
    async fn one_of_two_is_killed_half_way_and_every_message_arrives(backend: Backend) {
        let Some(place) = Place::seeded(backend).await else { return };
        let quick = |mut command: std::process::Command| {
            command
                .env("LIANXIN_SMS__TIMEOUT_SECONDS", "1")
                .env("LIANXIN_MAIL__TIMEOUT_SECONDS", "1")
                .env("LIANXIN_NOTIFICATIONS__GROUP_SECONDS", "0");
            command
        };
        let mut one = process::Server::ready(quick(place.command()), &place.log()).await;
        let other = process::Server::ready(quick(place.command()), &place.log()).await;
        let resident = place.resident(&other).await;
        reads_mail(&place, &resident).await;
        let (codes, mails) = (place.sent().len(), place.mails().len());
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
        assert_eq!(arrived.len(), batches(&place, "sms"), "each arrived, and repeats carry the same id");
        let mailed: BTreeSet<String> = place.mails().drain(mails..).map(|mail| mail.id).collect();
        assert_eq!(mailed.len(), batches(&place, "email"), "so by mail");
        let lines = place.sql().number("SELECT count(*) AS number FROM outbox");
        assert_eq!(usize::try_from(lines), Ok(2 * MESSAGES), "nothing got lost in a message for several");
        let told = place.sql().number("SELECT count(*) AS number FROM notifications WHERE kind = 'case_answered'");
        assert_eq!(usize::try_from(told), Ok(MESSAGES), "and nothing is in the inbox twice");
    }

    async fn a_mail_server_that_names_whom_it_does_not_know_is_not_quoted_in_the_log(backend: Backend) {
        let Some(place) = Place::seeded(backend).await else { return };
        let mut command = place.command();
        command.env("LIANXIN_LOG__FILTER", "debug");
        let server = process::Server::ready(command, &place.log()).await;
        let resident = place.resident(&server).await;
        place.set_post(Post::Unknown);
        let email = serde_json::json!({"email": EMAIL});
        resident.put("/me/addresses/email", &email).await.refused_field("/email", "email_refused");
        drop(server);
        let log = fs::read_to_string(place.log()).expect("a log");
        assert!(log.contains("550"), "the number is worth knowing: {log}");
        assert!(!log.contains("wang.xiulan") && !log.contains("example.cn> is nobody"), "{log}");
    }
}
