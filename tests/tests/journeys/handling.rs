//! What happens to a case between the door and the answer, at the desks and on the telephones of everybody concerned.

use api::{cache::Cache, cases::alarm, moment::Moment, places::Directory};
use chrono::Duration;
use contract::{accounts::Me, ids::OrganisationId};
use tests::{Backend, Client, TestApp, make, projects, seed};

use crate::{
    driver::{Driver, Kind},
    manage,
    phone::Phone,
    whole,
};

/// An organisation of community 0 for which whoever has this number speaks.
pub(crate) async fn organisation(app: &TestApp, number: &str) -> OrganisationId {
    projects::carrier_of(app, "孙丽", number).await.id
}

/// What stands for somebody in the choice of whom a case is given to.
async fn choice_of(client: &Client) -> String {
    format!("p{}", client.get("/me").await.read::<Me>(200).id)
}

/// Sits down at the console, at this case.
async fn sit_at(driver: &mut Driver, app: &TestApp, login: &str, made: &make::Made) -> Phone {
    let desk = driver.browser(app, Kind::desk()).await;
    manage::sign_in(&desk, login, seed::PASSWORD).await;
    let _ = desk.see("queue").await;
    desk.open(&format!("/console/cases/{}", made.id())).await;
    let _ = desk.see("handling").await;
    desk
}

/// Opens the form of an act that stands behind the button for more.
async fn more(desk: &Phone, act: &str) {
    if desk
        .run("return !document.querySelector('[data-test=more-actions-list]')")
        .await
        == true
    {
        desk.tap("more-actions").await;
    }
    desk.tap(act).await;
}

/// Says something in the open form, and sends it.
async fn say(desk: &Phone, act: &str, words: &str) {
    desk.write(&format!("{act}-text"), words).await;
    desk.tap(&format!("{act}-submit")).await;
    desk.no_longer_see(&format!("{act}-form")).await;
}

/// Opens the page of one's own case on a telephone.
pub(crate) async fn follow(driver: &mut Driver, app: &TestApp, number: &str, made: &make::Made) -> Phone {
    let phone = driver.browser(app, Kind::phone("zh-CN")).await;
    whole::sign_in(&phone, app, number).await;
    let _ = phone.find("[data-test=home-page], [data-test=cases-page]").await;
    phone.open(&format!("/cases/{}", made.id())).await;
    let _ = phone.see("timeline").await;
    phone
}

/// The desk asks whether the organisation may know the reporter, who agrees on their telephone.
async fn allowed(
    driver: &mut Driver,
    app: &TestApp,
    desk: &Phone,
    (number, made): (&str, &make::Made),
    organisation: OrganisationId,
) {
    more(desk, "ask_naming").await;
    desk.choose("transfer-to", &format!("o{organisation}")).await;
    say(desk, "ask_naming", "以便上门前与您约时间。").await;
    desk.see_attribute("naming", "data-state", "asked").await;
    let phone = follow(driver, app, number, made).await;
    assert!(
        phone
            .text("naming-asked")
            .await
            .contains("暖阳社工中心：以便上门前与您约时间。")
    );
    phone.tap("allow").await;
    phone.tap("say-submit").await;
    phone.no_longer_see("naming-asked").await;
    phone.close().await;
    desk.reload().await;
    desk.see_attribute("naming", "data-state", "agreed").await;
}

async fn rate(phone: &Phone, resolved: &str, stars: u8) {
    phone.tap("rate-contacted-yes").await;
    phone.tap(&format!("rate-resolved-{resolved}")).await;
    phone.tap(&format!("rate-stars-{stars}")).await;
    phone.tap("rate-submit").await;
    let _ = phone.see("rated").await;
}

/// The desk gives it to the social worker.
async fn dispatched(app: &TestApp, desk: &Phone) {
    desk.tap("dispatch").await;
    desk.choose("dispatch-to", &choice_of(&app.social_worker().await).await).await;
    say(desk, "dispatch", "请今天上门查看。").await;
    desk.see_attribute("case-state", "data-state", "dispatched").await;
    desk.is_so("document.querySelector('[data-test=handler]')?.textContent.includes('社工阿芳')")
        .await;
}

