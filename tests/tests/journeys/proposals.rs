//! Proposals, in the browsers of those who write, join, look, sign and answer.

use tests::{
    Backend, TestApp,
    projects::carrier_of,
    proposals::{enough, verified_of},
    seed,
};

use crate::{
    driver::{Driver, Kind},
    field::app_is_kept,
    manage,
    phone::Phone,
    whole,
};

/// Signs a resident in whose number this is, and who lives in community 0; a new number is somebody new.
pub(crate) async fn resident(driver: &mut Driver, app: &TestApp, name: &str) -> Phone {
    let number = app.phone();
    app.resident_of(name, &number).await;
    signed_in(driver, app, &number).await
}

pub(crate) async fn signed_in(driver: &mut Driver, app: &TestApp, number: &str) -> Phone {
    let phone = driver.browser(app, Kind::phone("zh-CN")).await;
    whole::sign_in(&phone, app, number).await;
    let _ = phone.find("[data-test=home-page], [data-test=cases-page]").await;
    phone
}

/// Signs a verified resident in.
pub(crate) async fn neighbour(driver: &mut Driver, app: &TestApp, name: &str) -> Phone {
    let number = app.phone();
    verified_of(app, name, &number).await;
    signed_in(driver, app, &number).await
}

/// Signs a moderator in, and opens the queue.
pub(crate) async fn moderator(driver: &mut Driver, app: &TestApp, login: &str) -> Phone {
    let desk = driver.browser(app, Kind::desk()).await;
    manage::sign_in(&desk, login, seed::PASSWORD).await;
    desk.tap("nav-moderation").await;
    desk
}

/// Writes a proposal up to its draft.
pub(crate) async fn write(phone: &Phone) {
    phone.open("/proposals/new").await;
    phone.write("title", "在3号楼前装一盏路灯").await;
    phone.choose("field", "facilities").await;
    phone.write("problem", "晚上从车库到3号楼一路没有灯。").await;
    phone.write("suggestion", "在花坛边装两盏太阳能路灯。").await;
    phone.tap("next").await;
    let _ = phone.see("author").await;
}

/// Decides what is first in the queue; words are given where it is not published.
pub(crate) async fn decide(desk: &Phone, decision: &str, words: Option<&str>) {
    desk.open("/moderation/queue").await;
    desk.tap("look").await;
    desk.tap(&format!("decision-{decision}")).await;
    if let Some(words) = words {
        desk.choose("reason", "unclear").await;
        desk.write("said", words).await;
    }
    desk.tap("decide-now").await;
    desk.no_longer_see("case").await;
}

/// Gives back what is first in the queue, with its first sentence marked.
async fn give_back(desk: &Phone, words: &str, remark: &str) {
    desk.open("/moderation/queue").await;
    desk.tap("look").await;
    desk.tap("decision-return").await;
    desk.tap("sentence").await;
    desk.write("remark-0", remark).await;
    desk.choose("reason", "unclear").await;
    desk.write("said", words).await;
    desk.tap("decide-now").await;
    desk.no_longer_see("case").await;
}

/// The address that is open, without the server.
pub(crate) async fn here(phone: &Phone) -> String {
    let path = phone.run("return location.pathname").await;
    path.as_str().expect("a path").to_owned()
}

#[test]
fn who_writes_without_a_network_or_beyond_their_session_loses_nothing() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let number = app.phone();
        let elsewhere = app.resident_of("王秀兰", &number).await;
        let author = signed_in(&mut driver, &app, &number).await;
        author.open("/proposals/new").await;
        author.write("title", "在3号楼前装一盏路灯").await;
        app_is_kept(&author, "proposals").await;
        author.set_offline(true).await;
        author.reload().await;
        let typed = "document.querySelector('[data-test=title]')?.value === '在3号楼前装一盏路灯'";
        author.is_so(typed).await;
        author.choose("field", "facilities").await;
        author.write("problem", "晚上从车库到3号楼一路没有灯。").await;
        author.write("suggestion", "在花坛边装两盏太阳能路灯。").await;
        author.set_offline(false).await;
        let _ = elsewhere.delete("/sessions").await.expect(204);
        author.tap("next").await;
        let lead = author.text("sign-in-lead").await;
        assert!(lead.contains("登录已过期") && lead.contains("都还在"), "{lead}");
        author.tap("sign-in").await;
        whole::sign_in_here(&author, &app, &number).await;
        author.is_so(typed).await;
        author.close().await;
        app.stop().await;
    });
}

