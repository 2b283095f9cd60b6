//! What a desk begins its answers with: written by whoever is in charge, and filled in from the case.

use tests::{Backend, TestApp, make, seed};

use crate::{
    driver::{Driver, Kind},
    manage,
    whole::sit_down,
};

#[test]
fn a_text_is_prepared_and_filled_in_from_the_case() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let made = make::message(&app).accepted().await;
        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        desk.open("/rules/templates").await;
        desk.tap("template-add").await;
        desk.write("template-title", "已经修好").await;
        desk.write("template-text", "{性名}，已经修好了。").await;
        desk.tap("template-save").await;
        // What cannot be filled in is said by its field, and what was typed stays.
        desk.is_so("document.querySelector('[data-test=template-form] .lx-error')?.textContent.includes('编号')")
            .await;
        desk.write("template-text", "诉求 {编号} 已经修好，有事请打 {电话}。").await;
        desk.tap("template-save").await;
        desk.is_so("[...document.querySelectorAll('[data-test=template]')].some(each => each.textContent.includes('已经修好'))")
            .await;
        desk.open(&format!("/console/cases/{}", made.id())).await;
        desk.tap("answer").await;
        let _ = desk.see("template").await;
        let chosen = desk
            .run("return [...document.querySelectorAll('[data-test=template] option')].find(each => each.textContent === '已经修好').value")
            .await;
        desk.choose("template", chosen.as_str().expect("a text")).await;
        let station = made.case.station.as_ref().expect("a station");
        let filled = format!("诉求 {} 已经修好，有事请打 {}。", made.case.summary.number, station.phone);
        desk.is_so(&format!(
            "document.querySelector('[data-test=answer-text]').value === '{filled}'"
        ))
        .await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn two_who_change_a_text_at_once_see_each_others_and_lose_nothing() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let mut desks = Vec::new();
        for (login, words) in [("station.admin", "已派人去修。"), ("station.second", "明天上门查看。")] {
            let desk = driver.browser(&app, Kind::desk()).await;
            manage::sign_in(&desk, login, seed::PASSWORD).await;
            let _ = desk.see("nav-moderation").await;
            desk.open("/rules/templates").await;
            desk.tap("template-edit").await;
            desk.write("template-text", words).await;
            desks.push(desk);
        }
        let (second, first) = (desks.pop().expect("a desk"), desks.pop().expect("a desk"));
        first.tap("template-save").await;
        first.no_longer_see("template-form").await;
        second.tap("template-save").await;
        assert!(second.text("behind-theirs").await.contains("已派人去修。"));
        second
            .is_so("document.querySelector('[data-test=template-text]').value === '明天上门查看。'")
            .await;
        second.tap("behind-keep").await;
        second.no_longer_see("behind").await;
        second.tap("template-save").await;
        second.no_longer_see("template-form").await;
        assert_eq!(app.count("templates", "version = 3 AND text = '明天上门查看。'").await, 1);
        // What somebody else takes away is not lost for who is writing it.
        second.tap("template-edit").await;
        second.write("template-text", "后天上门查看。").await;
        app.run_sql("DELETE FROM templates").await;
        second.tap("template-save").await;
        let _ = second.see("template-gone").await;
        second.tap("template-save").await;
        second.no_longer_see("template-form").await;
        assert_eq!(app.count("templates", "text = '后天上门查看。'").await, 1);
        for browser in [first, second] {
            browser.close().await;
        }
        app.stop().await;
    });
}