/// The social worker says that it is not theirs, and the desk that it is.
async fn objected(driver: &mut Driver, app: &TestApp, desk: &Phone, made: &make::Made) {
    let worker = sit_at(driver, app, "social.worker", made).await;
    worker.open("/console/?work=mine").await;
    worker.tap(&format!("queue-row-{}", made.id())).await;
    more(&worker, "object").await;
    say(&worker, "object", "电梯维保应由专业机构评估，不属于社工服务。").await;
    worker.see_attribute("question", "data-kind", "objection").await;
    assert_eq!(
        worker.run("return document.querySelector('[data-test=decide]')").await,
        serde_json::Value::Null
    );
    worker.close().await;

    desk.open(&format!("/console/cases/{}?work=questions", made.id())).await;
    let _ = desk.see(&format!("queue-row-{}", made.id())).await;
    desk.tap("decide").await;
    desk.tap("choice-yes").await;
    desk.tap("overrule-submit").await;
    desk.no_longer_see("question").await;
}

/// It is handed to the organisation, which looks at it and gives it back.
async fn handed_over(driver: &mut Driver, app: &TestApp, desk: &Phone, (organisation, number): (OrganisationId, &str)) {
    more(desk, "transfer").await;
    desk.choose("transfer-to", &format!("o{organisation}")).await;
    desk.tap("transfer-consent").await;
    say(desk, "transfer", "请上门评估电梯噪音。").await;
    desk.see_attribute("case-state", "data-state", "transferred").await;

    let speaker = driver.browser(app, Kind::phone("zh-CN")).await;
    whole::sign_in(&speaker, app, number).await;
    let _ = speaker.find("[data-test=home-page], [data-test=cases-page]").await;
    speaker.open("/field/").await;
    speaker.tap("received").await;
    speaker.tap("take").await;
    speaker.no_longer_see("take").await;
    speaker.write("hand-back-text", "已评估，建议更换导轨。").await;
    speaker.tap("hand-back-send").await;
    let _ = speaker.see("handed-back").await;
    speaker.close().await;
    desk.reload().await;
    desk.see_attribute("case-state", "data-state", "in_progress").await;
}

/// Its time stands still for a while.
async fn paused(desk: &Phone) {
    more(desk, "pause").await;
    let until = (Moment::now().time() + Duration::hours(8) + Duration::days(3)).format("%Y-%m-%d");
    manage::set_day(desk, "pause-until", &until.to_string()).await;
    say(desk, "pause", "请补充电梯编号的照片。").await;
    let _ = desk.see("paused").await;
    more(desk, "resume").await;
    desk.tap("resume-submit").await;
    desk.no_longer_see("paused").await;
}

/// It is over its time, and the street looks at it.
async fn escalated(driver: &mut Driver, app: &TestApp, made: &make::Made) {
    let id = app.bytes(made.id().uuid().as_bytes());
    app.run_sql(&format!("UPDATE cases SET due_at = 1000 WHERE id = {id}")).await;
    let cache = Cache::open(app.settings()).await.expect("a cache");
    let (db, directory) = (app.db().await, Directory::default());
    assert_eq!(alarm::sweep(&db, &cache, &directory, Moment::now()).await.expect("alarms"), 1);
    let street = sit_at(driver, app, "street.admin", made).await;
    assert!(street.text("timeline").await.contains("超期上报街道"));
    street.tap("supervise").await;
    say(&street, "supervise", "今天内答复居民。").await;
    street.close().await;
}