/// Asks an organisation to propose it together; gives the link to it.
async fn together(author: &Phone, organisation: &str) -> String {
    author.tap("together").await;
    author.write("name", "服务社").await;
    author.choose("organisation", organisation).await;
    author.tap("invite").await;
    let link = author.text("link").await;
    author.tap("copy-link").await;
    author
        .is_so("document.querySelector('[data-test=toasts]')?.textContent.includes('已复制')")
        .await;
    author.tap("submit").await;
    let _ = author.see("fault").await;
    link
}

/// Whoever speaks for the organisation joins.
async fn joined(driver: &mut Driver, app: &TestApp, link: &str, number: &str) -> Phone {
    // Whoever opens the link before signing in comes back to it.
    let organisation = driver.browser(app, Kind::phone("zh-CN")).await;
    let (_, way) = link.split_once("/proposals/").expect("a link");
    organisation.open(&format!("/proposals/{way}")).await;
    organisation.tap("sign-in").await;
    whole::sign_in_here(&organisation, app, number).await;
    assert!(organisation.text("reply").await.contains("请您代表“暖阳社工中心”一起提案"));
    organisation.tap("join").await;
    organisation
        .is_so("document.querySelector('[data-test=proposal-page]')?.innerText.includes('王秀兰、暖阳社工中心（社会组织）')")
        .await;
    organisation
}

/// The author reads what was asked for, and writes it.
async fn mended(author: &Phone) {
    assert!(author.text("returned").await.contains("请写明灯装在哪里。"));
    let marks = author.text("marks").await;
    assert!(marks.contains("在3号楼前装一盏路灯") && marks.contains("几号楼？"), "{marks}");
    author.tap("edit").await;
    author.write("place", "3号楼北侧小路").await;
    author.tap("save").await;
    author.tap("submit").await;
    author.no_longer_see("submit").await;
}

/// The desk says who sees to the answer.
async fn taken_on(app: &TestApp, desk: &Phone) {
    let social_worker = app.social_worker().await.id().to_string();
    desk.choose("responsible", &social_worker).await;
    desk.tap("assign-now").await;
    desk.is_so("document.querySelector('[data-test=responsible-now]')?.textContent.includes('负责答复')")
        .await;
}

/// The desk answers, with something that it promises.
async fn answered(desk: &Phone) {
    desk.tap("outcome-partly_adopted").await;
    desk.write("answer-text", "同意先装一盏路灯。").await;
    desk.tap("add-step").await;
    desk.write("step-0-what", "选型并公示").await;
    desk.run("const e = document.querySelector('[data-test=step-0-on]'); e.value = '2099-12-20'; e.dispatchEvent(new Event('input', {bubbles: true}))").await;
    // A page that is closed loses nothing of what was decided, written and promised.
    desk.reload().await;
    desk.tap("answer").await;
    desk.is_so("document.querySelector('[data-test=step-0-on]')?.value === '2099-12-20'")
        .await;
    desk.is_so("document.querySelector('[data-test=step-0-what]')?.value === '选型并公示'")
        .await;
    desk.tap("send-answer").await;
    desk.no_longer_see("reply").await;
}

