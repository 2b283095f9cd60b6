//! A bulletin: the station writes it at its desk, a resident reads it on a phone, and words that must not stand are withdrawn.

use tests::{Backend, TestApp, bulletins, make, publication, seed};

use crate::{
    driver::{Driver, Kind},
    manage,
    phone::Phone,
    proposals::resident,
};

/// The station's desk, at the bulletins.
async fn desk(driver: &mut Driver, app: &TestApp) -> Phone {
    let desk = driver.browser(app, Kind::desk()).await;
    manage::sign_in(&desk, "station.admin", seed::PASSWORD).await;
    // Whoever goes elsewhere before the answer is not signed in.
    let _ = desk.see("queue").await;
    desk.open("/rules/bulletins").await;
    desk
}

/// Publishes what stands in the form.
async fn publish(desk: &Phone) {
    desk.tap("bulletin-publish").await;
    desk.tap("bulletin-publish-now").await;
    desk.no_longer_see("bulletin-form").await;
}

/// Writes the first; what is typed outlives a reload, and what is missing is said before it is sent.
async fn write(desk: &Phone, case: &str) {
    desk.tap("bulletin-write").await;
    assert!(desk.text("bulletin-figures").await.contains("收到诉求 1 件"));
    desk.tap("bulletin-publish").await;
    desk.see_attribute("title", "aria-invalid", "true").await;
    desk.write("title", "电梯修好了").await;
    desk.write("text", "感谢3号楼的钱桂芳一直催。").await;
    desk.tap(&format!("bulletin-cases-{case}")).await;
    desk.reload().await;
    desk.tap("bulletin-write").await;
    desk.is_so("document.querySelector('[data-test=title]')?.value === '电梯修好了'")
        .await;
    publish(desk).await;
}

#[test]
fn a_bulletin_goes_from_the_desk_to_a_phone_and_what_it_must_not_say_is_withdrawn() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let mut made = make::message(&app).answered().await;
        let _ = publication::published(&app, &mut made).await;
        bulletins::came_last_month(&app).await;
        let phone = resident(&mut driver, &app, "周先生").await;
        phone.open("/inbox/settings").await;
        phone.tap("topic-announcements").await;
        phone
            .is_so("document.querySelector('[data-test=topic-announcements]').checked")
            .await;

        let desk = desk(&mut driver, &app).await;
        write(&desk, &made.id().to_string()).await;
        assert!(desk.text("bulletin").await.contains("电梯修好了"));

        phone.open("/inbox/").await;
        phone.tap("message-new").await;
        phone
            .is_so("document.querySelector('.said')?.textContent.includes('钱桂芳') && !document.querySelector('script')")
            .await;
        let reads = phone.run("return document.body.innerText").await;
        let reads = reads.as_str().expect("a text");
        assert!(reads.contains("楼道电梯有异响") && reads.contains("收到 1"), "{reads}");
        let wide = phone.run("return document.documentElement.scrollWidth > innerWidth").await;
        assert_eq!(wide, false, "nothing is wider than the phone");

        desk.tap("bulletin-withdraw").await;
        desk.write("because", "写了一位居民的姓名。").await;
        desk.tap("bulletin-withdraw-now").await;
        assert!(desk.text("bulletin-withdrawn").await.contains("写了一位居民的姓名"));
        desk.tap("bulletin-correct").await;
        desk.write("title", "电梯修好了").await;
        desk.write("text", "感谢一直催着我们的邻居。").await;
        desk.write("because", "不再写姓名。").await;
        publish(&desk).await;

        phone.reload().await;
        phone
            .is_so("document.body.innerText.includes('撤下') && !document.body.innerText.includes('钱桂芳')")
            .await;
        phone.run("document.querySelector('.fault a').click()").await;
        phone
            .is_so("document.querySelector('.said')?.textContent.includes('催着我们的邻居')")
            .await;
        phone.open("/projects/").await;
        phone.tap("bulletins").await;
        phone.is_so("document.body?.innerText.includes('更正，第 2 版')").await;
        phone.close().await;
        desk.close().await;
        app.stop().await;
    });
}
