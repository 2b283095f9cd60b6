//! Calls for plans, from the call to the plan that residents chose.

use api::moment::Moment;
use chrono::Duration;
use contract::{
    calls::{CallDeed, CallState, CheckPlan, EndCall, NewPlanCall, Plan, PlanCall, PlanState, ReopenCall, ReviewPlans, SendPlan},
    needs::CommunityNeed,
    notifications::NotificationKind,
    problem::Kind,
    votes::{CancelVote, Vote},
};
use serde_json::json;
use tests::{
    inbox,
    needs::{
        admitted, agreed, answered, call, call_seen, call_url, checked, chosen, in_review, look, new_call, of_community,
        organisation, plan, plan_url, review, seen, send,
    },
    on_each_backend,
    proposals::verified,
    votes,
};

use super::{confirmed, refused, told_of};
use crate::limits_in_schema::assert_same_limits;

#[test]
fn what_is_sent_about_calls_has_the_limits_that_are_documented() {
    assert_same_limits::<NewPlanCall>("NewPlanCall", &json!(new_call()));
    assert_same_limits::<SendPlan>("SendPlan", &json!(plan("周末餐桌")));
    assert_same_limits::<contract::calls::PlanText>("PlanText", &json!(plan("周末餐桌").plan));
    assert_same_limits::<CheckPlan>("CheckPlan", &json!(checked(false)));
    assert_same_limits::<ReviewPlans>("ReviewPlans", &json!(review()));
    assert_same_limits::<EndCall>("EndCall", &json!(end()));
    assert_same_limits::<ReopenCall>("ReopenCall", &json!(again()));
}

fn end() -> EndCall {
    EndCall {
        reason: "没有合适的方案。".to_owned(),
    }
}

fn again() -> ReopenCall {
    ReopenCall {
        reason: "只有一家报名，再征集两周。".to_owned(),
        deadline: new_call().deadline,
    }
}

