//! The telephone desk: from ring to closed by keyboard alone, and through a crash of the browser.

use contract::cases::{Case, Category};
use serde_json::json;
use tests::{
    Backend, TestApp,
    calls::{self, NUMBER},
    make, pictures, until,
};

use crate::{
    driver::{Driver, Kind},
    phone::Phone,
    whole::sit_down,
};

// Keys, as `WebDriver` writes them.
const ENTER: &str = "\u{e007}";
const TAB: &str = "\u{e004}";
const F2: &str = "\u{e032}";
const F4: &str = "\u{e034}";
const F8: &str = "\u{e038}";
const F9: &str = "\u{e039}";
const SAVE: &str = "\u{e009}\u{e007}\u{e000}";

fn alt(key: &str) -> String {
    format!("\u{e00a}{key}\u{e000}")
}

async fn is_at(desk: &Phone, name: &str) {
    desk.is_so(&format!("document.activeElement.dataset.test === '{name}'")).await;
}

/// Answers the telephone and types who it is and what it is about.
async fn hear(desk: &Phone, title: &str) {
    desk.press(F2).await;
    is_at(desk, "call-phone").await;
    desk.press(NUMBER).await;
    desk.press(TAB).await;
    is_at(desk, "call-name").await;
    desk.press(TAB).await;
    is_at(desk, "call-title").await;
    desk.press(title).await;
}

async fn choose_category(desk: &Phone, initials: &str) {
    desk.press(F4).await;
    is_at(desk, "call-category").await;
    desk.press(initials).await;
    desk.press(ENTER).await;
}

#[test]
fn a_call_is_taken_from_ring_to_closed_with_the_keyboard_alone() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let earlier = calls::taken(&app, |_| {}).await;
        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        hear(&desk, "水费在哪里交").await;
        assert_eq!(desk.text("caller-name").await, "周师傅");
        let _ = desk.see("caller-repeat").await;
        let _ = desk.see(&format!("call-join-{}", earlier.case.id)).await;
        choose_category(&desk, "ggss").await;
        desk.is_so("document.querySelector('[data-test=call-category]').value === '公共设施'")
            .await;
        for (key, name) in [
            ("b", "call-body"),
            ("g", "call-cell"),
            ("p", "call-address"),
            ("s", "call-title"),
        ] {
            desk.press(&alt(key)).await;
            is_at(&desk, name).await;
        }
        for on in [true, false] {
            desk.press(&alt("l")).await;
            desk.is_so(&format!(
                "document.querySelector('[data-test=call-nameless]').checked === {on}"
            ))
            .await;
        }
        desk.press(&alt("4")).await;
        desk.press(F9).await;
        is_at(&desk, "call-when").await;
        desk.press("晚上").await;
        desk.press(F9).await;
        desk.press(F8).await;
        is_at(&desk, "call-answer").await;
        desk.press("可以在驿站的自助机上缴纳。").await;
        desk.press(SAVE).await;
        is_at(&desk, "call-new").await;
        assert_eq!(
            app.count("cases", "state = 'closed' AND category = 'facilities' AND urgency = 'low'")
                .await,
            1
        );
        assert_eq!(app.count("contacts", "seconds < 60 AND callback IS NULL").await, 1);
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn a_call_that_the_browser_did_not_survive_is_taken_up_again_and_saved_once() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        hear(&desk, "楼道灯不亮").await;
        choose_category(&desk, "ld").await;
        desk.is_so("document.querySelector('[data-test=call-category]').value === '公共设施'")
            .await;
        until("the device has it all", async || {
            let kept = desk.run_async(KEPT).await;
            kept.as_str().is_some_and(|text| text.contains("facilities")).then_some(())
        })
        .await;
        let desk = driver.after_a_crash(&app, Kind::desk()).await;
        desk.open("/console/").await;
        desk.find("[data-test=login], [data-test=queue]").await;
        if desk.run("return !!document.querySelector('[data-test=login]')").await == true {
            sit_down(&desk).await;
        }
        desk.tap("nav-hotline").await;
        let _ = desk.see("call-taken-up").await;
        desk.is_so("document.querySelector('[data-test=call-title]').value === '楼道灯不亮'")
            .await;
        desk.lose_answer("/calls").await;
        desk.tap("call-save").await;
        let _ = desk.see("call-failed").await;
        assert_eq!(
            app.count("contacts", "true").await,
            1,
            "the server has it, and the desk does not know"
        );
        desk.tap("call-save").await;
        is_at(&desk, "call-new").await;
        assert_eq!(
            (app.count("cases", "true").await, app.count("contacts", "true").await),
            (1, 1)
        );
        desk.reload().await;
        let _ = desk.see("call-new").await;
        desk.close().await;
        app.stop().await;
    });
}

/// What the larger memory of the browser holds of a call.
const KEPT: &str = "const done = arguments[0]; const open = indexedDB.open('lianxin', 1); \
    open.onsuccess = () => { const asked = open.result.transaction('kept').objectStore('kept').get('call'); \
    asked.onsuccess = () => done(asked.result || ''); asked.onerror = () => done(''); };";

