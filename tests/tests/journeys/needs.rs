//! From a need to a plan: written down and put to the vote at the desk, objected to and answered, planned on an organisation's
//! phone, and chosen.

use api::moment::Moment;
use contract::{calls::PlanCall, needs::CommunityNeed, page::Page, votes::Vote};
use tests::{
    Backend, Client, TestApp, make,
    needs::{answered, call_seen, call_url, look, of_community, on_notice, screened, seen, url, won},
    projects,
    proposals::{effective, verified},
    seed, votes,
};

use crate::{
    accessible::{axe, look_at, read_as},
    driver::{Driver, Kind, NARROW},
    handling::organisation,
    phone::Phone,
    proposals::{moderator, neighbour, signed_in},
};

/// Fills a field that a date belongs in.
async fn set_day(phone: &Phone, name: &str, day: &str) {
    let script = format!(
        "const e = document.querySelector('[data-test={name}]'); e.value = '{day}'; e.dispatchEvent(new Event('input', {{bubbles: true}}))"
    );
    phone.run(&script).await;
}

/// Writes a need down and puts it to the vote with another, which the council took on before.
async fn put_to_vote(desk: &Phone, app: &TestApp) -> CommunityNeed {
    let other = screened(app, "楼道里装扶手").await;
    let case = make::message(app).accepted().await;
    desk.open("/council/needs").await;
    desk.tap("new-need").await;
    desk.write("need-title", "老年食堂周末也开放").await;
    desk.write("need-about", "周末子女上班，独居老人吃饭不方便。").await;
    desk.reload().await;
    desk.is_so("document.querySelector('[data-test=need-title]')?.value === '老年食堂周末也开放'")
        .await;
    desk.write("find-case", &case.case.summary.number).await;
    desk.tap(&format!("case-{}", case.id())).await;
    desk.tap("list-now").await;
    // No council stands here: the station says why it decides alone.
    let _ = desk.see("accept").await;
    let _ = desk.see("alone").await;
    desk.write("screen-reason", "本社区还没有议事会。").await;
    desk.tap("accept").await;
    let page: Page<CommunityNeed> = app.nobody().get(&of_community("needs")).await.read(200);
    let need = page.items[0].clone();
    assert_eq!((need.title.as_str(), need.voices), ("老年食堂周末也开放", 1));
    for id in [need.id, other.id] {
        desk.tap(&format!("choose-{id}")).await;
    }
    desk.write("ballot-title", "今年先做哪一项").await;
    desk.write("ballot-question", "下面哪一项应该列入今年的居民自治项目？").await;
    desk.tap("ballot-now").await;
    desk.no_longer_see("balloting").await;
    need
}

/// Lets a vote open, somebody vote for its first option, and it close and be taken over.
async fn voted(app: &TestApp, voter: &Client, vote: &Vote) {
    let _ = votes::look(app, Moment::at(vote.opens_at)).await;
    let open = votes::seen(&app.nobody(), vote).await;
    let _ = votes::votes(app, voter, &open, &[1]).await;
    let closed = votes::closed(app, &open).await;
    assert_eq!(look(app, closed.closes_at).await.settled, 1);
}

async fn vote_of(app: &TestApp, id: impl std::fmt::Display) -> Vote {
    app.nobody().get(&format!("/votes/{id}")).await.read(200)
}

/// Somebody objects on the phone; the desk answers.
async fn object(phone: &Phone, desk: &Phone, need: &CommunityNeed) {
    phone.open(&format!("/projects/needs/{}", need.id)).await;
    assert!(phone.text("notice").await.contains("公示到"));
    phone.tap("object").await;
    phone.write("reason", "食堂周末开门，楼上会很吵。").await;
    phone.reload().await;
    phone.lose_answer("/objections").await;
    phone.tap("object-now").await;
    let _ = phone.see("object-trouble").await;
    phone.tap("object-now").await;
    assert!(phone.text("objection").await.contains("等待答复"));
    desk.open("/council/needs").await;
    desk.write("answer-text", "周末只开午餐，十三点前收工。").await;
    desk.tap("overrule").await;
    desk.no_longer_see("answering").await;
    phone.reload().await;
    assert!(phone.text("objection").await.contains("异议不成立"));
}

