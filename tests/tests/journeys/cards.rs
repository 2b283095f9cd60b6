//! A liaison card is scanned: its officer is asked to come by, the station is told something; and cards that lead nowhere.

use contract::liaison::{Card, Cards, Sheet};
use serde_json::json;
use tests::{Backend, Client, TestApp, seed};

use crate::{
    driver::{Driver, Kind},
    manage::sign_in,
};

/// A card of this officer.
pub(crate) async fn issued(app: &TestApp, officer: &Client, label: &str) -> Card {
    let new =
        json!({"community_id": seed::community(0), "cell_id": seed::cell(0, 1), "officer_id": officer.id(), "labels": [label]});
    let mut cards: Cards = app.station_admin().await.post("/liaison/cards", &new).await.read(201);
    cards.items.pop().expect("a card")
}

/// Where a card's code leads, on this server.
pub(crate) async fn way_of(app: &TestApp, card: &Card) -> String {
    let asked = json!({"cards": [card.id]});
    let sheet: Sheet = app.station_admin().await.post("/liaison/sheets", &asked).await.read(200);
    let (_, token) = sheet.faces[0].address.split_once("/card/#").expect("a token");
    format!("/card/#{token}")
}

#[test]
fn by_a_card_the_officer_is_asked_to_come_and_the_station_told_something() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let officer = app.officer("刘阿姨").await;
        let way = way_of(&app, &issued(&app, &officer, "3号楼2单元").await).await;
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        phone.open(&way).await;
        assert_eq!(phone.text("officer").await, "刘阿姨");
        phone.tap("ask").await;
        phone.write("body", "老人行动不便，想请您来看看。").await;
        // A page that is gone loses nothing of the matter.
        phone.reload().await;
        phone.tap("ask").await;
        phone
            .is_so("document.querySelector('[data-test=body]')?.value === '老人行动不便，想请您来看看。'")
            .await;
        phone.tap("part-morning").await;
        phone.write("name", "张大爷").await;
        phone.write("phone", "138 1234 5678").await;
        phone.tap("send").await;
        assert_eq!(app.count("cases", "true").await, 0, "not without consent");
        phone.tap("consent").await;
        phone.lose_answer("/liaison/messages").await;
        phone.tap("send").await;
        let _ = phone.see("say-trouble").await;
        phone.tap("send").await;
        let code = phone.text("tracking-code").await;
        assert_eq!(
            app.count("cases", "channel = 'liaison_card'").await,
            1,
            "however often it was sent"
        );
        assert_eq!(
            app.count("liaison_visits", "state = 'asked' AND wished_part = 'morning'")
                .await,
            1
        );
        phone.tap("follow").await;
        phone.see_attribute("state", "data-state", "submitted").await;

        phone.open(&way).await;
        assert_eq!(phone.text("tracking-code").await, code, "until it is noted");
        phone.tap("noted").await;
        phone.tap("tell").await;
        phone.write("body", "楼道里的灯坏了三天。").await;
        phone.tap("send").await;
        let other = phone.text("tracking-code").await;
        assert_ne!(other, code);
        assert_eq!(app.count("cases", "channel = 'liaison_card'").await, 2);
        assert_eq!(app.count("liaison_visits", "true").await, 1);
        phone.is_so("document.documentElement.scrollWidth <= innerWidth").await;
        phone.close().await;
        app.stop().await;
    });
}

/// What the code in a picture says.
fn read(picture: &[u8]) -> String {
    let picture = image::load_from_memory(picture).expect("a picture").to_luma8();
    let mut prepared = rqrr::PreparedImage::prepare(picture);
    let codes = prepared.detect_grids();
    codes.first().expect("a code").decode().expect("a text").1
}

/// How many pages a PDF has.
fn pages(document: &[u8]) -> usize {
    let text = String::from_utf8_lossy(document);
    text.matches("/Type /Page\n").count()
}