#[test]
fn who_speaks_of_danger_is_told_whom_to_call_and_belongs_to_the_open_case() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let earlier = calls::taken(&app, |_| {}).await;
        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        hear(&desk, "老人在水里摔倒了").await;
        let words = desk.text("danger").await;
        assert!(words.contains("120"), "{words}");
        let _ = desk.see(&format!("call-join-{}", earlier.case.id)).await;
        desk.press(&alt("o")).await;
        let _ = desk.see("call-joined").await;
        desk.press(SAVE).await;
        let _ = desk.see("call-advice-needed").await;
        desk.press(&alt("t")).await;
        let _ = desk.see("danger-is-told").await;
        desk.press(SAVE).await;
        is_at(&desk, "call-new").await;
        let case: Case = app
            .station_admin()
            .await
            .get(&format!("/cases/{}", earlier.case.id))
            .await
            .read(200);
        let notes: Vec<_> = case.timeline.iter().filter_map(|entry| entry.text.as_deref()).collect();
        assert!(notes.iter().any(|text| text.contains("119/120/110")), "{notes:?}");
        assert!(notes.contains(&"老人在水里摔倒了"), "{notes:?}");
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn somebody_who_waits_is_called_back() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let waiting = calls::taken(&app, |call| call.talk.callback = Some("下午五点以后".to_owned())).await;
        let desk = driver.browser(&app, Kind::phone("zh-CN")).await;
        sit_down(&desk).await;
        desk.open("/console/hotline").await;
        let row = format!("[data-test=contacts-waiting] [data-test=contact-{}]", waiting.contact.id);
        let phone = desk.find(&format!("{row} [data-test=contact-phone]")).await;
        assert_eq!(phone.text().await.expect("a number"), "139****2222");
        desk.tap("contact-number").await;
        desk.write("number-reason", "按要求回电").await;
        desk.tap("number-show").await;
        assert_eq!(desk.text("whole-number").await, NUMBER);
        assert_eq!(app.count("disclosures", "true").await, 1);
        desk.open("/console/hotline").await;
        desk.tap("contact-back").await;
        desk.write("back-text", "水已经止住").await;
        desk.tap("back-save").await;
        desk.is_so("!document.querySelector('[data-test=contacts-waiting] [data-test^=contact-]')")
            .await;
        desk.is_so("document.documentElement.scrollWidth <= innerWidth").await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn a_letter_is_entered_at_the_window() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        desk.tap("nav-entry").await;
        desk.write("entry-name", "赵老师").await;
        desk.write("entry-title", "建议增设休息长椅").await;
        desk.tap("entry-save").await;
        let _ = desk.find("[data-test=call-category][aria-invalid=true]").await;
        desk.write("call-category", "公共").await;
        desk.tap("call-category-facilities").await;
        let picture = app.folder().join("letter.jpg");
        std::fs::write(&picture, pictures::jpeg()).expect("a picture");
        desk.choose_file("photo-input", &picture).await;
        let _ = desk.see("photo-remove-1").await;
        desk.lose_answer("/entries").await;
        desk.tap("entry-save").await;
        let _ = desk.see("entry-failed").await;
        desk.tap("entry-save").await;
        desk.see_attribute("case-state", "data-state", "accepted").await;
        let _ = desk.see("case-contacts").await;
        desk.is_so("document.querySelector('[data-test=photo-1] img, [data-test=case] img')?.naturalWidth > 0")
            .await;
        assert_eq!(app.count("cases", "channel = 'letter'").await, 1, "sent twice, entered once");
        assert_eq!(app.count("photos", "case_id IS NOT NULL").await, 1);
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn a_category_is_suggested_while_the_caller_speaks() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        for number in 0..30 {
            for (title, category) in [("电梯坏了没人修", Category::Facilities), ("半夜装修太吵", Category::Noise)] {
                let title = format!("{title} {number}");
                let message = make::message(&app).title(&title).body(&title);
                let _ = message.with(|message| message.category = category).accepted().await;
            }
        }
        let admin = app.station_admin().await;
        until("the server has read them", async || {
            let page = admin
                .post("/categories/suggestions", &json!({"title": "电梯"}))
                .await
                .expect(200)
                .value();
            (page["items"] != json!([])).then_some(())
        })
        .await;
        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        hear(&desk, "电梯又坏了").await;
        let _ = desk.see("call-category-suggested").await;
        desk.is_so("document.querySelector('.lx-category-found button').dataset.test === 'call-category-facilities'")
            .await;
        desk.press(F4).await;
        is_at(&desk, "call-category").await;
        desk.press(ENTER).await;
        desk.is_so("document.activeElement.value === '公共设施'").await;
        desk.no_longer_see("call-category-suggested").await;
        desk.close().await;
        app.stop().await;
    });
}