async fn call_for_plans(desk: &Phone, app: &TestApp) -> PlanCall {
    desk.open("/council/needs").await;
    desk.tap("call-for-plans").await;
    desk.tap("publish-call").await;
    let _ = desk.see("publishing").await;
    desk.write("call-carrier", "依法登记的社会组织，有食品经营许可。").await;
    desk.write("call-limit", "50,000").await;
    // A phone offers digits for it, and a point.
    desk.is_so("document.querySelector('[data-test=call-limit]').inputMode === 'decimal'")
        .await;
    desk.tap("publish-call").await;
    desk.no_longer_see("publishing").await;
    let page: Page<PlanCall> = app.nobody().get(&of_community("plan-calls")).await.read(200);
    assert_eq!(page.items[0].limit_fen, 5_000_000);
    page.items[0].clone()
}

/// Writes a plan on the organisation's phone: too dear first; nothing that is typed is lost.
async fn plan(speaker: &Phone, call: &PlanCall) {
    speaker.open(&format!("/projects/calls/{}", call.id)).await;
    speaker.tap("write-plan").await;
    speaker.write("plan-title", "周末爱心餐桌").await;
    speaker.write("plan-summary", "每周六、日中午由志愿者和厨师供餐。").await;
    speaker.write("step-1", "招募 20 名志愿者并培训").await;
    speaker.write("output-1", "供餐（人次）").await;
    speaker.write("count-1", "1500").await;
    speaker.write("line-1", "食材").await;
    speaker.write("amount-1", "50,000.01").await;
    set_day(speaker, "starts", "2027-03-01").await;
    set_day(speaker, "ends", "2027-11-30").await;
    speaker.write("contact", "周老师 0512-66667777").await;
    assert!(speaker.text("sum").await.contains("超过了上限"));
    speaker.tap("send-plan").await;
    let _ = speaker.see("plan-trouble").await;
    speaker.reload().await;
    speaker
        .is_so("document.querySelector('[data-test=contact]')?.value === '周老师 0512-66667777'")
        .await;
    speaker.write("amount-1", "49,999.99").await;
    speaker.lose_answer("/plans/").await;
    speaker.tap("send-plan").await;
    let _ = speaker.see("plan-trouble").await;
    speaker.tap("send-plan").await;
    assert!(speaker.text("total").await.contains("49999.99"));
}

#[test]
fn a_need_becomes_a_plan_that_residents_chose() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let desk = moderator(&mut driver, &app, "station.admin").await;
        let phone = neighbour(&mut driver, &app, "王秀兰").await;
        let voter = verified(&app, "周先生").await;
        let number = app.phone();
        let _ = app.resident_of("孙丽", &number).await;
        let _ = organisation(&app, &number).await;
        let speaker = signed_in(&mut driver, &app, &number).await;

        let need = put_to_vote(&desk, &app).await;
        let need = seen(&app.nobody(), &need).await;
        let vote = vote_of(&app, need.vote_id.expect("a vote")).await;
        assert_eq!(vote.quorum_percent, 0, "what the rules ask for");
        let third = verified(&app, "吴先生").await;
        let _ = votes::look(&app, Moment::at(vote.opens_at)).await;
        let open = votes::seen(&app.nobody(), &vote).await;
        for each in [&voter, &third] {
            votes::scores(&app, each, &open, &[[5, 4, 4, 4], [3, 3, 3, 3]]).await;
        }
        let closed = votes::closed(&app, &open).await;
        assert_eq!(look(&app, closed.closes_at).await.settled, 1);

        object(&phone, &desk, &need).await;
        assert!(
            phone.text("scores").await.contains("平均 4.25 分"),
            "everybody reads how it was scored"
        );
        let until = seen(&app.nobody(), &need).await.notice_until.expect("a notice");
        assert_eq!(look(&app, until).await.ended, 1);
        let call = call_for_plans(&desk, &app).await;
        plan(&speaker, &call).await;
        phone.open(&format!("/projects/calls/{}", call.id)).await;
        assert!(!phone.text("call-page").await.contains("周末爱心餐桌"), "it is sealed");

        assert_eq!(look(&app, call.deadline).await.unsealed, 1);
        desk.open("/council/calls").await;
        desk.write("check-reason", "证照齐全。").await;
        desk.tap("admit").await;
        desk.write("review-question", "您同意由这个方案来做老年食堂周末供餐吗？")
            .await;
        let day = (Moment::now().time() + chrono::Duration::hours(32))
            .format("%Y-%m-%d")
            .to_string();
        set_day(&desk, "hearing-day", &day).await;
        desk.write("hearing-place", "社区活动室").await;
        desk.tap("review-now").await;
        desk.no_longer_see("reviewing").await;
        let call = call_seen(&app.nobody(), &call).await;
        voted(&app, &voter, &vote_of(&app, call.vote_id.expect("a vote")).await).await;
        let until = call_seen(&app.nobody(), &call).await.notice_until.expect("a notice");
        assert_eq!(look(&app, until).await.ended, 1);
        phone.reload().await;
        let _ = phone.see("winner").await;
        assert!(phone.text("state").await.contains("已选定"));
        phone.tap("see-vote").await;
        phone.tap("call").await;
        let _ = phone.see("winner").await;
        phone.open(&format!("/projects/needs/{}", need.id)).await;
        phone
            .is_so("document.querySelectorAll('[data-test=steps] .lx-five-step-on').length === 4")
            .await;
        for browser in [desk, phone, speaker] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn a_need_leads_to_its_project_and_reaches_the_last_of_five_steps() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (need, call, carrier) = won(&app).await;
        let project = projects::running(&app, &carrier, |new| new.plan_id = call.plan_id).await;
        let size = NARROW;
        let phone = driver.browser(&app, Kind { language: "zh-CN", size }).await;
        for page in [format!("/projects/needs/{}", need.id), format!("/projects/calls/{}", call.id)] {
            phone.open(&page).await;
            phone.tap("see-project").await;
            let _ = phone.see("work-page").await;
            assert_eq!(phone.text("title").await, project.summary.title);
        }
        let step = async || {
            phone.open(&format!("/projects/needs/{}", need.id)).await;
            let _ = phone.see("steps").await;
            phone
                .run("return document.querySelector('[data-test=steps] [aria-current=step]').innerText")
                .await
                .to_string()
        };
        let done = step().await;
        assert!(done.contains("做项目"), "{done}");
        let report = projects::report(true);
        let _ = projects::act(&carrier.speaker, &project, "reports", &report)
            .await
            .expect(201);
        let last = step().await;
        assert!(last.contains("看成效"), "{last}");
        phone
            .is_so("document.querySelectorAll('[data-test=steps] .lx-five-step-on').length === 5")
            .await;
        phone.close().await;
        app.stop().await;
    });
}

