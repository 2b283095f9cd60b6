//! The network goes and comes back: nothing that was written is lost, and nothing is sent twice.

use contract::privacy::{CONSENT_VERSION, ConsentChange, ConsentKind};
use tests::{Backend, Client, TestApp, make, seed, until};

use crate::{
    driver::{Driver, Kind},
    phone::Phone,
    whole::{sign_in, write_letter},
};

/// A resident of the first community who has consented, and a phone that they are signed in on.
pub(crate) async fn at_home(driver: &mut Driver, app: &TestApp, language: &'static str) -> (Phone, Client) {
    let number = app.phone();
    let resident = app.sign_in_by_phone(&number).await;
    let _ = resident
        .patch("/me", &serde_json::json!({"community_id": seed::community(0)}))
        .await
        .expect(200);
    let consent = ConsentChange {
        kind: ConsentKind::Handling,
        version: CONSENT_VERSION,
        granted: true,
    };
    let _ = resident.post("/me/consents", &consent).await.expect(200);
    let phone = driver.browser(app, Kind::phone(language)).await;
    sign_in(&phone, app, &number).await;
    let _ = phone.see("home-page").await;
    (phone, resident)
}

fn without_a_network(language: &'static str, words: &'static str) {
    tests::run(async move {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, _) = at_home(&mut driver, &app, language).await;
        write_letter(&phone, "没有网络时写的信").await;
        phone.set_offline(true).await;
        phone.tap("submit").await;
        let why = phone.text("unsent-why").await;
        assert!(why.contains(words), "{why}");
        assert_eq!(app.count("cases", "true").await, 0);
        phone.set_offline(false).await;
        until("the letter arrives by itself", async || {
            (app.count("cases", "true").await == 1).then_some(())
        })
        .await;
        phone.no_longer_see("unsent").await;
        phone.reload().await;
        let _ = phone.see("cases-page").await;
        assert_eq!(app.count("cases", "true").await, 1, "and only once");
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn a_letter_written_without_a_network_arrives_once_when_it_is_back() {
    without_a_network("zh-CN", "等待网络");
}

#[test]
fn a_letter_written_without_a_network_arrives_once_in_english_too() {
    without_a_network("en", "Waiting for the network");
}

#[test]
fn a_letter_whose_answer_got_lost_is_there_once() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, _) = at_home(&mut driver, &app, "zh-CN").await;
        write_letter(&phone, "答复在路上丢了的信").await;
        phone.lose_answer("/mailbox/messages").await;
        phone.tap("submit").await;
        let _ = phone.see("cases-page").await;
        let _ = phone.find("[data-test=\"cases-page\"] [data-test^=\"case-\"]").await;
        phone.no_longer_see("unsent").await;
        assert_eq!(app.count("cases", "true").await, 1);
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn what_is_being_written_survives_the_page() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, _) = at_home(&mut driver, &app, "zh-CN").await;
        write_letter(&phone, "还没写完的信").await;
        until("the draft is kept", async || {
            phone.reload().await;
            let title = phone
                .see("title")
                .await
                .prop("value")
                .await
                .expect("a field")
                .unwrap_or_default();
            (title == "还没写完的信").then_some(())
        })
        .await;
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn a_page_that_failed_without_a_network_comes_by_itself_when_it_is_back() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, resident) = at_home(&mut driver, &app, "zh-CN").await;
        let made = make::message(&app).by(&resident).await;
        phone.set_offline(true).await;
        phone.tap("tab-cases").await;
        let _ = phone.see("failed").await;
        phone.set_offline(false).await;
        let _ = phone.see(&format!("case-{}", made.id())).await;
        phone.no_longer_see("failed").await;
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn enter_in_a_field_sends_the_letter_itself_and_joins_none() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let _ = make::message(&app).accepted().await;
        let (phone, _) = at_home(&mut driver, &app, "zh-CN").await;
        write_letter(&phone, "我们楼电梯夜里也有异响").await;
        let _ = phone.see("me-too").await;
        phone.write("title", "我们楼电梯夜里也有异响\u{e007}").await;
        phone.see_attribute("state", "data-state", "submitted").await;
        assert_eq!(app.count("cases", "state = 'merged'").await, 0);
        assert_eq!(app.count("cases", "true").await, 2, "the letter went by itself");
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn the_app_opens_without_a_network() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, _) = at_home(&mut driver, &app, "zh-CN").await;
        until("the app is kept on the phone", async || {
            let kept = phone.run_async("const done = arguments[0]; navigator.serviceWorker.ready.then(() => done(!!navigator.serviceWorker.controller))").await;
            (kept == true).then_some(())
        })
        .await;
        app.stop().await;
        phone.reload().await;
        let _ = phone.see("home-page").await;
        phone.close().await;
    });
}
