//! What is said by card.

use contract::{
    cases::{Case, Channel, State},
    liaison::Neighbour,
    privacy::Export,
    problem::Kind,
};
use serde_json::json;
use tests::{TestApp, make, on_each_backend, on_each_database};

use super::{asked, issued, neighbour, said, token};

on_each_backend! {
    async fn what_is_told_becomes_a_case_that_its_sender_follows(app: TestApp) {
        let card = issued(&app, &app.officer("刘阿姨").await, "3号楼2单元").await;
        let (message, secret) = said(&token(&app, &card).await);
        let key = make::key();
        let first = app.nobody().post_once(&key, "/liaison/messages", &message).await.expect(201);
        let again = app.nobody().post_once(&key, "/liaison/messages", &message).await.expect(201);
        assert_eq!(first.value(), again.value());
        let case: Case = first.json();
        assert_eq!((case.summary.channel, case.summary.state), (Channel::LiaisonCard, State::Submitted));
        assert_eq!((case.summary.cell_id, case.address.as_deref()), (Some(card.cell_id), Some("3号楼2单元")));
        assert_eq!(case.summary.title, "楼道里的灯坏了三天，晚上老人下楼看不清");
        let followed: Case = app.nobody().tracking(&secret).get("/cases/tracked").await.read(200);
        assert_eq!(followed.summary.id, case.summary.id);
        let desk = app.station_admin().await.get("/cases?channel=liaison_card").await.value();
        assert_eq!(desk["items"].as_array().expect("a list").len(), 1);
    }

    async fn what_is_only_told_is_not_the_officers_to_read(app: TestApp) {
        let officer = app.officer("刘阿姨").await;
        let card = issued(&app, &officer, "3号楼2单元").await;
        let (message, _) = said(&token(&app, &card).await);
        let case: Case = app.nobody().post_once(&make::key(), "/liaison/messages", &message).await.read(201);
        officer.get(&format!("/cases/{}", case.summary.id)).await.refused(Kind::NotFound);
        assert_eq!(officer.get("/liaison/visits").await.value()["items"], json!([]));
    }

    async fn the_station_sees_whom_to_call_masked(app: TestApp) {
        let card = issued(&app, &app.officer("刘阿姨").await, "3号楼2单元").await;
        let (message, secret) = asked(&token(&app, &card).await);
        let case: Case = app.nobody().post_once(&make::key(), "/liaison/messages", &message).await.read(201);
        let seen: Case = app.station_admin().await.get(&format!("/cases/{}", case.summary.id)).await.read(200);
        let reporter = seen.reporter.expect("somebody to call");
        assert_eq!((reporter.name.as_str(), reporter.phone.as_deref()), ("张大爷", Some("138****5678")));
        let own: Case = app.nobody().tracking(&secret).get("/cases/tracked").await.read(200);
        assert!(own.reporter.is_none());
    }

    async fn the_station_is_told_whom_to_call_for_a_reason_that_is_kept(app: TestApp) {
        let card = issued(&app, &app.officer("刘阿姨").await, "3号楼2单元").await;
        let (message, _) = asked(&token(&app, &card).await);
        let case: Case = app.nobody().post_once(&make::key(), "/liaison/messages", &message).await.read(201);
        let (admin, path) = (app.station_admin().await, format!("/liaison/people/{}/disclosure", case.summary.id));
        admin.post(&path, &json!({"reason": " "})).await.refused_field("/reason", "reason_length");
        let reply = admin.post(&path, &json!({"reason": "回电核实漏水"})).await;
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        assert_eq!(reply.read::<Neighbour>(200), neighbour());
        assert_eq!(app.count("liaison_disclosures", "reason = '回电核实漏水'").await, 1);
        assert_eq!(app.count("audit_entries", "act = 'disclose_phone' AND subject_kind = 'case'").await, 1);
        let (unnamed, _) = said(&token(&app, &card).await);
        let unnamed: Case = app.nobody().post_once(&make::key(), "/liaison/messages", &unnamed).await.read(201);
        let nobody = format!("/liaison/people/{}/disclosure", unnamed.summary.id);
        admin.post(&nobody, &json!({"reason": "回电核实"})).await.refused(Kind::NotFound);
    }

    async fn whoever_was_named_takes_it_along(app: TestApp) {
        let card = issued(&app, &app.officer("刘阿姨").await, "3号楼2单元").await;
        let (message, _) = asked(&token(&app, &card).await);
        let case: Case = app.nobody().post_once(&make::key(), "/liaison/messages", &message).await.read(201);
        let export: Export = app.sign_in_by_phone("13812345678").await.get("/me/export").await.read(200);
        let told: Vec<_> = export.contacts.iter().map(|each| (each.channel, each.case_number.as_str())).collect();
        assert_eq!(told, [(Channel::LiaisonCard, case.summary.number.as_str())]);
        assert_eq!(export.contacts[0].name.as_deref(), Some("张大爷"));
    }

    async fn whom_to_call_goes_with_their_account(app: TestApp) {
        let card = issued(&app, &app.officer("刘阿姨").await, "3号楼2单元").await;
        let (message, _) = asked(&token(&app, &card).await);
        let case: Case = app.nobody().post_once(&make::key(), "/liaison/messages", &message).await.read(201);
        let _ = app.sign_in_by_phone("13812345678").await.delete("/me").await.expect(204);
        let seen: Case = app.station_admin().await.get(&format!("/cases/{}", case.summary.id)).await.read(200);
        assert!(seen.reporter.is_none() && !seen.body.is_empty());
    }

    async fn every_wrong_field_is_named(app: TestApp) {
        let card = issued(&app, &app.officer("刘阿姨").await, "3号楼2单元").await;
        let token = token(&app, &card).await;
        for (field, value, pointer, code) in [
            ("token", json!("00000000000000000000000000"), "/token", "card_unknown"),
            ("body", json!("短"), "/body", "body_length"),
            ("visit", json!({"on": "2020-01-01"}), "/visit/on", "day_past"),
            ("visit", json!({"on": "2026-02-30"}), "/visit/on", "day_form"),
            ("person", json!({"name": "", "phone": "13812345678"}), "/person/name", "person_length"),
            ("person", json!({"name": "张", "phone": "1234"}), "/person/phone", "telephone_form"),
            ("consent_version", json!(9), "/consent_version", "version_current"),
            ("consent_version", json!(null), "/consent_version", "consent_needed"),
        ] {
            let (mut wrong, _) = asked(&token);
            wrong[field] = value;
            app.nobody().post_once(&make::key(), "/liaison/messages", &wrong).await.refused_field(pointer, code);
        }
        let (mut nothing, _) = said(&token);
        nothing["body"] = json!(null);
        app.nobody().post_once(&make::key(), "/liaison/messages", &nothing).await.refused_field("/body", "missing_field");
    }

    async fn a_revoked_card_takes_nothing_any_more(app: TestApp) {
        let card = issued(&app, &app.officer("刘阿姨").await, "3号楼2单元").await;
        let (token, key) = (token(&app, &card).await, make::key());
        let (first, _) = said(&token);
        let before = app.nobody().post_once(&key, "/liaison/messages", &first).await.expect(201);
        let revoke = json!({"reason": "misused"});
        let _ = app.station_admin().await.post(&format!("/liaison/cards/{}/revoke", card.id), &revoke).await.expect(200);
        app.nobody().post_once(&make::key(), "/liaison/messages", &said(&token).0).await.refused_field("/token", "card_unknown");
        app.nobody().post("/liaison/messages", &said(&token).0).await.refused_field("/token", "card_unknown");
        let again = app.nobody().post_once(&key, "/liaison/messages", &first).await.expect(201);
        assert_eq!(before.value(), again.value(), "what was taken stays answered");
        assert_eq!(app.count("cases", "true").await, 1);
    }

    async fn a_card_counts_as_long_as_its_officer_holds_the_post(app: TestApp) {
        let officer = app.officer("刘阿姨").await;
        let token = token(&app, &issued(&app, &officer, "3号楼2单元").await).await;
        let _ = app.nobody().post_once(&make::key(), "/liaison/messages", &said(&token).0).await.expect(201);
        let account = app.bytes(officer.id().uuid().as_bytes());
        app.run_sql(&format!("DELETE FROM posts WHERE account_id = {account}")).await;
        app.nobody().post_once(&make::key(), "/liaison/messages", &said(&token).0).await.refused_field("/token", "card_unknown");
        assert_eq!(app.count("cases", "true").await, 1);
    }

    async fn with_credentials_nothing_is_said_by_card(app: TestApp) {
        let card = issued(&app, &app.officer("刘阿姨").await, "3号楼2单元").await;
        let (message, _) = said(&token(&app, &card).await);
        app.resident("王秀兰").await.post("/liaison/messages", &message).await.refused_field("/anonymous", "anonymous_with_credentials");
    }
}

on_each_database! {
    async fn each_card_has_its_own_limit(backend: Backend) {
        let start = TestApp::start_with(backend, |settings| settings.limits.messages_per_card_per_hour = 2);
        let Some(app) = start.await else { return };
        let officer = app.officer("刘阿姨").await;
        let (one, other) = (issued(&app, &officer, "1号楼").await, issued(&app, &officer, "2号楼").await);
        let (one, other) = (token(&app, &one).await, token(&app, &other).await);
        for _ in 0..2 {
            let _ = app.nobody().post_once(&make::key(), "/liaison/messages", &said(&one).0).await.expect(201);
        }
        app.nobody().post_once(&make::key(), "/liaison/messages", &said(&one).0).await.refused(Kind::TooMany);
        let _ = app.nobody().post_once(&make::key(), "/liaison/messages", &said(&other).0).await.expect(201);
        app.stop().await;
    }
}
