//! Questions on plans, their answers, and the hearing.

use chrono::Duration;
use contract::{
    agenda::AgendaAction,
    bodies::{BodyKind, NewBody, SeatAnswer, SeatKind},
    calls::{CallDeed, Hearing, Plan, PlanCall, ReviewPlans},
    notifications::NotificationKind,
    page::Page,
    privacy::Export,
    problem::Kind,
    projects::{AnswerRemark, NewRemark, ProjectReason, Remark},
};
use serde_json::json;
use tests::{
    Client, TestApp, bodies, inbox,
    needs::{admitted, answered, call, call_seen, call_url, in_review, look, organisation, plan, plan_url, review, send},
    on_each_backend,
    proposals::verified,
    votes,
};

use super::refused;
use crate::limits_in_schema::assert_same_limits;

fn path(plan: &Plan, rest: &str) -> String {
    format!("/plans/{}/questions{rest}", plan.id)
}

fn question() -> NewRemark {
    NewRemark {
        text: "下雨天送不送餐？".to_owned(),
    }
}

fn reply() -> AnswerRemark {
    AnswerRemark {
        text: "送，志愿者有雨具。".to_owned(),
    }
}

async fn asked(by: &Client, plan: &Plan) -> Remark {
    by.post(&path(plan, ""), &question()).await.read(201)
}

async fn shown(by: &Client, plan: &Plan) -> Vec<Remark> {
    let page: Page<Remark> = by.get(&path(plan, "")).await.read(200);
    page.items
}

/// A call whose plans are before a committee of three residents and one who is not verified, and that one.
async fn before_a_committee(app: &TestApp) -> (PlanCall, Client) {
    let new = NewBody {
        kind: BodyKind::Committee,
        name: "评议委员会".to_owned(),
        field: None,
        ..bodies::new()
    };
    let (committee, _) = bodies::standing_as(app, &new, &[]).await;
    let phone = app.phone();
    let member = app.resident_of("周律师", &phone).await;
    let _ = bodies::invite(app, &committee, &phone, SeatKind::Other).await.expect(201);
    let seat = bodies::seat(&member).await.id;
    let _ = bodies::says(&member, seat, SeatAnswer::Accept, "周律师").await.expect(200);
    let (call, _) = admitted(app, 1).await;
    let by = ReviewPlans {
        body_id: Some(committee.summary.id),
        ..review()
    };
    let call = app
        .station_admin()
        .await
        .post(&call_url(&call, "/review"), &by)
        .await
        .read(200);
    (call, member)
}

#[test]
fn a_hearing_has_the_limits_that_are_documented() {
    assert_same_limits::<Hearing>("Hearing", &json!(review().hearing));
}