#[test]
fn a_case_is_objected_to_handed_over_paused_escalated_answered_rated_badly_and_reopened() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (reporters, speakers) = (app.phone(), app.phone());
        let reporter = app.resident_of("王秀兰", &reporters).await;
        let made = make::message(&app).by(&reporter).accepted().await;
        let organisation = organisation(&app, &speakers).await;

        let desk = sit_at(&mut driver, &app, "station.admin", &made).await;
        dispatched(&app, &desk).await;
        objected(&mut driver, &app, &desk, &made).await;
        allowed(&mut driver, &app, &desk, (&reporters, &made), organisation).await;
        handed_over(&mut driver, &app, &desk, (organisation, &speakers)).await;
        paused(&desk).await;
        escalated(&mut driver, &app, &made).await;
        desk.reload().await;
        desk.tap("answer").await;
        say(&desk, "answer", "导轨已更换，夜间噪音已消除。").await;
        desk.see_attribute("case-state", "data-state", "answered").await;

        let phone = follow(&mut driver, &app, &reporters, &made).await;
        let told = phone.text("timeline").await;
        for word in [
            "派单",
            "已转告姓名电话",
            "转办",
            "接收",
            "办理回复",
            "暂停计时",
            "恢复计时",
            "督办",
        ] {
            assert!(told.contains(word), "{word} in {told}");
        }
        rate(&phone, "no", 1).await;
        phone.tap("reopen").await;
        phone.write("say-text", "昨晚又响了。").await;
        phone.tap("say-submit").await;
        phone.see_attribute("state", "data-state", "reopened").await;
        phone.close().await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn two_who_brought_the_same_are_merged_and_both_rate_the_answer() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (first, second) = (app.phone(), app.phone());
        let older = make::message(&app)
            .by(&app.resident_of("王秀兰", &first).await)
            .accepted()
            .await;
        let newer = make::message(&app)
            .by(&app.resident_of("李建国", &second).await)
            .title("3号楼电梯半夜响声很大")
            .accepted()
            .await;
        let desk = sit_at(&mut driver, &app, "station.admin", &newer).await;
        desk.is_so("document.querySelectorAll('[data-test=similar] mark').length > 0")
            .await;
        desk.tap("similar-pick").await;
        let _ = desk.see(&format!("merge-into-{}", older.id())).await;
        desk.tap("merge-submit").await;
        desk.see_attribute("case-state", "data-state", "merged").await;
        desk.tap("merged-into").await;
        desk.is_so("document.querySelector('[data-test=voices]')?.textContent.includes('2')")
            .await;
        desk.tap("answer").await;
        say(&desk, "answer", "导轨已更换，夜间噪音已消除。").await;
        desk.see_attribute("case-state", "data-state", "answered").await;
        for (number, made) in [(&first, &older), (&second, &newer)] {
            let phone = follow(&mut driver, &app, number, made).await;
            assert!(phone.text("next-step").await.contains("评价"));
            rate(&phone, "yes", 5).await;
            phone.close().await;
        }
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn a_rule_is_tried_saved_and_followed() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let desk = driver.browser(&app, Kind::desk()).await;
        manage::sign_in(&desk, "station.admin", seed::PASSWORD).await;
        let _ = desk.see("queue").await;
        desk.open("/rules/").await;
        desk.tap("rule-add").await;
        desk.write("rule-name-0", "电梯找社工").await;
        desk.write("rule-words", "电梯").await;
        desk.choose("rule-to", &choice_of(&app.social_worker().await).await).await;
        desk.tap("rule-done").await;
        desk.write("trial-text", "路灯不亮").await;
        desk.tap("trial-go").await;
        let _ = desk.see("trial-none").await;
        assert!(
            desk.text("trial-0").await.contains("关键词"),
            "which condition does not fit is said"
        );
        desk.write("trial-text", "3号楼电梯夜里有异响").await;
        desk.tap("trial-go").await;
        desk.see_attribute("trial-0", "data-followed", "true").await;
        desk.tap("rules-save").await;
        desk.no_longer_see("rules-unsaved").await;
        let made = make::message(&app).title("3号楼电梯夜里有异响").accepted().await;
        desk.open(&format!("/console/cases/{}", made.id())).await;
        desk.see_attribute("case-state", "data-state", "dispatched").await;
        desk.is_so("document.querySelector('[data-test=handler]')?.textContent.includes('社工阿芳')")
            .await;
        desk.close().await;
        app.stop().await;
    });
}
