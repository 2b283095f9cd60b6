//! Needs that officers write down for neighbours, and telling these what came of it.

use contract::{
    accounts::Role,
    cases::{Case, Channel, Urgency},
    liaison::Need,
    page::Page,
    problem::Kind,
};
use serde_json::json;
use tests::{Client, TestApp, make, on_each_backend, seed};

use super::{AHEAD, BEFORE, forget_closed_cases, need};

async fn recorded(officer: &Client) -> Case {
    officer.post_once(&make::key(), "/liaison/needs", &need()).await.read(201)
}

async fn answered(app: &TestApp, case: &Case) {
    let (admin, path) = (app.station_admin().await, format!("/cases/{}", case.summary.id));
    let _ = admin.post(&format!("{path}/accept"), &json!({})).await.expect(200);
    let _ = admin
        .post(&format!("{path}/answer"), &json!({"text": "志愿者周三陪同就医。"}))
        .await
        .expect(200);
}

async fn mine(officer: &Client) -> Vec<Need> {
    let page: Page<Need> = officer.get("/liaison/needs").await.read(200);
    page.items
}

on_each_backend! {
    async fn a_need_is_written_down_for_a_neighbour(app: TestApp) {
        let officer = app.officer("刘阿姨").await;
        let key = make::key();
        let first = officer.post_once(&key, "/liaison/needs", &need()).await.expect(201);
        let again = officer.post_once(&key, "/liaison/needs", &need()).await.expect(201);
        assert_eq!(first.value(), again.value());
        let case: Case = first.json();
        assert_eq!((case.summary.channel, case.summary.urgency), (Channel::LiaisonOfficer, Urgency::Urgent));
        assert_eq!(case.timeline[0].by.role, Role::LiaisonOfficer);
        let [one] = mine(&officer).await.try_into().expect("one need");
        let person = one.person.expect("whom it is for");
        assert_eq!((person.name.as_str(), person.home.as_deref()), ("张大爷", Some("3号楼2单元501")));
        assert!(!one.to_tell && one.told_on.is_none());
        let seen: Case = app.station_admin().await.get(&format!("/cases/{}", case.summary.id)).await.read(200);
        assert_eq!(seen.reporter.expect("whom it is for").phone.as_deref(), Some("138****5678"));
    }

    async fn the_neighbour_is_told_and_rates_once(app: TestApp) {
        let officer = app.officer("刘阿姨").await;
        let case = recorded(&officer).await;
        answered(&app, &case).await;
        assert!(mine(&officer).await[0].to_tell, "there is something to tell");
        let told = json!({"on": BEFORE, "said": "谢谢大家。", "rating": {"contacted": true, "resolved": true, "satisfaction": 5}});
        let path = format!("/liaison/needs/{}/told", case.summary.id);
        let need: Need = officer.post(&path, &told).await.read(200);
        assert_eq!((need.to_tell, need.told_on.as_deref()), (false, Some(BEFORE)));
        let seen: Case = app.station_admin().await.get(&format!("/cases/{}", case.summary.id)).await.read(200);
        assert_eq!(seen.rating.expect("a rating").satisfaction, 5);
        assert!(seen.timeline.iter().any(|entry| entry.text.as_deref().is_some_and(|text| text.contains("谢谢大家"))));
        officer.post(&path, &told).await.refused_field("/rating", "rating_not_now");
    }

    async fn nothing_is_rated_before_it_is_answered(app: TestApp) {
        let officer = app.officer("刘阿姨").await;
        let path = format!("/liaison/needs/{}/told", recorded(&officer).await.summary.id);
        let rating = json!({"contacted": true, "resolved": true, "satisfaction": 5});
        officer.post(&path, &json!({"on": BEFORE, "rating": rating})).await.refused_field("/rating", "rating_not_now");
        officer.post(&path, &json!({"on": AHEAD})).await.refused_field("/on", "day_future");
        assert!(mine(&officer).await[0].told_on.is_none(), "what was refused left nothing");
    }

    async fn every_wrong_field_is_named(app: TestApp) {
        let officer = app.officer("刘阿姨").await;
        for (field, value, pointer, code) in [
            ("consent_version", json!(9), "/consent_version", "version_current"),
            ("person", json!({"name": " "}), "/person/name", "person_length"),
            ("title", json!("短"), "/title", "title_length"),
            ("body", json!("短"), "/body", "body_length"),
            ("cell_id", json!(seed::cell(1, 0)), "/cell_id", "cell_unknown"),
        ] {
            let mut wrong = need();
            wrong[field] = value;
            officer.post("/liaison/needs", &wrong).await.refused_field(pointer, code);
        }
        let mut elsewhere = need();
        elsewhere["community_id"] = json!(seed::community(1));
        officer.post("/liaison/needs", &elsewhere).await.refused(Kind::Forbidden);
    }

    async fn another_officers_neighbours_are_not_mine(app: TestApp) {
        let case = recorded(&app.officer("刘阿姨").await).await;
        let other = app.officer("陈叔叔").await;
        assert!(mine(&other).await.is_empty());
        let path = format!("/liaison/needs/{}/told", case.summary.id);
        other.post(&path, &json!({"on": BEFORE})).await.refused(Kind::NotFound);
        other.get(&format!("/cases/{}", case.summary.id)).await.refused(Kind::NotFound);
    }

    async fn the_neighbour_goes_with_the_texts_of_the_case(app: TestApp) {
        let officer = app.officer("刘阿姨").await;
        let case = recorded(&officer).await;
        let decline = json!({"reason": "unclear", "text": "请到窗口说明。"});
        let _ = app.station_admin().await.post(&format!("/cases/{}/decline", case.summary.id), &decline).await.expect(200);
        forget_closed_cases(&app).await;
        let [one] = mine(&officer).await.try_into().expect("one need");
        assert!(one.person.is_none() && one.heard.is_none() && one.case.title.is_empty());
    }
}
