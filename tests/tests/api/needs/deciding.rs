//! In whose name it is decided about needs and plans, and how many must take part.

use contract::{
    bodies::{Body, BodyKind, NewBody, ProposeBody, SeatAnswer},
    calls::{CheckPlan, NewPlanCall, PlanCall, ReviewPlans},
    needs::{CommunityNeed, NeedState, NewNeedBallot, ScreenNeed},
    proposals::Field,
    votes::Vote,
};
use tests::{
    TestApp, bodies,
    needs::{
        admitted, agreed, ballot, call_seen, call_url, checked, decided, listed, look, new_call, of_community, organisation,
        plan, review, screened, seen, send, set_rules, url,
    },
    on_each_backend, votes,
};

fn council() -> NewBody {
    NewBody {
        kind: BodyKind::Council,
        name: "梧桐社区议事会".to_owned(),
        field: None,
        ..bodies::new()
    }
}

fn committee() -> NewBody {
    NewBody {
        kind: BodyKind::Committee,
        name: "评议委员会".to_owned(),
        field: None,
        ..bodies::new()
    }
}

/// The group for what is needed by special groups, as the needs here are.
fn group() -> NewBody {
    NewBody {
        name: "为老服务共治协商小组".to_owned(),
        field: Some(Field::SpecialGroups),
        ..bodies::new()
    }
}

/// A call for the plans of a need that stands, which one organisation answered.
async fn answered_for(app: &TestApp, need: &CommunityNeed) -> PlanCall {
    let new = NewPlanCall {
        need_id: Some(need.id),
        ..new_call()
    };
    let call: PlanCall = app
        .station_admin()
        .await
        .post(&of_community("plan-calls"), &new)
        .await
        .read(201);
    let (id, speaker) = organisation(app, "暖阳社工中心").await;
    let _ = send(&speaker, &call, id, &plan("周末餐桌")).await;
    let _ = look(app, call.deadline).await;
    call_seen(&app.nobody(), &call).await
}

