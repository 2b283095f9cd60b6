//! Needs and calls for plans at every point of their life.

use api::{
    calls::{Looked, sweep},
    moment::Moment,
    places::Directory,
};
use chrono::{DateTime, Duration, Utc};
use contract::{
    agenda::{AgendaRules, AnswerObjection, NewObjection},
    calls::{
        BudgetLine, CallState, CheckPlan, Hearing, NewPlanCall, Plan, PlanCall, PlanOutput, PlanStep, PlanText, ReviewPlans,
        SendPlan,
    },
    handling::{NewRepresentative, Organisation, OrganisationSheet},
    ids::OrganisationId,
    needs::{CommunityNeed, NeedState, NewCommunityNeed, NewNeedBallot, ScreenNeed},
    proposals::Field,
    votes::Vote,
};

use reqwest::Method;

use crate::{Client, TestApp, projects::Carrier, proposals::verified, seed, votes};

/// What a need says.
pub fn new() -> NewCommunityNeed {
    NewCommunityNeed {
        title: "老年食堂周末也开放".to_owned(),
        about: "周末子女上班，独居老人吃饭不方便。".to_owned(),
        field: Field::SpecialGroups,
        proposals: Vec::new(),
        cases: Vec::new(),
    }
}

/// Something of community 0, such as its needs.
pub fn of_community(what: &str) -> String {
    format!("/communities/{}/{what}", seed::community(0))
}

/// The address of a need, or of something about it.
pub fn url(need: &CommunityNeed, rest: &str) -> String {
    format!("/needs/{}{rest}", need.id)
}

/// A need as somebody sees it.
pub async fn seen(by: &Client, need: &CommunityNeed) -> CommunityNeed {
    by.get(&url(need, "")).await.read(200)
}

/// One that was written down.
pub async fn listed(app: &TestApp, change: impl FnOnce(&mut NewCommunityNeed)) -> CommunityNeed {
    let mut need = new();
    change(&mut need);
    app.social_worker().await.post(&of_community("needs"), &need).await.read(201)
}

/// Why a station decides alone.
pub const ALONE: &str = "本社区还没有议事会，由驿站先行决定。";

/// That a need was taken on, or put aside, where there is no council yet.
pub fn decided(accepted: bool) -> ScreenNeed {
    ScreenNeed {
        accepted,
        field: None,
        reason: Some(
            if accepted {
                ALONE
            } else {
                "涉及全街道，已转街道研究。"
            }
            .to_owned(),
        ),
        body_id: None,
    }
}

/// Sets the rules for needs and plans of community 0 by which any number of ballots counts, unless they do.
pub async fn any_number(app: &TestApp) {
    set_rules(app, |rules| {
        (rules.needs_quorum_percent, rules.review_quorum_percent) = (0, 0);
    })
    .await;
}

/// Changes the rules for needs and plans of community 0.
pub async fn set_rules(app: &TestApp, change: impl FnOnce(&mut AgendaRules)) {
    let (street, path) = (app.street_admin().await, of_community("agenda-rules"));
    let seen = street.get(&path).await.expect(200);
    let mut rules: AgendaRules = seen.json();
    change(&mut rules);
    let set = street.request(Method::PUT, &path);
    let set = set.header("if-match", seen.header("etag").unwrap_or_default());
    let _ = set.json(&rules).send().await.expect(200);
}

/// One that was taken on, where any number of ballots counts.
pub async fn screened(app: &TestApp, title: &str) -> CommunityNeed {
    any_number(app).await;
    let need = listed(app, |need| title.clone_into(&mut need.title)).await;
    let admin = app.station_admin().await;
    admin.post(&url(&need, "/screening"), &decided(true)).await.read(200)
}

/// A vote on these, of which one may choose one; any number of ballots counts.
pub fn ballot(needs: &[CommunityNeed]) -> NewNeedBallot {
    let plain = votes::new();
    NewNeedBallot {
        needs: needs.iter().map(|need| need.id).collect(),
        title: plain.title,
        question: plain.question,
        scored: false,
        choose: 1,
        opens_at: plain.opens_at,
        closes_at: plain.closes_at,
        quorum_percent: None,
        body_id: None,
    }
}

/// Two that are put to the vote, which is open; on its roll is whoever was verified before.
pub async fn in_ballot(app: &TestApp) -> (Vote, [CommunityNeed; 2]) {
    let needs = [screened(app, "老年食堂周末也开放").await, screened(app, "楼道装扶手").await];
    let admin = app.station_admin().await;
    let vote: Vote = admin.post(&of_community("need-ballots"), &ballot(&needs)).await.read(201);
    (opened(app, vote).await, needs)
}

