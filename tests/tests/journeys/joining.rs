//! Whoever meets with something that a neighbour brought already joins it while they write.

use contract::handling::Handling;
use tests::{Backend, TestApp, make};

use crate::{
    driver::{Driver, Kind},
    whole,
};

#[test]
fn a_resident_who_met_with_the_same_joins_in_one_tap() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let first = make::message(&app).accepted().await;
        let number = app.phone();
        let _ = app.resident_of("李建国", &number).await;
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        whole::sign_in(&phone, &app, &number).await;
        let _ = phone.find("[data-test=home-page], [data-test=cases-page]").await;
        whole::write_letter(&phone, "我们楼电梯夜里也有异响").await;
        phone.tap("me-too").await;
        phone.see_attribute("state", "data-state", "merged").await;
        assert!(phone.text("next-step").await.contains("一并办理"));
        phone.open("/cases").await;
        phone
            .is_so("document.querySelector('[data-test=cases-page]')?.textContent.includes('我们楼电梯夜里也有异响')")
            .await;
        let path = format!("/cases/{}/handling", first.id());
        let handling: Handling = app.station_admin().await.get(&path).await.read(200);
        assert_eq!(handling.voices, 2, "the desk sees that two brought it");
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn who_sends_no_name_asks_without_one_and_joins_too() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let _ = make::message(&app).accepted().await;
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        phone.open("/").await;
        let _ = phone.see("home-page").await;
        whole::write_letter(&phone, "我们楼电梯夜里也有异响").await;
        phone.tap("name-shown-anonymous").await;
        phone.tap("me-too").await;
        let _ = phone.see("tracking-code").await;
        assert_eq!(
            app.count("cases", "state = 'merged' AND tracking_digest IS NOT NULL").await,
            1
        );
        phone.close().await;
        app.stop().await;
    });
}