on_each_backend! {
    async fn a_council_screens_where_one_can_and_elsewhere_the_station_says_why(app: TestApp) {
        let (need, admin) = (listed(&app, |_| {}).await, app.station_admin().await);
        let path = url(&need, "/screening");
        let silent = ScreenNeed { reason: None, ..decided(true) };
        admin.post(&path, &silent).await.refused_field("/reason", "reason_alone");
        let (group, members) = bodies::standing_as(&app, &group(), &[]).await;
        let others: Vec<_> = members.iter().map(|(member, _)| member).collect();
        let by = |body: &Body| ScreenNeed { body_id: Some(body.summary.id), ..silent.clone() };
        admin.post(&path, &by(&group)).await.refused_field("/body_id", "body_may_not");
        let (council, members) = bodies::standing_as(&app, &council(), &others).await;
        admin.post(&path, &decided(true)).await.refused_field("/body_id", "body_decides");
        let taken_on: CommunityNeed = admin.post(&path, &by(&council)).await.read(200);
        let last = taken_on.timeline.last().expect("a line");
        assert_eq!((taken_on.state, last.body.as_deref()), (NeedState::Screened, Some("梧桐社区议事会")));
        // A council that lost a member decides nothing; the community is not to wait for it.
        let _ = bodies::says(&members[0].0, members[0].1, SeatAnswer::Leave, "").await.expect(200);
        let aside = ScreenNeed { reason: decided(false).reason, accepted: false, ..by(&council) };
        admin.post(&path, &aside).await.refused_field("/body_id", "body_incomplete");
        let aside: CommunityNeed = admin.post(&path, &decided(false)).await.read(200);
        let last = aside.timeline.last().expect("a line");
        assert_eq!((aside.state, last.body.as_deref()), (NeedState::Discarded, None));
    }

    async fn a_group_scores_the_needs_of_its_field_by_two_thirds(app: TestApp) {
        let (group, _) = bodies::standing_as(&app, &group(), &[]).await;
        let needs = [screened(&app, "老年食堂周末也开放").await, screened(&app, "楼道装扶手").await];
        let elsewhere = listed(&app, |need| (need.field, need.title) = (Field::Organisations, "修健身角".to_owned())).await;
        let admin = app.station_admin().await;
        let elsewhere: CommunityNeed = admin.post(&url(&elsewhere, "/screening"), &decided(true)).await.read(200);
        let path = of_community("need-ballots");
        let of = |needs: &[CommunityNeed]| NewNeedBallot { scored: true, body_id: Some(group.summary.id), ..ballot(needs) };
        let mixed = of(&[needs[0].clone(), elsewhere]);
        admin.post(&path, &mixed).await.refused_field("/body_id", "body_may_not");
        admin.post(&path, &NewNeedBallot { scored: false, ..of(&needs) }).await.refused_field("/scored", "group_scores");
        let few = NewNeedBallot { quorum_percent: Some(65), ..of(&needs) };
        admin.post(&path, &few).await.refused_field("/quorum_percent", "quorum_least");
        let vote: Vote = admin.post(&path, &of(&needs)).await.read(201);
        assert_eq!((vote.quorum_percent, vote.body.map(|body| body.id)), (66, Some(group.summary.id)));
        let mut any = votes::new();
        any.body_id = Some(group.summary.id);
        admin.post(&votes::list(), &any).await.refused_field("/quorum_percent", "quorum_least");
        assert_eq!(seen(&admin, &needs[0]).await.state, NeedState::InBallot);
    }

    async fn how_many_must_take_part_at_least_is_a_rule_for_each_act(app: TestApp) {
        let needs = [screened(&app, "老年食堂周末也开放").await, screened(&app, "楼道装扶手").await];
        let (call, _) = admitted(&app, 2).await;
        set_rules(&app, |rules| {
            rules.needs_quorum_percent = 40;
            rules.review_quorum_percent = 45;
            rules.assembly_quorum_percent = 51;
        })
        .await;
        let (admin, path) = (app.station_admin().await, of_community("need-ballots"));
        let of = |percent| NewNeedBallot { quorum_percent: percent, ..ballot(&needs) };
        admin.post(&path, &of(Some(39))).await.refused_field("/quorum_percent", "quorum_least");
        let vote: Vote = admin.post(&path, &of(None)).await.read(201);
        assert_eq!(vote.quorum_percent, 40);
        let vote = votes::seen(&app.nobody(), &vote).await;
        let behind: Vec<_> = vote.options.iter().map(|option| option.need_id).collect();
        assert_eq!(behind, [Some(needs[0].id), Some(needs[1].id)], "its options lead to the needs");
        let of = |percent| ReviewPlans { quorum_percent: percent, ..review() };
        let path = call_url(&call, "/review");
        admin.post(&path, &of(Some(44))).await.refused_field("/quorum_percent", "quorum_least");
        let call: PlanCall = admin.post(&path, &of(Some(80))).await.read(200);
        let vote: Vote = app.nobody().get(&format!("/votes/{}", call.vote_id.expect("a vote"))).await.read(200);
        assert_eq!(vote.quorum_percent, 80, "more can be asked for");
        assert_eq!((vote.call_id, vote.options[0].need_id), (Some(call.id), None), "it leads to the call");
        let (body, _) = bodies::filled(&app).await;
        let propose = ProposeBody { opens_at: vote.opens_at, closes_at: vote.closes_at, quorum_percent: Some(50) };
        admin.post(&bodies::url(&body, "/propose"), &propose).await.refused_field("/quorum_percent", "quorum_least");
        let proposed: Body = admin.post(&bodies::url(&body, "/propose"), &ProposeBody { quorum_percent: None, ..propose }).await.read(200);
        let vote = proposed.confirmation.expect("a vote").vote_id;
        let vote: Vote = app.nobody().get(&format!("/votes/{vote}")).await.read(200);
        assert_eq!(vote.quorum_percent, 51, "what the rules ask for where nothing is said");
    }

    async fn a_committee_reviews_plans_and_no_other_body_does(app: TestApp) {
        let (group, members) = bodies::standing_as(&app, &group(), &[]).await;
        let others: Vec<_> = members.iter().map(|(member, _)| member).collect();
        let (committee, _) = bodies::standing_as(&app, &committee(), &others).await;
        let (call, _) = admitted(&app, 2).await;
        let (admin, path) = (app.station_admin().await, call_url(&call, "/review"));
        let by = |body: &Body| ReviewPlans { body_id: Some(body.summary.id), ..review() };
        admin.post(&path, &by(&group)).await.refused_field("/body_id", "body_may_not");
        let call: PlanCall = admin.post(&path, &by(&committee)).await.read(200);
        let vote: Vote = app.nobody().get(&format!("/votes/{}", call.vote_id.expect("a vote"))).await.read(200);
        assert_eq!(vote.body.map(|body| body.id), Some(committee.summary.id));
    }

    async fn the_group_of_a_needs_field_checks_who_qualifies_and_elsewhere_the_station_says_why(app: TestApp) {
        let call = answered_for(&app, &agreed(&app).await).await;
        assert_eq!(call.field, Some(Field::SpecialGroups));
        let (admin, path) = (app.station_admin().await, format!("/plans/{}/check", call.plans[0].id));
        let silent = CheckPlan { reason: None, ..checked(true) };
        admin.post(&path, &silent).await.refused_field("/reason", "reason_alone");
        let _: PlanCall = admin.post(&path, &checked(true)).await.read(200);
        let (other, first) = bodies::filled_as(&app, &bodies::new()).await;
        let (group, _) = {
            let others: Vec<_> = first.iter().map(|(member, _)| member).collect();
            bodies::standing_as(&app, &group(), &others).await
        };
        admin.post(&path, &checked(true)).await.refused_field("/body_id", "body_decides");
        let by = |body: &Body| CheckPlan { body_id: Some(body.summary.id), ..silent.clone() };
        admin.post(&path, &by(&other)).await.refused_field("/body_id", "body_may_not");
        let call: PlanCall = admin.post(&path, &by(&group)).await.read(200);
        let last = call.timeline.last().expect("a line");
        assert_eq!((last.body.as_deref(), last.whom.as_deref()), (Some("为老服务共治协商小组"), Some("暖阳社工中心")));
    }
}
