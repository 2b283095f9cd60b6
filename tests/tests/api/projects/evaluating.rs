//! The evaluation by both sides, and what follows.

use chrono::Duration;
use contract::{
    notifications::NotificationKind,
    page::Page,
    problem::Kind,
    projects::{NewEvaluation, PaymentState, Project, ProjectAction, ProjectCarrier, ProjectOutcome, ProjectRules, ProjectState},
};
use reqwest::Method;
use tests::{
    inbox, on_each_backend,
    projects::{act, carrier, evaluate, evaluated, evaluation, look, payment, reported, rules, seen, until},
    proposals::verified,
    seed,
};

use super::refused;
use crate::limits_in_schema::assert_same_limits;

on_each_backend! {
    async fn each_verified_resident_evaluates_once_and_the_station_with_reasons(app: TestApp) {
        let carrier = carrier(&app).await;
        let (admin, resident) = (app.station_admin().await, verified(&app, "周先生").await);
        let early = tests::projects::running(&app, &carrier, |_| {}).await;
        let _ = refused(&act(&resident, &early, "evaluations", &evaluation(4)).await, "not_reported");
        let project = reported(&app, &carrier, |_| {}).await;
        assert!(seen(&resident, &project).await.allowed.contains(&ProjectAction::Evaluate));
        act(&app.resident("王秀兰").await, &project, "evaluations", &evaluation(4)).await.refused_field("", "not_verified");
        for score in [0, 6] {
            act(&resident, &project, "evaluations", &evaluation(score)).await.refused(Kind::Invalid);
        }
        let after: Project = act(&resident, &project, "evaluations", &evaluation(4)).await.read(200);
        assert_eq!(after.mine.map(|mine| mine.evaluated), Some(true));
        let _ = refused(&act(&resident, &project, "evaluations", &evaluation(5)).await, "evaluated_before");
        let silent = NewEvaluation { words: None, ..evaluation(4) };
        act(&admin, &project, "evaluations", &silent).await.refused_field("/words", "reasons_missing");
        let _ = act(&admin, &project, "evaluations", &evaluation(4)).await.expect(200);
        let _ = refused(&act(&app.second_admin().await, &project, "evaluations", &evaluation(5)).await, "evaluated_before");
        let shown = seen(&app.nobody(), &project).await.evaluation.expect("it");
        assert_eq!((shown.residents, shown.station, shown.needed), (1, true, 5));
        assert_eq!((shown.result, shown.words.len(), shown.reasons), (None, 0, None), "nothing before it is decided");
        assert_same_limits::<NewEvaluation>("NewEvaluation", &serde_json::to_value(evaluation(4)).expect("json"));
    }

    async fn who_speaks_for_the_carrier_does_not_evaluate_it_as_a_neighbour(app: TestApp) {
        let phone = app.phone();
        let speaker = tests::proposals::verified_of(&app, "孙丽", &phone).await;
        let carrier = tests::projects::carrier_of(&app, "孙丽", &phone).await;
        let project = reported(&app, &carrier, |_| {}).await;
        let _ = act(&speaker, &project, "evaluations", &evaluation(5)).await.refused(Kind::Forbidden);
        let _ = act(&speaker, &project, "remarks", &super::question()).await.refused(Kind::Forbidden);
    }

    async fn of_two_servers_one_decides_when_the_time_is_over(app: TestApp) {
        let carrier = carrier(&app).await;
        rules(&app, |rules| rules.least_evaluations = 3).await;
        let project = reported(&app, &carrier, |_| {}).await;
        evaluate(&app, &project, &[5, 5, 4], 5).await;
        let end = until(&project);
        assert_eq!(look(&app, end - Duration::seconds(1)).await, 0);
        let (one, other) = tokio::join!(look(&app, end), look(&app, end));
        assert_eq!(one + other, 1);
        let decided = seen(&app.nobody(), &project).await;
        assert_eq!((decided.summary.state, decided.summary.outcome), (ProjectState::Evaluated, Some(ProjectOutcome::Excellent)));
        let shown = decided.evaluation.expect("it");
        let result = shown.result.expect("a result");
        assert_eq!((result.mean, result.residents, result.sums), (483, 3, vec![14; 5]));
        assert_eq!((shown.words.len(), shown.reasons.is_some()), (3, true));
        assert_eq!(app.count("project_events", "deed = 'evaluate'").await, 1);
        assert_eq!(inbox::told(&carrier.speaker, NotificationKind::ProjectEvaluated).await.len(), 1);
        let late = verified(&app, "迟到的").await;
        let _ = refused(&act(&late, &project, "evaluations", &evaluation(1)).await, "evaluation_over");
    }

    async fn too_few_evaluations_decide_nothing_and_there_is_more_time(app: TestApp) {
        let carrier = carrier(&app).await;
        rules(&app, |rules| rules.least_evaluations = 3).await;
        let project = reported(&app, &carrier, |_| {}).await;
        evaluate(&app, &project, &[5, 5], 5).await;
        let end = until(&project);
        assert_eq!(look(&app, end).await, 1);
        let longer = seen(&app.nobody(), &project).await;
        assert_eq!((longer.summary.state, longer.summary.outcome), (ProjectState::Reported, None));
        assert_eq!(until(&longer), end + Duration::days(14));
        let third = verified(&app, "第三位").await;
        let _ = act(&third, &project, "evaluations", &evaluation(5)).await.expect(200);
        assert_eq!(look(&app, until(&longer)).await, 1);
        assert_eq!(seen(&app.nobody(), &project).await.summary.outcome, Some(ProjectOutcome::Excellent));
    }

    async fn a_failed_project_loses_its_last_payment_and_its_carrier_is_marked(app: TestApp) {
        let carrier = carrier(&app).await;
        let admin = app.station_admin().await;
        let project = evaluated(&app, &carrier, &[3, 3, 2], 3).await;
        assert_eq!(project.summary.outcome, Some(ProjectOutcome::Failed));
        assert_eq!(project.payments[1].state, PaymentState::Cancelled);
        let _ = refused(&act(&admin, &project, "payments", &payment(2)).await, "payment_not_due");
        let closed: Project = act(&admin, &project, "payments", &payment(1)).await.read(200);
        assert_eq!(closed.summary.state, ProjectState::Closed);
        let path = format!("/communities/{}/carriers", seed::community(0));
        let carriers: Page<ProjectCarrier> = admin.get(&path).await.read(200);
        let record = carriers.items[0].record.clone();
        assert_eq!((record.failed, record.passed, record.excellent, record.ended), (1, 0, 0, 0));
        let again = evaluated(&app, &carrier, &[5, 5, 5], 5).await;
        assert_eq!(again.summary.outcome, Some(ProjectOutcome::Excellent));
        let carriers: Page<ProjectCarrier> = admin.get(&path).await.read(200);
        assert_eq!((carriers.items[0].record.failed, carriers.items[0].record.excellent), (1, 1));
    }

    async fn an_evaluation_keeps_the_rules_under_which_it_began(app: TestApp) {
        let carrier = carrier(&app).await;
        rules(&app, |rules| rules.least_evaluations = 3).await;
        let project = reported(&app, &carrier, |_| {}).await;
        rules(&app, |rules| (rules.passed, rules.excellent, rules.first_percent) = (500, 500, 50)).await;
        evaluate(&app, &project, &[4, 4, 4], 4).await;
        let _ = look(&app, until(&project)).await;
        let decided = seen(&app.nobody(), &project).await;
        assert_eq!(decided.summary.outcome, Some(ProjectOutcome::Passed));
        assert_eq!(decided.payments[0].fen, 600_000, "and the contract its share");
        let next = tests::projects::running(&app, &carrier, |_| {}).await;
        assert_eq!(next.payments.iter().map(|one| one.fen).collect::<Vec<_>>(), [500_000, 500_001]);
    }

    async fn rules_are_set_by_the_street_in_their_order_and_never_over_each_other(app: TestApp) {
        let street = app.street_admin().await;
        let path = format!("/communities/{}/project-rules", seed::community(0));
        let put = |rules: ProjectRules, tag: &str| street.request(Method::PUT, &path).header("if-match", tag).json(&rules);
        let wrong = ProjectRules { passed: 400, excellent: 399, ..ProjectRules::default() };
        put(wrong, "\"0\"").send().await.refused_field("", "evaluation_order");
        let other = ProjectRules { evaluate_days: 7, ..ProjectRules::default() };
        let set = put(other, "\"0\"").send().await;
        assert_eq!(set.header("etag"), Some("\"1\""));
        let stale = put(ProjectRules::default(), "\"0\"").send().await.refused(Kind::Stale);
        assert_eq!(stale.now.map(|now| now["evaluate_days"].clone()), Some(7.into()));
    }
}
