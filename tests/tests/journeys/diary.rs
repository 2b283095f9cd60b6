//! A day's walk: what was seen without a network, two cases, and the week on paper.

use tests::{Backend, TestApp, pictures};

use crate::{
    driver::{Driver, Kind},
    field::{app_is_kept, walk_in},
    phone::{ESCAPE, Phone},
};

async fn write(phone: &Phone, text: &str) {
    phone.tap("note-new").await;
    phone.write("note-text", text).await;
    phone.write("note-met", "2").await;
}

#[test]
fn a_diary_day_with_two_cases() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let folder = tempfile::tempdir().expect("a folder");
        let picture = folder.path().join("step.jpg");
        std::fs::write(&picture, pictures::jpeg()).expect("a picture");
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        walk_in(&phone).await;
        phone.tap("tab-diary").await;
        let _ = phone.see("day").await;
        app_is_kept(&phone, "field").await;

        phone.set_offline(true).await;
        write(&phone, "5号楼门口台阶松动").await;
        phone.choose_file("photo-input", &picture).await;
        let _ = phone.see("photo-remove-1").await;
        phone.tap("note-raise").await;
        phone.choose("note-raise-kind", "facilities").await;
        phone.tap("note-done").await;
        write(&phone, "活动室很热闹").await;
        // A page that is gone loses nothing.
        phone.reload().await;
        phone
            .is_so("document.querySelector('[data-test=note-text]')?.value === '活动室很热闹'")
            .await;
        // Tapped twice it waits once, or what is changed of it would be sent as it was as well.
        let _ = phone
            .run("const done = document.querySelector('[data-test=note-done]'); done.click(); done.click();")
            .await;
        let waiting = "document.querySelectorAll('[data-test=parcel]').length === 2";
        phone.is_so(waiting).await;
        phone.reload().await;
        phone.is_so(waiting).await;
        assert_eq!(app.count("diary_notes", "true").await, 0);
        phone.set_offline(false).await;
        phone.no_longer_see("waiting").await;
        phone
            .is_so("document.querySelectorAll('[data-test=note]').length === 2")
            .await;
        assert_eq!(app.count("cases", "channel = 'diary' AND category = 'facilities'").await, 1);
        assert_eq!(app.count("photos", "case_id IS NOT NULL AND note_id IS NOT NULL").await, 1);

        // A tap beside what was meant removes nothing, and whoever thinks better of it is where they were.
        phone.tap("note-remove").await;
        let _ = phone.see("note-remove-yes").await;
        phone.press(ESCAPE).await;
        phone.no_longer_see("note-remove-yes").await;
        phone.is_so("document.activeElement?.dataset.test === 'note-remove'").await;
        assert_eq!(app.count("diary_notes", "true").await, 2);
        // Nor does a double tap make a case of a kind that nobody chose.
        phone.tap("raise").await;
        phone.tap("raise").await;
        phone
            .is_so("document.querySelector('[data-test=raise-kind]')?.getAttribute('aria-invalid') === 'true'")
            .await;
        assert_eq!(app.count("cases", "channel = 'diary'").await, 1);
        phone.choose("raise-kind", "neighbours").await;
        phone.tap("raise").await;
        phone.no_longer_see("raise").await;
        assert_eq!(app.count("cases", "channel = 'diary'").await, 2);
        phone.tap("to-week").await;
        let sum = phone.text("week-sum").await;
        assert!(sum.contains("2 条") && sum.contains("4 人") && sum.contains("2 件"), "{sum}");
        phone.is_so("document.documentElement.scrollWidth <= innerWidth").await;
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn what_was_saved_of_a_note_on_another_phone_is_not_lost() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let note = tests::diary::written(&app).await;
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        walk_in(&phone).await;
        phone.tap("tab-diary").await;
        phone.tap("note-edit").await;
        phone.write("note-met", "9").await;
        let mut there = note.words.clone();
        there.text = "台阶已经有人来修了。".to_owned();
        let worker = app.social_worker().await;
        let _ = worker.patch(&format!("/diary/{}", note.id), &there).await.expect(200);
        phone.tap("note-done").await;
        let theirs = phone.text("behind-theirs").await;
        assert!(theirs.contains("台阶已经有人来修了"), "{theirs}");
        phone.tap("behind-take").await;
        phone.no_longer_see("behind").await;
        phone
            .is_so("document.querySelector('[data-test=note-text]')?.value === '台阶已经有人来修了。'")
            .await;
        phone.tap("note-done").await;
        let _ = phone.see("day").await;
        assert_eq!(app.count("diary_notes", "version = 3").await, 1);
        phone.close().await;
        app.stop().await;
    });
}
