//! Giving cases to people: by name and by duty, objections, approval of answers.

use contract::{
    cases::{Action, Answer, Because, Case, CaseSummary, State, Visibility},
    handling::{Dispatch, Flow, HandlerRef, Handlers, Question, Ruling},
    page::Page,
    people::{Duty, DutyKind, DutySheet},
    problem::Kind,
};
use serde_json::json;
use tests::{make, on_each_backend, seed};

use super::{WHY, handling, id_of, to};

fn ruling(granted: bool) -> Ruling {
    Ruling {
        granted,
        text: Some("经核实，属于物业维修范围。".to_owned()),
    }
}

on_each_backend! {
    async fn a_case_is_given_to_somebody_who_finds_it_among_theirs(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        let dispatch = Dispatch { text: Some("请先电话联系。".to_owned()), ..to(id_of(&worker).await) };
        let case: Case = made.act(&admin, "dispatch", &dispatch).await.read(200);
        assert_eq!(case.summary.state, State::Dispatched);
        let mine: Page<CaseSummary> = worker.get("/cases?work=mine").await.read(200);
        assert_eq!(mine.items.iter().map(|case| case.id).collect::<Vec<_>>(), [made.id()]);
        let others: Page<CaseSummary> = admin.get("/cases?work=mine").await.read(200);
        assert_eq!(others.items, []);
        let shown = handling(&made, &admin).await;
        assert_eq!(shown.handler.and_then(|handler| handler.name).as_deref(), Some("社工阿芳"));
        let seen = made.seen_by(&made.by).await;
        let said: Vec<_> = seen.timeline.iter().filter_map(|entry| entry.text.as_deref()).collect();
        assert!(!said.contains(&"请先电话联系。"), "what staff tell each other is not for its reporter");
        let begun: Case = made.act(&worker, "start", &Because::default()).await.read(200);
        assert_eq!(begun.summary.state, State::InProgress);
    }

    async fn the_b_person_of_a_duty_has_the_case_while_a_is_away(app: TestApp) {
        let (street, admin, worker) = (app.street_admin().await, app.station_admin().await, app.social_worker().await);
        let (a, b) = (id_of(&worker).await, id_of(&app.second_admin().await).await);
        let sheet = DutySheet { place_id: seed::cell(0, 0).uuid(), kind: DutyKind::Resolve, a, b: Some(b) };
        let duty: Duty = street.post("/duties", &sheet).await.read(201);
        let made = make::message(&app).accepted().await;
        let by_duty = Dispatch {
            handler: HandlerRef { duty_id: Some(duty.id), account_id: None },
            ..to(a)
        };
        let _ = made.act(&admin, "dispatch", &by_duty).await.expect(200);
        let mine = async |client: &tests::Client| client.get("/cases?work=mine").await.read::<Page<CaseSummary>>(200).items.len();
        assert_eq!((mine(&worker).await, mine(&app.second_admin().await).await), (1, 0));
        let (today, tomorrow) = (super::day(0), super::day(1));
        let absence = json!({"from": today, "to": tomorrow});
        let _ = street.post(&format!("/members/{a}/absences"), &absence).await.expect(201);
        assert_eq!((mine(&worker).await, mine(&app.second_admin().await).await), (0, 1));
        let shown = handling(&made, &admin).await.handler.expect("a handler");
        assert_eq!(shown.account_id, Some(b));
        assert_eq!(shown.duty.map(|duty| duty.kind), Some(DutyKind::Resolve));
    }

    async fn an_objection_is_decided_by_somebody_else_and_made_once(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        let _ = made.act(&admin, "dispatch", &to(id_of(&worker).await)).await.expect(200);
        let objected: Case = made.act(&worker, "objection", &json!({"text": WHY})).await.read(200);
        assert!(!objected.actions.contains(&Action::Start), "it waits for the decision");
        let question = handling(&made, &admin).await.question.expect("a question");
        assert_eq!((question.kind, question.own, question.text.as_str()), (Question::Objection, false, WHY));
        assert!(handling(&made, &worker).await.question.expect("a question").own);
        let asked: Page<CaseSummary> = admin.get("/cases?work=questions").await.read(200);
        assert_eq!(asked.items.len(), 1);
        made.act(&worker, "objection/ruling", &ruling(true)).await.refused(Kind::Forbidden);
        made.act(&admin, "objection/ruling", &json!({"granted": false})).await.refused_field("", "ruling_reason");
        made.act(&admin, "extension/ruling", &ruling(true)).await.refused(Kind::Conflict);
        let upheld: Case = made.act(&admin, "objection/ruling", &ruling(true)).await.read(200);
        assert_eq!(upheld.summary.state, State::Accepted);
        assert_eq!(handling(&made, &admin).await.handler, None);
        let again: Case = made.act(&admin, "dispatch", &to(id_of(&app.second_admin().await).await)).await.read(200);
        assert!(!again.actions.contains(&Action::Object), "it is never bounced twice");
        let seen = made.seen_by(&made.by).await;
        assert!(seen.timeline.iter().all(|entry| entry.visibility == Visibility::Public));
        assert!(seen.timeline.iter().all(|entry| !matches!(entry.action, Action::Object | Action::Sustain)));
    }

    async fn an_objection_that_is_dismissed_leaves_the_case_where_it_was(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        let _ = made.act(&admin, "dispatch", &to(id_of(&worker).await)).await.expect(200);
        let _ = made.act(&worker, "objection", &json!({"text": WHY})).await.expect(200);
        let kept: Case = made.act(&admin, "objection/ruling", &ruling(false)).await.read(200);
        assert_eq!(kept.summary.state, State::Dispatched);
        assert!(kept.actions.contains(&Action::Start) && !kept.actions.contains(&Action::Object));
        assert!(handling(&made, &admin).await.handler.is_some());
    }

    async fn an_answer_that_needs_approval_goes_out_when_somebody_else_approves_it(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        let dispatch = Dispatch { flow: Flow::Approval, ..to(id_of(&worker).await) };
        let _ = made.act(&admin, "dispatch", &dispatch).await.expect(200);
        let answer = |text: &str| Answer::saying(text.to_owned());
        made.act(&worker, "answer", &answer("灯已经换好了。")).await.refused(Kind::Conflict);
        made.act(&worker, "draft", &answer("灯换了。")).await.refused_field("/text", "answer_length");
        let _ = made.act(&worker, "draft", &answer("灯已经换了吧。")).await.expect(200);
        made.act(&worker, "draft/ruling", &ruling(true)).await.refused(Kind::Forbidden);
        made.act(&worker, "answer", &answer("灯已经换好了。")).await.refused(Kind::Forbidden);
        let returned: Case = made.act(&admin, "draft/ruling", &ruling(false)).await.read(200);
        assert_eq!(returned.summary.state, State::Dispatched);
        let _ = made.act(&worker, "draft", &answer("二单元楼道灯已经换好。")).await.expect(200);
        assert!(made.seen_by(&made.by).await.timeline.iter().all(|entry| entry.action != Action::Draft));
        let approved: Case = made.act(&admin, "draft/ruling", &ruling(true)).await.read(200);
        assert_eq!(approved.summary.state, State::Answered);
        let seen = made.seen_by(&made.by).await;
        assert_eq!(seen.timeline.last().and_then(|entry| entry.text.as_deref()), Some("二单元楼道灯已经换好。"));
    }

    async fn only_people_and_duties_of_the_community_are_given_cases(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let admin = app.station_admin().await;
        let foreign = to(id_of(&app.foreign_admin().await).await);
        made.act(&admin, "dispatch", &foreign).await.refused_field("/handler", "handler_unknown");
        let resident = to(id_of(&app.resident("李建国").await).await);
        made.act(&admin, "dispatch", &resident).await.refused_field("/handler", "handler_unknown");
        let own = to(id_of(&admin).await);
        let nobody = Dispatch { handler: HandlerRef { duty_id: None, account_id: None }, ..own.clone() };
        made.act(&admin, "dispatch", &nobody).await.refused_field("/handler", "handler_one");
        let helped = Dispatch { helpers: vec![own.handler], ..own.clone() };
        made.act(&admin, "dispatch", &helped).await.refused_field("/helpers", "helpers_flow");
        let helped = Dispatch { flow: Flow::Coordinated, helpers: vec![to(id_of(&app.social_worker().await).await).handler], ..own };
        let _ = made.act(&admin, "dispatch", &helped).await.expect(200);
        assert_eq!(handling(&made, &admin).await.helpers.len(), 1);
        let choice: Handlers = admin.get(&format!("/communities/{}/handlers", seed::community(0))).await.read(200);
        assert_eq!(choice.people.len(), 3, "the station's people");
    }
}
