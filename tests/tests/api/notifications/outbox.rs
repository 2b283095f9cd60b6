//! What is to reach people outside of the app: written with the change, only what they want, at least once.

use api::{moment::Moment, notifications::outbox, outside::Senders};
use chrono::TimeDelta;
use contract::{
    outbox::{Delivery, OutboxState},
    page::Page,
    problem::Kind,
};
use serde_json::json;
use tests::{
    Client, TestApp,
    inbox::{prefer, read_all},
    make, on_each_backend, seed,
};

/// Hands over what waits, as a server does every few seconds, so many hours from now.
async fn hand_over(app: &TestApp, hours: i64) -> usize {
    hand_over_in(app, TimeDelta::hours(hours)).await
}

/// As [`hand_over`], after any time.
pub(super) async fn hand_over_in(app: &TestApp, time: TimeDelta) -> usize {
    let (db, keys) = (app.db().await, app.keys());
    let senders = Senders::open(app.settings()).expect("the ways out");
    let window = TimeDelta::seconds(app.settings().notifications.group_seconds.into());
    let then = Moment::at(Moment::now().time() + time);
    outbox::sweep(&db, &keys, &senders, window, then).await.expect("a look")
}

/// A resident who is also told at night.
pub(super) async fn wakeful(app: &TestApp, phone: &str) -> Client {
    let resident = app.resident_of("王秀兰", phone).await;
    prefer(&resident, |wanted| wanted.quiet = false).await;
    resident
}

pub(super) fn url(rest: &str) -> String {
    format!("/streets/{}/outbox{rest}", seed::street(0))
}

/// Something that could not be handed over, however often it was tried.
async fn dead(app: &TestApp, phone: &str) -> Delivery {
    let resident = wakeful(app, phone).await;
    app.break_telephones(true);
    let _ = make::message(app).by(&resident).answered().await;
    for hours in 0..12 {
        let _ = hand_over(app, hours * 24).await;
    }
    app.break_telephones(false);
    let page: Page<Delivery> = app.street_admin().await.get(&url("")).await.read(200);
    page.items.into_iter().next().expect("a dead letter")
}

on_each_backend! {
    async fn an_answer_is_to_leave_the_app_and_a_step_is_not(app: TestApp) {
        let mut made = make::message(&app).accepted().await;
        assert_eq!(app.count("outbox", "true").await, 0);
        made.answered(&app.station_admin().await).await;
        assert_eq!(app.count("outbox", "way = 'sms'").await, 1);
    }

    async fn what_one_does_not_want_stays_in_the_app(app: TestApp) {
        let mut made = make::message(&app).accepted().await;
        prefer(&made.by, |wanted| wanted.topics.clear()).await;
        made.answered(&app.station_admin().await).await;
        read_all(&made.by).await;
        assert_eq!(app.count("outbox", "true").await, 0);
    }

    async fn a_message_says_that_there_is_news_and_never_what(app: TestApp) {
        let phone = app.phone();
        let made = make::message(&app).by(&wakeful(&app, &phone).await).answered().await;
        let number = &made.case.summary.number;
        let text = tests::until("a message", async || {
            let _ = hand_over(&app, 0).await;
            app.texts_to(&phone).into_iter().find(|text| text.contains(number))
        })
        .await;
        assert_eq!(text, format!("【连心】您的诉求 {number} 有了答复，请打开连心查看。"));
        assert_eq!(hand_over(&app, 24).await, 0, "once");
    }

    async fn what_was_read_meanwhile_is_not_sent(app: TestApp) {
        let phone = app.phone();
        let resident = wakeful(&app, &phone).await;
        app.break_telephones(true);
        let made = make::message(&app).by(&resident).answered().await;
        let _ = hand_over(&app, 0).await;
        read_all(&made.by).await;
        app.break_telephones(false);
        assert_eq!(hand_over(&app, 24).await, 0);
        assert_eq!(app.count("outbox", "state = 'dropped'").await, 1);
    }

    async fn what_cannot_be_handed_over_waits_for_the_street(app: TestApp) {
        let phone = app.phone();
        let letter = dead(&app, &phone).await;
        assert_eq!((letter.state, letter.fault.as_deref()), (OutboxState::Dead, Some("no_answer")));
        let street = app.street_admin().await;
        let path = url(&format!("/{}/retry", letter.id));
        app.foreign_street_admin().await.post(&path, &json!({})).await.refused(Kind::NotFound);
        let again: Delivery = street.post(&path, &json!({})).await.read(200);
        assert_eq!((again.state, again.tries), (OutboxState::Waiting, 0));
        street.post(&path, &json!({})).await.refused(Kind::NotFound);
        let sent = tests::until("it arrives", async || {
            let _ = hand_over(&app, 24).await;
            app.texts_to(&phone).into_iter().find(|text| text.contains("有了答复"))
        })
        .await;
        assert!(sent.contains(letter.number.as_deref().expect("its number")));
    }

    async fn the_street_gives_up_what_need_not_arrive(app: TestApp) {
        let letter = dead(&app, &app.phone()).await;
        let street = app.street_admin().await;
        let given_up: Delivery = street.post(&url(&format!("/{}/drop", letter.id)), &json!({})).await.read(200);
        assert_eq!(given_up.state, OutboxState::Dropped);
        let left: Page<Delivery> = street.get(&url("")).await.read(200);
        assert_eq!(left.items, []);
        let dropped: Page<Delivery> = street.get(&url("?state=dropped")).await.read(200);
        assert_eq!(dropped.items.len(), 1);
        app.station_admin().await.get(&url("")).await.refused(Kind::Forbidden);
    }
}
