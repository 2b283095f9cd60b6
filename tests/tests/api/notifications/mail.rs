//! E-mail: an address that its owner showed to be theirs, and what reaches it.

use chrono::TimeDelta;
use contract::{
    addresses::{ReachWay, ReachWays},
    notifications::NotificationPreferences,
    outbox::{Delivery, DeliveryWay, OutboxState},
    page::Page,
    problem::Kind,
};
use serde_json::json;
use tests::{
    Client, TestApp,
    inbox::{prefer, read_all},
    make, on_each_backend,
    smtp::{Mail, Post},
};

use super::outbox::{hand_over_in, url, wakeful};

/// Asks for a code to be sent there.
async fn ask(by: &Client, email: &str) {
    let _ = by.put("/me/addresses/email", &json!({"email": email})).await.expect(202);
}

/// The code that was sent there last.
fn code(app: &TestApp, email: &str) -> String {
    let mails = app.mails();
    let last = mails.iter().rev().find(|mail| mail.to == email).expect("a mail");
    let digits = last.text.split(|letter: char| !letter.is_ascii_digit());
    digits
        .into_iter()
        .find(|digits| digits.len() == 6)
        .expect("a code")
        .to_owned()
}

async fn way(of: &Client, way: DeliveryWay) -> ReachWay {
    let ways: ReachWays = of.get("/me/addresses").await.read(200);
    ways.items.into_iter().find(|each| each.way == way).expect("an open way")
}

/// Makes an address somebody's.
pub(super) async fn confirm(app: &TestApp, by: &Client, email: &str) {
    ask(by, email).await;
    let _ = by
        .post("/me/addresses/email/confirm", &json!({"code": code(app, email)}))
        .await
        .expect(200);
}

/// Somebody who is told by e-mail only, at any hour.
async fn reader(app: &TestApp, email: &str) -> Client {
    let reader = wakeful(app, &app.phone()).await;
    confirm(app, &reader, email).await;
    prefer(&reader, |wanted| wanted.ways = vec![DeliveryWay::Email]).await;
    reader
}

/// News that reached an address, codes left out.
fn news(app: &TestApp, email: &str) -> Vec<Mail> {
    let mails = app.mails().into_iter();
    mails
        .filter(|mail| mail.to == email && !mail.text.contains("验证码"))
        .collect()
}

async fn minutes(app: &TestApp, minutes: i64) {
    let _ = hand_over_in(app, TimeDelta::minutes(minutes)).await;
}

async fn arrives(app: &TestApp, email: &str, many: usize) -> Vec<Mail> {
    tests::until("mail", async || {
        minutes(app, 0).await;
        let all = news(app, email);
        (all.len() >= many).then_some(all)
    })
    .await
}

const EMAIL: &str = "wang.xiulan@example.cn";

