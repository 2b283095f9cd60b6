//! What a carrier did before: it stands beside its plan, and counts where plans are admitted and chosen.

use api::moment::Moment;
use contract::{
    bodies::NewBody,
    calls::{CallState, CheckPlan, NewPlanCall, PlanCall},
    projects::{CarrierRecord, ProjectOutcome},
    proposals::Field,
    votes::Vote,
};
use tests::{
    Client, TestApp, bodies,
    needs::{
        agreed, any_number, call_seen, call_url, checked, look, new_call, of_community, organisation, plan, review, send,
        set_rules,
    },
    on_each_backend,
    projects::{self, Carrier, act, carrier, day, evaluated, report, running},
    proposals::verified,
    votes,
};

use super::told_of;

/// A carrier of whom a project was evaluated so.
async fn judged(app: &TestApp, score: u8) -> Carrier {
    let carrier = carrier(app).await;
    let _ = evaluated(app, &carrier, &[score; 3], score).await;
    carrier
}

/// A carrier that has done nothing yet.
async fn fresh(app: &TestApp) -> Carrier {
    let (id, speaker) = organisation(app, "清和社工站").await;
    Carrier { id, speaker }
}

/// A call that these answered, whose deadline is over.
async fn answered_by(app: &TestApp, new: &NewPlanCall, carriers: &[&Carrier]) -> PlanCall {
    let call: PlanCall = app
        .station_admin()
        .await
        .post(&of_community("plan-calls"), new)
        .await
        .read(201);
    for (number, carrier) in carriers.iter().enumerate() {
        let _ = send(&carrier.speaker, &call, carrier.id, &plan(&format!("周末餐桌{number}"))).await;
    }
    let _ = look(app, call.deadline).await;
    call_seen(&app.nobody(), &call).await
}

/// Puts the plans of a call to the vote, in which these choose so, and takes over what came of it.
async fn reviewed(app: &TestApp, call: &PlanCall, ballots: &[(&Client, u8)], meanwhile: impl AsyncFnOnce()) -> PlanCall {
    let before: PlanCall = app
        .station_admin()
        .await
        .post(&call_url(call, "/review"), &review())
        .await
        .read(200);
    let vote: Vote = app
        .nobody()
        .get(&format!("/votes/{}", before.vote_id.expect("a vote")))
        .await
        .read(200);
    let _ = votes::look(app, Moment::at(vote.opens_at)).await;
    let vote = votes::seen(&app.nobody(), &vote).await;
    for (voter, choice) in ballots {
        let _ = votes::votes(app, voter, &vote, &[*choice]).await;
    }
    meanwhile().await;
    let vote = votes::closed(app, &vote).await;
    assert_eq!(look(app, vote.closes_at).await.settled, 1);
    call_seen(&app.nobody(), call).await
}

async fn admitted(app: &TestApp, call: &PlanCall) {
    let admin = app.station_admin().await;
    for plan in &call.plans {
        let _ = admin
            .post(&format!("/plans/{}/check", plan.id), &checked(true))
            .await
            .expect(200);
    }
}

