//! Whose words they are, decides: asked once, agreed, refused, and taken back at any time.

use contract::{
    cases::{Action, Because, Case},
    handling::Handling,
    notifications::NotificationKind,
    privacy::CONSENT_VERSION,
    problem::Kind,
    publication::Publicity,
};
use serde_json::json;
use tests::{Client, inbox, make, on_each_backend, publication};

use super::{gone, unpublish};

async fn publicity(by: &Client, made: &make::Made) -> Publicity {
    by.get(&format!("{}/handling", made.url()))
        .await
        .read::<Handling>(200)
        .publicity
}

fn nothing() -> Because {
    Because::default()
}

on_each_backend! {
    async fn a_reporter_is_asked_agrees_and_takes_it_back(app: TestApp) {
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        let mut made = make::message(&app).answered().await;
        assert_eq!(publicity(&worker, &made).await, Publicity::Private);
        let asked: Case = made.act(&worker, "ask-consent", &json!({"text": "想让邻居也看到。"})).await.read(200);
        assert!(!asked.actions.contains(&Action::AskConsent), "once");
        assert_eq!(publicity(&worker, &made).await, Publicity::Asked);
        assert_eq!(inbox::told(&made.by, NotificationKind::PublicationAsked).await.len(), 1);
        let seen = made.seen_by(&made.by).await;
        assert!(seen.actions.contains(&Action::Consent) && seen.actions.contains(&Action::Refuse));
        assert_eq!(seen.timeline.last().and_then(|entry| entry.text.as_deref()), Some("想让邻居也看到。"));
        made.case = made.act(&made.by, "consent", &nothing()).await.read(200);
        assert_eq!(publicity(&worker, &made).await, Publicity::Agreed);
        assert_eq!(inbox::told(&admin, NotificationKind::PublicationAgreed).await.len(), 1, "whoever accepted it is told");
        let refused: Case = made.act(&made.by, "refuse", &nothing()).await.read(200);
        assert_eq!(publicity(&worker, &made).await, Publicity::Refused);
        assert!(refused.actions.contains(&Action::Consent), "they may think better of it");
        made.act(&worker, "ask-consent", &nothing()).await.refused(Kind::Conflict);
    }

    async fn nothing_is_prepared_or_published_without_consent(app: TestApp) {
        let admin = app.station_admin().await;
        let mut made = make::message(&app).answered().await;
        let wording = publication::harmless(&publication::prepared(&admin, &made).await);
        publication::save(&admin, &made, &wording).await.refused(Kind::Conflict);
        publication::publish(&admin, &made, 0).await.refused(Kind::Conflict);
        publication::asked(&app, &mut made).await;
        publication::save(&admin, &made, &wording).await.refused(Kind::Conflict);
        publication::publish(&admin, &made, 0).await.refused(Kind::Conflict);
        let _ = made.act(&made.by, "refuse", &nothing()).await.expect(200);
        publication::save(&admin, &made, &wording).await.refused(Kind::Conflict);
        publication::publish(&admin, &made, 0).await.refused(Kind::Conflict);
        assert_eq!(app.count("publications", "true").await, 0);
    }

    async fn whoever_sent_it_anonymously_decides_with_the_code(app: TestApp) {
        let admin = app.station_admin().await;
        let mut made = make::message(&app).anonymous().answered().await;
        let shown = publication::published(&app, &mut made).await;
        assert_eq!(shown.publicity, Publicity::Public);
        let _ = made.act(&made.by, "refuse", &nothing()).await.expect(200);
        assert_eq!(publicity(&admin, &made).await, Publicity::Refused);
        gone(&app, &made, &[]).await;
    }

    async fn who_cannot_be_asked_is_not_made_public(app: TestApp) {
        let admin = app.station_admin().await;
        let taken = tests::calls::taken(&app, |_| {}).await;
        let id = taken.case.id;
        let _ = admin.post(&format!("/cases/{id}/accept"), &json!({})).await;
        let _ = admin.post(&format!("/cases/{id}/answer"), &json!({"text": "已经修好了。"})).await.expect(200);
        let case: Case = admin.get(&format!("/cases/{id}")).await.read(200);
        assert!(!case.actions.contains(&Action::AskConsent));
        admin.post(&format!("/cases/{id}/ask-consent"), &nothing()).await.refused(Kind::Conflict);
    }

    async fn only_what_is_answered_is_asked_about(app: TestApp) {
        let made = make::message(&app).accepted().await;
        made.act(&app.station_admin().await, "ask-consent", &nothing()).await.refused(Kind::Conflict);
    }

    async fn whoever_agreed_once_and_for_all_need_not_answer(app: TestApp) {
        let (admin, resident) = (app.station_admin().await, app.resident("王秀兰").await);
        let consent = |granted: bool| json!({"kind": "publication", "version": CONSENT_VERSION, "granted": granted});
        let _ = resident.post("/me/consents", &consent(true)).await.expect(200);
        let mut made = make::message(&app).by(&resident).answered().await;
        publication::asked(&app, &mut made).await;
        assert_eq!(publicity(&admin, &made).await, Publicity::Agreed);
        assert_eq!(inbox::told(&resident, NotificationKind::PublicationAsked).await.len(), 1, "they are told, and can still refuse");
        let wording = publication::harmless(&publication::prepared(&admin, &made).await);
        let _ = publication::save(&admin, &made, &wording).await.expect(200);
        let _ = publication::publish(&admin, &made, 1).await.expect(200);
        assert_eq!(publication::list(&app, 0).await.len(), 1);
        let _ = resident.post("/me/consents", &consent(false)).await.expect(200);
        assert_eq!(publicity(&admin, &made).await, Publicity::Refused);
        gone(&app, &made, &[]).await;
    }

    async fn what_the_station_takes_down_may_go_up_again(app: TestApp) {
        let worker = app.social_worker().await;
        let mut made = make::message(&app).answered().await;
        let before = publication::published(&app, &mut made).await;
        unpublish(&worker, &made).await;
        assert_eq!(publicity(&worker, &made).await, Publicity::Agreed);
        assert_eq!(inbox::told(&made.by, NotificationKind::CaseChanged).await.first().and_then(|told| told.word.clone()).as_deref(), Some("unpublish"));
        gone(&app, &made, &[]).await;
        let _ = publication::publish(&app.station_admin().await, &made, before.edition).await.expect(200);
        assert_eq!(publication::list(&app, 0).await.len(), 1);
    }
}
