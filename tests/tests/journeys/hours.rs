//! What a volunteer gave, on their phone: a line that is wrong, and somebody who did not write it deciding.

use tests::{Backend, TestApp, teams};

use crate::{
    driver::{Driver, Kind},
    phone::Phone,
    whole,
};

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
        let number = app.phone();
        let helper = app.resident_of("周先生", &number).await;
        let _ = helper.put("/me/volunteering", &teams::sheet()).await.expect(200);
        let station = app.station_admin().await;
        let url = teams::volunteer_url(&helper, "");
        let _ = station.post(&url, &teams::taken_on()).await.expect(200);
        let _ = teams::done(&app, &app.resident("王秀兰").await, &helper, 90).await;

        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        phone.open("/inbox/").await;
        phone.tap("sign-in").await;
        whole::sign_in_here(&phone, &app, &number).await;
        let _ = phone.see("inbox-page").await;
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
