//! Correcting what a body is called and what it is for.

use contract::{
    audit::{Act, AuditEntry},
    bodies::{Body, BodyAction, BodyKind, BodySheet, BodyState, DissolveBody, NewBody},
    page::Page,
    problem::Kind,
    proposals::Field,
    votes::Vote,
};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    Client, Reply,
    bodies::{filled, formed, list, new, seen, sheet, standing, url, voted_on},
    on_each_backend, seed,
};

use super::refused;
use crate::limits_in_schema::assert_same_limits;

/// Corrects a body whose edition was seen.
async fn correct(by: &Client, body: &Body, edition: u32, sheet: &impl serde::Serialize) -> Reply {
    let request = by
        .request(Method::PATCH, &url(body, ""))
        .header("if-match", &format!("\"{edition}\""));
    request.json(sheet).send().await
}

fn renamed(name: &str) -> BodySheet {
    BodySheet {
        name: name.to_owned(),
        ..sheet(&new())
    }
}

on_each_backend! {
    async fn a_body_is_renamed_by_its_station_and_the_log_says_so(app: TestApp) {
        let (admin, body) = (app.station_admin().await, formed(&app).await);
        assert_eq!((body.edition, body.allowed[0]), (1, BodyAction::Correct));
        let sent = BodySheet { field: Some(Field::Neighbourhood), ..renamed(" 环境卫生共治协商小组 ") };
        let now: Body = correct(&admin, &body, 1, &sent).await.read(200);
        assert_eq!((now.summary.name.as_str(), now.summary.field, now.edition), ("环境卫生共治协商小组", Some(Field::Neighbourhood), 2));
        assert_eq!(now.purpose, body.purpose);
        assert_eq!(seen(&app.nobody(), &body).await.summary.name, "环境卫生共治协商小组");
        let again: Body = correct(&admin, &body, 2, &sent).await.read(200);
        assert_eq!(again.edition, 2, "saying what stands there changes nothing");
        let log: Page<AuditEntry> =
            app.street_admin().await.get(&format!("/audit?community_id={}&act=set_body", seed::community(0))).await.read(200);
        let told: Vec<Value> = log.items.iter().filter(|entry| entry.act == Act::SetBody).map(|entry| json!(entry)).collect();
        let corrected: Vec<_> = told.iter().filter(|entry| entry.to_string().contains("correct")).collect();
        assert_eq!(corrected.len(), 1, "{told:?}");
        assert!(corrected[0].to_string().contains("name,field"), "{corrected:?}");
    }

    async fn a_correction_is_of_what_was_seen(app: TestApp) {
        let (admin, body) = (app.station_admin().await, formed(&app).await);
        let _: Body = correct(&admin, &body, 1, &renamed("小区设施小组")).await.read(200);
        let stale = correct(&admin, &body, 1, &renamed("别的名字")).await.refused(Kind::Stale);
        assert_eq!(stale.now.expect("how it stands")["name"], "小区设施小组");
        let unseen = admin.request(Method::PATCH, &url(&body, "")).json(&renamed("别的名字")).send().await;
        let _ = unseen.refused(Kind::Stale);
        assert_eq!(seen(&admin, &body).await.summary.name, "小区设施小组");
    }

    async fn what_is_wrong_with_a_correction_is_said_of_its_field(app: TestApp) {
        let (admin, body) = (app.station_admin().await, formed(&app).await);
        let faults: [(fn(&mut BodySheet), &str, &str); 3] = [
            (|sheet| "组".clone_into(&mut sheet.name), "/name", "place_name_length"),
            (|sheet| "商量".clone_into(&mut sheet.purpose), "/purpose", "purpose_length"),
            (|sheet| sheet.field = None, "/field", "field_needed"),
        ];
        for (change, pointer, code) in faults {
            let mut sent = sheet(&new());
            change(&mut sent);
            correct(&admin, &body, 1, &sent).await.refused_field(pointer, code);
        }
        let mut more = json!(sheet(&new()));
        more["kind"] = json!("council");
        let _ = correct(&admin, &body, 1, &more).await.refused(Kind::Invalid);
        let council = NewBody { kind: BodyKind::Council, field: None, ..new() };
        let council: Body = admin.post(&list(), &council).await.read(201);
        correct(&admin, &council, 1, &sheet(&new())).await.refused_field("/field", "field_of_groups");
        assert_eq!(seen(&admin, &body).await.edition, 1);
    }

    async fn what_residents_vote_on_stays_as_it_is(app: TestApp) {
        let (admin, (body, _)) = (app.station_admin().await, filled(&app).await);
        let vote = voted_on(&app, &body).await;
        let now = refused(&correct(&admin, &body, 1, &renamed("别的名字")).await, "body_proposed");
        assert_eq!(now["name"], body.summary.name.as_str());
        let seen: Vote = app.nobody().get(&format!("/votes/{}", vote.id)).await.read(200);
        assert!(seen.title.contains(&body.summary.name));
    }

    async fn one_that_stands_keeps_its_field_and_can_be_renamed(app: TestApp) {
        let (admin, (body, _)) = (app.station_admin().await, standing(&app).await);
        let other = BodySheet { field: Some(Field::Other), ..sheet(&new()) };
        correct(&admin, &body, 1, &other).await.refused_field("/field", "field_confirmed");
        let now: Body = correct(&admin, &body, 1, &renamed("设施共治小组")).await.read(200);
        assert_eq!((now.summary.state, now.summary.name.as_str()), (BodyState::Standing, "设施共治小组"));
        let vote = body.confirmation.expect("a vote").vote_id;
        let vote: Vote = app.nobody().get(&format!("/votes/{vote}")).await.read(200);
        assert!(vote.title.contains(&new().name), "the vote keeps the name that was voted on: {}", vote.title);
        let dissolve = DissolveBody { reason: "任期已满。".to_owned() };
        let _ = admin.post(&url(&now, "/dissolve"), &dissolve).await.expect(200);
        let _ = refused(&correct(&admin, &now, 2, &renamed("再改一次")).await, "body_dissolved");
    }
}

#[test]
fn limits_of_a_correction_are_those_that_are_checked() {
    assert_same_limits::<BodySheet>("BodySheet", &json!(sheet(&new())));
}
