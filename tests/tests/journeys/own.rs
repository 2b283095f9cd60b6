//! What is a resident's own: their name, how they read, what they add to a case, and what the phone forgets.

use tests::{Backend, TestApp, make, pictures, seed};

use crate::{
    driver::{Driver, Kind},
    offline::at_home,
    whole::write_letter,
};

#[test]
fn a_profile_that_is_opened_anew_and_saved_keeps_the_name() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, resident) = at_home(&mut driver, &app, "zh-CN").await;
        let _ = resident
            .patch("/me", &serde_json::json!({"name": "王秀兰"}))
            .await
            .expect(200);
        phone.open("/me/profile").await;
        phone.tap("profile-save").await;
        let _ = phone.see("me-page").await;
        assert!(phone.text("to-profile").await.contains("王秀兰"));
        let condition = format!(
            "name = '王秀兰' AND community_id = {}",
            app.bytes(seed::community(0).uuid().as_bytes())
        );
        assert_eq!(app.count("accounts", &condition).await, 1);
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn language_size_and_colours_stay_as_they_were_chosen() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        phone.open("/me").await;
        phone.tap("language-en").await;
        phone.tap("size-elder").await;
        phone.tap("theme-dark").await;
        let chosen =
            "(({lang, dataset}) => `${lang} ${dataset.size} ${dataset.theme}`)(document.documentElement) === 'en elder dark'";
        phone.is_so(chosen).await;
        phone.reload().await;
        let _ = phone.see("me-page").await;
        phone.is_so(chosen).await;
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn a_note_whose_answer_got_lost_is_there_once() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, resident) = at_home(&mut driver, &app, "zh-CN").await;
        let made = make::message(&app).by(&resident).answered().await;
        phone.open(&format!("/cases/{}", made.id())).await;
        phone.lose_answer("/notes").await;
        phone.tap("note").await;
        let _ = phone.see("say-text").await;
        phone.is_so("document.activeElement.dataset.test === 'say-text'").await;
        phone.write("say-text", "昨晚又响了一次。").await;
        phone.tap("say-submit").await;
        let _ = phone.see("say-failed").await;
        phone.reload().await;
        phone.tap("note").await;
        phone.tap("say-submit").await;
        phone.no_longer_see("say").await;
        assert_eq!(app.count("case_entries", "action = 'note'").await, 1);

        phone.tap("reopen").await;
        phone.tap("say-submit").await;
        phone.see_attribute("state", "data-state", "reopened").await;
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn a_case_can_be_taken_back() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, resident) = at_home(&mut driver, &app, "zh-CN").await;
        let made = make::message(&app).by(&resident).await;
        phone.open(&format!("/cases/{}", made.id())).await;
        phone.tap("withdraw").await;
        phone.tap("say-submit").await;
        phone.see_attribute("state", "data-state", "withdrawn").await;
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn signing_out_empties_the_phone() {
    const KEPT: &str = "const done = arguments[0]; const open = indexedDB.open('lianxin', 1); open.onsuccess = () => { \
        const all = open.result.transaction('kept').objectStore('kept').getAllKeys(); all.onsuccess = () => { open.result.close(); \
        done(all.result.length + Object.keys(localStorage).filter((name) => name.startsWith('lianxin.my.')).length); }; };";
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, _) = at_home(&mut driver, &app, "zh-CN").await;
        let picture = app.folder().join("picture.jpg");
        std::fs::write(&picture, pictures::jpeg()).expect("a picture");
        write_letter(&phone, "还没写完的信").await;
        phone.choose_file("photo-input", &picture).await;
        let _ = phone.see("photo-remove-1").await;
        assert!(phone.run_async(KEPT).await.as_u64() > Some(1), "there is something to forget");
        phone.tap("tab-me").await;
        phone.tap("sign-out").await;
        phone.tap("sure").await;
        let _ = phone.see("home-page").await;
        assert_eq!(phone.run_async(KEPT).await, 0);
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn who_leaves_for_good_is_told_that_nothing_is_left() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, resident) = at_home(&mut driver, &app, "zh-CN").await;
        phone.open("/inbox/data").await;
        phone.tap("erase").await;
        phone.tap("sure").await;
        phone
            .is_so("document.querySelector('[data-test=toasts]').innerText.includes('账号已注销')")
            .await;
        assert_eq!(resident.get("/me").await.status, 401);
        phone.close().await;
        app.stop().await;
    });
}