#[test]
fn three_propose_together_enough_sign_and_the_community_answers() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        enough(&app, 2).await;
        let number = app.phone();
        let asked = carrier_of(&app, "社长", &number).await;
        let author = resident(&mut driver, &app, "王秀兰").await;
        write(&author).await;
        let address = here(&author).await;
        let link = together(&author, &asked.id.to_string()).await;
        let organisation = joined(&mut driver, &app, &link, &number).await;
        author.reload().await;
        author.tap("submit").await;
        author.no_longer_see("submit").await;

        let desk = moderator(&mut driver, &app, "station.admin").await;
        give_back(&desk, "请写明灯装在哪里。", "几号楼？").await;
        author.reload().await;
        mended(&author).await;
        decide(&desk, "publish", None).await;

        for name in ["周先生", "吴阿姨"] {
            let phone = neighbour(&mut driver, &app, name).await;
            phone.open(&address).await;
            phone.tap("sign").await;
            let _ = phone.see("unsign").await;
            phone.close().await;
        }
        desk.tap("to-owed").await;
        desk.tap("answer").await;
        taken_on(&app, &desk).await;
        author.open(&address).await;
        author
            .is_so("document.querySelector('[data-test=responsible]')?.textContent.includes('负责答复')")
            .await;
        answered(&desk).await;
        author.open(&address).await;
        let answer = author.text("answer").await;
        assert!(answer.contains("部分采纳") && answer.contains("选型并公示"), "{answer}");
        assert!(answer.contains("2099年12月20日") && !answer.contains("2099-12"), "{answer}");
        desk.open("/moderation/owed").await;
        desk.tap("answer").await;
        desk.is_so("document.querySelector('[data-test=report]')?.textContent.includes('2099年12月20日')")
            .await;
        for browser in [author, organisation, desk] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn a_rejection_is_appealed_and_overturned_by_the_second_moderator() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let author = resident(&mut driver, &app, "王秀兰").await;
        write(&author).await;
        author.tap("submit").await;
        author.no_longer_see("submit").await;
        let first = moderator(&mut driver, &app, "station.admin").await;
        decide(&first, "reject", Some("社区没有这笔经费。")).await;
        author.reload().await;
        author.tap("appeal").await;
        author.write("reason", "经费多少应当由答复来说明。").await;
        author.tap("confirm").await;
        author.no_longer_see("why").await;
        first.open("/moderation/queue").await;
        let _ = first.see("not-yours").await;
        let second = moderator(&mut driver, &app, "station.second").await;
        second.tap("look").await;
        assert!(second.text("grounds").await.contains("经费多少应当由答复来说明。"));
        decide(&second, "publish", None).await;
        author.reload().await;
        let _ = author.see("share").await;
        for browser in [author, first, second] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn a_signer_who_does_not_agree_with_an_amendment_takes_the_signature_back() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let author = resident(&mut driver, &app, "王秀兰").await;
        write(&author).await;
        let address = here(&author).await;
        author.tap("submit").await;
        author.no_longer_see("submit").await;
        let desk = moderator(&mut driver, &app, "station.admin").await;
        decide(&desk, "publish", None).await;
        let signer = neighbour(&mut driver, &app, "周先生").await;
        signer.open(&address).await;
        signer.tap("sign").await;
        let _ = signer.see("unsign").await;
        author.reload().await;
        author.tap("amend").await;
        author.write("suggestion", "装六盏大功率路灯。").await;
        // A page that is closed loses nothing of what was typed.
        author.reload().await;
        author.tap("amend").await;
        author
            .is_so("document.querySelector('[data-test=suggestion]')?.value === '装六盏大功率路灯。'")
            .await;
        author.tap("save").await;
        author.no_longer_see("text").await;
        decide(&desk, "publish", None).await;
        signer.reload().await;
        let _ = signer.see("changed").await;
        let _ = signer.see("versions").await;
        signer.tap("unsign").await;
        let _ = signer.see("sign").await;
        assert_eq!(app.count("proposal_signatures", "TRUE").await, 0);
        for browser in [author, signer, desk] {
            browser.close().await;
        }
        app.stop().await;
    });
}
