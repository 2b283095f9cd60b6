//! Two taps where one was meant, digits of a Chinese keyboard, and keys that go on where they were.

use tests::{Backend, TestApp, until};

use crate::{
    driver::{Driver, Kind},
    phone::ESCAPE,
    whole::{sign_in, sit_down, write_letter},
};

/// A number as a Chinese keyboard types it in full width.
fn wide(number: &str) -> String {
    let wider = |digit: char| char::from_u32(u32::from(digit) + 0xfee0).expect("a wide digit");
    number.chars().map(wider).collect()
}

#[test]
fn the_second_of_two_taps_consents_to_nothing_and_what_failed_is_said_where_it_is_seen() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        sign_in(&phone, &app, &app.phone()).await;
        phone.tap("welcome-skip").await;
        write_letter(&phone, "3号楼电梯夜里有异响").await;
        // What a dialog takes at the moment at which it comes, under a finger that taps a second time.
        let _ = phone
            .run(
                "const shows = HTMLDialogElement.prototype.showModal; HTMLDialogElement.prototype.showModal = function () { \
                 shows.call(this); window.taken = getComputedStyle(this.querySelector('input')).pointerEvents; };",
            )
            .await;
        phone.tap("submit").await;
        let _ = phone.see("consent").await;
        phone.is_so("window.taken === 'none'").await;
        phone
            .is_so("getComputedStyle(document.querySelector('[data-test=consent] input')).pointerEvents === 'auto'")
            .await;

        phone.tap("consent-handling").await;
        phone.set_offline(true).await;
        phone.tap("consent-agree").await;
        phone
            .is_so("!!document.querySelector('dialog[open] [data-test=consent-failed]')")
            .await;
        phone.set_offline(false).await;
        phone.tap("consent-agree").await;
        phone.see_attribute("state", "data-state", "submitted").await;
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn digits_of_a_chinese_keyboard_sign_in_as_others_do() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        let number = app.phone();
        phone.open("/cases").await;
        phone.tap("to-sign-in").await;
        phone.write("phone", &wide(&number)).await;
        phone
            .is_so(&format!("document.querySelector('[data-test=phone]').value === '{number}'"))
            .await;
        // It outlives a reload, for whoever looks for the code elsewhere meanwhile, and so does where they wanted to go.
        phone.reload().await;
        phone
            .is_so(&format!("document.querySelector('[data-test=phone]')?.value === '{number}'"))
            .await;
        phone.tap("send-code").await;
        until("the code arrives", async || (app.codes_sent(&number) > 0).then_some(())).await;
        // What is said of a field goes when it is changed, and is said again if it has to be.
        for typed in ["1", "12"] {
            phone.write("code", typed).await;
            phone.is_so("!document.querySelector('[aria-invalid=true]')").await;
            phone.tap("sign-in").await;
            phone.see_attribute("code", "aria-invalid", "true").await;
        }
        phone.write("code", &wide(&app.code(&number).await)).await;
        phone.tap("sign-in").await;
        let _ = phone.see("welcome-page").await;
        phone.is_so("!sessionStorage.getItem('lianxin.phone')").await;
        phone.tap("welcome-skip").await;
        let _ = phone.see("cases-page").await;
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn keys_go_on_where_they_were_after_a_button_and_after_a_dialog() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        phone.open("/inbox/certificate").await;
        let _ = phone.see("check-now").await;
        let _ = phone.run("document.querySelector('[data-test=check-now]').focus()").await;
        phone.press("\u{e007}").await;
        let _ = phone.see("not-right").await;
        phone
            .is_so("document.activeElement === document.querySelector('[data-test=check-now]')")
            .await;
        phone.close().await;

        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        desk.open("/console/account").await;
        desk.tap("sign-out-everywhere").await;
        let _ = desk.see("sign-out-yes").await;
        desk.is_so("document.activeElement.tagName === 'H2'").await;
        desk.press(ESCAPE).await;
        desk.no_longer_see("sign-out-yes").await;
        desk.is_so("document.activeElement === document.querySelector('[data-test=sign-out-everywhere]')")
            .await;
        desk.close().await;
        app.stop().await;
    });
}
