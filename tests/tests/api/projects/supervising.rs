//! The co-governance group supervises, and both sides evaluate from their seats.

use contract::{
    accounts::Role,
    bodies::{Body, NewBody, SeatAnswer, SeatKind},
    ids::SeatId,
    notifications::NotificationKind,
    page::Page,
    problem::Kind,
    projects::{
        NewEvaluation, Project, ProjectAction, ProjectDeed, ProjectEvent, ProjectOutcome, ProjectSeat, ProjectState, Remark,
    },
    proposals::Field,
};
use tests::{
    Client, TestApp, bodies, inbox, needs, on_each_backend,
    projects::{act, carrier, evaluate, evaluation, look, report, reported, rules, running, seen, until, url},
    proposals::verified,
};

use super::{question, refused, reply};

/// A group of three residents that stands, for the field of the projects here.
pub(super) async fn group(app: &TestApp) -> (Body, Vec<(Client, SeatId)>) {
    group_of(app, Field::SpecialGroups).await
}

async fn group_of(app: &TestApp, field: Field) -> (Body, Vec<(Client, SeatId)>) {
    let new = NewBody {
        field: Some(field),
        ..bodies::new()
    };
    bodies::standing_among_many(app, &new).await
}

/// Somebody of the community's staff who sits in it, and is not verified as a resident.
async fn staff(app: &TestApp, body: &Body) -> Client {
    let phone = app.phone();
    let member = app.resident_of("周社工", &phone).await;
    let _ = bodies::invite(app, body, &phone, SeatKind::Staff).await.expect(201);
    let seat = bodies::seat(&member).await.id;
    let _ = bodies::says(&member, seat, SeatAnswer::Accept, "周社工").await.expect(200);
    member
}

async fn notes(by: &Client, project: &Project) -> Vec<Remark> {
    let page: Page<Remark> = by.get(&url(project, "/remarks")).await.read(200);
    page.items
}