on_each_backend! {
    async fn what_became_of_earlier_contracts_stands_beside_a_plan_for_everybody(app: TestApp) {
        let (failed, fresh) = (judged(&app, 1).await, fresh(&app).await);
        let late = running(&app, &failed, |new| new.terms.reports_on = vec![day(-5), day(-3)]).await;
        let _ = act(&failed.speaker, &late, "reports", &report(false)).await.expect(201);
        let _ = projects::look(&app, day(87).begins()).await;
        let drafted = projects::drafted(&app, &failed, |_| {}).await;
        let call = answered_by(&app, &new_call(), &[&failed, &fresh]).await;
        let record = &call.plans[0].record;
        assert_eq!((record.signed, record.failed, record.passed, record.excellent, record.ended), (2, 1, 0, 0, 0));
        assert_eq!((record.late, record.missing), (1, 1));
        let named: Vec<_> = record.works.iter().map(|work| work.outcome).collect();
        assert_eq!(named, [None, Some(ProjectOutcome::Failed)], "the latest first");
        assert!(record.works.iter().all(|work| work.id != drafted.summary.id), "what nobody signed is nobody else's");
        assert!(record.strict_until.is_some() && record.first_until.is_none());
        assert_eq!(call.plans[1].record, CarrierRecord::default());
    }

    async fn the_plan_of_who_failed_is_admitted_only_with_a_reason_also_by_a_group(app: TestApp) {
        let (failed, fresh, need) = (judged(&app, 1).await, fresh(&app).await, agreed(&app).await);
        let group = NewBody { field: Some(Field::SpecialGroups), ..bodies::new() };
        let (group, _) = bodies::standing_among_many(&app, &group).await;
        let new = NewPlanCall { need_id: Some(need.id), ..new_call() };
        let (call, admin) = (answered_by(&app, &new, &[&failed, &fresh]).await, app.station_admin().await);
        let silent = CheckPlan { admitted: true, reason: None, body_id: Some(group.summary.id) };
        let path = |number: usize| format!("/plans/{}/check", call.plans[number].id);
        admin.post(&path(0), &silent).await.refused_field("/reason", "strict_reason");
        let said = CheckPlan { reason: Some("换了负责人，补交了整改报告。".to_owned()), ..silent.clone() };
        let _ = admin.post(&path(0), &said).await.expect(200);
        let after: PlanCall = admin.post(&path(1), &silent).await.read(200);
        assert_eq!(after.plans[0].reason, said.reason, "and everybody reads why");
        set_rules(&app, |rules| rules.strict_months = 0).await;
        let _ = admin.post(&path(0), &silent).await.expect(200);
    }

    async fn the_plan_of_who_failed_needs_more_ballots_by_the_rules_under_which_it_was_put_to_the_vote(app: TestApp) {
        let (failed, fresh) = (judged(&app, 1).await, fresh(&app).await);
        any_number(&app).await;
        set_rules(&app, |rules| rules.strict_percent = 70).await;
        let [one, two, three] = [verified(&app, "吴先生").await, verified(&app, "郑女士").await, verified(&app, "冯先生").await];
        let call = answered_by(&app, &new_call(), &[&failed, &fresh]).await;
        admitted(&app, &call).await;
        let back = reviewed(&app, &call, &[(&one, 1), (&two, 1), (&three, 2)], async || {
            let put = call_seen(&app.nobody(), &call).await;
            assert_eq!(put.plans.iter().map(|plan| plan.needs_percent).collect::<Vec<_>>(), [Some(70), None]);
            set_rules(&app, |rules| rules.strict_percent = 50).await;
        }).await;
        assert_eq!((back.state, back.plan_id), (CallState::Checking, None), "two of three are not more than 70 %");
        assert_eq!(told_of(&back)[5..], ["fall_short", "not_chosen"]);
        assert_eq!(back.timeline[5].whom.as_deref(), Some(back.plans[0].organisation.as_str()));
        let chosen = reviewed(&app, &call, &[(&one, 1), (&two, 1), (&three, 2)], async || {}).await;
        assert_eq!(chosen.plan_id, Some(chosen.plans[0].id), "but more than half");
    }

    async fn of_plans_with_as_many_ballots_that_of_who_was_excellent_is_chosen(app: TestApp) {
        let (fresh, excellent) = (fresh(&app).await, judged(&app, 5).await);
        any_number(&app).await;
        set_rules(&app, |rules| rules.first_months = 0).await;
        let [one, two] = [verified(&app, "吴先生").await, verified(&app, "郑女士").await];
        let call = answered_by(&app, &new_call(), &[&fresh, &excellent]).await;
        admitted(&app, &call).await;
        let back = reviewed(&app, &call, &[(&one, 1), (&two, 2)], async || {}).await;
        assert_eq!((back.state, told_of(&back).last()), (CallState::Checking, Some(&"not_chosen")), "where the rules say so nobody comes first");
        set_rules(&app, |rules| rules.first_months = 24).await;
        let chosen = reviewed(&app, &call, &[(&one, 1), (&two, 2)], async || {
            let put = call_seen(&app.nobody(), &call).await;
            assert_eq!(put.plans.iter().map(|plan| plan.comes_first).collect::<Vec<_>>(), [false, true]);
        }).await;
        assert_eq!((chosen.state, chosen.plan_id), (CallState::OnNotice, Some(chosen.plans[1].id)));
        let told = told_of(&chosen);
        assert_eq!(told[told.len() - 2..], ["prefer", "choose"]);
    }
}
