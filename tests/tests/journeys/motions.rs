//! A motion: written on a phone, published at the desk, seconded by neighbours, and put to the vote that it asks for.

use contract::{motions::Motion, page::Page, votes::Vote};
use tests::{Backend, TestApp, motions, proposals::verified, votes};

use crate::{
    driver::Driver,
    phone::Phone,
    proposals::{moderator, neighbour},
};

/// Writes a motion; what is typed is still there after the page is loaded anew, and after its answer was lost.
async fn write(phone: &Phone) {
    phone.open("/votes/motions").await;
    phone.tap("to-write").await;
    phone.tap("send").await;
    let _ = phone.find("[data-test=write] [aria-invalid=true]").await;
    phone.write("title", "小区要不要装门禁").await;
    phone.write("text", "最近半年丢了六辆电动车，装不装门禁一直没有定。").await;
    phone.reload().await;
    phone
        .is_so("document.querySelector('[data-test=title]')?.value === '小区要不要装门禁'")
        .await;
    phone.write("question", "是否用公共收益在两个出入口装门禁？").await;
    phone.write("option-1", "装").await;
    phone.write("option-2", "不装").await;
    phone.lose_answer("/motions").await;
    phone.tap("send").await;
    let _ = phone.see("write-trouble").await;
    phone.tap("send").await;
    let _ = phone.see("motion-page").await;
}

#[test]
fn a_motion_goes_from_a_phone_to_the_vote_that_it_asks_for() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let author = neighbour(&mut driver, &app, "王秀兰").await;
        let other = neighbour(&mut driver, &app, "周先生").await;
        for name in ["吴先生", "郑先生", "冯先生", "褚先生"] {
            let _ = verified(&app, name).await;
        }
        write(&author).await;
        assert_eq!(app.count("motions", "TRUE").await, 1, "sent twice, made once");
        author.open("/votes/motions").await;
        assert!(author.text("motion").await.contains("等待审核"));

        let desk = moderator(&mut driver, &app, "station.admin").await;
        assert!(desk.text("motions-waiting").await.contains("小区要不要装门禁"));
        // Who began to refuse it can think better of it.
        desk.tap("refuse").await;
        desk.tap("not-refused").await;
        desk.tap("publish").await;
        desk.no_longer_see("motions-waiting").await;

        author.open("/inbox/").await;
        author.tap("message-new").await;
        assert!(author.text("seconds").await.contains("1 人附议（含提议人），需要 2 人"));

        other.open("/votes/motions").await;
        other.tap("motion").await;
        other.tap("second").await;
        let _ = other.see("owed-by").await;
        assert!(other.text("motion-page").await.contains("应发起表决"));

        desk.open("/moderation/owed").await;
        assert!(desk.text("motions-binding").await.contains("小区要不要装门禁"));
        desk.tap("announce-motion").await;
        let _ = desk.find("[data-test=announcing-motion] [aria-invalid=true]").await;
        desk.run(
            "const e = document.querySelector('[data-test=motion-closes-on]'); \
             e.value = new Date(Date.now() + 2 * 864e5).toISOString().slice(0, 10); e.dispatchEvent(new Event('input', {bubbles: true}))",
        )
        .await;
        desk.tap("announce-motion").await;
        desk.no_longer_see("motions-binding").await;

        other.open("/inbox/").await;
        other.tap("message-new").await;
        other.tap("to-vote").await;
        let asked = other.text("vote-page").await;
        assert!(asked.contains("是否用公共收益在两个出入口装门禁？"), "{asked}");
        other.tap("motion").await;
        let _ = other.see("motion-page").await;
        let all: Page<Vote> = app.nobody().get(&votes::list()).await.read(200);
        let moved: Page<Motion> = app.nobody().get(&motions::list()).await.read(200);
        assert_eq!(moved.items[0].vote_id, Some(all.items[0].id));
        for browser in [author, other, desk] {
            browser.close().await;
        }
        app.stop().await;
    });
}