async fn opened(app: &TestApp, vote: Vote) -> Vote {
    let _ = votes::look(app, Moment::at(vote.opens_at)).await;
    votes::seen(&app.nobody(), &vote).await
}

/// One that residents chose, on public notice.
pub async fn on_notice(app: &TestApp) -> CommunityNeed {
    let voter = verified(app, "周先生").await;
    let (vote, [need, _]) = in_ballot(app).await;
    let _ = votes::votes(app, &voter, &vote, &[1]).await;
    let vote = votes::closed(app, &vote).await;
    let _ = look(app, vote.closes_at).await;
    let need = seen(&app.nobody(), &need).await;
    assert_eq!(need.state, NeedState::OnNotice);
    need
}

/// One that stands.
pub async fn agreed(app: &TestApp) -> CommunityNeed {
    let need = on_notice(app).await;
    let _ = look(app, need.notice_until.expect("a notice")).await;
    let need = seen(&app.nobody(), &need).await;
    assert_eq!(need.state, NeedState::Agreed);
    need
}

/// An objection.
pub fn objection() -> NewObjection {
    NewObjection {
        reason: "这里是消防通道，不能加装座椅。".to_owned(),
    }
}

/// Its answer.
pub fn answer(upheld: bool) -> AnswerObjection {
    AnswerObjection {
        upheld,
        text: "已请消防部门现场核实。".to_owned(),
    }
}

/// Looks after needs and calls as every server does once a minute.
pub async fn look(app: &TestApp, at: DateTime<Utc>) -> Looked {
    let (db, keys, directory) = (app.db().await, app.keys(), Directory::default());
    sweep(&db, &keys, &directory, Moment::at(at)).await.expect("a look")
}

/// An organisation of community 0, and who speaks for it.
pub async fn organisation(app: &TestApp, name: &str) -> (OrganisationId, Client) {
    let phone = app.phone();
    let speaker = app.resident_of("孙丽", &phone).await;
    let admin = app.station_admin().await;
    let sheet = OrganisationSheet {
        name: name.to_owned(),
        phone: "0512-66667777".to_owned(),
        about: None,
    };
    let made: Organisation = admin.post(&of_community("organisations"), &sheet).await.read(201);
    let named = NewRepresentative { phone, stands_in: false };
    let _ = admin
        .post(&format!("/organisations/{}/representatives", made.id), &named)
        .await
        .expect(200);
    (made.id, speaker)
}

/// What a call says: a day's time, 50,000 yuan.
pub fn new_call() -> NewPlanCall {
    NewPlanCall {
        need_id: None,
        because: Some("街道专项经费指定用于老年食堂，须在年内启动。".to_owned()),
        title: "老年食堂周末供餐".to_owned(),
        wanted: "周六、日中午供餐，每次不少于 30 人。".to_owned(),
        carrier: "依法登记的社会组织，有食品经营许可。".to_owned(),
        limit_fen: 5_000_000,
        deadline: Moment::now().time() + Duration::days(1),
    }
}

/// One that is open.
pub async fn call(app: &TestApp) -> PlanCall {
    let admin = app.station_admin().await;
    admin.post(&of_community("plan-calls"), &new_call()).await.read(201)
}

/// The address of a call, or of something about it.
pub fn call_url(call: &PlanCall, rest: &str) -> String {
    format!("/plan-calls/{}{rest}", call.id)
}

/// Where the plan of an organisation is sent.
pub fn plan_url(call: &PlanCall, organisation: OrganisationId) -> String {
    call_url(call, &format!("/plans/{organisation}"))
}

/// A call as somebody sees it.
pub async fn call_seen(by: &Client, call: &PlanCall) -> PlanCall {
    by.get(&call_url(call, "")).await.read(200)
}

/// What a plan says.
pub fn plan(title: &str) -> SendPlan {
    let line = |what: &str, fen| BudgetLine {
        what: what.to_owned(),
        fen,
    };
    SendPlan {
        plan: PlanText {
            title: title.to_owned(),
            summary: "每周六、日中午由志愿者和厨师供餐。".to_owned(),
            steps: vec![PlanStep {
                what: "招募 20 名志愿者并培训".to_owned(),
            }],
            outputs: vec![PlanOutput {
                what: "供餐（人次）".to_owned(),
                count: 1_500,
            }],
            budget: vec![line("食材", 3_000_000), line("厨师", 1_999_999)],
            starts_on: "2027-03-01".to_owned(),
            ends_on: "2027-11-30".to_owned(),
        },
        contact: "周老师 0512-66667777".to_owned(),
    }
}