on_each_backend! {
    async fn an_address_is_used_once_the_code_is_told_that_was_sent_there(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        resident.put("/me/addresses/email", &json!({"email": "wang@home"})).await.refused_field("/email", "email_form");
        ask(&resident, EMAIL).await;
        let masked = Some("w***@example.cn".to_owned());
        assert_eq!(way(&resident, DeliveryWay::Email).await, ReachWay { way: DeliveryWay::Email, address: None, pending: masked.clone() });
        let right = code(&app, EMAIL);
        let wrong = if right == "000000" { "000001" } else { "000000" };
        let told = async |code: &str| resident.post("/me/addresses/email/confirm", &json!({"code": code})).await;
        told(wrong).await.refused_field("/code", "email_code_wrong");
        assert_eq!(app.count("reach_addresses", "confirmed").await, 0);
        let _ = told(&right).await.expect(200);
        assert_eq!(way(&resident, DeliveryWay::Email).await, ReachWay { way: DeliveryWay::Email, address: masked, pending: None });
        told(&right).await.refused_field("/code", "email_code_late");
        let wanted: NotificationPreferences = resident.get("/me/notification-preferences").await.read(200);
        assert_eq!(wanted.ways, [DeliveryWay::Sms, DeliveryWay::Email], "it is used from now on");
    }

    async fn a_code_can_be_guessed_five_times(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        ask(&resident, EMAIL).await;
        let right = code(&app, EMAIL);
        let wrong = if right == "000000" { "000001" } else { "000000" };
        let told = async |code: &str| resident.post("/me/addresses/email/confirm", &json!({"code": code})).await;
        for _ in 0..5 {
            told(wrong).await.refused_field("/code", "email_code_wrong");
        }
        told(&right).await.refused_field("/code", "email_code_late");
    }

    async fn an_address_stays_until_the_new_one_is_confirmed_and_goes_when_it_is_removed(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        confirm(&app, &resident, EMAIL).await;
        ask(&resident, "other@example.com").await;
        let both = way(&resident, DeliveryWay::Email).await;
        assert_eq!((both.address.as_deref(), both.pending.as_deref()), (Some("w***@example.cn"), Some("o***@example.com")));
        let export = resident.get("/me/export").await.expect(200).value();
        assert_eq!(export["addresses"], json!([{"way": "email", "address": EMAIL}]));
        let _ = resident.delete("/me/addresses/email").await.expect(204);
        assert_eq!(app.count("reach_addresses", "true").await, 0);
        let wanted: NotificationPreferences = resident.get("/me/notification-preferences").await.read(200);
        assert_eq!(wanted.ways, [DeliveryWay::Sms]);
        resident.delete("/me/addresses/email").await.refused(Kind::NotFound);
        confirm(&app, &resident, EMAIL).await;
        let _ = resident.delete("/me").await.expect(204);
        assert_eq!(app.count("reach_addresses", "true").await, 0, "erased with the account");
    }

    async fn an_address_that_takes_no_mail_is_said_so_at_once(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let put = async || resident.put("/me/addresses/email", &json!({"email": EMAIL})).await;
        app.set_post(Post::Unknown);
        put().await.refused_field("/email", "email_refused");
        app.set_post(Post::Busy);
        put().await.refused_field("/email", "mail_failed");
    }

    async fn news_leaves_by_mail_and_says_that_there_is_some_and_never_what(app: TestApp) {
        let reader = reader(&app, EMAIL).await;
        let made = make::message(&app).by(&reader).answered().await;
        assert_eq!(app.count("outbox", "way = 'email'").await, 1);
        assert_eq!(app.count("outbox", "way = 'sms'").await, 0, "only by the way that is wanted");
        let mail = arrives(&app, EMAIL, 1).await.remove(0);
        assert!(mail.text.contains(&made.case.summary.number) && mail.text.contains("有了答复"), "{}", mail.text);
        assert!(!mail.text.contains("电梯") && mail.text.contains("/inbox/"), "{}", mail.text);
    }

    async fn several_things_within_the_window_leave_as_one_mail(app: TestApp) {
        let reader = reader(&app, EMAIL).await;
        let _ = make::message(&app).by(&reader).answered().await;
        let _ = arrives(&app, EMAIL, 1).await;
        let mut numbers = Vec::new();
        for _ in 0..3 {
            numbers.push(make::message(&app).by(&reader).answered().await.case.summary.number);
        }
        minutes(&app, 1).await;
        assert_eq!(news(&app, EMAIL).len(), 1, "nobody is told twice in a minute");
        minutes(&app, 11).await;
        let all = news(&app, EMAIL);
        assert_eq!(all.len(), 2, "three as one");
        assert!(all[1].text.contains("您有 3 条新消息"), "{}", all[1].text);
        assert!(numbers.iter().all(|number| all[1].text.contains(number)), "{}", all[1].text);
        assert_eq!(app.count("outbox", "state = 'sent'").await, 4);
    }

    async fn what_may_not_have_arrived_is_sent_again_under_the_same_name(app: TestApp) {
        let reader = reader(&app, EMAIL).await;
        app.set_post(Post::Forgetful);
        let _ = make::message(&app).by(&reader).answered().await;
        let _ = arrives(&app, EMAIL, 1).await;
        app.set_post(Post::Works);
        minutes(&app, 60).await;
        let ids: Vec<String> = news(&app, EMAIL).into_iter().map(|mail| mail.id).collect();
        assert!(ids.len() == 2 && ids[0] == ids[1] && ids[0].starts_with('<'), "{ids:?}");
        assert_eq!(app.count("outbox", "state = 'sent'").await, 1);
    }

    async fn what_is_read_while_it_waits_is_left_out(app: TestApp) {
        let reader = reader(&app, EMAIL).await;
        let _ = make::message(&app).by(&reader).answered().await;
        let _ = arrives(&app, EMAIL, 1).await;
        let read = make::message(&app).by(&reader).answered().await.case.summary.number;
        read_all(&reader).await;
        let unread = make::message(&app).by(&reader).answered().await.case.summary.number;
        minutes(&app, 11).await;
        let text = news(&app, EMAIL).pop().expect("a mail").text;
        assert!(text.contains(&unread) && !text.contains(&read), "{text}");
        assert_eq!(app.count("outbox", "state = 'dropped'").await, 1);
    }

    async fn after_ten_tries_or_a_refusal_it_waits_for_the_street(app: TestApp) {
        let reader = reader(&app, EMAIL).await;
        app.set_post(Post::Busy);
        let _ = make::message(&app).by(&reader).answered().await;
        for day in 0..12 {
            minutes(&app, day * 24 * 60).await;
        }
        let street = app.street_admin().await;
        let dead: Page<Delivery> = street.get(&url("")).await.read(200);
        let found: Vec<_> = dead.items.iter().map(|each| (each.way, each.state, each.tries, each.fault.as_deref())).collect();
        assert_eq!(found, [(DeliveryWay::Email, OutboxState::Dead, 10, Some("no_answer"))]);
        app.set_post(Post::Works);
        let again: Delivery = street.post(&url(&format!("/{}/retry", dead.items[0].id)), &json!({})).await.read(200);
        assert_eq!(again.state, OutboxState::Waiting);
        let _ = arrives(&app, EMAIL, 1).await;
        app.set_post(Post::Unknown);
        let _ = make::message(&app).by(&reader).answered().await;
        minutes(&app, 11).await;
        let dead: Page<Delivery> = street.get(&url("")).await.read(200);
        assert_eq!(dead.items[0].fault.as_deref(), Some("refused"));
        assert_eq!(dead.items[0].tries, 1, "who is not there is not there later");
    }
}

