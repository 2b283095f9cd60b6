//! A survey from the first question at the desk to the first bar: written, opened, answered at a door, counted.

use tests::{Backend, TestApp, surveys};

use crate::{
    driver::{Driver, Kind},
    field::walk_in,
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
        desk.is_so("document.querySelector('[data-test=texts-1]').innerText.includes('三层')")
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