/// Goes through the pages of needs and calls as somebody who reads like this.
fn no_page_shuts_out(reads: &str) {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let Some(axe) = axe() else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let need = format!("/projects{}", url(&on_notice(&app).await, ""));
        let call = call_url(&answered(&app, 2).await.0, "").replace("/plan-calls", "/projects/calls");
        let number = app.phone();
        let _ = organisation(&app, &number).await;
        let open = call_url(&tests::needs::call(&app).await, "").replace("/plan-calls", "/projects/calls");
        let size = NARROW;
        let phone = driver.browser(&app, Kind { language: "zh-CN", size }).await;
        read_as(&phone, reads).await;
        phone.open("/projects/needs").await;
        phone.choose("community", &seed::community(0).to_string()).await;
        let strangers = [("/projects/needs", "need"), (&need, "notice"), (&call, "plan")];
        let mut wrong = look_at(&phone, &axe, &strangers).await;
        crate::whole::sign_in(&phone, &app, &number).await;
        let _ = phone.find("[data-test=home-page], [data-test=cases-page]").await;
        phone.open(&open).await;
        phone.tap("write-plan").await;
        phone.write("plan-title", "周末爱心餐桌").await;
        wrong.extend(look_at(&phone, &axe, &[(&open, "planning")]).await);
        let desk = moderator(&mut driver, &app, "station.admin").await;
        read_as(&desk, reads).await;
        let pages = [("/council/needs", "need"), ("/council/calls", "call")];
        wrong.extend(look_at(&desk, &axe, &pages).await);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        phone.close().await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn no_page_of_needs_shuts_out_those_who_read_large_type_in_the_dark() {
    no_page_shuts_out("zh-CN elder dark");
}

#[test]
fn no_page_of_needs_shuts_out_those_who_read_english_by_daylight() {
    no_page_shuts_out("en standard light");
}

#[test]
fn a_proposal_is_listed_as_a_need_from_where_it_is_answered() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let proposal = effective(&app, &verified(&app, "王秀兰").await).await;
        let desk = moderator(&mut driver, &app, "station.admin").await;
        desk.open("/moderation/owed").await;
        desk.tap("list-need").await;
        desk.is_so("!!document.querySelector('[data-test=need-about]')?.value").await;
        desk.tap("list-now").await;
        let _ = desk.see("need").await;
        desk.is_so("location.pathname === '/council/needs'").await;
        let page: Page<CommunityNeed> = app.nobody().get(&of_community("needs")).await.read(200);
        assert_eq!(page.items[0].proposals[0].id, proposal.summary.id);
        desk.close().await;
        app.stop().await;
    });
}
