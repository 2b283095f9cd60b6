//! What a volunteer gave, on their phone: pictures of a visit; a line that is wrong, and somebody who did not write it deciding.

use tests::{Backend, Client, TestApp, pictures, teams};

use crate::{
    driver::{Driver, Kind},
    phone::Phone,
    whole,
};

/// A volunteer, signed in on their phone.
async fn volunteer(driver: &mut Driver, app: &TestApp) -> (Phone, Client) {
    let number = app.phone();
    let helper = app.resident_of("周先生", &number).await;
    let _ = helper.put("/me/volunteering", &teams::sheet()).await.expect(200);
    let url = teams::volunteer_url(&helper, "");
    let _ = app.station_admin().await.post(&url, &teams::taken_on()).await.expect(200);
    let phone = driver.browser(app, Kind::phone("zh-CN")).await;
    phone.open("/inbox/").await;
    phone.tap("sign-in").await;
    whole::sign_in_here(&phone, app, &number).await;
    let _ = phone.see("inbox-page").await;
    (phone, helper)
}

/// One who was at somebody's door for ninety minutes; with the address of that request.
async fn visited(driver: &mut Driver, app: &TestApp, resident: &Client) -> (Phone, String) {
    let (phone, helper) = volunteer(driver, app).await;
    let done = teams::done(app, resident, &helper, 90).await;
    (phone, format!("/service/{}", done.summary.id))
}

/// Says that the one line should have so many minutes; first without a number, which is refused beside it.
async fn dispute(phone: &Phone, minutes: &str) {
    phone.open("/inbox/hours").await;
    phone.see_attribute("hours", "data-minutes", "90").await;
    phone.tap("dispute").await;
    phone.write("dispute-reason", "八点到十点，一共两个小时").await;
    phone.tap("send-dispute").await;
    phone.is_so("!!document.querySelector('[data-test=entry] .lx-error')").await;
    // A page that is closed loses nothing of what was typed.
    phone.reload().await;
    phone
        .is_so("document.querySelector('[data-test=dispute-reason]')?.value.startsWith('八点到十点')")
        .await;
    phone.write("dispute-minutes", minutes).await;
    phone.tap("send-dispute").await;
    phone.see_attribute("disputed", "data-state", "open").await;
    phone.is_so("document.documentElement.scrollWidth <= innerWidth").await;
}

#[test]
fn a_line_that_is_wrong_is_disputed_and_set_right_by_who_did_not_write_it() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, _) = visited(&mut driver, &app, &app.resident("王秀兰").await).await;
        dispute(&phone, "120").await;

        let desk = driver.browser(&app, Kind::desk()).await;
        whole::sit_down(&desk).await;
        desk.open("/teams/volunteers").await;
        desk.see_attribute("dispute", "data-state", "open").await;
        assert!(desk.text("dispute").await.contains("八点到十点"));
        desk.tap("decide-correct").await;
        desk.is_so("!!document.querySelector('[data-test=dispute] .lx-error')").await;
        desk.write("decide-reason", "与签到记录一致，予以更正").await;
        desk.tap("decide-correct").await;
        desk.is_so("!document.querySelector('[data-test=decide-correct]')").await;
        desk.close().await;

        phone.open("/inbox/").await;
        phone.find("[data-kind=hours_decided]").await.click().await.expect("a click");
        phone.see_attribute("hours", "data-minutes", "120").await;
        assert!(phone.text("disputed").await.contains("予以更正"));
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn pictures_of_a_visit_are_sent_from_the_phone_and_seen_by_the_resident() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let resident = app.resident("王秀兰").await;
        let (phone, address) = visited(&mut driver, &app, &resident).await;
        let picture = app.folder().join("visit.jpg");
        std::fs::write(&picture, pictures::jpeg()).expect("a picture");
        phone.open(&address).await;
        phone.choose_file("photo-input", &picture).await;
        let _ = phone.see("photo-remove-1").await;
        phone.tap("send-pictures").await;
        let _ = phone.see("visit-picture").await;
        phone
            .is_so("document.querySelector('[data-test=visit-picture] img').naturalWidth > 0")
            .await;
        phone.is_so("document.documentElement.scrollWidth <= innerWidth").await;
        let id = address.rsplit('/').next().unwrap_or_default();
        let seen: contract::teams::Service = resident.get(&format!("/services/{id}")).await.read(200);
        assert_eq!(seen.photos.len(), 1);
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn a_volunteer_scans_the_code_of_the_station_and_the_lead_sees_it() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, helper) = volunteer(&mut driver, &app).await;
        let service = teams::ready(&app, &app.resident("王秀兰").await, &helper).await;
        let path = format!("/communities/{}/station-code", tests::seed::community(0));
        let code: contract::teams::StationCode = app.station_admin().await.get(&path).await.read(200);
        let (_, token) = code.address.split_once('#').expect("a token");
        phone.open("/service/here").await;
        let _ = phone.see("scan-again").await;
        phone.open("/plain").await;
        phone.open("/service/here#7KQ4M").await;
        phone.tap("arrive").await;
        let _ = phone.see("code-refused").await;
        phone.open("/plain").await;
        phone.open(&format!("/service/here#{token}")).await;
        phone.tap("leave").await;
        phone.no_longer_see("code-refused").await;
        phone.no_longer_see("unsent").await;
        let seen = teams::seen(&teams::lead(&app).await, &service).await;
        let member = seen.team.iter().find(|member| member.account_id == helper.id());
        assert!(member.is_some_and(|member| member.at_station && member.arrived_at.is_some()));
        phone.close().await;

        let stranger = driver.browser(&app, Kind::phone("zh-CN")).await;
        stranger.open(&format!("/service/here#{token}")).await;
        stranger.tap("sign-in").await;
        whole::sign_in_here(&stranger, &app, &app.phone()).await;
        let _ = stranger.see("here-page").await;
        stranger
            .is_so(&format!(
                "location.hash === '#{token}' && location.search === '' && !document.querySelector('[data-test=scan-again]')"
            ))
            .await;
        stranger.close().await;

        let desk = driver.browser(&app, Kind::desk()).await;
        whole::sit_down(&desk).await;
        desk.open("/teams/volunteers").await;
        desk.tap("to-station-code").await;
        let _ = desk.see("station-code").await;
        assert!(desk.paper().await.starts_with(b"%PDF"));
        desk.close().await;
        app.stop().await;
    });
}
