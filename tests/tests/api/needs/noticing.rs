//! Public notice: objections, their answers, and the last second.

use chrono::Duration;
use contract::{
    agenda::{AnswerObjection, NewObjection, Objection},
    calls::{CallState, PlanCall},
    needs::{CommunityNeed, NeedDeed, NeedState},
    notifications::NotificationKind,
    problem::Kind,
};
use serde_json::json;
use tests::{
    inbox,
    needs::{agreed, answer, call_seen, call_url, chosen, look, objection, on_notice, seen, url},
    on_each_backend,
    proposals::verified,
};

use super::{objected, refused, said, told_of};
use crate::limits_in_schema::assert_same_limits;

#[test]
fn what_is_sent_about_objections_has_the_limits_that_are_documented() {
    assert_same_limits::<NewObjection>("NewObjection", &json!(objection()));
    assert_same_limits::<AnswerObjection>("AnswerObjection", &json!(answer(true)));
}

on_each_backend! {
    async fn a_notice_does_not_end_while_an_objection_waits(app: TestApp) {
        let (need, admin) = (on_notice(&app).await, app.station_admin().await);
        let (objector, path) = objected(&app, "needs", &need.id.to_string()).await;
        let until = need.notice_until.expect("a notice");
        assert_eq!(look(&app, until + Duration::days(30)).await.ended, 0);
        let waiting = seen(&admin, &need).await;
        assert_eq!((waiting.unanswered, waiting.state), (1, NeedState::OnNotice));
        assert_eq!(waiting.allowed, [NeedDeed::Answer]);
        assert_eq!(inbox::told(&admin, NotificationKind::AgendaWaiting).await.len(), 1);
        let after: CommunityNeed = admin.post(&path, &answer(false)).await.read(200);
        assert_eq!((after.state, after.unanswered), (NeedState::OnNotice, 0));
        admin.post(&path, &answer(true)).await.refused_field("", "objection_answered");
        assert_eq!(inbox::told(&objector, NotificationKind::ObjectionAnswered).await[0].word.as_deref(), Some("overrule"));
        assert_eq!(look(&app, until).await.ended, 1);
        assert_eq!(said(&seen(&admin, &need).await)[4..], ["object", "overrule", "agree"]);
    }

    async fn what_is_upheld_goes_back_to_the_council(app: TestApp) {
        let (need, admin) = (on_notice(&app).await, app.station_admin().await);
        let (_, path) = objected(&app, "needs", &need.id.to_string()).await;
        let back: CommunityNeed = admin.post(&path, &answer(true)).await.read(200);
        assert_eq!((back.state, &back.allowed), (NeedState::SentBack, &vec![NeedDeed::Screen, NeedDeed::Deliberate]));
        assert_eq!(look(&app, need.notice_until.expect("a notice")).await.ended, 0, "it does not stand");
        assert_eq!(back.timeline.last().and_then(|entry| entry.reason.as_deref()), Some("已请消防部门现场核实。"));
    }

    async fn nobody_reads_whose_objection_it_is_nor_its_words_before_the_answer(app: TestApp) {
        let (need, admin) = (on_notice(&app).await, app.station_admin().await);
        let (objector, path) = objected(&app, "needs", &need.id.to_string()).await;
        let neighbour = verified(&app, "邻居").await;
        let public = seen(&neighbour, &need).await;
        assert_eq!((public.unanswered, public.objections.len()), (1, 0));
        assert!(!app.nobody().get(&url(&need, "")).await.text().contains("消防通道"));
        let own = seen(&objector, &need).await.objections;
        assert!(own[0].mine && own[0].answer.is_none());
        assert!(!seen(&admin, &need).await.objections[0].mine);
        let _ = admin.post(&path, &answer(false)).await.expect(200);
        let reply = app.nobody().get(&url(&need, "")).await;
        let public: CommunityNeed = reply.json();
        assert_eq!(public.objections[0].reason.as_deref(), Some("这里是消防通道，不能加装座椅。"));
        for secret in ["反对的人", &objector.id().to_string()] {
            assert!(!reply.text().contains(secret), "{secret}");
        }
    }

    async fn objections_are_taken_of_who_is_verified_once_and_while_it_is_on_notice(app: TestApp) {
        let need = on_notice(&app).await;
        let path = url(&need, "/objections");
        app.resident("李建国").await.post(&path, &objection()).await.refused_field("", "not_verified");
        let _ = app.station_admin().await.post(&path, &objection()).await.refused(Kind::Forbidden);
        let (objector, answering) = objected(&app, "needs", &need.id.to_string()).await;
        objector.post(&path, &objection()).await.refused_field("", "objection_lodged");
        let _ = app.station_admin().await.post(&answering, &answer(false)).await.expect(200);
        objector.post(&path, &objection()).await.refused_field("", "objection_lodged");
        let _ = look(&app, need.notice_until.expect("a notice")).await;
        let late: CommunityNeed = refused(&verified(&app, "迟到的人").await.post(&path, &objection()).await, "not_on_notice");
        assert_eq!(late.state, NeedState::Agreed);
    }

    async fn an_objection_in_the_last_second_is_lodged_or_refused_and_never_lost(app: TestApp) {
        let need = on_notice(&app).await;
        let objector = verified(&app, "反对的人").await;
        let (path, until) = (url(&need, "/objections"), need.notice_until.expect("a notice"));
        let sent = objection();
        let (reply, looked) = tokio::join!(objector.post(&path, &sent), look(&app, until));
        let after = seen(&app.nobody(), &need).await;
        match reply.status {
            201 => assert_eq!((after.state, after.unanswered, looked.ended), (NeedState::OnNotice, 1, 0)),
            409 => assert_eq!((after.state, after.unanswered, looked.ended), (NeedState::Agreed, 0, 1)),
            other => panic!("{other}: {}", reply.text()),
        }
    }

    async fn a_need_that_stands_takes_no_objection_and_another_communitys_station_answers_none(app: TestApp) {
        let need = agreed(&app).await;
        let _: CommunityNeed = refused(&verified(&app, "反对的人").await.post(&url(&need, "/objections"), &objection()).await, "not_on_notice");
        let other = on_notice(&app).await;
        let (_, path) = objected(&app, "needs", &other.id.to_string()).await;
        let _ = app.foreign_admin().await.post(&path, &answer(false)).await.refused(Kind::Forbidden);
        let wrong = path.replace(&other.id.to_string(), &need.id.to_string());
        let _ = app.station_admin().await.post(&wrong, &answer(false)).await.refused(Kind::NotFound);
    }

    async fn a_plan_is_on_notice_as_a_need_is(app: TestApp) {
        let (call, admin) = (chosen(&app).await, app.station_admin().await);
        let winner = call.plan_id.expect("a plan");
        let (objector, path) = objected(&app, "plan-calls", &call.id.to_string()).await;
        let until = call.notice_until.expect("a notice");
        assert_eq!(look(&app, until).await.ended, 0);
        let back: PlanCall = admin.post(&path, &answer(true)).await.read(200);
        assert_eq!((back.state, back.plan_id), (CallState::Checking, None));
        assert_eq!(told_of(&back).last(), Some(&"uphold"));
        let twice: Objection = call_seen(&objector, &call).await.objections[0].clone();
        assert!(twice.mine && twice.answer.is_some_and(|answer| answer.upheld));
        let again = chosen(&app).await;
        assert_ne!(again.plan_id, Some(winner));
        assert_eq!(look(&app, again.notice_until.expect("a notice")).await.ended, 1);
        let stands = call_seen(&app.nobody(), &again).await;
        assert_eq!((stands.state, stands.plan_id), (CallState::Chosen, again.plan_id));
        let _: PlanCall = refused(&objector.post(&call_url(&again, "/objections"), &objection()).await, "not_on_notice");
    }
}
