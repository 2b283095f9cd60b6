//! A liaison officer on foot: a visit that was asked for, a need heard on the stairs, and the neighbour who is told.

use contract::cases::Case;
use serde_json::json;
use tests::{Backend, Client, TestApp, make, pictures};

use crate::{
    cards::{issued, way_of},
    driver::{Driver, Kind},
    field::{app_is_kept, walk_in_by_telephone},
    phone::Phone,
};

/// An officer, in the app for those on foot.
async fn officer(driver: &mut Driver, app: &TestApp) -> (Client, Phone) {
    let number = app.phone();
    let officer = app.officer_of("刘阿姨", &number).await;
    let phone = driver.browser(app, Kind::phone("zh-CN")).await;
    walk_in_by_telephone(&phone, app, &number).await;
    (officer, phone)
}

/// Somebody scans a card of the officer and asks for a visit.
async fn ask(app: &TestApp, officer: &Client) {
    let way = way_of(app, &issued(app, officer, "3号楼2单元").await).await;
    let (_, token) = way.split_once('#').expect("a token");
    let asked = json!({"token": token, "body": "楼上漏水，厨房湿了一片。", "visit": {"on": "2099-12-31"}, "anonymous": make::tracking().1});
    let _ = app.nobody().post("/liaison/messages", &asked).await.expect(201);
}

#[test]
fn a_visit_is_agreed_on_made_without_a_network_and_stands_in_the_cards_record() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (officer, phone) = officer(&mut driver, &app).await;
        ask(&app, &officer).await;
        phone.tap("tab-neighbours").await;
        phone.tap("visit").await;
        assert_eq!(phone.text("visit-label").await, "3号楼2单元");
        phone
            .is_so("document.querySelector('[data-test=matter]')?.innerText.includes('厨房湿了一片')")
            .await;
        phone.tap("plan-part-afternoon").await;
        phone.tap("plan-save").await;
        assert!(phone.text("planned").await.contains("2099-12-31 下午"));
        app_is_kept(&phone, "field").await;

        phone.set_offline(true).await;
        phone.write("report-found", "楼上水管已报修，物业明早来。").await;
        // A page that is gone loses nothing.
        phone.reload().await;
        phone
            .is_so("document.querySelector('[data-test=report-found]')?.value === '楼上水管已报修，物业明早来。'")
            .await;
        phone.tap("report-settled").await;
        phone.tap("report-done").await;
        let _ = phone.see("parcel").await;
        phone.no_longer_see("visit").await;
        assert_eq!(app.count("liaison_visits", "state = 'done'").await, 0);
        phone.set_offline(false).await;
        phone.no_longer_see("parcel").await;
        assert_eq!(app.count("liaison_visits", "state = 'done' AND settled").await, 1);

        phone.tap("to-cards").await;
        phone.tap("card").await;
        assert!(phone.text("visit-made").await.contains("水管已报修"));
        phone.tap("visit-new").await;
        phone.write("report-found", "楼道堆放杂物，堵住了消防通道。").await;
        phone.tap("report-raise").await;
        phone.choose("report-raise-kind", "safety").await;
        phone.tap("report-done").await;
        let _ = phone.see("neighbours-page").await;
        phone.no_longer_see("parcel").await;
        assert_eq!(
            app.count("cases", "channel = 'liaison_card' AND category = 'safety'").await,
            1
        );
        phone.is_so("document.documentElement.scrollWidth <= innerWidth").await;
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn a_need_is_written_down_for_a_neighbour_who_is_told_what_came_of_it() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (officer, phone) = officer(&mut driver, &app).await;
        let folder = tempfile::tempdir().expect("a folder");
        let picture = folder.path().join("stairs.jpg");
        std::fs::write(&picture, pictures::jpeg()).expect("a picture");
        phone.tap("tab-neighbours").await;
        let _ = phone.see("need-new").await;
        app_is_kept(&phone, "field").await;
        phone.set_offline(true).await;
        phone.tap("need-new").await;
        phone.write("need-name", "张大爷").await;
        phone.write("need-phone", "13812345678").await;
        phone.write("need-title", "独居老人需要陪同就医").await;
        phone.write("need-body", "下周三要去医院复查，家里没有人陪。").await;
        phone.choose("need-kind", "eldercare").await;
        phone.tap("need-done").await;
        let _ = phone.see("need-no-consent").await;
        phone.choose_file("photo-input", &picture).await;
        let _ = phone.see("photo-remove-1").await;
        phone.tap("need-consent").await;
        phone.tap("need-done").await;
        let _ = phone.see("parcel").await;
        phone.set_offline(false).await;
        let _ = phone.see("need").await;
        assert_eq!(
            app.count("cases", "channel = 'liaison_officer' AND category = 'eldercare'")
                .await,
            1
        );

        let needs = officer.get("/liaison/needs").await.value();
        let path = format!("/cases/{}", needs["items"][0]["case"]["id"].as_str().expect("a case"));
        let admin = app.station_admin().await;
        let _ = admin.post(&format!("{path}/accept"), &json!({})).await.expect(200);
        let answer = json!({"text": "志愿者周三陪同就医。"});
        let _ = admin.post(&format!("{path}/answer"), &answer).await.expect(200);
        phone.reload().await;
        phone.tap("need").await;
        assert!(phone.text("timeline").await.contains("志愿者周三陪同就医"));
        phone.write("tell-said", "谢谢大家。").await;
        phone.tap("tell-rates").await;
        phone.tap("tell-contacted-yes").await;
        phone.tap("tell-resolved-yes").await;
        phone.tap("tell-stars-5").await;
        phone.tap("tell-done").await;
        let _ = phone.see("neighbours-page").await;
        phone.no_longer_see("parcel").await;
        phone.tap("need").await;
        let _ = phone.see("told-on").await;
        phone.no_longer_see("tell").await;
        let seen: Case = admin.get(&path).await.read(200);
        assert_eq!(seen.rating.expect("a rating").satisfaction, 5);
        phone.close().await;
        app.stop().await;
    });
}
