//! A letter without a name, followed by the code that only its writer has.

use contract::{
    cases::{Accept, CaseSummary},
    page::Page,
};
use tests::{Backend, TestApp, make, needs};

use crate::{
    driver::{Driver, Kind, PHONE},
    whole::write_letter,
};

#[test]
fn an_anonymous_letter_is_followed_by_its_code() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let kind = Kind {
            language: "zh-CN",
            size: PHONE,
        };
        let phone = driver.browser(&app, kind).await;
        phone.open("/").await;
        write_letter(&phone, "匿名写的信").await;
        phone.tap("name-shown-anonymous").await;
        phone.tap("submit").await;
        let code = phone.text("tracking-code").await;
        assert!(
            !phone
                .run("return location.href")
                .await
                .as_str()
                .expect("an address")
                .contains('?'),
            "no secret in the address"
        );
        // Who closed the page too early is reminded.
        phone.open("/").await;
        phone.tap("to-note").await;
        assert_eq!(phone.text("tracking-code").await, code);
        phone.tap("noted-code").await;
        let _ = phone.see("home-page").await;
        phone.no_longer_see("to-note").await;
        assert_eq!(
            app.count("cases", "reporter_id IS NULL AND tracking_digest IS NOT NULL")
                .await,
            1
        );

        // On another phone, with nothing but the code from the paper.
        let other = driver.browser(&app, kind).await;
        other.open("/track").await;
        other.write("track-code", &code).await;
        other.tap("track-submit").await;
        other.see_attribute("state", "data-state", "submitted").await;
        assert_eq!(other.text("case-title").await, "匿名写的信");
        let address = other.run("return location.pathname + location.search").await;
        assert_eq!(address, "/track", "the code rides behind #");

        // Their community writes a need down from it: the case leads there.
        let worker = app.social_worker().await;
        let page: Page<CaseSummary> = worker.get("/cases").await.read(200);
        let (id, accept) = (page.items[0].id, Accept::default());
        let _ = worker.post(&format!("/cases/{id}/accept"), &accept).await.expect(200);
        let need = needs::listed(&app, |need| need.cases = vec![id]).await;
        other.tap("refresh").await;
        other.tap("need-page").await;
        let there = format!("location.pathname === '/projects/needs/{}'", need.id);
        other.is_so(&there).await;

        other.open("/track").await;
        other.write("track-code", &make::tracking().0).await;
        other.tap("track-submit").await;
        let _ = other.see("other-code").await;
        phone.close().await;
        other.close().await;
        app.stop().await;
    });
}
