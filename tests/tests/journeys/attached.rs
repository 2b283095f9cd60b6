//! What is attached to an answer: chosen at the desk, kept until it is sent, opened by whoever asked.

use contract::cases::Action;
use std::path::PathBuf;
use tests::{Backend, TestApp, make, pictures, proposals::effective};

use crate::{
    driver::{Driver, Kind},
    phone::Phone,
    proposals::{moderator, signed_in},
    whole::sit_down,
};

/// A picture and a document, as files.
fn files(app: &TestApp) -> [PathBuf; 2] {
    let [picture, document] = ["装好了.jpg", "验收单.pdf"].map(|name| app.folder().join(name));
    std::fs::write(&picture, pictures::jpeg()).expect("a picture");
    std::fs::write(&document, pictures::pdf()).expect("a document");
    [picture, document]
}

/// Answers a case with both.
async fn answer(desk: &Phone, app: &TestApp, made: &make::Made) {
    desk.open(&format!("/console/cases/{}", made.id())).await;
    desk.tap("answer").await;
    desk.write("answer-text", "已经修好，验收单见附件。").await;
    for (count, file) in (1..).zip(files(app)) {
        desk.choose_file("file-input", &file).await;
        desk.is_so(&format!("{CHOSEN} === {count}")).await;
    }
    // A page that is closed loses neither the words nor the files.
    desk.reload().await;
    desk.tap("answer").await;
    desk.is_so(&format!("{CHOSEN} === 2")).await;
    desk.tap("answer-submit").await;
    desk.see_attribute("case-state", "data-state", "answered").await;
    desk.is_so("document.querySelector('[data-test=timeline] img')?.naturalWidth > 0")
        .await;
}

/// What is opened in a page of its own after the session ran out renews it, and comes.
async fn opened_after_a_while(phone: &Phone) {
    let address = async |script: &str| phone.run(script).await.as_str().expect("an address").to_owned();
    let thumbnail = address("return document.querySelector('[data-test=timeline] img').getAttribute('src')").await;
    let document = address("return document.querySelector('[data-test=document]').getAttribute('href')").await;
    let picture = thumbnail.trim_end_matches("/thumbnail").to_owned();
    phone.lose_cookie("lx_access").await;
    phone.open(&picture).await;
    phone.see_cookie("lx_access").await;
    phone.is_so("document.contentType === 'image/jpeg'").await;
    phone.lose_cookie("lx_access").await;
    phone.open(&document).await;
    // It is saved, so the page stays and says so.
    phone
        .is_so("document.querySelectorAll('main > section')[1]?.hidden === false")
        .await;
    phone.see_cookie("lx_access").await;
}

/// How many files are chosen.
const CHOSEN: &str = "document.querySelectorAll('[data-test=files] li').length";
const OPENED: &str = "document.querySelector('[data-test=timeline] img')?.naturalWidth > 0";

#[test]
fn the_reporter_sees_the_picture_and_is_given_the_document() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let number = app.phone();
        let made = make::message(&app)
            .by(&app.resident_of("王秀兰", &number).await)
            .accepted()
            .await;
        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        answer(&desk, &app, &made).await;
        let phone = signed_in(&mut driver, &app, &number).await;
        phone.open(&format!("/cases/{}", made.id())).await;
        phone.is_so(OPENED).await;
        let told = phone.text("document").await;
        assert!(told.contains("验收单.pdf") && told.contains("KB"), "{told}");
        let got = "const done = arguments[arguments.length - 1]; \
                   fetch(document.querySelector('[data-test=document]').href).then(async answer => \
                   done([answer.status, answer.headers.get('content-disposition').startsWith('attachment')]))";
        assert_eq!(phone.run_async(got).await, serde_json::json!([200, true]));
        phone.is_so("document.documentElement.scrollWidth <= innerWidth").await;
        opened_after_a_while(&phone).await;
        for browser in [desk, phone] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn whoever_follows_by_code_is_given_them_too() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let made = make::message(&app).anonymous().accepted().await;
        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        answer(&desk, &app, &made).await;
        let code = made.secret.clone().expect("a code");
        assert!(
            made.seen_by(&made.by)
                .await
                .timeline
                .iter()
                .any(|line| line.action == Action::Answer)
        );
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        phone.open(&format!("/track#{code}")).await;
        phone.is_so(OPENED).await;
        // What the form sends is answered with the document; its address says nothing.
        let got = "const done = arguments[arguments.length - 1]; \
                   const button = document.querySelector('[data-test=document]'); \
                   const form = new URLSearchParams(new FormData(button.form, button)); \
                   fetch(button.form.action, {method: 'POST', body: form}).then(async answer => \
                   done([answer.status, answer.headers.get('content-type'), new URL(button.form.action).search]))";
        assert_eq!(phone.run_async(got).await, serde_json::json!([200, "application/pdf", ""]));
        for browser in [desk, phone] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn everybody_sees_what_is_attached_to_the_answer_to_a_proposal() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let proposal = effective(&app, &app.resident("王秀兰").await).await;
        let desk = moderator(&mut driver, &app, "station.admin").await;
        let write = async || {
            desk.tap("to-owed").await;
            desk.tap("answer").await;
        };
        write().await;
        desk.write("answer-text", "同意装一盏路灯，图纸见附件。").await;
        for (count, file) in (1..).zip(files(&app)) {
            desk.choose_file("file-input", &file).await;
            desk.is_so(&format!("{CHOSEN} === {count}")).await;
        }
        // A page that is closed loses neither the words nor the files.
        desk.reload().await;
        write().await;
        desk.is_so(&format!("{CHOSEN} === 2")).await;
        desk.tap("send-answer").await;
        desk.no_longer_see("reply").await;
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        phone.open(&format!("/proposals/{}", proposal.summary.id)).await;
        phone
            .is_so("document.querySelector('[data-test=answer] img')?.naturalWidth > 0")
            .await;
        let told = phone.text("document").await;
        assert!(told.contains("验收单.pdf") && told.contains("KB"), "{told}");
        phone.is_so("document.documentElement.scrollWidth <= innerWidth").await;
        for browser in [desk, phone] {
            browser.close().await;
        }
        app.stop().await;
    });
}
