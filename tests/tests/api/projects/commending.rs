//! What was excellent is commended by the station, with a reason that everybody reads.

use contract::{
    audit::{Act, AuditEntry},
    notifications::NotificationKind,
    page::Page,
    problem::Kind,
    projects::{Project, ProjectAction, ProjectDeed, ProjectEvent, ProjectReason, ProjectState},
};
use tests::{
    inbox, on_each_backend,
    projects::{act, carrier, evaluated, payment, reported, seen, url},
    proposals::verified,
};

use super::refused;

fn why() -> ProjectReason {
    ProjectReason {
        reason: "居民自己接手管护，花园至今没有荒掉。".to_owned(),
    }
}

on_each_backend! {
    async fn what_was_excellent_is_commended_once_in_public_also_when_it_is_over(app: TestApp) {
        let (carrier, admin) = (carrier(&app).await, app.station_admin().await);
        let project = evaluated(&app, &carrier, &[5, 5, 5], 5).await;
        for part in [1, 2] {
            let _ = act(&admin, &project, "payments", &payment(part)).await.expect(200);
        }
        let now = seen(&admin, &project).await;
        assert_eq!((now.summary.state, now.allowed.contains(&ProjectAction::Commend)), (ProjectState::Closed, true));
        let blank = ProjectReason { reason: "\u{200b}".to_owned() };
        act(&admin, &project, "commendation", &blank).await.refused_field("/reason", "reason_length");
        let commended: Project = act(&admin, &project, "commendation", &why()).await.read(200);
        assert!(!commended.allowed.contains(&ProjectAction::Commend));
        let _ = refused(&act(&admin, &project, "commendation", &why()).await, "commended_before");
        assert_eq!(seen(&app.nobody(), &project).await.commended_because, Some(why().reason));
        let page: Page<ProjectEvent> = app.nobody().get(&url(&project, "/timeline")).await.read(200);
        assert_eq!((page.items[0].deed, page.items[0].note.as_deref()), (ProjectDeed::Commend, Some(why().reason.as_str())));
        let told = inbox::told(&carrier.speaker, NotificationKind::ProjectChanged).await;
        assert_eq!(told[0].word.as_deref(), Some("commend"));
        let log: Page<AuditEntry> = app.street_admin().await.get("/audit").await.read(200);
        assert_eq!(log.items.iter().filter(|entry| entry.act == Act::CommendProject).count(), 1);
    }

    async fn nothing_else_is_commended_and_nobody_else_commends(app: TestApp) {
        let (carrier, admin) = (carrier(&app).await, app.station_admin().await);
        let early = reported(&app, &carrier, |_| {}).await;
        let _ = refused(&act(&admin, &early, "commendation", &why()).await, "not_excellent");
        let passed = evaluated(&app, &carrier, &[4, 4, 4], 4).await;
        let _ = refused(&act(&admin, &passed, "commendation", &why()).await, "not_excellent");
        let excellent = evaluated(&app, &carrier, &[5, 5, 5], 5).await;
        let resident = verified(&app, "周先生").await;
        for by in [&resident, &carrier.speaker, &app.foreign_admin().await, &app.street_admin().await] {
            let _ = act(by, &excellent, "commendation", &why()).await.refused(Kind::Forbidden);
        }
        assert_eq!(seen(&app.nobody(), &excellent).await.commended_because, None);
    }
}
