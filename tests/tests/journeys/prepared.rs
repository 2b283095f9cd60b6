//! What a desk begins its answers with: written by whoever is in charge, and filled in from the case.

use tests::{Backend, TestApp, make};

use crate::{
    driver::{Driver, Kind},
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
