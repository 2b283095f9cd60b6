//! Forming a body, the rules it is judged by, and dissolving it.

use contract::{
    audit::{Act, AuditEntry},
    bodies::{Body, BodyAction, BodyKind, BodyRules, BodyState, BodySummary, DissolveBody, LackKind, NewBody, SeatKind},
    page::Page,
    problem::Kind,
    proposals::Field,
};
use reqwest::Method;
use serde_json::json;
use tests::{
    bodies::{filled, formed, invite, joined, list, new, rules, seen, url},
    make, on_each_backend,
    proposals::verified_of,
    seed,
};

use super::refused;
use crate::limits_in_schema::assert_same_limits;

on_each_backend! {
    async fn what_is_wrong_with_a_body_is_said_of_its_field(app: TestApp) {
        let admin = app.station_admin().await;
        let faults: [(fn(&mut NewBody), &str, &str); 4] = [
            (|body| "组".clone_into(&mut body.name), "/name", "place_name_length"),
            (|body| "商量".clone_into(&mut body.purpose), "/purpose", "purpose_length"),
            (|body| body.field = None, "/field", "field_needed"),
            (|body| body.kind = BodyKind::Council, "/field", "field_of_groups"),
        ];
        for (change, pointer, code) in faults {
            let mut body = new();
            change(&mut body);
            admin.post(&list(), &body).await.refused_field(pointer, code);
        }
        assert_eq!(app.count("bodies", "true").await, 0);
    }

    async fn a_body_is_formed_once_however_often_it_is_sent(app: TestApp) {
        let (admin, key) = (app.station_admin().await, make::key());
        let first: Body = admin.post_once(&key, &list(), &new()).await.read(201);
        let again: Body = admin.post_once(&key, &list(), &new()).await.read(201);
        assert_eq!((first.summary.id, app.count("bodies", "true").await), (again.summary.id, 1));
        assert_eq!((first.summary.state, first.summary.field), (BodyState::Forming, Some(Field::Facilities)));
        assert_eq!(first.allowed, [BodyAction::Correct, BodyAction::Invite, BodyAction::EndSeat, BodyAction::Dissolve]);
        let lacks: Vec<_> = first.lacks.iter().map(|lack| (lack.lack, lack.by)).collect();
        assert_eq!(lacks, [(LackKind::TooFew, 9), (LackKind::FewResidents, 6)]);
        let listed: Page<BodySummary> = app.nobody().get(&list()).await.read(200);
        assert_eq!(listed.items, std::slice::from_ref(&first.summary));
        assert!(seen(&app.nobody(), &first).await.allowed.is_empty());
    }

    async fn who_represents_residents_is_verified_and_nobody_sits_twice(app: TestApp) {
        let (body, phone) = (formed(&app).await, app.phone());
        invite(&app, &body, &phone, SeatKind::Resident).await.refused_field("/phone", "seat_phone_unknown");
        let _ = app.resident_of("新来的", &phone).await;
        invite(&app, &body, &phone, SeatKind::Resident).await.refused_field("/kind", "seat_not_verified");
        // Residents are represented by adults.
        let residents = format!("/communities/{}/residents", seed::community(0));
        let _ = app.station_admin().await.post(&residents, &json!({"phone": phone, "adult": false})).await.expect(200);
        invite(&app, &body, &phone, SeatKind::Resident).await.refused_field("/kind", "seat_minor");
        let known: Body = invite(&app, &body, &phone, SeatKind::Staff).await.read(201);
        let masked = known.seats[0].phone.clone().expect("a number");
        assert!(masked.contains('*') && known.seats[0].phone.as_ref() != Some(&phone), "{masked}");
        invite(&app, &body, &phone, SeatKind::Other).await.refused_field("/phone", "seat_held");
        assert_eq!(app.count("body_seats", "true").await, 1);
    }

    async fn only_the_station_sees_who_was_asked(app: TestApp) {
        let body = formed(&app).await;
        let _ = joined(&app, &body, "王秀英", SeatKind::Resident).await;
        let phone = app.phone();
        let _ = verified_of(&app, "李建国", &phone).await;
        let _ = invite(&app, &body, &phone, SeatKind::Resident).await.expect(201);
        assert_eq!(seen(&app.station_admin().await, &body).await.seats.len(), 2);
        for other in [app.nobody(), app.resident("路过").await, app.foreign_admin().await, app.street_admin().await] {
            let shown = seen(&other, &body).await;
            assert_eq!((shown.seats.len(), shown.summary.members), (0, 1));
        }
    }

    async fn rules_are_the_streets_and_every_body_is_judged_by_them(app: TestApp) {
        let (body, _) = filled(&app).await;
        assert!(body.summary.complete);
        let street = app.street_admin().await;
        let path = format!("/communities/{}/body-rules", seed::community(0));
        let put = |rules: BodyRules, tag: &str| {
            let request = street.request(Method::PUT, &path).header("if-match", tag);
            async move { request.json(&rules).send().await }
        };
        let wrong = BodyRules { group_least: 12, group_most: 11, ..BodyRules::default() };
        put(wrong, "\"1\"").await.refused_field("", "group_order");
        let most = BodyRules { group_most: 50, ..BodyRules::default() };
        put(most, "\"1\"").await.refused_field("/group_most", "range");
        put(BodyRules::default(), "\"0\"").await.refused(Kind::Stale);
        let _ = put(BodyRules::default(), "\"1\"").await.expect(200);
        let shown = seen(&app.nobody(), &body).await;
        assert_eq!((shown.summary.complete, shown.rules), (false, BodyRules::default()));
        let log: Page<AuditEntry> = street.get(&format!("/audit?community_id={}", seed::community(0))).await.read(200);
        let versions = log.items.iter().filter(|entry| entry.act == Act::SetRule).count();
        assert_eq!(versions, 2);
    }

    async fn a_body_is_dissolved_with_a_reason_that_everybody_reads(app: TestApp) {
        let (body, _) = filled(&app).await;
        let admin = app.station_admin().await;
        admin.post(&url(&body, "/dissolve"), &json!({"reason": " "})).await.refused_field("/reason", "reason_length");
        let dissolve = DissolveBody { reason: "任期已满。".to_owned() };
        let _: Body = admin.post(&url(&body, "/dissolve"), &dissolve).await.read(200);
        let shown = seen(&app.nobody(), &body).await;
        assert_eq!((shown.summary.state, shown.dissolved_because.as_deref()), (BodyState::Dissolved, Some("任期已满。")));
        assert_eq!((shown.seats.len(), shown.lacks.len()), (0, 0), "who sat in it is nobody's business any more");
        let again = admin.post(&url(&body, "/dissolve"), &dissolve).await;
        let _ = refused(&again, "body_dissolved");
        let _ = refused(&invite(&app, &body, &app.phone(), SeatKind::Staff).await, "body_dissolved");
    }

    async fn a_committee_has_no_shares_and_a_group_does(app: TestApp) {
        let _ = rules(&app, |rules| { rules.committee_least = 3; rules.others_percent = 10; }).await;
        let committee = NewBody { kind: BodyKind::Committee, field: None, ..new() };
        let committee: Body = app.station_admin().await.post(&list(), &committee).await.read(201);
        for (name, kind) in [("张三", SeatKind::Staff), ("李四", SeatKind::Staff), ("王五", SeatKind::Other)] {
            let _ = joined(&app, &committee, name, kind).await;
        }
        assert!(seen(&app.nobody(), &committee).await.summary.complete);
        let group = formed(&app).await;
        let _ = joined(&app, &group, "赵六", SeatKind::Staff).await;
        let shown = seen(&app.nobody(), &group).await;
        let staff = shown.lacks.iter().find(|lack| lack.kind == Some(SeatKind::Staff)).expect("too many");
        assert_eq!((staff.lack, staff.by), (LackKind::ManyOfKind, 1));
    }
}

#[test]
fn limits_in_the_document_are_those_that_are_checked() {
    assert_same_limits::<NewBody>("NewBody", &json!(new()));
    let widest = BodyRules {
        group_least: 3,
        group_most: 49,
        ..BodyRules::default()
    };
    assert_same_limits::<BodyRules>("BodyRules", &json!(widest));
}
