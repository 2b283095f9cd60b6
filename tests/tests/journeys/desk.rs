//! The console: by keyboard at a desk, and on a phone.

use tests::{Backend, TestApp, make, seed};

use crate::{
    driver::{Driver, Kind},
    phone::ESCAPE,
    whole::sit_down,
};

/// The Enter key, as `WebDriver` writes it.
const ENTER: &str = "\u{e007}";

#[test]
fn a_case_is_found_and_declined_by_keyboard() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let made = make::message(&app).title("楼上装修太吵").await;
        let _ = make::message(&app).title("路灯不亮").accepted().await;
        let row = format!("queue-row-{}", made.id());
        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        desk.choose("filter-state", "submitted").await;
        desk.is_so("document.querySelectorAll('[data-test^=queue-row-]').length === 1")
            .await;
        desk.see(&row).await;
        desk.is_so("(document.activeElement.blur(), true)").await;
        desk.press("j").await;
        desk.press(ENTER).await;
        let _ = desk.see("decline").await;
        desk.press("d").await;
        desk.is_so("document.activeElement.dataset.test === 'decline-text'").await;
        desk.press("装修噪音由城管受理，请拨打 12345。").await;
        desk.tap("decline-submit").await;
        desk.see_attribute("case-state", "data-state", "declined").await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn escape_puts_the_rarer_acts_away_before_it_leaves_the_case() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let made = make::message(&app).accepted().await;
        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        desk.tap(&format!("queue-row-{}", made.id())).await;
        desk.tap("more-actions").await;
        let _ = desk.see("more-actions-list").await;
        desk.press(ESCAPE).await;
        desk.no_longer_see("more-actions-list").await;
        let _ = desk.see("case-state").await;
        desk.press(ESCAPE).await;
        desk.no_longer_see("case-state").await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn an_answer_begins_with_a_template_and_a_search_keeps_the_case_open() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let made = make::message(&app).title("楼上装修太吵").accepted().await;
        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        desk.write("search", "装修").await;
        desk.tap(&format!("queue-row-{}", made.id())).await;
        desk.is_so("decodeURIComponent(location.href).includes('装修')").await;
        desk.tap("answer").await;
        desk.choose("template", &seed::id(6, 0).to_string()).await;
        desk.is_so("document.querySelector('[data-test=answer-text]').value === '您反映的问题已经处理完毕。'")
            .await;
        desk.tap("answer-submit").await;
        desk.see_attribute("case-state", "data-state", "answered").await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn the_console_fits_a_phone_and_leads_back_to_where_one_was() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let made = make::message(&app).await;
        let row = format!("queue-row-{}", made.id());
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        sit_down(&phone).await;
        phone.tap(&row).await;
        phone.see_attribute("case-state", "data-state", "submitted").await;
        phone.is_so("document.activeElement.dataset.test === 'page-name'").await;
        phone.is_so("document.documentElement.scrollWidth <= innerWidth").await;
        phone.tap("back").await;
        phone.is_so(&format!("document.activeElement.dataset.test === '{row}'")).await;
        phone.close().await;
        app.stop().await;
    });
}
