//! Bodies: formed at the desk, agreed to on phones, confirmed by the residents' vote.

use api::moment::Moment;
use contract::{bodies::SeatKind, page::Page, votes::Vote};
use tests::{Backend, TestApp, bodies, proposals::verified_of, votes};

use crate::{
    driver::Driver,
    phone::Phone,
    proposals::{moderator, signed_in},
};

/// Forms a group; what is typed is still there after the page is loaded anew.
async fn form(desk: &Phone) {
    desk.open("/council/bodies").await;
    desk.tap("form").await;
    desk.write("name", "公共设施共治协商小组").await;
    desk.tap("form-now").await;
    desk.is_so("document.querySelectorAll('[data-test=forming] [aria-invalid=true]').length > 0")
        .await;
    desk.choose("field", "facilities").await;
    desk.reload().await;
    desk.tap("form").await;
    desk.write("purpose", "商量公共设施先修哪些、怎么修，监督修好。").await;
    desk.tap("form-now").await;
    let lacks = desk.text("lacks").await;
    assert!(lacks.contains("还缺 3 人"), "{lacks}");
}

/// Corrects its name: a name that is too short is told before it is sent.
async fn rename(desk: &Phone) {
    desk.tap("correct").await;
    desk.write("sheet-name", "组").await;
    desk.tap("correct-now").await;
    desk.is_so("document.querySelectorAll('[data-test=correcting] [aria-invalid=true]').length > 0")
        .await;
    desk.write("sheet-name", "小区设施共治协商小组").await;
    desk.tap("correct-now").await;
    desk.is_so("document.querySelector('[data-test=body-name]')?.innerText === '小区设施共治协商小组'")
        .await;
}

/// Invites whoever has this number.
async fn invite(desk: &Phone, number: &str, seats: usize) {
    desk.write("phone", number).await;
    desk.tap("invite").await;
    desk.is_so(&format!("document.querySelectorAll('[data-test=seat]').length === {seats}"))
        .await;
}

/// Dissolves it: not without a reason, which outlives that the page is loaded anew.
async fn dissolve(desk: &Phone) {
    desk.reload().await;
    desk.tap("open-body").await;
    desk.tap("dissolve").await;
    desk.tap("dissolve-now").await;
    let _ = desk.find("[data-test=dissolving] [aria-invalid=true]").await;
    desk.write("reason", "设施都修好了。").await;
    desk.reload().await;
    desk.tap("open-body").await;
    desk.tap("dissolve-now").await;
    desk.no_longer_see("dissolving").await;
    let view = desk.text("body-view").await;
    assert!(view.contains("设施都修好了"), "{view}");
}

/// Takes the seat that one is asked to take; the answer is lost on the way.
async fn take_seat(phone: &Phone) {
    let asked = phone.text("own-seat").await;
    assert!(asked.contains("居民代表"), "{asked}");
    phone.write("seat-name", "王阿姨").await;
    phone.lose_answer("/answer").await;
    phone.tap("accept").await;
    let _ = phone.see("seat-trouble").await;
    phone.reload().await;
    let seat = phone.text("own-seat").await;
    assert!(
        seat.contains("我是居民代表"),
        "it was kept, though the answer was lost: {seat}"
    );
}

/// The desk puts it to the vote of the residents.
async fn propose(desk: &Phone) {
    let _ = desk.see("closes-on").await;
    desk.run(
        "const e = document.querySelector('[data-test=closes-on]'); \
         e.value = new Date(Date.now() + 2 * 864e5).toISOString().slice(0, 10); e.dispatchEvent(new Event('input', {bubbles: true}))",
    )
    .await;
    desk.tap("propose").await;
    desk.tap("propose-now").await;
    let _ = desk.see("confirmation").await;
}

/// Votes for what is first.
async fn vote_for(voter: &Phone, vote: &Vote) {
    voter.open(&format!("/votes/{}", vote.id)).await;
    voter.tap("option-1").await;
    voter.tap("to-confirm").await;
    voter.tap("cast").await;
    let _ = voter.see("my-ballot").await;
}

#[test]
fn a_group_is_formed_agreed_to_on_phones_and_confirmed_by_the_residents() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let _ = bodies::rules(&app, |_| {}).await;
        let (first, second) = (app.phone(), app.phone());
        let _ = verified_of(&app, "王秀英", &first).await;
        let _ = verified_of(&app, "李建国", &second).await;
        let desk = moderator(&mut driver, &app, "station.admin").await;
        form(&desk).await;
        rename(&desk).await;
        desk.write("phone", &app.phone()).await;
        desk.tap("invite").await;
        desk.is_so("document.querySelector('[data-test=inviting]').innerText.includes('登录')")
            .await;
        invite(&desk, &first, 1).await;
        invite(&desk, &second, 2).await;
        let body = app
            .nobody()
            .get(&bodies::list())
            .await
            .read::<Page<contract::bodies::BodySummary>>(200)
            .items
            .remove(0);
        let body: contract::bodies::Body = app.nobody().get(&format!("/bodies/{}", body.id)).await.read(200);
        let _ = bodies::joined(&app, &body, "赵小梅", SeatKind::Resident).await;

        // What was typed before the network went is still there.
        let phone = signed_in(&mut driver, &app, &first).await;
        phone.open("/inbox/").await;
        phone.tap("message-new").await;
        take_seat(&phone).await;
        let other = signed_in(&mut driver, &app, &second).await;
        other.open("/projects/bodies").await;
        other.tap("decline").await;
        other.tap("decline-yes").await;
        other.no_longer_see("own-seat").await;
        desk.reload().await;
        desk.tap("open-body").await;
        let lacks = desk.text("lacks").await;
        assert!(lacks.contains("还缺 1 人"), "{lacks}");
        invite(&desk, &second, 4).await;
        other.reload().await;
        other.tap("accept").await;
        let _ = other.see("to-votes").await;

        desk.reload().await;
        desk.tap("open-body").await;
        propose(&desk).await;
        let _ = votes::look(&app, Moment::now()).await;
        let all: Page<Vote> = app.nobody().get(&votes::list()).await.read(200);
        let vote = &all.items[0];
        for voter in [&phone, &other] {
            vote_for(voter, vote).await;
        }
        let _ = votes::closed(&app, vote).await;
        phone.open(&format!("/projects/bodies/{}", body.summary.id)).await;
        let members = phone.text("members").await;
        assert!(members.contains("王阿姨") && members.contains("赵小梅"), "{members}");
        let said = phone.text("confirmation").await;
        assert!(said.contains("居民表决同意成立") && said.contains("2 人同意"), "{said}");
        dissolve(&desk).await;
        for browser in [phone, other, desk] {
            browser.close().await;
        }
        app.stop().await;
    });
}
