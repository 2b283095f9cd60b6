//! A request is moved to another time, what was typed in two tabs, what a community agrees on with its volunteers, and what it keeps of
//! them.

use contract::teams::{DaysOff, DaysOffSheet, LeadSheet, ServiceState, VolunteerSheet, Volunteering};
use tests::{Backend, TestApp, teams, until};

use crate::{
    driver::{Driver, Kind},
    phone::Phone,
    proving::choose_day,
    service::{resident, volunteer},
    whole,
};

/// Insists that what is there may be seen without moving sideways.
async fn fits(page: &Phone) {
    page.is_so("document.documentElement.scrollWidth <= innerWidth").await;
}

#[test]
fn a_time_is_changed_and_who_comes_is_told_on_their_page() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (theirs, helper) = volunteer(&mut driver, &app, "周先生").await;
        let (phone, neighbour) = resident(&mut driver, &app, "王女士").await;
        let service = teams::ready(&app, &neighbour, &helper).await;
        let page = format!("/service/{}", service.summary.id);
        phone.open(&page).await;
        phone.tap("move").await;
        choose_day(&phone, "move-day", 2).await;
        phone.tap("move-part-evening").await;
        phone.write("move-why", "医院改了日子").await;
        fits(&phone).await;
        phone.tap("send-move").await;
        phone.no_longer_see("move-sheet").await;
        phone.is_so("document.body.innerText.includes('改了时间')").await;
        let now = teams::seen(&helper, &service).await;
        assert_eq!((now.summary.day, now.summary.state), (teams::day(2), ServiceState::Ready));
        theirs.open(&page).await;
        let _ = theirs.see("moved").await;
        fits(&theirs).await;
        theirs.is_so("document.body.innerText.includes('医院改了日子')").await;

        // Somebody says no while the sheet is open: it is looked at first, and then sent.
        phone.tap("move").await;
        choose_day(&phone, "move-day", 3).await;
        let _ = teams::answer(&helper, &service, false).await.expect(200);
        phone.tap("send-move").await;
        let _ = phone.see("move-behind").await;
        phone.tap("send-move").await;
        phone.no_longer_see("move-sheet").await;
        assert_eq!(teams::seen(&neighbour, &service).await.summary.day, teams::day(3));

        let desk = driver.browser(&app, Kind::desk()).await;
        whole::sit_down(&desk).await;
        desk.open(&format!("/teams/{}", service.summary.id)).await;
        desk.tap("move").await;
        choose_day(&desk, "move-day", 4).await;
        desk.tap("send-move").await;
        desk.no_longer_see("move-sheet").await;
        assert_eq!(teams::seen(&neighbour, &service).await.summary.day, teams::day(4));
        for each in [theirs, phone, desk] {
            each.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn what_two_tabs_say_is_not_lost() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, helper) = volunteer(&mut driver, &app, "周先生").await;
        phone.open("/service/volunteer").await;
        phone.write("about", "这里写的").await;
        let known: Volunteering = helper.get("/me/volunteering").await.read(200);
        let elsewhere = VolunteerSheet {
            about: Some("那里写的".to_owned()),
            ..known.sheet
        };
        let _ = helper.put("/me/volunteering", &elsewhere).await.expect(200);
        phone.tap("apply").await;
        assert!(phone.text("behind-theirs").await.contains("那里写的"));
        fits(&phone).await;
        phone.tap("behind-keep").await;
        phone.tap("apply").await;
        let _ = phone.see("volunteering").await;
        let now: Volunteering = helper.get("/me/volunteering").await.read(200);
        assert_eq!(now.sheet.about.as_deref(), Some("这里写的"));
        // Days off that were given elsewhere meanwhile.
        let days = DaysOff {
            from: teams::day(10),
            to: teams::day(11),
        };
        let sheet = DaysOffSheet { days: vec![days] };
        let _ = phone.see("days-off").await;
        let _ = helper.put("/me/volunteering/days-off", &sheet).await.expect(200);
        phone.tap("more-days-off").await;
        choose_day(&phone, "off-from", -1).await;
        phone.tap("send-off").await;
        phone
            .is_so("document.querySelector('[data-test=days-off]').innerText.includes('已经过去了')")
            .await;
        choose_day(&phone, "off-from", 20).await;
        phone.tap("send-off").await;
        let _ = phone.see("off-behind").await;
        let _ = phone.see("off").await;
        phone.tap("send-off").await;
        phone.no_longer_see("off-behind").await;
        let now: Volunteering = helper.get("/me/volunteering").await.read(200);
        assert_eq!(now.days_off.len(), 2, "{:?}", now.days_off);
        phone.close().await;

        // A lead at the desk.
        let desk = driver.browser(&app, Kind::desk()).await;
        whole::sit_down_as(&desk, "social.worker").await;
        desk.open("/teams/leading").await;
        desk.tap("training-eldercare").await;
        let _ = teams::lead(&app).await;
        desk.tap("save").await;
        let _ = desk.see("behind-theirs").await;
        desk.tap("behind-keep").await;
        // Saved twice on one page: what was saved here is nobody else's.
        let worker = app.social_worker().await;
        for (training, count) in [("disability", 1), ("mediation", 2)] {
            desk.tap("save").await;
            until("it is saved", async || {
                let now: LeadSheet = worker.get("/me/leading").await.read(200);
                (now.trainings.len() == count).then_some(())
            })
            .await;
            desk.no_longer_see("behind-theirs").await;
            desk.tap(&format!("training-{training}")).await;
        }
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn what_is_agreed_on_comes_before_the_first_yes_and_what_is_kept_is_seen_on_both_sides() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, helper) = volunteer(&mut driver, &app, "周先生").await;
        let desk = driver.browser(&app, Kind::desk()).await;
        whole::sit_down(&desk).await;
        desk.open("/rules/agreement").await;
        desk.tap("agreement-save").await;
        desk.is_so("!!document.querySelector('[data-test=agreement] .lx-error')")
            .await;
        for part in ["content", "way", "time", "place", "conditions", "safety"] {
            desk.write(part, &format!("双方约定：{part}")).await;
        }
        desk.tap("agreement-save").await;
        desk.is_so("!!document.querySelector('.lx-toast')").await;

        let service = teams::asked(&app.resident("王秀兰").await, |_| {}).await;
        let _ = teams::choose(&app, &service, &[&helper]).await.expect(200);
        let page = format!("/service/{}", service.summary.id);
        phone.open(&page).await;
        phone.tap("accept").await;
        phone.tap("to-agreement").await;
        phone.see_attribute("agreement", "data-due", "true").await;
        fits(&phone).await;
        phone.tap("agree").await;
        phone.see_attribute("agreement", "data-due", "false").await;
        phone.open(&page).await;
        phone.tap("accept").await;
        phone.no_longer_see("accept").await;

        desk.open("/teams/volunteers").await;
        desk.tap("volunteer").await;
        desk.tap("write-record").await;
        desk.tap("send-record").await;
        desk.is_so("!!document.querySelector('[data-test=records] .lx-error')").await;
        desk.write("record-title", "老年人照护基础").await;
        desk.write("record-hours", "16").await;
        desk.choose("record-level", "3").await;
        desk.tap("send-record").await;
        desk.see_attribute("record", "data-kind", "training").await;
        // The form of the level begins anew with what the training led to.
        desk.is_so("document.querySelector('[data-test=level-3]').checked").await;
        desk.tap("record-kind-honour").await;
        desk.write("record-title", "年度优秀志愿者").await;
        desk.write("record-why", "三年陪同就医，从未失约").await;
        desk.tap("send-record").await;
        desk.see_attribute("record", "data-kind", "honour").await;
        desk.tap("insure").await;
        desk.write("insurer", "中国人寿").await;
        desk.write("policy", "ZY2026112800017").await;
        choose_day(&desk, "insured-to", 200).await;
        desk.tap("send-insurance").await;
        assert!(desk.text("insurance").await.contains("****"));

        phone.open("/inbox/hours").await;
        assert!(phone.text("insurance").await.contains("ZY2026112800017"));
        phone.see_attribute("record", "data-kind", "honour").await;
        phone.tap("honour-shown").await;
        fits(&phone).await;
        phone
            .is_so("document.querySelector('[data-test=honour-shown]').checked && !document.querySelector('[data-test=record-trouble]')")
            .await;
        desk.tap("withdraw-record").await;
        desk.write("withdraw-why", "登记错了人").await;
        desk.tap("send-withdraw").await;
        assert!(desk.text("withdrawn").await.contains("登记错了人"));
        phone.close().await;
        desk.close().await;
        app.stop().await;
    });
}
