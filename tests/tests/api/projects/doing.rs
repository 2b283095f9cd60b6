//! Payments, reports and their days.

use chrono::Duration;
use contract::{
    notifications::NotificationKind,
    page::Page,
    projects::{
        NewProjectReport, Payment, PaymentState, Project, ProjectDeed, ProjectEvent, ProjectState, RecordPayment, Spending,
    },
};
use tests::{
    inbox, make, on_each_backend,
    projects::{act, carrier, day, evaluated, look, offered, payment, report, reported, running, seen, url},
};

use super::refused;
use crate::limits_in_schema::assert_same_limits;

fn stands(project: &Project) -> Vec<(u64, PaymentState)> {
    project.payments.iter().map(|one: &Payment| (one.fen, one.state)).collect()
}

on_each_backend! {
    async fn the_first_payment_is_due_once_it_is_signed_and_the_last_once_it_passed(app: TestApp) {
        use PaymentState::{Due, Paid};
        let carrier = carrier(&app).await;
        let admin = app.station_admin().await;
        let project = offered(&app, &carrier, |_| {}).await;
        let _ = refused(&act(&admin, &project, "payments", &payment(1)).await, "contract_on_offer");
        let project = running(&app, &carrier, |_| {}).await;
        assert_eq!(stands(&project), [(600_000, Due), (400_001, Due)]);
        let later = RecordPayment { paid_on: day(1), ..payment(1) };
        act(&admin, &project, "payments", &later).await.refused_field("/paid_on", "paid_later");
        let _ = refused(&act(&admin, &project, "payments", &payment(2)).await, "payment_not_due");
        let paid: Project = act(&admin, &project, "payments", &payment(1)).await.read(200);
        assert_eq!(stands(&paid), [(600_000, Paid), (400_001, Due)]);
        assert_eq!(paid.payments[0].reference.as_deref(), Some("记字第 1 号"));
        assert_eq!(seen(&app.nobody(), &project).await.payments[0].reference, None, "what the books say is for both sides");
        let _ = refused(&act(&admin, &project, "payments", &payment(1)).await, "payment_not_due");
        for part in [0, 3] {
            act(&admin, &project, "payments", &payment(part)).await.refused_field("/part", "payment_part");
        }
        let passed = evaluated(&app, &carrier, &[4, 4, 4], 4).await;
        let _ = act(&admin, &passed, "payments", &payment(2)).await.expect(200);
        let closed: Project = act(&admin, &passed, "payments", &payment(1)).await.read(200);
        assert_eq!((closed.summary.state, stands(&closed)), (ProjectState::Closed, vec![(600_000, Paid), (400_001, Paid)]));
        assert_same_limits::<RecordPayment>("RecordPayment", &serde_json::to_value(payment(1)).expect("json"));
    }

    async fn reports_fill_their_days_in_order_and_late_ones_are_shown_as_late(app: TestApp) {
        let carrier = carrier(&app).await;
        let project = running(&app, &carrier, |new| {
            new.terms.starts_on = day(-30);
            new.terms.reports_on = vec![day(-5), day(20)];
        }).await;
        let due: Vec<_> = project.due.iter().map(|one| (one.on, one.last, one.late)).collect();
        assert_eq!(due, [(day(-5), false, true), (day(20), false, false), (day(90), true, false)]);
        let _ = refused(&act(&carrier.speaker, &project, "reports", &report(true)).await, "reports_missing");
        let short = NewProjectReport { done: vec![62], ..report(false) };
        act(&carrier.speaker, &project, "reports", &short).await.refused_field("/done", "done_count");
        let spent = NewProjectReport { spent: vec![Spending { what: "理发".to_owned(), fen: 10_000_000_001 }], ..report(false) };
        act(&carrier.speaker, &project, "reports", &spent).await.refused_field("/spent/0/fen", "spent_fen");
        let key = make::key();
        let first: Project = carrier.speaker.post_once(&key, &url(&project, "/reports"), &report(false)).await.read(201);
        let again: Project = carrier.speaker.post_once(&key, &url(&project, "/reports"), &report(false)).await.read(201);
        assert_eq!((first.reports.len(), again), (1, first.clone()), "sent twice, written once");
        let second: Project = act(&carrier.speaker, &project, "reports", &report(false)).await.read(201);
        let written: Vec<_> = second.reports.iter().map(|one| (one.due_on, one.late, one.last)).collect();
        assert_eq!(written, [(day(-5), true, false), (day(20), false, false)]);
        assert_eq!(second.reports[0].outputs.iter().map(|one| (one.promised.count, one.done)).collect::<Vec<_>>(), [(120, 62), (4, 1)]);
        let _ = refused(&act(&carrier.speaker, &project, "reports", &report(false)).await, "no_report_due");
        let last: Project = act(&carrier.speaker, &project, "reports", &report(true)).await.read(201);
        assert_eq!((last.summary.state, last.due.len()), (ProjectState::Reported, 0));
        let _ = refused(&act(&carrier.speaker, &project, "reports", &report(false)).await, "project_not_running");
        assert_same_limits::<NewProjectReport>("NewProjectReport", &serde_json::to_value(report(false)).expect("json"));
    }

    async fn the_carrier_is_reminded_before_a_report_is_due_and_both_sides_when_it_is_late(app: TestApp) {
        let carrier = carrier(&app).await;
        let admin = app.station_admin().await;
        let project = running(&app, &carrier, |_| {}).await;
        inbox::read_all(&admin).await;
        let due = day(20);
        let soon = due.begins() - Duration::days(3);
        assert_eq!(look(&app, soon - Duration::seconds(1)).await, 0);
        assert_eq!(look(&app, soon).await, 1);
        assert_eq!(look(&app, soon).await, 0, "once");
        let told = inbox::told(&carrier.speaker, NotificationKind::ProjectReportDue).await;
        assert_eq!(told.iter().map(|one| one.due_at).collect::<Vec<_>>(), [Some(day(21).begins())]);
        assert_eq!(look(&app, day(21).begins() - Duration::seconds(1)).await, 0);
        let (one, other) = tokio::join!(look(&app, day(21).begins()), look(&app, day(21).begins()));
        assert_eq!(one + other, 1, "one of two servers");
        assert_eq!(inbox::told(&carrier.speaker, NotificationKind::ProjectReportLate).await.len(), 1);
        let station = inbox::told(&admin, NotificationKind::ProjectChanged).await;
        assert_eq!(station.first().and_then(|one| one.word.clone()).as_deref(), Some(ProjectDeed::Miss.word()));
        let page: Page<ProjectEvent> = app.nobody().get(&url(&project, "/timeline")).await.read(200);
        assert_eq!(page.items.first().map(|one| (one.deed, one.note.clone())), Some((ProjectDeed::Miss, Some(due.to_string()))));
        inbox::read_all(&carrier.speaker).await;
        let _ = act(&carrier.speaker, &project, "reports", &report(false)).await.expect(201);
        assert_eq!(look(&app, day(50).begins() - Duration::days(3)).await, 1);
        assert_eq!(inbox::told(&carrier.speaker, NotificationKind::ProjectReportDue).await.len(), 2, "of the next as well");
    }

    async fn residents_are_asked_to_evaluate_once_the_final_report_is_in(app: TestApp) {
        let carrier = carrier(&app).await;
        let resident = tests::proposals::verified(&app, "周先生").await;
        let project = reported(&app, &carrier, |_| {}).await;
        let told = inbox::told(&resident, NotificationKind::ProjectReported).await;
        assert_eq!(told.first().map(|one| one.due_at), Some(Some(tests::projects::until(&project))));
        assert_eq!(inbox::told(&carrier.speaker, NotificationKind::ProjectReported).await.len(), 0);
    }
}
