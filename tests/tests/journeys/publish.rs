//! A case is made public: its reporter agrees, the desk masks a number and hides a part of the picture, a stranger sees it, and
//! its reporter thinks better of it.

use image::RgbImage;
use serde_json::json;
use tests::{
    Backend, TestApp, make,
    pictures::{self, apart},
    seed,
};

use crate::{
    driver::{Driver, Kind},
    handling::follow,
    manage,
    phone::Phone,
};

/// The Shift key, as `WebDriver` writes it.
const SHIFT: &str = "\u{e008}";
/// The arrow that points right.
const RIGHT: &str = "\u{e014}";

/// Draws a rectangle on the first picture with a finger, from the upper left to the middle.
const DRAW: &str = "const area = document.querySelector('[data-test=redact-1]'); area.scrollIntoView({block: 'center'}); \
    const box = area.getBoundingClientRect(); \
    const at = (kind, x, y) => area.dispatchEvent(new PointerEvent(kind, {bubbles: true, pointerId: 1, isPrimary: true, \
        clientX: box.left + x * box.width, clientY: box.top + y * box.height})); \
    at('pointerdown', 0.1, 0.1); at('pointermove', 0.3, 0.3); at('pointermove', 0.9, 0.6); at('pointerup', 0.9, 0.6);";

/// Says it in the dialog that a button opens.
async fn say(phone: &Phone, what: &str) {
    phone.tap(what).await;
    phone.tap("say-submit").await;
    phone.no_longer_see("say").await;
}

/// The picture at an address, as everybody gets it.
async fn drawn(app: &TestApp, address: &str) -> RgbImage {
    let reply = app.nobody().get(address).await.expect(200);
    image::load_from_memory(&reply.body).expect("a picture").into_rgb8()
}

/// The desk asks the reporter whether everybody may read it.
async fn asked(driver: &mut Driver, app: &TestApp, made: &make::Made) -> Phone {
    let desk = driver.browser(app, Kind::desk()).await;
    manage::sign_in(&desk, "station.admin", seed::PASSWORD).await;
    let _ = desk.see("queue").await;
    desk.open(&format!("/console/cases/{}", made.id())).await;
    desk.tap("more-actions").await;
    desk.tap("ask_consent").await;
    desk.write("ask_consent-text", "想让邻居也看到。").await;
    desk.tap("ask_consent-submit").await;
    desk.see_attribute("publicity", "data-publicity", "asked").await;
    desk
}

/// The desk masks what names somebody, and hides a part of the picture.
async fn prepared(desk: &Phone) {
    desk.tap("to-publication").await;
    desk.see_attribute("findings", "data-open", "1").await;
    desk.tap("mask-1").await;
    desk.see_attribute("findings", "data-open", "0").await;
    desk.tap("show-photo-1").await;
    let _ = desk.see("redact-1").await;
    desk.is_so("document.querySelector('[data-test=redact-1] img').complete")
        .await;
    let _ = desk.run(DRAW).await;
    let _ = desk.see("area-1-1-width").await;
    desk.is_so("document.querySelectorAll('[data-test=redact-1] rect').length === 1")
        .await;
    // A second one without drawing: added, moved and resized by keys, and set in numbers.
    desk.tap("add-area-1").await;
    desk.is_so("(document.querySelector('[data-test=redact-1]').focus(), true)")
        .await;
    desk.press(RIGHT).await;
    desk.is_so("document.querySelector('[data-test=area-1-2-x]').value === '168'")
        .await;
    desk.press(&format!("{SHIFT}{RIGHT}")).await;
    desk.is_so("document.querySelector('[data-test=area-1-2-width]').value === '88'")
        .await;
    desk.tap("remove-area-1-2").await;
    desk.tap("public-save").await;
    let _ = desk.see("redacted-1").await;
    desk.is_so("document.querySelector('[data-test=redacted-1]').naturalWidth === 400")
        .await;
}

/// A stranger finds the page, and reads there what is public; gives the address of its picture.
async fn read_by(stranger: &Phone) -> String {
    stranger
        .open(&format!("/plain/published?community={}", seed::community(0)))
        .await;
    stranger
        .is_so("(document.querySelector('a[href*=\"/plain/published/\"]')?.click(), !!document.querySelector('img'))")
        .await;
    let words = stranger.run("return document.body.innerText").await;
    let words = words.as_str().expect("words");
    assert!(
        words.contains("三楼的灯不亮，请打＊＊＊。") && !words.contains("1380000"),
        "{words}"
    );
    stranger.is_so("document.querySelector('img').naturalWidth > 0").await;
    let address = stranger
        .run("return new URL(document.querySelector('img').parentElement.href).pathname")
        .await;
    address.as_str().expect("an address").to_owned()
}

