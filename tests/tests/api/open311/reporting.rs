//! What programs report.

use chrono::Duration;
use contract::{
    IDEMPOTENCY_KEY,
    cases::{Case, CaseSummary, Channel, Urgency},
    contacts::Contact,
    page::Page,
};
use reqwest::Method;
use serde_json::Value;
use tests::{
    TestApp, make, on_each_backend,
    open311::{self, V2, encoded, reported},
    pictures, seed,
};

use crate::retention::sweep;

fn path(ending: &str) -> String {
    format!("{V2}/requests.{ending}")
}

/// The case of this number, as the station sees it.
async fn case(app: &TestApp, number: &str) -> Case {
    let admin = app.station_admin().await;
    let desk: Page<CaseSummary> = admin.get("/cases?channel=open311").await.read(200);
    let found = desk.items.iter().find(|case| case.number == number).expect("the case");
    admin.get(&format!("/cases/{}", found.id)).await.read(200)
}

on_each_backend! {
    async fn a_report_becomes_a_case(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let mut fields = open311::report(&key);
        fields.extend([
            ("attribute[urgency]", "urgent".to_owned()),
            ("attribute[where]", "3号楼北门".to_owned()),
            ("attribute[affected][]", "elders".to_owned()),
            ("address_string", "梧桐路18号".to_owned()),
            ("address_id", seed::cell(0, 1).to_string()),
            ("nonsense", "is ignored".to_owned()),
        ]);
        let case = case(&app, &reported(&app, &fields).await).await;
        assert_eq!((case.summary.channel, case.summary.urgency), (Channel::Open311, Urgency::Urgent));
        assert_eq!(case.body, "路灯坏了三天，晚上看不清。\n具体位置：3号楼北门\n影响人群：老人");
        assert_eq!((case.address.as_deref(), case.summary.cell_id), (Some("梧桐路18号"), Some(seed::cell(0, 1))));
        assert_eq!(case.station.expect("a station").id, seed::station(10), "the station of that cell");
        assert!((case.point.expect("a point").latitude - 31.301_234_5).abs() < 1e-9);
    }

    async fn who_reports_is_kept_as_whoever_calls(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let mut fields = open311::report(&key);
        fields.extend([
            ("first_name", "秀兰".to_owned()),
            ("last_name", "王".to_owned()),
            ("phone", "13800000001".to_owned()),
            ("email", "xiulan@example.com".to_owned()),
        ]);
        let number = reported(&app, &fields).await;
        let (case, admin) = (case(&app, &number).await, app.station_admin().await);
        let contacts: Page<Contact> = admin.get(&format!("/cases/{}/contacts", case.summary.id)).await.read(200);
        let contact = &contacts.items[0];
        assert_eq!((contact.channel, contact.name.as_deref()), (Channel::Open311, Some("王秀兰")));
        assert_eq!(contact.phone.as_deref(), Some("138****0001"));
        assert_eq!(app.count("open311_requests", "email_sealed IS NOT NULL").await, 1);
    }

    async fn without_a_key_that_counts_nothing_is_taken(app: TestApp) {
        let issued = open311::key(&app, &open311::sheet()).await;
        for key in ["", "nonsense", &issued.key[1..]] {
            let refused: Value = open311::post(&app, &path("json"), &open311::report(key)).await.read(403);
            assert_eq!(refused[0]["code"], 403, "{refused}");
        }
        let street = app.street_admin().await;
        let _ = street.post(&format!("/api-clients/{}/revocation", issued.client.id), &()).await.expect(200);
        let _ = open311::post(&app, &path("xml"), &open311::report(&issued.key)).await.expect(403);
        assert_eq!(app.count("cases", "1 = 1").await, 0);
    }

    async fn a_key_reaches_its_own_street_and_community_only(app: TestApp) {
        let street = open311::key(&app, &open311::sheet()).await.key;
        let mine = contract::open311::NewApiClient { community_id: Some(seed::community(1)), ..open311::sheet() };
        let mine = open311::key(&app, &mine).await.key;
        let to = |key: &str, community: Option<u16>| {
            let mut fields = open311::report(key);
            fields.retain(|(name, _)| *name != "jurisdiction_id");
            fields.extend(community.map(|number| ("jurisdiction_id", seed::community(number).to_string())));
            fields
        };
        for (fields, status) in [
            (to(&street, Some(1)), 200),
            (to(&street, Some(2)), 403),
            (to(&street, None), 400),
            (to(&mine, None), 200),
            (to(&mine, Some(0)), 403),
        ] {
            let _ = open311::post(&app, &path("json"), &fields).await.expect(status);
        }
        assert_eq!(app.count("cases", "1 = 1").await, 2);
    }

    async fn a_report_that_is_sent_again_is_one_case(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let (once, fields) = (make::key(), open311::report(&key));
        let send = async |ending: &str, fields: &[(&str, String)]| {
            let request = app.nobody().request(Method::POST, &path(ending)).header(IDEMPOTENCY_KEY, &once);
            request.body("application/x-www-form-urlencoded", encoded(fields)).send().await
        };
        let first: Value = send("json", &fields).await.read(200);
        let again: Value = send("json", &fields).await.read(200);
        assert_eq!(first, again);
        let number = first[0]["service_request_id"].as_str().expect("a number");
        assert!(send("xml", &fields).await.expect(200).text().contains(number), "in the other form as well");
        let other = [&fields[..], &[("email", "other@example.com".to_owned())]].concat();
        let _ = send("json", &other).await.expect(400);
        assert_eq!(app.count("cases", "1 = 1").await, 1);
    }

    async fn a_picture_comes_along_or_is_fetched(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let (kind, bytes) = open311::parts(&open311::report(&key), &pictures::jpeg_with_location());
        let sent: Value = app.nobody().request(Method::POST, &path("json")).body(kind, bytes).send().await.read(200);
        let seen = case(&app, sent[0]["service_request_id"].as_str().expect("a number")).await;
        assert_eq!(seen.photos.len(), 1);
        let shown = app.station_admin().await.get(&format!("/photos/{}", seen.photos[0].id)).await.expect(200);
        assert!(!pictures::contains(&shown.body, pictures::HIDDEN));
        let (kind, bytes) = open311::parts(&open311::report(&key), b"<svg onload=alert(1)>");
        let _ = app.nobody().request(Method::POST, &path("json")).body(kind, bytes).send().await.expect(400);
        let mut fields = open311::report(&key);
        fields.push(("media_url", "http://169.254.169.254/latest/meta-data/".to_owned()));
        let refused: Value = open311::post(&app, &path("json"), &fields).await.read(400);
        assert!(refused[0]["description"].as_str().expect("words").starts_with("media_url: "), "{refused}");
        assert_eq!(app.count("cases", "1 = 1").await, 1, "nothing half done");
    }

    async fn a_program_that_would_not_wait_is_given_a_token(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let later = app.nobody().with("prefer", "respond-async");
        let request = later.request(Method::POST, &path("json"));
        let form = encoded(&open311::report(&key));
        let told: Value = request.body("application/x-www-form-urlencoded", form).send().await.read(200);
        assert!(told[0].get("service_request_id").is_none(), "{told}");
        let token = told[0]["token"].as_str().expect("a token");
        let found = open311::read(&app, &format!("/tokens/{token}.json")).await;
        assert_eq!(found[0]["token"], token);
        assert_eq!(open311::numbers(&app, "").await, [found[0]["service_request_id"].as_str().expect("a number")]);
    }

    async fn who_writes_programs_can_try_them_without_a_trace(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let tried = "/open311/test/v2/requests.json";
        let told: Value = open311::post(&app, tried, &open311::report(&key)).await.read(200);
        assert_eq!(told[0]["service_request_id"], "test");
        let _ = open311::post(&app, tried, &open311::report("nonsense")).await.expect(403);
        let _ = open311::post(&app, tried, &open311::report(&key)[..3]).await.expect(400);
        assert_eq!(app.count("cases", "1 = 1").await, 0);
    }

    async fn what_was_reported_is_forgotten_with_its_case(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let mut fields = open311::report(&key);
        fields.extend([("email", "xiulan@example.com".to_owned()), ("phone", "13800000001".to_owned())]);
        let number = reported(&app, &fields).await;
        let decline = serde_json::json!({"reason": "unclear", "text": "看不明白。"});
        let id = case(&app, &number).await.summary.id;
        let _ = app.station_admin().await.post(&format!("/cases/{id}/decline"), &decline).await.expect(200);
        assert_eq!(sweep(&app, Duration::days(1_096)).await.cases, 1);
        assert_eq!(app.count("open311_requests", "email_sealed IS NOT NULL OR latitude IS NOT NULL").await, 0);
        assert_eq!(app.count("contacts", "phone_sealed IS NOT NULL").await, 0);
        let one = open311::read(&app, &format!("/requests/{number}.json")).await;
        assert_eq!((one[0]["description"].as_str(), one[0]["status"].as_str()), (Some("公共设施"), Some("closed")));
    }
}
