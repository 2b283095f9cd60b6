//! The rules of a community that are numbers, in the browser: set by the street, read by its stations.

use contract::agenda::AgendaRules;
use tests::{Backend, TestApp, projects, seed};

use crate::{
    driver::{Driver, Kind},
    manage::sign_in,
    phone::Phone,
};

/// The desk of whoever signs in under this name, at the rules.
async fn desk(driver: &mut Driver, app: &TestApp, login: &str) -> Phone {
    let desk = driver.browser(app, Kind::desk()).await;
    sign_in(&desk, login, seed::PASSWORD).await;
    // Whoever goes elsewhere before the answer is not signed in.
    let _ = desk.see("queue").await;
    desk.open("/rules/").await;
    desk
}

/// Chooses the community that the others here are of; a street answers for several.
async fn choose(desk: &Phone) {
    desk.choose("community", &seed::community(0).to_string()).await;
}

/// Waits until this stands in a field.
async fn stands(desk: &Phone, name: &str, value: &str) {
    let script = format!("document.querySelector('[data-test={name}]')?.value === '{value}'");
    desk.is_so(&script).await;
}

/// What is said below a field.
async fn fault(desk: &Phone, name: &str) -> String {
    desk.see_attribute(name, "aria-invalid", "true").await;
    let script = format!("return document.querySelector('.lx-field:has([data-test={name}]) .lx-error').innerText");
    desk.run(&script).await.as_str().expect("a text").to_owned()
}

/// Saves, and waits until it is said that it is.
async fn save(desk: &Phone) {
    desk.tap("save").await;
    desk.is_so("document.querySelector('[data-test=toasts]').innerText.includes('已保存')")
        .await;
}

/// Somebody else of the street sets for how long notices last, as the first.
async fn notices_last(app: &TestApp, notice_days: u16) {
    let rules = AgendaRules {
        notice_days,
        ..AgendaRules::default()
    };
    let path = format!("/communities/{}/agenda-rules", seed::community(0));
    let _ = app.street_admin().await.put(&path, &rules).await.expect(200);
}

#[test]
fn a_street_sets_how_needs_and_projects_go_and_a_station_reads_it() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let street = desk(&mut driver, &app, "street.admin").await;
        street.tap("to-needs").await;
        choose(&street).await;
        stands(&street, "notice_days", "7").await;
        street.write("notice_days", "61").await;
        street.tap("save").await;
        assert!(fault(&street, "notice_days").await.contains("1 到 60"));
        stands(&street, "notice_days", "61").await;
        street.write("notice_days", "10").await;

        // What somebody else sets meanwhile is shown, and nothing typed is lost.
        notices_last(&app, 14).await;
        street.tap("save").await;
        assert!(street.text("behind-theirs").await.contains("14"));
        stands(&street, "notice_days", "10").await;
        street.tap("behind-keep").await;
        street.no_longer_see("behind").await;
        save(&street).await;
        street.reload().await;
        choose(&street).await;
        stands(&street, "notice_days", "10").await;

        street.tap("to-projects").await;
        stands(&street, "excellent", "4.50").await;
        street.write("excellent", "2.9").await;
        street.tap("save").await;
        assert!(fault(&street, "excellent").await.contains("不能低于"));
        street.write("excellent", "4.2").await;
        projects::rules(&app, |rules| rules.first_percent = 50).await;
        street.tap("save").await;
        assert!(street.text("behind-theirs").await.contains("50"));
        street.tap("behind-take").await;
        stands(&street, "first_percent", "50").await;
        stands(&street, "excellent", "4.50").await;
        street.write("excellent", "4.2").await;
        save(&street).await;
        street.reload().await;
        choose(&street).await;
        stands(&street, "excellent", "4.20").await;
        stands(&street, "first_percent", "50").await;
        street.close().await;

        let station = desk(&mut driver, &app, "station.admin").await;
        station.tap("to-needs").await;
        stands(&station, "notice_days", "10").await;
        let _ = station.see("set-by-street").await;
        station
            .is_so("document.querySelector('[data-test=notice_days]').disabled && !document.querySelector('[data-test=save]')")
            .await;
        station.close().await;
        app.stop().await;
    });
}