on_each_backend! {
    async fn whoever_sits_in_the_group_supervises_as_such_and_nobody_else(app: TestApp) {
        let ((body, members), carrier) = (group(&app).await, carrier(&app).await);
        let (member, project) = (&members[0].0, running(&app, &carrier, |_| {}).await);
        assert!(seen(member, &project).await.allowed.contains(&ProjectAction::Supervise));
        let note: Remark = act(member, &project, "supervision", &question()).await.read(201);
        assert_eq!((note.role, note.supervision, note.mine), (Role::Resident, true, true));
        let public = app.nobody().get(&url(&project, "/remarks")).await.text();
        assert!(!public.contains("王秀英") && !public.contains(&member.id().to_string()), "{public}");
        assert_eq!(notes(&app.nobody(), &project).await.iter().map(|one| one.supervision).collect::<Vec<_>>(), [true]);
        let page: Page<ProjectEvent> = app.nobody().get(&url(&project, "/timeline")).await.read(200);
        assert_eq!(page.items[0].deed, ProjectDeed::Supervise);
        assert_eq!(inbox::told(&carrier.speaker, NotificationKind::ProjectRemarked).await.len(), 1);
        let word = inbox::told(&app.station_admin().await, NotificationKind::ProjectChanged).await.remove(0).word;
        assert_eq!(word.as_deref(), Some("supervise"));
        let _: Remark = act(&carrier.speaker, &project, &format!("remarks/{}/answer", note.id), &reply()).await.read(200);
        assert_eq!(inbox::told(member, NotificationKind::ProjectAnswered).await.len(), 1);
        let _: Remark = act(&staff(&app, &body).await, &project, "supervision", &question()).await.read(201);
        let (other, of_another) = (verified(&app, "周先生").await, group_of(&app, Field::Volunteering).await.1.remove(0).0);
        for by in [&other, &of_another, &carrier.speaker, &app.station_admin().await, &app.street_admin().await] {
            let _ = act(by, &project, "supervision", &question()).await.refused(Kind::Forbidden);
            assert!(!seen(by, &project).await.allowed.contains(&ProjectAction::Supervise));
        }
        let _ = bodies::says(member, members[0].1, SeatAnswer::Leave, "").await.expect(200);
        let _ = act(member, &project, "supervision", &question()).await.refused(Kind::Forbidden);
        let _ = act(&app.station_admin().await, &project, "end", &super::because()).await.expect(200);
        let over = act(&members[1].0, &project, "supervision", &question()).await;
        assert_eq!(refused(&over, "project_not_public").summary.state, ProjectState::Ended);
    }

    async fn it_is_the_group_of_the_needs_field_whatever_the_project_says(app: TestApp) {
        let (need, call, carrier) = needs::won(&app).await;
        assert_eq!(need.field, Field::SpecialGroups);
        let (theirs, others) = (group(&app).await.1, group_of(&app, Field::Facilities).await.1);
        let project = running(&app, &carrier, |new| (new.plan_id, new.field) = (call.plan_id, Field::Facilities)).await;
        let _ = act(&others[0].0, &project, "supervision", &question()).await.refused(Kind::Forbidden);
        let _: Remark = act(&theirs[0].0, &project, "supervision", &question()).await.read(201);
    }

    async fn the_group_is_told_of_reports(app: TestApp) {
        let ((_, members), carrier) = (group(&app).await, carrier(&app).await);
        let project = running(&app, &carrier, |_| {}).await;
        let _ = act(&carrier.speaker, &project, "reports", &report(false)).await.expect(201);
        for (member, _) in &members {
            let told = inbox::told(member, NotificationKind::ProjectChanged).await;
            let told: Vec<_> = told.iter().map(|one| (one.word.as_deref(), one.audience.word())).collect();
            assert_eq!(told, [(Some("report"), "concerned")]);
        }
        let _ = act(&carrier.speaker, &project, "reports", &report(true)).await.expect(201);
        assert_eq!(inbox::told(&members[0].0, NotificationKind::ProjectReported).await.len(), 1, "once, though also a resident");
    }

    async fn both_sides_evaluate_from_their_seats_and_the_committee_gives_reasons(app: TestApp) {
        let ((body, members), carrier) = (group(&app).await, carrier(&app).await);
        let staff = staff(&app, &body).await;
        rules(&app, |rules| rules.least_evaluations = 3).await;
        let project = reported(&app, &carrier, |_| {}).await;
        let seat = async |by: &Client| seen(by, &project).await.mine.expect("who they are").seat;
        assert_eq!(seat(&staff).await, Some(ProjectSeat::Committee));
        assert_eq!(seat(&members[0].0).await, Some(ProjectSeat::Representative));
        assert_eq!(seat(&verified(&app, "周先生").await).await, None);
        let silent = NewEvaluation { words: None, ..evaluation(2) };
        act(&staff, &project, "evaluations", &silent).await.refused_field("/words", "reasons_missing");
        let after: Project = act(&staff, &project, "evaluations", &evaluation(2)).await.read(200);
        let shown = after.evaluation.expect("it");
        assert_eq!((shown.residents, shown.station, shown.representatives_needed), (0, true, 3));
        let _ = refused(&act(&staff, &project, "evaluations", &evaluation(5)).await, "evaluated_before");
        for (member, _) in &members {
            let _ = act(member, &project, "evaluations", &silent).await.expect(200);
        }
        evaluate(&app, &project, &[5], 5).await;
        let _ = look(&app, until(&project)).await;
        let decided = seen(&app.nobody(), &project).await;
        let shown = decided.evaluation.expect("it");
        let result = shown.result.expect("a result");
        assert_eq!((result.residents, result.representatives, result.sums), (4, 3, vec![11; 5]));
        assert_eq!((result.committee, result.committee_sums, result.station.map(|one| one.effect)), (2, vec![7; 5], Some(5)));
        assert_eq!((result.mean, decided.summary.outcome), (312, Some(ProjectOutcome::Passed)), "2.75 and 3.5");
        assert_eq!((shown.words.len(), shown.reasons.is_some(), shown.staff_reasons.len()), (1, true, 1));
    }

    async fn the_committees_staff_evaluates_in_the_stations_place(app: TestApp) {
        let ((body, members), carrier) = (group(&app).await, carrier(&app).await);
        let staff = staff(&app, &body).await;
        rules(&app, |rules| rules.least_evaluations = 3).await;
        let project = reported(&app, &carrier, |_| {}).await;
        for by in members.iter().map(|(member, _)| member).chain([&staff]) {
            let _ = act(by, &project, "evaluations", &evaluation(4)).await.expect(200);
        }
        let _ = look(&app, until(&project)).await;
        let decided = seen(&app.nobody(), &project).await;
        assert_eq!(decided.summary.outcome, Some(ProjectOutcome::Passed));
        assert_eq!(decided.evaluation.and_then(|one| one.result).map(|one| (one.station, one.committee)), Some((None, 1)));
    }

    async fn while_too_few_representatives_evaluated_there_is_more_time(app: TestApp) {
        let ((_, members), carrier) = (group(&app).await, carrier(&app).await);
        rules(&app, |rules| rules.least_evaluations = 3).await;
        let project = reported(&app, &carrier, |_| {}).await;
        evaluate(&app, &project, &[5, 5, 5], 5).await;
        let _ = act(&members[0].0, &project, "evaluations", &evaluation(5)).await.expect(200);
        let _ = look(&app, until(&project)).await;
        let longer = seen(&app.nobody(), &project).await;
        assert_eq!(longer.summary.state, ProjectState::Reported, "one of three");
        for (member, _) in &members[1..] {
            let _ = act(member, &project, "evaluations", &evaluation(5)).await.expect(200);
        }
        let _ = look(&app, until(&longer)).await;
        assert_eq!(seen(&app.nobody(), &project).await.summary.outcome, Some(ProjectOutcome::Excellent));
        rules(&app, |rules| rules.least_representatives = 0).await;
        let other = reported(&app, &carrier, |_| {}).await;
        evaluate(&app, &other, &[5, 5, 5], 5).await;
        let _ = look(&app, until(&other)).await;
        assert_eq!(seen(&app.nobody(), &other).await.summary.outcome, Some(ProjectOutcome::Excellent), "where the rules ask for none");
    }
}
