//! The whole journey: resident → station → resident, in both languages.

use serde_json::Value;
use tests::{Backend, TestApp, seed};

use crate::{
    driver::{DESK, Driver, Kind, PHONE},
    phone::Phone,
};

/// Signs a resident in with a code from a text message.
pub(crate) async fn sign_in(phone: &Phone, app: &TestApp, number: &str) {
    phone.open("/sign-in").await;
    sign_in_here(phone, app, number).await;
}

/// As [`sign_in`], where the page for it is open.
pub(crate) async fn sign_in_here(phone: &Phone, app: &TestApp, number: &str) {
    phone.write("phone", number).await;
    let before = app.codes_sent(number);
    phone.tap("send-code").await;
    tests::until("the code arrives", async || (app.codes_sent(number) > before).then_some(())).await;
    phone.write("code", &app.code(number).await).await;
    phone.tap("sign-in").await;
}

/// Fills in a letter, without sending it.
pub(crate) async fn write_letter(phone: &Phone, title: &str) {
    phone.tap("tab-write").await;
    phone.choose("community", &seed::community(0).to_string()).await;
    phone.choose("category", "facilities").await;
    phone.write("title", title).await;
    phone.write("body", "最近一周每天半夜电梯都有很大的响声，老人睡不好。").await;
}

/// Signs a member of staff in at the console.
pub(crate) async fn sit_down(desk: &Phone) {
    sit_down_as(desk, "station.admin").await;
}

/// As [`sit_down`], for whoever signs in with this login.
pub(crate) async fn sit_down_as(desk: &Phone, login: &str) {
    desk.open("/console/").await;
    desk.write("login", login).await;
    desk.write("password", seed::PASSWORD).await;
    desk.tap("sign-in").await;
    let _ = desk.see("queue").await;
}

fn from_voice_to_rating(language: &'static str, words: [&'static str; 2]) {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let phone = driver.browser(&app, Kind { language, size: PHONE }).await;

        phone.open("/").await;
        let _ = phone.see("home-page").await;
        assert_eq!(phone.run("return document.documentElement.lang").await, Value::from(language));
        sign_in(&phone, &app, &app.phone()).await;
        let _ = phone.see("welcome-page").await;
        phone.choose("profile-community", &seed::community(0).to_string()).await;
        phone.write("profile-name", "王秀兰").await;
        phone.tap("profile-save").await;
        phone.no_longer_see("welcome-page").await;

        write_letter(&phone, "3号楼电梯夜里有异响").await;
        phone.tap("submit").await;
        phone.tap("consent-handling").await;
        phone.tap("consent-agree").await;
        phone.see_attribute("state", "data-state", "submitted").await;
        assert!(phone.text("state").await.contains(words[0]), "{}", phone.text("state").await);
        assert_eq!(phone.text("case-title").await, "3号楼电梯夜里有异响");
        let path = phone.run("return location.pathname").await;
        let id = path
            .as_str()
            .and_then(|path| path.rsplit('/').next())
            .expect("the case's address")
            .to_owned();

        let desk = driver.browser(&app, Kind { language, size: DESK }).await;
        sit_down(&desk).await;
        desk.tap(&format!("queue-row-{id}")).await;
        desk.tap("accept").await;
        desk.write("accept-text", "已收到，今天下午上门查看。").await;
        desk.tap("accept-submit").await;
        desk.see_attribute("case-state", "data-state", "accepted").await;
        desk.tap("answer").await;
        desk.write("answer-text", "电梯导轨已更换，夜间噪音已消除。").await;
        desk.tap("answer-submit").await;
        desk.see_attribute("case-state", "data-state", "answered").await;

        phone.reload().await;
        phone.see_attribute("state", "data-state", "answered").await;
        assert!(
            phone
                .run("return document.body.innerText")
                .await
                .as_str()
                .expect("text")
                .contains("电梯导轨已更换")
        );
        phone.tap("rate-contacted-yes").await;
        phone.tap("rate-resolved-yes").await;
        phone.tap("rate-stars-5").await;
        // What was answered outlives the page.
        phone.reload().await;
        phone.tap("rate-submit").await;
        let _ = phone.see("rated").await;
        phone.see_attribute("state", "data-state", "closed").await;
        assert!(phone.text("state").await.contains(words[1]), "{}", phone.text("state").await);

        desk.reload().await;
        let _ = desk.see("case-rating").await;
        assert_eq!(app.count("cases", "state = 'closed'").await, 1);
        phone.close().await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn a_voice_is_heard_answered_and_rated_in_chinese() {
    from_voice_to_rating("zh-CN", ["已提交", "已办结"]);
}

#[test]
fn a_voice_is_heard_answered_and_rated_in_english() {
    from_voice_to_rating("en", ["Sent", "Closed"]);
}