on_each_backend! {
    async fn a_plan_is_called_for_chosen_and_shown_in_public(app: TestApp) {
        let voter = verified(&app, "吴先生").await;
        let (call, vote) = in_review(&app, 2).await;
        let names: Vec<_> = vote.options.iter().map(|option| option.text.as_str()).collect();
        assert_eq!(names, ["暖阳社工中心0 · 周末餐桌0", "暖阳社工中心1 · 周末餐桌1"]);
        let _ = votes::votes(&app, &voter, &vote, &[2]).await;
        let vote = votes::closed(&app, &vote).await;
        assert_eq!(look(&app, vote.closes_at).await.settled, 1);
        let shown = call_seen(&app.nobody(), &call).await;
        assert_eq!((shown.state, shown.plan_id), (CallState::OnNotice, Some(shown.plans[1].id)));
        assert_eq!(look(&app, shown.notice_until.expect("a notice")).await.ended, 1);
        let end = call_seen(&app.nobody(), &call).await;
        assert_eq!((end.state, end.plans[0].state, end.plans[1].state), (CallState::Chosen, PlanState::Admitted, PlanState::Chosen));
        assert_eq!(told_of(&end), ["publish", "unseal", "admit", "admit", "put_to_vote", "choose", "agree"]);
        assert_eq!(end.timeline[5].whom.as_deref(), Some("暖阳社工中心1"));
    }

    async fn organisations_are_told_of_each_step_and_so_is_who_proposed(app: TestApp) {
        let (_, speaker) = organisation(&app, "暖阳社工中心").await;
        let call = call(&app).await;
        let told = || inbox::told(&speaker, NotificationKind::CallChanged);
        assert_eq!(told().await[0].word.as_deref(), Some("publish"));
        let (silent, _) = answered(&app, 1).await;
        let words: Vec<_> = told().await.into_iter().map(|one| (one.about_id, one.word)).collect();
        assert!(words.iter().all(|(_, word)| word.as_deref() == Some("publish")), "who answered nothing is told of nothing more: {words:?}");
        assert_ne!(silent.id, call.id);
        let waiting = inbox::told(&app.station_admin().await, NotificationKind::AgendaWaiting).await;
        assert_eq!(waiting[0].word.as_deref(), Some("unseal"));
    }

    async fn of_two_looks_at_once_one_unseals_and_one_takes_the_review_over(app: TestApp) {
        let call = call(&app).await;
        let (one, two) = tokio::join!(look(&app, call.deadline), look(&app, call.deadline));
        assert_eq!(one.unsealed + two.unsealed, 1, "{one:?} {two:?}");
        let voter = verified(&app, "吴先生").await;
        let (call, vote) = in_review(&app, 2).await;
        let _ = votes::votes(&app, &voter, &vote, &[1]).await;
        let vote = votes::closed(&app, &vote).await;
        let (one, two) = tokio::join!(look(&app, vote.closes_at), look(&app, vote.closes_at));
        assert_eq!(one.settled + two.settled, 1, "{one:?} {two:?}");
        let until = call_seen(&app.nobody(), &call).await.notice_until.expect("a notice");
        let (one, two) = tokio::join!(look(&app, until), look(&app, until));
        assert_eq!(one.ended + two.ended, 1, "{one:?} {two:?}");
    }

    async fn a_single_plan_needs_more_than_half_of_those_voting(app: TestApp) {
        let voters = [verified(&app, "周先生").await, verified(&app, "吴先生").await];
        let (call, vote) = in_review(&app, 1).await;
        assert_eq!((vote.options[0].text.as_str(), vote.options[1].text.as_str()), ("同意：暖阳社工中心0 · 周末餐桌0", "不同意"));
        for (voter, choice) in voters.iter().zip([1, 2]) {
            let _ = votes::votes(&app, voter, &vote, &[choice]).await;
        }
        let vote = votes::closed(&app, &vote).await;
        let _ = look(&app, vote.closes_at).await;
        let back = call_seen(&app.nobody(), &call).await;
        assert_eq!((back.state, back.plan_id, told_of(&back).last()), (CallState::Checking, None, Some(&"not_chosen")));
        let again: PlanCall = app.station_admin().await.post(&call_url(&call, "/review"), &review()).await.read(200);
        let off = CancelVote { reason: "费用有误".to_owned() };
        let path = format!("/votes/{}/cancel", again.vote_id.expect("a vote"));
        let vote: Vote = app.station_admin().await.post(&path, &off).await.read(200);
        let _ = look(&app, vote.opens_at).await;
        let back = call_seen(&app.nobody(), &call).await;
        assert_eq!((back.state, told_of(&back).last()), (CallState::Checking, Some(&"vote_cancelled")));
    }

    async fn every_plan_is_checked_before_the_review_and_refused_only_with_a_reason(app: TestApp) {
        let ((call, _), admin) = (answered(&app, 2).await, app.station_admin().await);
        let check = |plan: &Plan| format!("/plans/{}/check", plan.id);
        let now: PlanCall = refused(&admin.post(&call_url(&call, "/review"), &review()).await, "no_plan_admitted");
        assert_eq!(now.allowed, [CallDeed::Check, CallDeed::Review, CallDeed::End, CallDeed::Reopen]);
        let silent = CheckPlan { reason: None, ..checked(false) };
        admin.post(&check(&call.plans[0]), &silent).await.refused_field("/reason", "refuse_reason");
        let _ = admin.post(&check(&call.plans[0]), &checked(true)).await.expect(200);
        let _: PlanCall = refused(&admin.post(&call_url(&call, "/review"), &review()).await, "no_plan_admitted");
        let after: PlanCall = admin.post(&check(&call.plans[1]), &checked(false)).await.read(200);
        assert_eq!((after.plans[1].state, after.plans[1].reason.as_deref()), (PlanState::Refused, Some("没有食品经营许可。")));
        let _ = app.foreign_admin().await.post(&check(&call.plans[1]), &checked(true)).await.refused(Kind::Forbidden);
        let after: PlanCall = admin.post(&call_url(&call, "/review"), &review()).await.read(200);
        let vote: Vote = app.nobody().get(&format!("/votes/{}", after.vote_id.expect("a vote"))).await.read(200);
        assert_eq!(vote.options[1].text, "不同意", "one is left");
        let _: PlanCall = refused(&admin.post(&check(&call.plans[1]), &checked(true)).await, "call_state");
    }

    async fn a_budget_is_no_more_than_the_limit_to_the_fen(app: TestApp) {
        let (call, (id, speaker)) = (call(&app).await, organisation(&app, "暖阳社工中心").await);
        let mut plan = plan("周末餐桌");
        assert_eq!(plan.plan.total(), 4_999_999);
        plan.plan.budget[1].fen += 2;
        speaker.put(&plan_url(&call, id), &plan).await.refused_field("/plan/budget", "plan_over_limit");
        plan.plan.budget[1].fen -= 1;
        let sent = send(&speaker, &call, id, &plan).await;
        assert_eq!(sent.total_fen, 5_000_000);
        for fen in [json!(0), json!(10_000_000_001_u64), json!(u64::MAX)] {
            let mut body = json!(plan);
            body["plan"]["budget"][0]["fen"] = fen;
            speaker.put(&plan_url(&call, id), &body).await.refused_field("/plan/budget/0/fen", "amount");
        }
        for fen in [json!(1.5), json!(-1), json!("5")] {
            let mut body = json!(plan);
            body["plan"]["budget"][0]["fen"] = fen;
            assert_eq!(speaker.put(&plan_url(&call, id), &body).await.status / 100, 4);
        }
        "2027-02-28".clone_into(&mut plan.plan.ends_on);
        speaker.put(&plan_url(&call, id), &plan).await.refused_field("/plan/ends_on", "plan_ends");
        "2027-02-30".clone_into(&mut plan.plan.ends_on);
        speaker.put(&plan_url(&call, id), &plan).await.refused_field("/plan/ends_on", "day_form");
    }

    async fn a_call_comes_of_a_need_that_stands_one_at_a_time(app: TestApp) {
        let (need, admin, path) = (agreed(&app).await, app.station_admin().await, of_community("plan-calls"));
        let new = NewPlanCall { need_id: Some(need.id), ..new_call() };
        let pair = [new.clone(), NewPlanCall { title: "又一次征集".to_owned(), ..new.clone() }];
        let (one, two) = tokio::join!(admin.post(&path, &pair[0]), admin.post(&path, &pair[1]));
        let mut both = [one.status, two.status];
        both.sort_unstable();
        assert_eq!(both, [201, 422], "{} {}", one.text(), two.text());
        let call: PlanCall = if one.status == 201 { one.json() } else { two.json() };
        let shown: CommunityNeed = seen(&app.nobody(), &need).await;
        assert_eq!(shown.call.map(|of| (of.id, of.state)), Some((call.id, CallState::Open)));
        let _: PlanCall = admin.post(&call_url(&call, "/end"), &end()).await.read(200);
        let other: PlanCall = admin.post(&path, &new).await.read(201);
        admin.post(&call_url(&call, "/reopen"), &again()).await.refused_field("", "need_called");
        assert_eq!(other.need_id, Some(need.id));
        let listed = tests::needs::listed(&app, |_| {}).await;
        let early = NewPlanCall { need_id: Some(listed.id), ..new };
        admin.post(&path, &early).await.refused_field("/need_id", "need_not_agreed");
        for hours in [0, 181 * 24] {
            let unfair = NewPlanCall { deadline: Moment::now().time() + Duration::hours(hours), ..new_call() };
            admin.post(&path, &unfair).await.refused_field("/deadline", "call_deadline");
        }
    }

    async fn a_call_that_answers_no_need_says_why_in_public(app: TestApp) {
        let (admin, path) = (app.station_admin().await, of_community("plan-calls"));
        let silent = NewPlanCall { because: None, ..new_call() };
        admin.post(&path, &silent).await.refused_field("/because", "call_because");
        admin.post(&path, &NewPlanCall { because: Some("\u{200b} ".to_owned()), ..new_call() }).await.refused_field("/because", "reason_length");
        let call = call(&app).await;
        let read = call_seen(&app.nobody(), &call).await;
        assert_eq!((&read.because, &read.timeline[0].reason), (&new_call().because, &new_call().because));
        let page: contract::page::Page<PlanCall> = app.nobody().get(&path).await.read(200);
        assert_eq!(page.items[0].because, new_call().because, "lists tell it too");
        let need = agreed(&app).await;
        let of_need: PlanCall = admin.post(&path, &NewPlanCall { need_id: Some(need.id), ..silent }).await.read(201);
        assert_eq!(of_need.because, None, "the need says why");
    }

    async fn what_is_called_for_again_takes_plans_again(app: TestApp) {
        let ((call, speakers), admin) = (admitted(&app, 1).await, app.station_admin().await);
        let (id, speaker) = &speakers[0];
        let open: PlanCall = admin.post(&call_url(&call, "/reopen"), &again()).await.read(200);
        assert_eq!((open.state, open.plans.len()), (CallState::Open, 0), "sealed again");
        let changed = plan("周末餐桌，改过");
        let _ = speaker.put(&plan_url(&call, *id), &changed).await.refused(Kind::Stale);
        let own = call_seen(speaker, &call).await.plans.pop().expect("their own");
        assert_eq!(own.state, PlanState::Sent, "and it is checked anew");
        let version = u32::try_from(own.version).expect("a version");
        let _ = speaker.put_over(version, &plan_url(&call, *id), &changed).await.expect(200);
        let _: PlanCall = refused(&admin.post(&call_url(&call, "/reopen"), &again()).await, "call_state");
    }

    async fn who_stands_chosen_stays(app: TestApp) {
        let (call, admin) = (confirmed(&app).await, app.station_admin().await);
        for (path, body) in [("/end", json!(end())), ("/reopen", json!(again())), ("/review", json!(review()))] {
            let now: PlanCall = refused(&admin.post(&call_url(&call, path), &body).await, "call_state");
            assert_eq!(now.state, CallState::Chosen);
        }
        assert!(chosen(&app).await.allowed.is_empty());
    }
}
