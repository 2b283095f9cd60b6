//! From where somebody begins to every app in which they have something to do, without an address being typed.

use tests::{Backend, TestApp};

use crate::{
    driver::{Driver, Kind},
    phone::ESCAPE,
    proposals, whole,
};

/// Who can see an element with this name.
fn stands(name: &str) -> String {
    format!("!!document.querySelector('[data-test={name}]')")
}

#[test]
fn whoever_goes_to_doors_or_speaks_for_an_organisation_finds_the_app_for_it_at_home() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let number = app.phone();
        let _ = app.officer_of("刘阿姨", &number).await;
        let officer = proposals::signed_in(&mut driver, &app, &number).await;
        officer.tap("door-field").await;
        let _ = officer.see("surveys-page").await;
        officer.close().await;

        let resident = proposals::resident(&mut driver, &app, "王秀兰").await;
        let _ = resident.see("door-projects").await;
        let _ = resident.see("tab-me").await;
        assert_eq!(resident.run(&format!("return {}", stands("door-field"))).await, false);
    });
}

#[test]
fn a_social_worker_finds_every_other_desk_from_a_telephone_and_from_a_desk() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        whole::sit_down_as(&phone, "social.worker").await;
        phone.tap("tab-account").await;
        for door in ["to-teams", "to-moderation", "to-council", "to-office"] {
            let _ = phone.see(door).await;
        }
        assert_eq!(phone.run(&format!("return {}", stands("to-rules"))).await, false);
        phone.tap("to-field").await;
        let _ = phone.see("surveys-page").await;
        phone.close().await;

        let desk = driver.browser(&app, Kind::desk()).await;
        whole::sit_down(&desk).await;
        desk.tap("nav-council").await;
        // The menu goes with Esc, which leaves its name the focus.
        desk.tap("desks").await;
        let _ = desk.see("beside-field").await;
        desk.press(ESCAPE).await;
        desk.is_so("!document.querySelector('[data-test=desks]').parentElement.open && document.activeElement.matches('[data-test=desks]')").await;
        desk.tap("desks").await;
        desk.tap("beside-field").await;
        let _ = desk.see("surveys-page").await;
    });
}

#[test]
fn whoever_was_sent_a_link_finds_large_letters_on_the_first_page() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        phone.open("/votes/").await;
        phone.tap("elder").await;
        phone.is_so("document.documentElement.dataset.size === 'elder'").await;
        phone.open("/projects/").await;
        phone
            .is_so("document.documentElement.dataset.size === 'elder' && document.querySelector('[data-test=elder]').innerText === '标准版'")
            .await;
    });
}
