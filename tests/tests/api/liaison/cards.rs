//! Cards: issued, printed, scanned, revoked and replaced.

use contract::{
    accounts::Role,
    audit::{Act, AuditEntry, SubjectKind},
    liaison::{Card, Cards, Revocation, Scanned},
    page::Page,
    problem::Kind,
};
use serde_json::json;
use tests::{make, on_each_backend, seed};

use super::{batch, issued, scan, token};

on_each_backend! {
    async fn cards_are_issued_once_and_numbered_in_their_order(app: TestApp) {
        let (officer, admin, key) = (app.officer("刘阿姨").await, app.station_admin().await, make::key());
        let new = batch(officer.id(), &["3号楼1单元", "3号楼2单元", " 3号楼3单元 "]);
        let first = admin.post_once(&key, "/liaison/cards", &new).await.expect(201);
        let again = admin.post_once(&key, "/liaison/cards", &new).await.expect(201);
        assert_eq!(first.value(), again.value());
        let cards: Cards = first.json();
        let told: Vec<_> = cards.items.iter().map(|card| (card.number, card.label.as_str())).collect();
        assert_eq!(told, [(1, "3号楼1单元"), (2, "3号楼2单元"), (3, "3号楼3单元")]);
        assert!(cards.items.iter().all(|card| card.officer.id == officer.id() && card.officer.role == Role::LiaisonOfficer));
        let all: Page<Card> = admin.get(&format!("/liaison/cards?community_id={}", seed::community(0))).await.read(200);
        assert_eq!(all.items.len(), 3);
    }

    async fn every_wrong_field_of_a_batch_is_named(app: TestApp) {
        let (officer, admin) = (app.officer("刘阿姨").await, app.station_admin().await);
        let many: Vec<String> = (0..201).map(|number| format!("{number}号楼")).collect();
        for (field, value, code) in [
            ("labels", json!([]), "labels_count"),
            ("labels", json!(many), "labels_count"),
            ("labels", json!([" "]), "label_length"),
            ("labels", json!(["1号楼", "1号楼 "]), "label_double"),
            ("cell_id", json!(seed::cell(1, 0)), "cell_unknown"),
            ("officer_id", json!(app.resident("王秀兰").await.id()), "officer_unknown"),
            ("community_id", json!(seed::nothing::<()>()), "community_unknown"),
        ] {
            let mut wrong = batch(officer.id(), &["1号楼"]);
            wrong[field] = value;
            admin.post("/liaison/cards", &wrong).await.refused_field(&format!("/{field}"), code);
        }
    }

    async fn whoever_scans_a_card_learns_whose_it_is(app: TestApp) {
        let officer = app.officer("刘阿姨").await;
        let card = issued(&app, &officer, "3号楼2单元").await;
        let shown = json!({"name": "联络员刘阿姨", "visiting_hours": "每周二下午"});
        let _ = officer.post(&format!("/communities/{}/officers", seed::community(0)), &shown).await.expect(200);
        let token = token(&app, &card).await;
        let reply = scan(&app, &token).await;
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        let scanned: Scanned = reply.read(200);
        let officer = scanned.officer.expect("an officer");
        assert_eq!((officer.name.as_str(), officer.visiting_hours.as_str()), ("联络员刘阿姨", "每周二下午"));
        assert_eq!(scanned.station.expect("a station").id, seed::station(10), "the station of the cell");
        let card: Card = app.station_admin().await.get(&format!("/liaison/cards/{}", card.id)).await.read(200);
        assert_eq!(card.scans, 1);
        assert!(card.scanned_on.is_some() && card.printed_at.is_some());
    }

    async fn a_forged_code_opens_nothing(app: TestApp) {
        let card = issued(&app, &app.officer("刘阿姨").await, "3号楼2单元").await;
        let token = token(&app, &card).await;
        let forged = token.replacen(&token[20..21], if &token[20..21] == "7" { "8" } else { "7" }, 1);
        for wrong in [forged.as_str(), "", "nonsense", "00000000000000000000000000"] {
            scan(&app, wrong).await.refused(Kind::NotFound);
        }
        app.nobody().get("/liaison/scanned").await.refused(Kind::NotFound);
    }

    async fn a_revoked_card_leads_to_the_station_and_its_successor_to_the_officer(app: TestApp) {
        let (admin, officer) = (app.station_admin().await, app.officer("刘阿姨").await);
        let card = issued(&app, &officer, "3号楼2单元").await;
        let old = token(&app, &card).await;
        let other = app.officer("陈叔叔").await;
        let change = json!({"reason": "officer_changed", "officer_id": other.id()});
        let path = format!("/liaison/cards/{}", card.id);
        admin.post(&format!("{path}/revoke"), &change).await.refused_field("/officer_id", "officer_unwanted");
        let new: Card = admin.post(&format!("{path}/replace"), &change).await.read(201);
        assert_eq!((new.replaces, new.label.as_str(), new.officer.id), (Some(card.id), "3号楼2单元", other.id()));
        admin.post(&format!("{path}/replace"), &change).await.refused(Kind::Conflict);
        let scanned: Scanned = scan(&app, &old).await.read(200);
        assert!(scanned.officer.is_none() && scanned.station.is_some());
        let scanned: Scanned = scan(&app, &token(&app, &new).await).await.read(200);
        assert_eq!(scanned.officer.expect("an officer").id, other.id());
        let gone: Card = admin.get(&path).await.read(200);
        assert_eq!(gone.revocation, Some(Revocation::OfficerChanged));
        admin.post("/liaison/sheets", &json!({"cards": [card.id]})).await.refused_field("/cards", "card_unknown");
    }

    async fn the_audit_log_tells_who_issued_replaced_and_revoked(app: TestApp) {
        let (admin, officer) = (app.station_admin().await, app.officer("刘阿姨").await);
        let cards: Cards = admin.post("/liaison/cards", &batch(officer.id(), &["1号楼", "2号楼"])).await.read(201);
        let path = |number: usize| format!("/liaison/cards/{}", cards.items[number].id);
        let _ = admin.post(&format!("{}/replace", path(0)), &json!({"reason": "damaged"})).await.expect(201);
        for _ in 0..2 {
            let _ = admin.post(&format!("{}/revoke", path(1)), &json!({"reason": "lost"})).await.expect(200);
        }
        let log: Page<AuditEntry> = admin.get("/audit").await.read(200);
        let told: Vec<_> = log.items.iter().map(|entry| {
            let facts: Vec<_> = entry.detail.iter().map(|fact| format!("{}={}", fact.name, fact.value)).collect();
            (entry.act, entry.subject, entry.by, facts.join(" "))
        }).collect();
        let by = Some(admin.id());
        assert_eq!(told, [
            (Act::RevokeCard, SubjectKind::Card, by, "number=2 reason=lost".to_owned()),
            (Act::ReplaceCard, SubjectKind::Card, by, "number=1 reason=damaged".to_owned()),
            (Act::IssueCards, SubjectKind::Cell, by, "from=1 to=2".to_owned()),
        ]);
    }

    async fn cards_are_found_by_cell_officer_and_state(app: TestApp) {
        let (admin, one, other) = (app.station_admin().await, app.officer("刘阿姨").await, app.officer("陈叔叔").await);
        let (kept, lost) = (issued(&app, &one, "1号楼").await, issued(&app, &other, "2号楼").await);
        let _ = admin.post(&format!("/liaison/cards/{}/revoke", lost.id), &json!({"reason": "lost"})).await.expect(200);
        let here = format!("community_id={}", seed::community(0));
        for (query, found) in [
            (format!("{here}&live=true"), vec![kept.id]),
            (format!("{here}&live=false"), vec![lost.id]),
            (format!("{here}&officer_id={}", one.id()), vec![kept.id]),
            (format!("{here}&cell_id={}", seed::cell(0, 1)), vec![kept.id, lost.id]),
            (format!("{here}&cell_id={}", seed::cell(0, 0)), vec![]),
            (format!("{here}&cursor={}", kept.id), vec![lost.id]),
        ] {
            let page: Page<Card> = admin.get(&format!("/liaison/cards?{query}")).await.read(200);
            assert_eq!(page.items.iter().map(|card| card.id).collect::<Vec<_>>(), found, "{query}");
        }
    }

    async fn an_officer_sees_their_own_cards_only(app: TestApp) {
        let (one, other) = (app.officer("刘阿姨").await, app.officer("陈叔叔").await);
        let card = issued(&app, &one, "1号楼").await;
        let mine: Page<Card> = one.get("/liaison/cards").await.read(200);
        assert_eq!(mine.items.iter().map(|card| card.id).collect::<Vec<_>>(), [card.id]);
        let theirs: Page<Card> = other.get("/liaison/cards").await.read(200);
        assert!(theirs.items.is_empty());
        other.get(&format!("/liaison/cards/{}", card.id)).await.refused(Kind::NotFound);
        other.get(&format!("/liaison/visits?card_id={}", card.id)).await.refused(Kind::NotFound);
        one.post(&format!("/liaison/cards/{}/revoke", card.id), &json!({"reason": "lost"})).await.refused(Kind::Forbidden);
    }

    async fn the_cards_of_an_officer_who_leaves_count_no_more(app: TestApp) {
        let officer = app.officer("刘阿姨").await;
        let card = issued(&app, &officer, "1号楼").await;
        let token = token(&app, &card).await;
        let _ = officer.delete("/me").await.expect(204);
        let scanned: Scanned = scan(&app, &token).await.read(200);
        assert!(scanned.officer.is_none());
    }
}