on_each_backend! {
    async fn a_plan_is_asked_about_without_a_name_and_answered_once(app: TestApp) {
        let ((call, speakers), resident) = (answered(&app, 2).await, verified(&app, "周先生").await);
        assert!(call_seen(&resident, &call).await.allowed.contains(&CallDeed::Ask));
        let (of, (_, speaker)) = (&call.plans[0], &speakers[0]);
        let remark = asked(&resident, of).await;
        assert!(remark.mine);
        let words: Vec<_> = inbox::told(speaker, NotificationKind::CallChanged).await.into_iter().filter_map(|one| one.word).collect();
        assert_eq!(words, ["ask"], "what was not read is brought up to date");
        let body = app.nobody().get(&path(of, "")).await.text();
        assert!(body.contains("下雨天") && !body.contains("周") && !body.contains(&resident.id().to_string()), "{body}");
        let answer = path(of, &format!("/{}/answer", remark.id));
        let _ = resident.post(&answer, &reply()).await.refused(Kind::Forbidden);
        let _ = speakers[1].1.post(&answer, &reply()).await.refused(Kind::Forbidden);
        let wrong = path(&call.plans[1], &format!("/{}/answer", remark.id));
        let _ = speakers[1].1.post(&wrong, &reply()).await.refused(Kind::NotFound);
        let answered: Remark = speaker.post(&answer, &reply()).await.read(200);
        assert_eq!(answered.answer, Some(reply().text));
        speaker.post(&answer, &reply()).await.refused_field("", "remark_answered");
        assert_eq!(inbox::told(&resident, NotificationKind::CallChanged).await[0].word.as_deref(), Some("reply"));
        app.resident("王秀兰").await.post(&path(of, ""), &question()).await.refused_field("", "not_verified");
        let _ = app.station_admin().await.post(&path(of, ""), &question()).await.refused(Kind::Forbidden);
        assert_eq!(shown(&app.nobody(), of).await.len(), 1);
        assert!(shown(&app.nobody(), &call.plans[1]).await.is_empty());
    }

    async fn a_plan_is_asked_about_from_its_deadline_until_the_vote_closes(app: TestApp) {
        let resident = verified(&app, "周先生").await;
        let (sealed, (id, speaker)) = (call(&app).await, organisation(&app, "暖阳社工中心").await);
        let of = send(&speaker, &sealed, id, &plan("周末餐桌")).await;
        for by in [&resident, &speaker] {
            let _ = by.get(&path(&of, "")).await.refused(Kind::NotFound);
        }
        let _ = resident.post(&path(&of, ""), &question()).await.refused(Kind::NotFound);
        let (call, vote) = in_review(&app, 2).await;
        let of = &call.plans[0];
        let early = asked(&resident, of).await;
        assert!(call_seen(&resident, &call).await.allowed.contains(&CallDeed::Ask));
        let vote = votes::closed(&app, &vote).await;
        let now: PlanCall = refused(&resident.post(&path(of, ""), &question()).await, "questions_over");
        assert!(!now.allowed.contains(&CallDeed::Ask));
        let _ = look(&app, vote.closes_at).await;
        assert_eq!(shown(&app.nobody(), of).await[0].id, early.id, "what was asked stays");
    }

    async fn who_reviews_asks_as_well_and_whoever_else_is_not_verified_does_not(app: TestApp) {
        let (call, member) = before_a_committee(&app).await;
        assert_eq!(call_seen(&member, &call).await.allowed, [CallDeed::Ask]);
        let _ = asked(&member, &call.plans[0]).await;
        app.resident("路过").await.post(&path(&call.plans[0], ""), &question()).await.refused_field("", "not_verified");
    }

    async fn a_question_is_taken_from_view_with_a_reason_in_its_place(app: TestApp) {
        let ((call, _), resident) = (answered(&app, 1).await, verified(&app, "周先生").await);
        let (of, admin) = (&call.plans[0], app.station_admin().await);
        let remark = asked(&resident, of).await;
        let hide = path(of, &format!("/{}/hide", remark.id));
        let why = ProjectReason { reason: "写了别人的电话。".to_owned() };
        let _ = app.foreign_admin().await.post(&hide, &why).await.refused(Kind::Forbidden);
        let _ = resident.post(&hide, &why).await.refused(Kind::Forbidden);
        let _: Remark = admin.post(&hide, &why).await.read(200);
        admin.post(&hide, &why).await.refused_field("", "remark_hidden");
        let public = shown(&app.nobody(), of).await;
        assert_eq!((public[0].text.as_ref(), public[0].hidden_because.as_deref()), (None, Some("写了别人的电话。")));
        assert_eq!(shown(&resident, of).await[0].text, Some(question().text));
        let last = call_seen(&app.nobody(), &call).await.timeline.pop().expect("a line");
        assert_eq!((last.action, last.reason.as_deref()), (AgendaAction::HideQuestion, Some("写了别人的电话。")));
    }

    async fn nobody_floods_a_plan_with_questions(app: TestApp) {
        let ((call, _), resident) = (answered(&app, 1).await, verified(&app, "周先生").await);
        for _ in 0..10 {
            let _ = asked(&resident, &call.plans[0]).await;
        }
        let problem = resident.post(&path(&call.plans[0], ""), &question()).await.refused(Kind::TooMany);
        assert_eq!(problem.errors[0].code, "remarks_today");
        let page: Page<Remark> = app.nobody().get(&path(&call.plans[0], "?limit=4")).await.read(200);
        let next = page.next.expect("more follow");
        let rest: Page<Remark> = app.nobody().get(&path(&call.plans[0], &format!("?limit=100&cursor={next}"))).await.read(200);
        assert_eq!((page.items.len(), rest.items.len(), rest.next), (4, 6, None));
    }

    async fn who_goes_takes_their_questions_along_and_a_plan_that_is_taken_back_its_own(app: TestApp) {
        let ((call, speakers), resident) = (answered(&app, 1).await, verified(&app, "周先生").await);
        let of = &call.plans[0];
        let remark = asked(&resident, of).await;
        let (id, speaker) = &speakers[0];
        let _: Remark = speaker.post(&path(of, &format!("/{}/answer", remark.id)), &reply()).await.read(200);
        let export: Export = resident.get("/me/export").await.read(200);
        assert_eq!((export.plan_questions.len(), export.plan_questions[0].text.as_str()), (1, "下雨天送不送餐？"));
        let _ = resident.delete("/me").await.expect(204);
        let left = shown(&app.nobody(), of).await;
        assert_eq!((left[0].text.as_ref(), left[0].answer.as_ref()), (None, Some(&reply().text)));
        assert_eq!(app.count("plan_questions", "account_id IS NOT NULL OR text IS NOT NULL").await, 0);
        let again = json!({"reason": "再征集两周。", "deadline": tests::needs::new_call().deadline});
        let _: PlanCall = app.station_admin().await.post(&call_url(&call, "/reopen"), &again).await.read(200);
        let _ = app.nobody().get(&path(of, "")).await.refused(Kind::NotFound);
        let _ = speaker.delete(&plan_url(&call, *id)).await.expect(204);
        assert_eq!(app.count("plan_questions", "true").await, 0);
    }

    async fn a_review_says_when_and_where_plans_are_presented(app: TestApp) {
        let (call, _) = admitted(&app, 1).await;
        let (admin, path, sound) = (app.station_admin().await, call_url(&call, "/review"), review());
        let at = |at| ReviewPlans { hearing: Hearing { at, ..sound.hearing.clone() }, ..sound.clone() };
        for unfair in [sound.opens_at - Duration::hours(1), sound.closes_at] {
            admin.post(&path, &at(unfair)).await.refused_field("/hearing/at", "hearing_time");
        }
        let mut nowhere = json!(sound);
        nowhere["hearing"]["place"] = json!("");
        admin.post(&path, &nowhere).await.refused_field("/hearing/place", "agenda_line_length");
        nowhere.as_object_mut().expect("an object").remove("hearing");
        assert_eq!(admin.post(&path, &nowhere).await.status / 100, 4);
        let when = sound.closes_at - Duration::minutes(1);
        let _: PlanCall = admin.post(&path, &at(when)).await.read(200);
        let seen = call_seen(&app.nobody(), &call).await.hearing.expect("a hearing");
        assert_eq!((seen.at, seen.place.as_str()), (when, "社区活动室二楼"));
    }
}
