//! Calls for plans, and the plans, at every point of their life.

use api::moment::Moment;
use chrono::Duration;
use contract::{
    calls::{
        BudgetLine, CallState, CheckPlan, Hearing, NewPlanCall, Plan, PlanCall, PlanOutput, PlanStep, PlanText, ReviewPlans,
        SendPlan,
    },
    ids::OrganisationId,
    needs::CommunityNeed,
    votes::Vote,
};

use super::{ALONE, agreed, any_number, look, of_community, opened, organisation};
use crate::{Client, TestApp, projects::Carrier, proposals::verified, votes};

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
