//! A survey from the first question at the desk to the first bar: written, opened, answered at a door, counted.

use tests::{Backend, TestApp, surveys};

use crate::{
    driver::{Driver, Kind},
    field::{app_is_kept, walk_in},
    whole::sit_down,
};

#[test]
fn a_survey_is_written_opened_answered_and_counted() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        desk.tap("nav-office").await;
        desk.tap("manage-surveys").await;
        desk.tap("survey-new").await;
        desk.write("survey-title", "楼道照明调查").await;
        desk.write("q0-title", "楼道灯亮吗？").await;
        desk.choose("q0-kind", "choice").await;
        desk.write("q0-options", "亮\n不亮").await;
        desk.tap("q0-required").await;
        desk.tap("question-add").await;
        desk.write("q1-title", "哪一层不亮？").await;
        desk.choose("q1-shown", "0").await;
        desk.tap("q1-shown-among-1").await;
        desk.tap("question-add").await;
        desk.choose("q2-kind", "scale").await;
        desk.write("q2-most", "1").await;
        desk.tap("survey-save").await;
        desk.is_so("!!document.querySelector('[data-test=q2-most][aria-invalid=true]')")
            .await;
        // What is typed outlives the page.
        desk.reload().await;
        desk.is_so("document.querySelector('[data-test=q1-title]')?.value === '哪一层不亮？'")
            .await;
        desk.tap("q2-remove").await;
        desk.tap("survey-save").await;
        desk.tap("survey-open").await;
        desk.see_attribute("survey-state", "data-state", "open").await;

        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        walk_in(&phone).await;
        phone.tap("begin").await;
        phone.tap("outcome-answered").await;
        phone.tap("consent").await;
        phone.tap("question-0-1").await;
        phone.write("question-1", "三层").await;
        phone.tap("done").await;
        phone.see_attribute("sent-count", "data-count", "1").await;

        desk.tap("results-refresh").await;
        desk.is_so("document.querySelector('[data-test=result-0]')?.innerText.includes('100%')")
            .await;
        desk.tap("texts-more-1").await;
        desk.is_so("document.querySelector('[data-test=texts-1]')?.innerText.includes('三层')")
            .await;
        desk.is_so("document.documentElement.scrollWidth <= innerWidth").await;
        phone.close().await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn a_survey_that_changes_is_opened_as_another_version() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let survey = surveys::open(&app).await;
        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down(&desk).await;
        desk.tap("nav-office").await;
        desk.tap("manage-surveys").await;
        desk.tap(&format!("survey-{}", survey.id)).await;
        desk.tap("survey-tab-questions").await;
        desk.tap("q5-remove").await;
        desk.tap("survey-save").await;
        desk.tap("survey-open").await;
        let _ = desk.see("results-version").await;
        desk.tap("survey-close").await;
        desk.tap("survey-close-yes").await;
        desk.see_attribute("survey-state", "data-state", "closed").await;
        assert_eq!(app.count("survey_versions", "true").await, 2);
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn what_was_sent_is_corrected_without_a_network_and_once() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let _ = surveys::sent(&app).await;
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        walk_in(&phone).await;
        app_is_kept(&phone, "field").await;
        phone.tap("to-sent-forms").await;
        phone.tap("sent-form").await;
        let _ = phone.see("sent-correct").await;
        phone.set_offline(true).await;
        phone.tap("sent-correct").await;
        phone
            .is_so("document.querySelector('[data-test=question-0]')?.value === '3'")
            .await;
        phone.write("question-0", "5").await;
        phone.tap("done").await;
        phone
            .is_so("!!document.querySelector('[data-test=correct-why][aria-invalid=true]')")
            .await;
        phone.write("correct-why", "入户时把人数记错了").await;
        phone.tap("done").await;
        let _ = phone.see("waiting-count").await;
        assert_eq!(app.count("survey_editions", "true").await, 0);
        phone.lose_answer("/corrections").await;
        phone.set_offline(false).await;
        phone.see_attribute("sent-count", "data-count", "1").await;
        assert_eq!(app.count("survey_editions", "true").await, 1, "and only once");
        assert_eq!(app.count("survey_marks", "question = 0 AND value = 5").await, 1);
        phone.tap("to-sent-forms").await;
        phone.tap("sent-form").await;
        phone
            .is_so("document.querySelector('[data-test=sent-before]')?.innerText.includes('入户时把人数记错了')")
            .await;
        phone.is_so("document.documentElement.scrollWidth <= innerWidth").await;
        phone.set_offline(true).await;
        phone.tap("sent-withdraw").await;
        let _ = phone.see("withdrawal").await;
        phone.tap("done").await;
        let _ = phone.see("waiting-count").await;
        phone.set_offline(false).await;
        phone.see_attribute("sent-count", "data-count", "2").await;
        assert_eq!(
            app.count("survey_marks", "true").await + app.count("survey_homes", "true").await,
            0
        );
        phone.close().await;
        app.stop().await;
    });
}
