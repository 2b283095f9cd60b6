//! What people are told: in a resident's inbox, and at two desks by itself.

use tests::{Backend, TestApp, make, proposals};

use crate::{
    driver::{Driver, Kind},
    offline::at_home,
    phone::Phone,
    whole::{sign_in, sit_down, sit_down_as},
};

#[test]
fn a_resident_reads_what_happened_and_chooses_what_reaches_them() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, resident) = at_home(&mut driver, &app, "zh-CN").await;
        let made = make::message(&app).by(&resident).answered().await;
        phone.open("/me").await;
        let _ = phone.find("[data-test=to-inbox] .lx-cell-value").await;
        assert!(phone.text("to-inbox").await.contains("2 条新消息"));
        phone.tap("to-inbox").await;
        let first = phone.text("message-new").await;
        assert!(
            first.contains(&format!("您的诉求 {} 有了答复", made.case.summary.number)),
            "{first}"
        );
        phone.tap("message-new").await;
        phone.see_attribute("state", "data-state", "answered").await;
        phone.is_so(&format!("location.pathname === '/cases/{}'", made.id())).await;
        phone.open("/inbox/").await;
        assert_eq!(phone.text("unread").await, "1 条新消息");
        phone.tap("read-all").await;
        phone.no_longer_see("message-new").await;
        phone.tap("tab-settings").await;
        phone.tap("topic-cases").await;
        phone
            .is_so("!document.querySelector('[data-test=topic-cases]').checked")
            .await;
        let wanted = app.count("notification_preferences", "topics NOT LIKE '%cases%'");
        assert_eq!(wanted.await, 1);

        phone.tap("email-add").await;
        phone.write("email", "wang@example.cn").await;
        phone.tap("email-send").await;
        let _ = phone.see("email-code").await;
        let mail = app.mails().pop().expect("a mail");
        let digits = mail
            .text
            .split(|letter: char| !letter.is_ascii_digit())
            .find(|digits| digits.len() == 6);
        phone.write("email-code", digits.expect("a code")).await;
        phone.tap("email-confirm").await;
        phone.is_so("document.querySelector('[data-test=way-email]')?.checked").await;
        assert!(phone.text("ways").await.contains("w***@example.cn"));
        phone.tap("email-remove").await;
        phone.no_longer_see("way-email").await;
        assert_eq!(app.count("reach_addresses", "true").await, 0);
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn from_a_message_to_its_proposal_and_back_by_its_arrow() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let number = app.phone();
        let author = app.resident_of("王秀兰", &number).await;
        let _ = proposals::effective(&app, &author).await;
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        sign_in(&phone, &app, &number).await;
        let _ = phone.see("home-page").await;
        phone.open("/inbox/").await;
        phone.tap("message-new").await;
        let _ = phone.see("says").await;
        // The messages are an app of their own: the way there was no step of this one.
        phone.tap("back").await;
        phone.is_so("location.pathname === '/inbox/'").await;
        phone.close().await;
        app.stop().await;
    });
}

async fn opens(desk: &Phone, made: &make::Made) {
    desk.tap(&format!("queue-row-{}", made.id())).await;
    desk.see_attribute("case-state", "data-state", "submitted").await;
}

#[test]
fn two_desks_learn_of_new_cases_and_of_each_other() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let old = make::message(&app).await;
        let one = driver.browser(&app, Kind::desk()).await;
        sit_down(&one).await;
        let _ = one.see(&format!("queue-row-{}", old.id())).await;
        let other = driver.browser(&app, Kind::desk()).await;
        sit_down_as(&other, "station.second").await;
        let _ = other.see(&format!("queue-row-{}", old.id())).await;

        let made = make::message(&app).title("楼上装修太吵").await;
        assert_eq!(one.text("queue-new").await, "有 1 件新诉求");
        one.tap("queue-new").await;
        one.no_longer_see("queue-new").await;
        opens(&one, &made).await;
        other.tap("queue-new").await;
        opens(&other, &made).await;
        assert!(one.text("also-here").await.contains("正在处理"));
        let _ = other.see("also-here").await;

        let mut made = made;
        made.accepted(&app.station_admin().await).await;
        one.see_attribute("case-state", "data-state", "accepted").await;
        let _ = one.see("case-changed").await;
        other.tap(&format!("queue-row-{}", old.id())).await;
        one.no_longer_see("also-here").await;
        one.close().await;
        other.close().await;
        app.stop().await;
    });
}
