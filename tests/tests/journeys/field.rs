//! On foot: ten doors without a network, each sent once; and what was refused is mended.

use tests::{Backend, TestApp, seed, surveys, until};

use crate::{
    driver::{Driver, Kind},
    phone::Phone,
};

/// Signs a social worker in, by the way that leads back to the app for those on foot.
pub(crate) async fn walk_in(phone: &Phone) {
    phone.open("/field/").await;
    phone.tap("sign-in-staff").await;
    phone.write("login", "social.worker").await;
    phone.write("password", seed::PASSWORD).await;
    phone.tap("sign-in").await;
    let _ = phone.see("surveys-page").await;
}

/// Signs an officer in, by the way that leads back to the app for those on foot.
pub(crate) async fn walk_in_by_telephone(phone: &Phone, app: &TestApp, number: &str) {
    phone.open("/field/").await;
    phone.tap("sign-in-officer").await;
    phone.write("phone", number).await;
    let before = app.codes_sent(number);
    phone.tap("send-code").await;
    until("the code arrives", async || (app.codes_sent(number) > before).then_some(())).await;
    phone.write("code", &app.code(number).await).await;
    phone.tap("sign-in").await;
    let _ = phone.see("surveys-page").await;
}

/// Waits until the app itself lies on the phone.
pub(crate) async fn app_is_kept(phone: &Phone, app: &str) {
    until("the app is kept on the phone", async || {
        let kept = phone
            .run_async(&format!(
                "const done = arguments[0]; navigator.serviceWorker.ready.then(async () => \
                 done(!!navigator.serviceWorker.controller && (await caches.keys()).some((name) => name.startsWith('/{app}/@'))))",
            ))
            .await;
        (kept == true).then_some(())
    })
    .await;
}

async fn answer(phone: &Phone, door: usize) {
    phone.tap("outcome-answered").await;
    phone.tap("consent").await;
    phone.write("building", &format!("3号楼{door}01")).await;
    phone.write("question-0", "3").await;
    phone.tap("question-1-1").await;
    phone.no_longer_see("question-2").await;
}

#[test]
fn ten_surveys_filled_in_without_a_network_are_each_sent_once() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let _ = surveys::open(&app).await;
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        walk_in(&phone).await;
        let _ = phone.see("open-survey").await;
        app_is_kept(&phone, "field").await;
        phone.set_offline(true).await;
        phone.tap("begin").await;
        for door in 1..=9 {
            answer(&phone, door).await;
            if door == 4 {
                // A page that is gone loses nothing.
                phone.reload().await;
                phone
                    .is_so("document.querySelector('[data-test=building]')?.value === '3号楼401'")
                    .await;
            }
            phone.tap("done-next").await;
            phone.is_so("document.querySelector('[data-test=building]') === null").await;
        }
        answer(&phone, 10).await;
        phone.tap("question-1-0").await;
        phone.write("question-4", "楼道灯不亮").await;
        phone.tap("raise-4").await;
        phone.choose("raise-4-kind", "facilities").await;
        phone.tap("done").await;
        let waiting = phone.text("waiting-count").await;
        assert!(waiting.contains("10"), "{waiting}");
        assert_eq!(app.count("survey_responses", "true").await, 0);
        phone.set_offline(false).await;
        phone.see_attribute("sent-count", "data-count", "10").await;
        phone.no_longer_see("waiting").await;
        assert_eq!(app.count("survey_responses", "outcome = 'answered'").await, 10);
        assert_eq!(
            app.count("cases", "channel = 'household_survey' AND category = 'facilities'")
                .await,
            1
        );
        phone.reload().await;
        phone.see_attribute("sent-count", "data-count", "10").await;
        assert_eq!(app.count("survey_responses", "true").await, 10, "and only once");
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn answers_whose_receipt_got_lost_are_there_once_and_a_refused_form_is_mended() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let _ = surveys::open(&app).await;
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        walk_in(&phone).await;
        phone.tap("begin").await;
        answer(&phone, 1).await;
        phone.lose_answer("/responses").await;
        phone.tap("done").await;
        phone.see_attribute("sent-count", "data-count", "1").await;
        assert_eq!(app.count("survey_responses", "true").await, 1);
        phone.tap("begin").await;
        phone.tap("outcome-answered").await;
        phone.tap("consent").await;
        phone.tap("done").await;
        phone.is_so("document.activeElement.dataset.test === 'question-0'").await;
        phone.write("question-0", "3").await;
        phone.tap("question-1-1").await;
        // What was asked is not what the phone believes: made up here, for the server refuses nothing that its own check let by.
        app.run_sql("UPDATE survey_versions SET content = replace(content, '\"most\":20', '\"most\":2')")
            .await;
        phone.tap("done").await;
        let why = phone.text("refused-why").await;
        assert!(why.contains("超出范围"), "{why}");
        phone.tap("mend").await;
        phone.write("question-0", "2").await;
        phone.tap("done").await;
        phone.see_attribute("sent-count", "data-count", "2").await;
        assert_eq!(app.count("survey_responses", "true").await, 2);
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn an_officer_signs_in_by_telephone_and_comes_back() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let number = app.phone();
        let _ = app.officer_of("刘阿姨", &number).await;
        let _ = surveys::open(&app).await;
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        walk_in_by_telephone(&phone, &app, &number).await;
        let _ = phone.see("open-survey").await;
        phone.close().await;
        app.stop().await;
    });
}
