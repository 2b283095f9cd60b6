//! What people say of proposals, in the browsers of those who say it, report it and look at it.

use tests::{
    Backend, TestApp,
    proposals::{open_comments, published, url},
};

use crate::{
    driver::Driver,
    phone::{ESCAPE, Phone},
    proposals::{moderator, neighbour},
};

/// Reports a comment, with a reason.
async fn report(reader: &Phone) {
    reader.see_attribute("comment-report", "aria-expanded", "false").await;
    reader.tap("comment-report").await;
    reader.see_attribute("comment-report", "aria-expanded", "true").await;
    // No reason is chosen for anybody.
    reader.tap("report-now").await;
    reader.see_attribute("report-reason", "aria-invalid", "true").await;
    reader.choose("report-reason", "personal_data").await;
    reader.write("report-text", "写出了门牌").await;
    reader.tap("report-now").await;
    reader.no_longer_see("report").await;
}

/// Hides what was reported once, with a reason.
async fn hide(desk: &Phone) {
    desk.open("/moderation/queue").await;
    desk.is_so("[...document.querySelectorAll('[data-test=item]')].some(e => e.textContent.includes('1 人举报'))")
        .await;
    desk.run("[...document.querySelectorAll('[data-test=item]')].find(e => e.textContent.includes('1 人举报')).querySelector('[data-test=look]').click()").await;
    assert!(desk.text("reports").await.contains("写出了门牌"));
    desk.tap("decision-hide").await;
    desk.tap("decide-now").await;
    desk.see_attribute("reason", "aria-invalid", "true").await;
    desk.choose("reason", "personal_data").await;
    desk.tap("decide-now").await;
    desk.no_longer_see("case").await;
}

#[test]
fn a_comment_is_reported_and_hidden() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        open_comments(&app).await;
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let address = url(&proposal, "");
        let writer = neighbour(&mut driver, &app, "周先生").await;
        writer.open(&address).await;
        writer.write("comment-text", "501的老王总乱停车").await;
        // A page that is closed loses nothing of what was typed.
        writer.reload().await;
        writer
            .is_so("document.querySelector('[data-test=comment-text]')?.value === '501的老王总乱停车'")
            .await;
        writer.tap("say-now").await;
        let _ = writer.see("comment-words").await;

        let reader = neighbour(&mut driver, &app, "吴阿姨").await;
        reader.open(&address).await;
        reader.tap("comment-answer").await;
        reader.write("answer-text", "别点名").await;
        reader.tap("answer-now").await;
        reader
            .is_so("document.querySelectorAll('[data-test=comment-words]').length === 2")
            .await;
        // Taking back what one said is asked about first.
        reader.tap("comment-remove").await;
        let _ = reader.see("comment-remove-yes").await;
        reader.press(ESCAPE).await;
        reader
            .is_so("document.activeElement?.dataset.test === 'comment-remove'")
            .await;
        assert_eq!(app.count("proposal_comments", "state = 'removed'").await, 0);
        report(&reader).await;

        let desk = moderator(&mut driver, &app, "station.admin").await;
        hide(&desk).await;

        reader.reload().await;
        let _ = reader.see("comment-trace").await;
        writer.reload().await;
        // Who wrote it is told why.
        writer
            .is_so("document.querySelector('[data-test=comments]')?.textContent.includes('涉及个人信息')")
            .await;
        reader.tap("comment-remove").await;
        reader.tap("comment-remove-yes").await;
        reader
            .is_so("!document.querySelector('[data-test=comments]')?.textContent.includes('别点名')")
            .await;
        for browser in [writer, reader, desk] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn what_one_person_sends_in_a_flood_is_decided_together() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let writer = tests::proposals::verified(&app, "周先生").await;
        for text in ["广告一", "广告二", "广告三"] {
            tests::proposals::says(&writer, &proposal, text).await;
        }
        let desk = moderator(&mut driver, &app, "station.admin").await;
        desk.open("/moderation/queue").await;
        desk.tap("choose-flood").await;
        desk.tap("all-hide").await;
        desk.see_attribute("bulk-reason", "aria-invalid", "true").await;
        desk.choose("bulk-reason", "advertising").await;
        desk.tap("all-hide").await;
        desk.no_longer_see("item").await;
        assert_eq!(
            app.count("proposal_comments", "state = 'hidden' AND reason = 'advertising'")
                .await,
            3
        );
        desk.close().await;
        app.stop().await;
    });
}
