//! What is sent arrives as what it is: pictures as pictures, and markup as words.

use tests::{Backend, TestApp, pictures};

use crate::{
    driver::{Driver, Kind},
    offline::at_home,
    whole::{sit_down, write_letter},
};

#[test]
fn a_photo_reaches_the_desk() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, _) = at_home(&mut driver, &app, "zh-CN").await;
        let picture = app.folder().join("picture.jpg");
        std::fs::write(&picture, pictures::jpeg()).expect("a picture");
        write_letter(&phone, "有照片的信").await;
        phone.choose_file("photo-input", &picture).await;
        let _ = phone.see("photo-remove-1").await;
        phone.tap("submit").await;
        phone.see_attribute("state", "data-state", "submitted").await;
        phone
            .is_so("document.querySelector('[data-test=photo-1] img')?.naturalWidth > 0")
            .await;

        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        desk.find("[data-test^=queue-row-]").await.click().await.expect("the case");
        desk.is_so("document.querySelector('.lx-pictures img')?.naturalWidth > 0")
            .await;
        phone.close().await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn markup_in_a_letter_is_only_words() {
    const MARKUP: &str = "<img src=x onerror=window.hacked=1>";
    const INERT: &str = "!window.hacked && !document.querySelector('[src=x]')";
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, _) = at_home(&mut driver, &app, "zh-CN").await;
        write_letter(&phone, MARKUP).await;
        phone
            .write("body", &format!("{MARKUP}<script>window.hacked = 1</script>"))
            .await;
        phone.tap("submit").await;
        assert_eq!(phone.text("case-title").await, MARKUP);
        phone.is_so(INERT).await;

        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        desk.find("[data-test^=queue-row-]").await.click().await.expect("the case");
        assert_eq!(desk.text("case-title").await, MARKUP);
        assert!(desk.text("case-body").await.contains("<script>"));
        desk.is_so(INERT).await;
        phone.close().await;
        desk.close().await;
        app.stop().await;
    });
}