/// Sends a plan.
pub async fn send(by: &Client, call: &PlanCall, organisation: OrganisationId, plan: &SendPlan) -> Plan {
    by.put(&plan_url(call, organisation), plan).await.read(200)
}

/// A call that so many organisations answered, whose deadline is over.
pub async fn answered(app: &TestApp, many: usize) -> (PlanCall, Vec<(OrganisationId, Client)>) {
    let call = call(app).await;
    let mut speakers = Vec::new();
    for number in 0..many {
        let (id, speaker) = organisation(app, &format!("暖阳社工中心{number}")).await;
        let _ = send(&speaker, &call, id, &plan(&format!("周末餐桌{number}"))).await;
        speakers.push((id, speaker));
    }
    let _ = look(app, call.deadline).await;
    (call_seen(&app.nobody(), &call).await, speakers)
}

/// That a plan is admitted, or not, where there is no group for it.
pub fn checked(admitted: bool) -> CheckPlan {
    CheckPlan {
        admitted,
        reason: Some(if admitted { ALONE } else { "没有食品经营许可。" }.to_owned()),
        body_id: None,
    }
}

/// One whose plans were all admitted, where any number of ballots counts.
pub async fn admitted(app: &TestApp, many: usize) -> (PlanCall, Vec<(OrganisationId, Client)>) {
    any_number(app).await;
    let (mut call, speakers) = answered(app, many).await;
    let admin = app.station_admin().await;
    for plan in call.plans.clone() {
        call = admin
            .post(&format!("/plans/{}/check", plan.id), &checked(true))
            .await
            .read(200);
    }
    (call, speakers)
}

/// A review in which any number of ballots counts.
pub fn review() -> ReviewPlans {
    let plain = votes::new();
    ReviewPlans {
        question: "您希望由哪个方案来做？".to_owned(),
        hearing: Hearing {
            at: plain.opens_at,
            place: "社区活动室二楼".to_owned(),
        },
        opens_at: plain.opens_at,
        closes_at: plain.closes_at,
        quorum_percent: None,
        body_id: None,
    }
}

/// One whose plans are before the residents, and the vote, which is open.
pub async fn in_review(app: &TestApp, many: usize) -> (PlanCall, Vote) {
    let (call, _) = admitted(app, many).await;
    let admin = app.station_admin().await;
    let call: PlanCall = admin.post(&call_url(&call, "/review"), &review()).await.read(200);
    let vote = app.nobody().get(&format!("/votes/{}", call.vote_id.expect("a vote"))).await;
    (call, opened(app, vote.read(200)).await)
}

/// One whose first plan residents chose, on public notice.
pub async fn chosen(app: &TestApp) -> PlanCall {
    let voter = verified(app, "吴先生").await;
    let (call, vote) = in_review(app, 2).await;
    let _ = votes::votes(app, &voter, &vote, &[1]).await;
    let vote = votes::closed(app, &vote).await;
    let _ = look(app, vote.closes_at).await;
    let call = call_seen(&app.nobody(), &call).await;
    assert_eq!(call.state, CallState::OnNotice);
    call
}

/// A need that stands, the call whose plan residents chose for it, and the organisation whose plan that is.
pub async fn won(app: &TestApp) -> (CommunityNeed, PlanCall, Carrier) {
    let (need, admin) = (agreed(app).await, app.station_admin().await);
    let voter = verified(app, "吴先生").await;
    let new = NewPlanCall {
        need_id: Some(need.id),
        ..new_call()
    };
    let call: PlanCall = admin.post(&of_community("plan-calls"), &new).await.read(201);
    let (id, speaker) = organisation(app, "暖阳社工中心").await;
    let plan = send(&speaker, &call, id, &plan("周末餐桌")).await;
    let _ = look(app, call.deadline).await;
    let path = format!("/plans/{}/check", plan.id);
    let _ = admin.post(&path, &checked(true)).await.expect(200);
    let call: PlanCall = admin.post(&call_url(&call, "/review"), &review()).await.read(200);
    let vote = app.nobody().get(&format!("/votes/{}", call.vote_id.expect("a vote"))).await;
    let vote = opened(app, vote.read(200)).await;
    let _ = votes::votes(app, &voter, &vote, &[1]).await;
    let closed = votes::closed(app, &vote).await;
    let _ = look(app, closed.closes_at).await;
    let until = call_seen(&app.nobody(), &call).await.notice_until.expect("a notice");
    let _ = look(app, until).await;
    let call = call_seen(&app.nobody(), &call).await;
    assert_eq!((call.state, call.plan_id), (CallState::Chosen, Some(plan.id)));
    (need, call, Carrier { id, speaker })
}
