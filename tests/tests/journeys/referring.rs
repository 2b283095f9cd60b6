//! Referral both ways, in the browsers of the station's desk, of who speaks for an organisation, and of the resident.

use contract::{page::Page, teams::ServiceSummary};
use tests::{Backend, TestApp, seed, teams};

use crate::{
    driver::{Driver, Kind},
    handling::organisation,
    phone::Phone,
    proposals::signed_in,
    whole::sit_down,
};

const FITS: &str = "document.documentElement.scrollWidth <= innerWidth";

/// The desk refers a request to an organisation, on the resident's word.
async fn refer(desk: &Phone, address: &str, organisation: &str) {
    desk.open(address).await;
    desk.tap("refer").await;
    desk.choose("refer-to", organisation).await;
    desk.tap("send-referral").await;
    desk.is_so("!!document.querySelector('[data-test=refer-text]')?.closest('.lx-field')?.querySelector('.lx-error')")
        .await;
    desk.write("refer-text", "老人需要长期康复训练，请上门评估。").await;
    // A page that is closed loses nothing of what was typed.
    desk.reload().await;
    desk.tap("refer").await;
    desk.choose("refer-consent", "person").await;
    desk.tap("send-referral").await;
    desk.see_attribute("referral", "data-state", "sent").await;
    desk.see_attribute("state", "data-state", "referred").await;
}

#[test]
fn a_request_is_referred_taken_and_done_and_the_resident_reads_of_it() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (number, speakers) = (app.phone(), app.phone());
        let service = teams::asked(&app.resident_of("王秀兰", &number).await, |_| {}).await;
        let id = organisation(&app, &speakers).await;

        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        refer(&desk, &format!("/teams/{}", service.summary.id), &id.to_string()).await;

        let speaker = signed_in(&mut driver, &app, &speakers).await;
        speaker.open("/inbox/").await;
        let message = speaker.find("[data-kind=referral_received]").await;
        message.click().await.expect("a click");
        speaker.tap("take").await;
        speaker.tap("show-contact").await;
        assert!(speaker.text("person").await.contains("3号楼2单元501"));
        speaker.is_so(FITS).await;
        speaker.tap("hand-back-send").await;
        speaker
            .is_so("!!document.querySelector('[data-test=hand-back-form] .lx-error')")
            .await;
        speaker.write("hand-back-text", "已上门评估，每周二上午由康复师上门。").await;
        speaker.tap("hand-back-send").await;
        let _ = speaker.see("handed-back").await;

        let phone = signed_in(&mut driver, &app, &number).await;
        phone.open(&format!("/service/{}", service.summary.id)).await;
        phone.see_attribute("referral", "data-state", "done").await;
        let page = phone.text("service-page").await;
        for told in ["暖阳社工中心", "本人同意", "每周二上午由康复师上门"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        phone.is_so(FITS).await;
        for browser in [desk, speaker, phone] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn an_organisation_refers_somebody_to_the_station_from_a_phone() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let speakers = app.phone();
        let _ = organisation(&app, &speakers).await;
        let phone = signed_in(&mut driver, &app, &speakers).await;
        phone.open("/field/received").await;
        phone.tap("to-refer").await;
        phone.tap("refer-send").await;
        phone
            .is_so("document.querySelectorAll('[data-test=refer-form] .lx-error').length >= 5")
            .await;
        phone.tap("kind-escort").await;
        phone.write("need", "陪老人去医院复查，需要推轮椅。").await;
        phone.write("name", "周奶奶").await;
        phone.reload().await;
        phone.write("phone", "0512-60000100").await;
        phone.write("home", "5号楼1单元102").await;
        phone.tap("consent-family").await;
        phone.is_so(FITS).await;
        phone.tap("refer-send").await;
        phone.tap("referred").await;
        phone.see_attribute("referral", "data-state", "sent").await;
        phone.see_attribute("state", "data-state", "asked").await;
        let list = format!("/communities/{}/services", seed::community(0));
        let waiting: Page<ServiceSummary> = app.station_admin().await.get(&list).await.read(200);
        assert_eq!(waiting.items.len(), 1);
        phone.close().await;
        app.stop().await;
    });
}