/// What was hidden of the picture is one colour, and the rest is as it was.
async fn hidden(app: &TestApp, made: &make::Made, address: &str) {
    let shown = drawn(app, address).await;
    let original = sent(app, made).await;
    let at = |x, y| *shown.get_pixel(x, y);
    assert!(
        apart(*original.get_pixel(120, 90), *original.get_pixel(280, 90)) > 200,
        "there were two colours"
    );
    assert!(
        apart(at(120, 90), at(280, 90)) < 30,
        "and is one: {:?} {:?}",
        at(120, 90),
        at(280, 90)
    );
    assert!(apart(at(120, 250), at(280, 250)) > 200, "the rest is as it was");
}

#[test]
fn one_picture_is_redacted_before_a_case_is_made_public() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let number = app.phone();
        let reporter = app.resident_of("王秀兰", &number).await;
        let message = make::message(&app)
            .by(&reporter)
            .title("楼道灯不亮")
            .body("三楼的灯不亮，请打13800000001。");
        let picture = pictures::picture(image::ImageFormat::Jpeg, 400, 300);
        let made = message.photos(&[picture]).await.answered().await;

        let desk = asked(&mut driver, &app, &made).await;
        let phone = follow(&mut driver, &app, &number, &made).await;
        let _ = phone.see("consent-asked").await;
        say(&phone, "consent").await;
        phone.no_longer_see("consent-asked").await;

        desk.see_attribute("publicity", "data-publicity", "agreed").await;
        prepared(&desk).await;
        desk.tap("publish").await;
        desk.see_attribute("publicity", "data-publicity", "public").await;

        let stranger = driver.browser(&app, Kind::phone("zh-CN")).await;
        let address = read_by(&stranger).await;
        hidden(&app, &made, &address).await;

        phone.reload().await;
        say(&phone, "refuse").await;
        stranger.reload().await;
        stranger.is_so("!document.querySelector('img')").await;
        let _ = app.nobody().get(&address).await.expect(401);
        assert_eq!(app.count("publications", "TRUE").await, 0);
        for browser in [phone, desk, stranger] {
            browser.close().await;
        }
        app.stop().await;
    });
}

/// The picture as it was sent.
async fn sent(app: &TestApp, made: &make::Made) -> RgbImage {
    let photo = made.case.photos[0].id;
    let reply = app.station_admin().await.get(&format!("/photos/{photo}")).await.expect(200);
    image::load_from_memory(&reply.body).expect("a picture").into_rgb8()
}

#[test]
fn what_is_wrong_is_said_and_what_was_typed_stays() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let mut made = make::message(&app).answered().await;
        tests::publication::agreed(&app, &mut made).await;
        let desk = driver.browser(&app, Kind::phone("zh-CN")).await;
        manage::sign_in(&desk, "social.worker", seed::PASSWORD).await;
        let _ = desk.see("queue").await;
        desk.open(&format!("/console/publications/{}", made.id())).await;
        desk.write("public-title", "灯").await;
        desk.tap("public-save").await;
        desk.is_so("document.querySelector('[data-test=public-title]').getAttribute('aria-invalid') === 'true'")
            .await;
        desk.write("public-title", "电梯有异响").await;
        desk.reload().await;
        let _ = desk.see("public-title").await;
        desk.is_so("document.querySelector('[data-test=public-title]').value === '电梯有异响'")
            .await;
        desk.tap("public-save").await;
        let _ = desk.see("preview").await;
        desk.is_so("document.documentElement.scrollWidth <= innerWidth").await;
        assert!(
            desk.text("not-yet").await.contains("驿站管理员"),
            "a social worker prepares, an administrator publishes"
        );
        let body = json!({"edition": 1});
        let _ = made.act(&app.station_admin().await, "publish", &body).await.expect(200);
        desk.open("/console/published").await;
        desk.tap(&format!("published-{}", made.id())).await;
        desk.see_attribute("publicity", "data-publicity", "public").await;
        desk.close().await;
        app.stop().await;
    });
}