#[test]
fn a_card_is_issued_printed_scanned_and_followed_to_a_closed_case() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let _ = app.officer("刘阿姨").await;
        let desk = driver.browser(&app, Kind::desk()).await;
        sign_in(&desk, "station.admin", seed::PASSWORD).await;
        desk.tap("nav-office").await;
        desk.tap("manage-cards").await;
        desk.tap("cards-issue").await;
        let doors: Vec<String> = (1..=11).map(|unit| format!("3号楼{unit}单元")).collect();
        desk.write("issue-labels", &doors.join("\n")).await;
        desk.tap("issue-send").await;
        let _ = desk.see("card-11").await;
        desk.tap("card-2-replace").await;
        desk.tap("card-change").await;
        let _ = desk.see("card-12").await;
        desk.tap("card-3-revoke").await;
        desk.tap("card-change").await;
        desk.no_longer_see("card-3").await;
        assert_eq!(app.count("liaison_cards", "revoked_at IS NULL").await, 10);
        desk.tap("cards-unprinted").await;
        desk.tap("cards-print").await;
        desk.is_so("document.querySelectorAll('[data-test=sheet-card]').length === 10")
            .await;
        assert_eq!(pages(&desk.paper().await), 1);
        assert_eq!(app.count("liaison_cards", "printed_at IS NOT NULL").await, 10);
        // As many dots as a modest printer has: 288 to the inch.
        let closer = "document.querySelector('[data-test=sheet]').style.zoom = 3; \
                      document.querySelector('[data-test=sheet-card] svg').scrollIntoView({block: 'center', inline: 'center'});";
        let _ = desk.run(closer).await;
        let address = read(&desk.picture().await);
        let (_, token) = address.split_once("/card/#").expect("an address");

        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        phone.open(&format!("/card/#{token}")).await;
        phone.tap("ask").await;
        phone.write("body", "楼道里的灯坏了三天。").await;
        phone.write("name", "张大爷").await;
        phone.write("phone", "13812345678").await;
        phone.tap("consent").await;
        phone.tap("send").await;
        let _ = phone.see("tracking-code").await;
        desk.tap("sheet-back").await;
        desk.tap("card-1-visits").await;
        let _ = desk.see("visit").await;
        let admin = app.station_admin().await;
        let case = admin.get("/cases").await.value()["items"][0]["id"]
            .as_str()
            .expect("a case")
            .to_owned();
        let _ = admin.post(&format!("/cases/{case}/accept"), &json!({})).await.expect(200);
        desk.open(&format!("/console/cases/{case}")).await;
        desk.tap("neighbour-show").await;
        desk.write("neighbour-reason", "回电约时间").await;
        desk.tap("neighbour-ask").await;
        assert!(desk.text("neighbour").await.contains("13812345678"));
        let answer = json!({"text": "灯泡已换好。"});
        let _ = admin.post(&format!("/cases/{case}/answer"), &answer).await.expect(200);
        phone.tap("follow").await;
        phone.see_attribute("state", "data-state", "answered").await;
        phone.tap("rate-contacted-yes").await;
        phone.tap("rate-resolved-yes").await;
        phone.tap("rate-stars-5").await;
        phone.tap("rate-submit").await;
        phone.see_attribute("state", "data-state", "closed").await;
        phone.close().await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn a_revoked_card_and_a_forged_one_say_where_to_turn() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let card = issued(&app, &app.officer("刘阿姨").await, "3号楼2单元").await;
        let way = way_of(&app, &card).await;
        let revoke = json!({"reason": "lost"});
        let path = format!("/liaison/cards/{}/revoke", card.id);
        let _ = app.station_admin().await.post(&path, &revoke).await.expect(200);
        let phone = driver.browser(&app, Kind::phone("en")).await;
        phone.open(&way).await;
        let _ = phone.see("call").await;
        phone.no_longer_see("ask").await;
        let said = phone.text("card-page").await;
        assert!(said.contains("no longer in use"), "{said}");

        phone.open("/card/#00000000000000000000000000").await;
        phone.no_longer_see("call").await;
        let said = phone.text("card-page").await;
        assert!(said.contains("not a valid liaison card"), "{said}");
        phone.tap("write-instead").await;
        let _ = phone.see("write-page").await;
        phone.close().await;
        app.stop().await;
    });
}
