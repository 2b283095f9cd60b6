//! A resident urges, the street supervises, and both see it.

use tests::{Backend, TestApp, make, seed};

use crate::{
    driver::{Driver, Kind},
    manage, whole,
};

#[test]
fn a_resident_urges_once_a_day_and_the_street_supervises() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let number = app.phone();
        let reporter = app.resident_of("王秀兰", &number).await;
        let made = make::message(&app).by(&reporter).accepted().await;
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        whole::sign_in(&phone, &app, &number).await;
        let _ = phone.find("[data-test=home-page], [data-test=cases-page]").await;
        phone.open(&format!("/cases/{}", made.id())).await;
        phone.tap("urge").await;
        phone.write("say-text", "已经三天了。").await;
        phone.tap("say-submit").await;
        phone.no_longer_see("urge").await;
        let desk = driver.browser(&app, Kind::desk()).await;
        manage::sign_in(&desk, "street.admin", seed::PASSWORD).await;
        desk.tap(&format!("queue-row-{}", made.id())).await;
        assert!(desk.text("timeline").await.contains("已经三天了。"));
        desk.tap("supervise").await;
        desk.write("supervise-text", "三天内办结并回复居民。").await;
        desk.tap("supervise-submit").await;
        phone
            .is_so("document.querySelector('[data-test=timeline]')?.textContent.includes('催办')")
            .await;
        phone.reload().await;
        phone
            .is_so("document.querySelector('[data-test=timeline]')?.textContent.includes('三天内办结并回复居民。')")
            .await;
        phone.close().await;
        desk.close().await;
        app.stop().await;
    });
}
