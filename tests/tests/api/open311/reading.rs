//! What programs read.

use contract::open311::NewApiClient;
use tests::{
    TestApp, make, on_each_backend,
    open311::{self, V2, numbers, read, reported},
    seed,
};

/// A report of this kind, by an open program.
async fn of_kind(app: &TestApp, key: &str, service: &str) -> String {
    let mut fields = open311::report(key);
    fields.retain(|(name, _)| *name != "service_code");
    fields.push(("service_code", service.to_owned()));
    reported(app, &fields).await
}

on_each_backend! {
    async fn only_what_came_in_by_this_door_is_listed(app: TestApp) {
        let _ = make::message(&app).await;
        assert!(numbers(&app, "").await.is_empty());
        let key = open311::key(&app, &open311::sheet()).await.key;
        let number = reported(&app, &open311::report(&key)).await;
        assert_eq!(numbers(&app, "").await, [number.as_str()]);
        let one = read(&app, &format!("/requests/{number}.json")).await;
        let one = &one[0];
        assert_eq!(one["status"], "open");
        assert_eq!(one["service_code"], "facilities");
        assert_eq!(one["service_name"], "公共设施");
        assert_eq!(one["description"], "路灯坏了三天，晚上看不清。");
        assert_eq!(one["address"], "清河街道梧桐社区");
        assert_eq!(one["agency_responsible"], "梧桐社区驿站");
        assert_eq!((one["lat"].as_f64(), one["long"].as_f64()), (Some(31.301), Some(120.601)));
        assert!(one["expected_datetime"].is_string(), "{one}");
        let _ = app.nobody().get(&format!("{V2}/requests/000000-00000000.json")).await.expect(404);
    }

    async fn what_people_wrote_is_told_only_where_it_is_public(app: TestApp) {
        let quiet = NewApiClient { open: false, ..open311::sheet() };
        let key = open311::key(&app, &quiet).await.key;
        let number = reported(&app, &open311::report(&key)).await;
        let one = read(&app, &format!("/requests/{number}.json?extensions=true")).await;
        assert_eq!(one[0]["description"], "公共设施");
        assert!(one[0]["lat"].is_null() && one[0]["long"].is_null(), "{one}");
        assert!(!one.to_string().contains("路灯"), "{one}");
    }

    async fn nothing_that_names_people_is_given_back(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let mut fields = open311::report(&key);
        fields.retain(|(name, _)| *name != "description");
        fields.extend([
            ("description", "三号楼的灯坏了，请打13912345678，我住3号楼2单元501。".to_owned()),
            ("first_name", "秀兰".to_owned()),
            ("last_name", "王".to_owned()),
            ("phone", "13800000001".to_owned()),
            ("email", "xiulan@example.com".to_owned()),
            ("address_string", "梧桐路18号501室".to_owned()),
            ("device_id", "a-device".to_owned()),
        ]);
        let number = reported(&app, &fields).await;
        for path in [format!("/requests/{number}"), "/requests".to_owned()] {
            for format in ["json", "xml"] {
                let text = app.nobody().get(&format!("{V2}{path}.{format}?extensions=true")).await.expect(200).text();
                assert!(text.contains("灯坏了"), "{text}");
                for secret in ["1391234", "1380000", "秀兰", "example.com", "元501", "501室", "梧桐路", "a-device"] {
                    assert!(!text.contains(secret), "{secret}: {text}");
                }
            }
        }
    }

    async fn a_list_is_narrowed_by_kind_state_place_and_time(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let noise = of_kind(&app, &key, "noise").await;
        let traffic = of_kind(&app, &key, "traffic").await;
        assert_eq!(numbers(&app, "").await, [traffic.as_str(), noise.as_str()], "the latest first");
        assert_eq!(numbers(&app, "service_code=noise").await, [noise.as_str()]);
        assert_eq!(numbers(&app, "service_code=noise,traffic&status=open").await.len(), 2);
        assert!(numbers(&app, "status=closed").await.is_empty());
        assert_eq!(numbers(&app, "page_size=1&page=2").await, [noise.as_str()]);
        let both = format!("service_request_id={noise},{traffic}&service_code=health&status=closed");
        assert_eq!(numbers(&app, &both).await.len(), 2, "numbers override everything else");
        assert_eq!(numbers(&app, "bbox=120.6,31.3,120.7,31.4").await.len(), 2);
        assert!(numbers(&app, "bbox=121,31,122,32").await.is_empty());
        assert!(numbers(&app, "end_date=2026-01-01T00:00:00Z").await.is_empty());
        assert_eq!(numbers(&app, "updated_after=2026-11-20T00:00:00%2B08:00&updated_before=").await.len(), 2);
    }

    async fn a_jurisdiction_is_a_community(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let number = reported(&app, &open311::report(&key)).await;
        let of = |community: u16| format!("jurisdiction_id={}", seed::community(community));
        assert_eq!(numbers(&app, &of(0)).await, [number.as_str()]);
        assert!(numbers(&app, &of(1)).await.is_empty());
        let there = format!("{V2}/requests/{number}.json?{}", of(1));
        let _ = app.nobody().get(&there).await.expect(404);
        for path in ["services.json", "services/noise.json", "requests.json"] {
            let path = format!("{V2}/{path}?jurisdiction_id=city.gov");
            let _ = app.nobody().get(&path).await.expect(404);
        }
    }

    async fn a_case_that_is_settled_is_closed(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let number = reported(&app, &open311::report(&key)).await;
        let admin = app.station_admin().await;
        let desk: contract::page::Page<contract::cases::CaseSummary> = admin.get("/cases?channel=open311").await.read(200);
        let case = &desk.items[0];
        assert_eq!((case.number.as_str(), case.title.as_str()), (number.as_str(), "路灯坏了三天，晚上看不清。"));
        let decline = serde_json::json!({"reason": "unclear", "text": "请写明地点，并重新提交。"});
        let _ = admin.post(&format!("/cases/{}/decline", case.id), &decline).await.expect(200);
        assert_eq!(numbers(&app, "status=closed").await, [number.as_str()]);
        let one = read(&app, &format!("/requests/{number}.json")).await;
        assert_eq!((one[0]["status"].as_str(), one[0]["status_notes"].as_str()), (Some("closed"), Some("不予受理")));
        assert!(!one.to_string().contains("请写明地点"), "an answer is for its reporter");
    }

    async fn both_forms_say_the_same(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let number = reported(&app, &open311::report(&key)).await;
        let nobody = app.nobody();
        for (path, root) in [
            ("services", "<services><service><service_code>housing</service_code>"),
            ("services/noise", "<service_definition><service_code>noise</service_code><attributes><attribute>"),
            ("requests", "<service_requests><request><service_request_id>"),
            ("discovery", "<discovery><changeset>"),
        ] {
            let xml = nobody.get(&format!("{V2}/{path}.xml")).await.expect(200);
            assert_eq!(xml.header("content-type"), Some("text/xml"));
            assert!(xml.text().contains(root), "{}", xml.text());
            let json = nobody.get(&format!("{V2}/{path}.json")).await.expect(200);
            assert_eq!(json.header("content-type"), Some("application/json"));
            assert_eq!(json.header("access-control-allow-origin"), Some("*"));
        }
        let empty = nobody.get(&format!("{V2}/requests.xml?status=closed")).await.expect(200).text();
        assert!(empty.ends_with("<service_requests></service_requests>"), "{empty}");
        let english = nobody.with("accept-language", "en").get(&format!("{V2}/requests/{number}.xml")).await.text();
        assert!(english.contains("<service_name>Public facilities</service_name>"), "{english}");
    }

    async fn what_fails_is_told_as_a_list_of_errors(app: TestApp) {
        let nobody = app.nobody();
        for (path, status) in [
            ("requests/none", 404),
            ("services/none", 404),
            ("tokens/none", 404),
            ("nothing", 404),
            ("requests.yaml", 404),
        ] {
            let json = nobody.get(&format!("{V2}/{path}.json")).await;
            let told: serde_json::Value = json.read(status);
            assert_eq!(told[0]["code"], status, "{path}: {told}");
            let xml = nobody.get(&format!("{V2}/{path}.xml")).await.expect(status);
            assert_eq!(xml.header("content-type"), Some("text/xml"));
            assert!(xml.text().contains(&format!("<errors><error><code>{status}</code><description>")), "{}", xml.text());
        }
        let wrong: serde_json::Value = nobody.get(&format!("{V2}/requests.json?status=done")).await.read(400);
        assert!(wrong[0]["description"].as_str().expect("words").starts_with("status: "), "{wrong}");
    }
}
