//! A carrier whose representative went: somebody else is named, and goes on.

use contract::{
    audit::{Act, AuditEntry},
    notifications::NotificationKind,
    page::Page,
    problem::Kind,
    projects::{Project, ProjectDeed, ProjectEvent, ProjectState, SignContract},
};
use serde_json::json;
use tests::{
    Client, TestApp, inbox, on_each_backend,
    projects::{Carrier, act, carrier, drafted, offered, report, running, seen, url},
    seed,
};

use super::{remarked, reply};

/// Lets who speaks for an organisation do so no longer.
async fn dismiss(app: &TestApp, carrier: &Carrier) {
    let path = format!("/organisations/{}/representatives/{}", carrier.id, carrier.speaker.id());
    let _ = app.station_admin().await.delete(&path).await.expect(204);
}

/// Somebody whom `by` names to speak for an organisation.
async fn named(app: &TestApp, by: &Client, carrier: &Carrier) -> Client {
    named_as(app, by, carrier, false).await
}

/// Somebody whom `by` names to speak for an organisation, or to stand in.
async fn named_as(app: &TestApp, by: &Client, carrier: &Carrier, stands_in: bool) -> Client {
    let phone = app.phone();
    let successor = app.resident_of("陈静", &phone).await;
    let path = format!("/organisations/{}/representatives", carrier.id);
    let _ = by
        .post(&path, &json!({"phone": phone, "stands_in": stands_in}))
        .await
        .expect(200);
    successor
}

on_each_backend! {
    async fn whoever_is_named_goes_on_where_the_one_before_left(app: TestApp) {
        let carrier = carrier(&app).await;
        let (admin, street) = (app.station_admin().await, app.street_admin().await);
        let project = running(&app, &carrier, |_| {}).await;
        let draft = drafted(&app, &carrier, |_| {}).await;
        assert!(!seen(&admin, &project).await.silent);
        dismiss(&app, &carrier).await;
        assert!(seen(&admin, &project).await.silent && !seen(&app.nobody(), &project).await.silent);
        act(&carrier.speaker, &project, "reports", &report(false)).await.refused(Kind::Forbidden);
        let (resident, remark) = remarked(&app, &project).await;

        let successor = named(&app, &street, &carrier).await;
        assert!(!seen(&admin, &project).await.silent);
        let told = inbox::told(&successor, NotificationKind::ProjectChanged).await;
        let told: Vec<_> = told.iter().map(|one| (one.about_id.uuid(), one.word.as_deref())).collect();
        assert_eq!(told, [(project.summary.id.uuid(), Some("name"))], "of what is under way, not of {}", draft.summary.id);
        let _ = act(&successor, &project, "reports", &report(false)).await.expect(201);
        let _ = act(&successor, &project, &format!("remarks/{}/answer", remark.id), &reply()).await.expect(200);
        assert_eq!(inbox::told(&resident, NotificationKind::ProjectAnswered).await.len(), 1);
        let timeline: Page<ProjectEvent> = app.nobody().get(&url(&project, "/timeline")).await.read(200);
        assert!(timeline.items.iter().any(|one| one.deed == ProjectDeed::Silent), "why nothing happened meanwhile");
        let names: Vec<_> = timeline.items.iter().filter(|one| one.deed == ProjectDeed::Name).collect();
        assert_eq!((names.len(), names[0].role), (1, contract::accounts::Role::StreetAdmin));
    }

    async fn the_station_is_told_once_nobody_speaks_for_a_carrier_any_more(app: TestApp) {
        let (first, second) = (carrier(&app).await, carrier(&app).await);
        let one = running(&app, &first, |_| {}).await;
        let other = offered(&app, &second, |_| {}).await;
        let admin = app.station_admin().await;
        let _ = named_as(&app, &admin, &first, true).await;
        let silent = async || {
            let told = inbox::told(&admin, NotificationKind::ProjectChanged).await;
            let told = told.into_iter().filter(|one| one.word.as_deref() == Some("silent"));
            told.map(|one| one.about_id.uuid()).collect::<Vec<_>>()
        };
        dismiss(&app, &first).await;
        assert!(silent().await.is_empty(), "somebody stands in for {}", one.summary.id);
        let _ = second.speaker.delete("/me").await.expect(204);
        assert_eq!(silent().await, [other.summary.id.uuid()]);
        assert!(seen(&admin, &other).await.silent);
    }

    async fn a_contract_on_offer_is_signed_by_whoever_is_named(app: TestApp) {
        let carrier = carrier(&app).await;
        let project = offered(&app, &carrier, |_| {}).await;
        dismiss(&app, &carrier).await;
        let _ = act(&carrier.speaker, &project, "sign", &SignContract { version: 1 }).await.refused(Kind::NotFound);
        let admin = app.station_admin().await;
        let successor = named(&app, &admin, &carrier).await;
        assert_eq!(inbox::told(&successor, NotificationKind::ProjectOffered).await.len(), 1);
        let signed: Project = act(&successor, &project, "sign", &SignContract { version: 1 }).await.read(200);
        assert_eq!(signed.summary.state, ProjectState::Running);
    }

    async fn who_was_dismissed_and_who_was_named_stands_in_the_log(app: TestApp) {
        let carrier = carrier(&app).await;
        let admin = app.station_admin().await;
        let before = carrier.speaker.id().to_string();
        dismiss(&app, &carrier).await;
        let after = named(&app, &admin, &carrier).await.id().to_string();
        let log: Page<AuditEntry> =
            app.street_admin().await.get(&format!("/audit?community_id={}", seed::community(0))).await.read(200);
        let of = |action: &str, account: &str| {
            log.items.iter().any(|entry| {
                let says = |name: &str, value: &str| entry.detail.iter().any(|fact| fact.name == name && fact.value == value);
                entry.act == Act::SetOrganisation && says("action", action) && says("account", account)
            })
        };
        assert!(of("dismiss", &before) && of("name", &after), "{:?}", log.items);
    }
}
