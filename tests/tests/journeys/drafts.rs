//! What is typed by two at once, or on two devices: nobody's words are overwritten unseen.

use tests::{Backend, TestApp, seed, until};

use crate::{
    driver::{Driver, Kind},
    manage,
    proposals::{resident, signed_in, write},
};

#[test]
fn a_proposal_is_gone_on_with_on_another_device() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let number = app.phone();
        app.resident_of("王秀兰", &number).await;
        let phone = signed_in(&mut driver, &app, &number).await;
        phone.open("/proposals/new").await;
        phone.write("title", "装一盏路灯").await;
        let _ = phone.see("draft-saved").await;
        let tablet = signed_in(&mut driver, &app, &number).await;
        tablet.open("/proposals/new").await;
        tablet
            .is_so("document.querySelector('[data-test=title]')?.value === '装一盏路灯'")
            .await;
        tablet.write("title", "装两盏路灯").await;
        let _ = tablet.see("draft-saved").await;
        // The first device went on meanwhile: it is shown both.
        phone.write("title", "装三盏路灯").await;
        assert!(phone.text("draft-elsewhere").await.contains("装两盏路灯"));
        phone
            .is_so("document.querySelector('[data-test=title]').value === '装三盏路灯'")
            .await;
        phone.tap("draft-take").await;
        phone
            .is_so("document.querySelector('[data-test=title]').value === '装两盏路灯'")
            .await;
        phone.no_longer_see("draft-elsewhere").await;
        for browser in [phone, tablet] {
            browser.close().await;
        }
        app.stop().await;
    });
}

/// Waits until the server has a draft that says so, in its so many-th revision.
async fn has_draft(app: &TestApp, title: &str, revision: u32) {
    let so = format!("revision = {revision} AND content LIKE '%{title}%'");
    until("the draft at the server", async || {
        (app.count("proposal_drafts", &so).await == 1).then_some(())
    })
    .await;
}

#[test]
fn whoever_only_looks_saves_nothing_and_words_that_were_chosen_are_saved_at_once() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let number = app.phone();
        app.resident_of("王秀兰", &number).await;
        let phone = signed_in(&mut driver, &app, &number).await;
        phone.open("/proposals/new").await;
        phone.write("title", "装一盏路灯").await;
        has_draft(&app, "装一盏路灯", 1).await;
        let tablet = signed_in(&mut driver, &app, &number).await;
        tablet.open("/proposals/new").await;
        tablet
            .is_so("document.querySelector('[data-test=title]')?.value === '装一盏路灯'")
            .await;
        // Had the tablet sent what it found, it would have been before this, and the phone would be behind.
        phone.write("title", "装三盏路灯").await;
        has_draft(&app, "装三盏路灯", 2).await;
        tablet.write("title", "装两盏路灯").await;
        assert!(tablet.text("draft-elsewhere").await.contains("装三盏路灯"));
        tablet.tap("draft-mine").await;
        has_draft(&app, "装两盏路灯", 3).await;
        for browser in [phone, tablet] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn what_became_a_proposal_is_no_draft_any_more() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let phone = resident(&mut driver, &app, "王秀兰").await;
        write(&phone).await;
        // What was to be saved of the first would come before what is typed now.
        phone.tap("back").await;
        phone.tap("tab-new").await;
        phone.is_so("document.querySelector('[data-test=title]')?.value === ''").await;
        phone.write("title", "装一台自动售药机").await;
        has_draft(&app, "装一台自动售药机", 1).await;
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn two_who_change_the_rules_at_once_see_each_others() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let to = format!("p{}", app.social_worker().await.id());
        let mut desks = Vec::new();
        for (login, name) in [("station.admin", "电梯找社工"), ("station.second", "路灯找社工")] {
            let desk = driver.browser(&app, Kind::desk()).await;
            manage::sign_in(&desk, login, seed::PASSWORD).await;
            // Whoever goes elsewhere before the answer is not signed in.
            let _ = desk.see("nav-moderation").await;
            desk.open("/rules/").await;
            desk.tap("rule-add").await;
            desk.write("rule-name-0", name).await;
            desk.choose("rule-to", &to).await;
            desk.tap("rule-done").await;
            desks.push(desk);
        }
        let (second, first) = (desks.pop().expect("a desk"), desks.pop().expect("a desk"));
        first.tap("rules-save").await;
        first.no_longer_see("rules-unsaved").await;
        second.tap("rules-save").await;
        assert!(second.text("behind-theirs").await.contains("电梯找社工"));
        assert!(
            second.text("rule-0").await.contains("路灯找社工"),
            "what they typed is still there"
        );
        second.tap("behind-keep").await;
        second.no_longer_see("behind").await;
        second.tap("rules-save").await;
        second.no_longer_see("rules-unsaved").await;
        assert_eq!(app.count("routing_rules", "TRUE").await, 2);
        for browser in [first, second] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn what_is_near_is_asked_of_the_phone_only_when_it_is_pressed() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        tests::proposals::published(&app, &app.resident("王秀兰").await).await;
        let phone = resident(&mut driver, &app, "周先生").await;
        phone.open("/proposals/").await;
        let _ = phone.see("proposal").await;
        phone
            .run(
                "window.asked = 0; navigator.geolocation.getCurrentPosition = found => { window.asked += 1; \
                  found({coords: {latitude: 31.3, longitude: 120.6}}); }",
            )
            .await;
        phone.choose("sort", "near").await;
        let _ = phone.see("near-cell").await;
        phone.is_so("window.asked === 0").await;
        phone.tap("near-here").await;
        let _ = phone.see("near-me").await;
        let _ = phone.see("proposal").await;
        phone.is_so("window.asked === 1 && !location.href.includes('31.3')").await;
        phone.tap("by-cell").await;
        let _ = phone.see("near-cell").await;
        phone.close().await;
        app.stop().await;
    });
}