#[test]
fn one_account_has_few_codes_sent_and_one_address_gets_few() {
    tests::run(async {
        let few = |settings: &mut tests::Settings| settings.limits.mail_codes_per_hour = 2;
        let Some(app) = TestApp::start_with(tests::Backend::Sqlite, few).await else {
            return;
        };
        let (one, other) = (app.resident("王秀兰").await, app.resident("李建国").await);
        let put = async |by: &Client, email: &str| by.put("/me/addresses/email", &json!({"email": email})).await.status;
        assert_eq!(put(&one, "a@example.cn").await, 202);
        assert_eq!(put(&one, "b@example.cn").await, 202);
        assert_eq!(put(&one, "c@example.cn").await, 429, "one account");
        assert_eq!(put(&other, "A@example.cn").await, 202);
        assert_eq!(put(&other, "a@example.cn").await, 429, "one address");
        app.stop().await;
    });
}

#[test]
fn where_no_mail_server_is_set_nobody_is_asked_for_an_address() {
    tests::run(async {
        let none = |settings: &mut tests::Settings| settings.mail.server.clear();
        let Some(app) = TestApp::start_with(tests::Backend::Sqlite, none).await else {
            return;
        };
        let resident = app.resident("王秀兰").await;
        let ways: ReachWays = resident.get("/me/addresses").await.read(200);
        assert!(ways.items.iter().all(|way| way.way != DeliveryWay::Email));
        resident
            .put("/me/addresses/email", &json!({"email": EMAIL}))
            .await
            .refused(Kind::NotFound);
        app.stop().await;
    });
}
