//! What happened to requests, for programs that follow all of them.

use contract::cases::CaseSummary;
use serde_json::{Value, json};
use tests::{
    TestApp, make, on_each_backend,
    open311::{self, V2, read, reported},
    seed,
};

/// The updates that fit.
async fn updates(app: &TestApp, query: &str) -> Vec<Value> {
    let all = read(app, &format!("/servicerequestupdates.json?{query}")).await;
    all.as_array().expect("a list").clone()
}

fn statuses(updates: &[Value]) -> Vec<&str> {
    updates.iter().filter_map(|each| each["status"].as_str()).collect()
}

/// A report that the station accepted, noted something on and answered.
async fn answered(app: &TestApp) -> (String, CaseSummary) {
    let key = open311::key(app, &open311::sheet()).await.key;
    let number = reported(app, &open311::report(&key)).await;
    let admin = app.station_admin().await;
    let desk: contract::page::Page<CaseSummary> = admin.get("/cases?channel=open311").await.read(200);
    let case = desk.items.into_iter().find(|case| case.number == number).expect("the case");
    let path = format!("/cases/{}", case.id);
    for (action, body) in [
        ("accept", json!({"text": "张师傅明天来。"})),
        ("notes", json!({"text": "电话问过王秀兰。", "visibility": "public"})),
        ("notes", json!({"text": "内部的话。", "visibility": "internal"})),
        ("answer", json!({"text": "三单元的灯已经换好。"})),
    ] {
        let _ = admin.post(&format!("{path}/{action}"), &body).await.expect(200);
    }
    (number, case)
}

on_each_backend! {
    async fn every_step_of_a_request_is_told_and_nothing_that_was_said(app: TestApp) {
        let _ = make::message(&app).answered().await;
        let (number, _) = answered(&app).await;
        let all = updates(&app, "").await;
        assert_eq!(statuses(&all), ["IN_PROGRESS", "INVESTIGATING", "OPEN"], "the latest first, of what is listed");
        assert!(all.iter().all(|each| each["service_request_id"] == number.as_str()));
        assert_eq!((all[0]["description"].as_str(), all[2]["description"].as_str()), (Some("已答复"), Some("已提交")));
        let mut ids: Vec<_> = all.iter().map(|each| each["update_id"].to_string()).collect();
        ids.dedup();
        assert_eq!(ids.len(), 3, "each has a name of its own");
        for format in ["json", "xml"] {
            let text = app.nobody().get(&format!("{V2}/servicerequestupdates.{format}")).await.expect(200).text();
            for said in ["张师傅", "秀兰", "内部", "三单元", "社工", "管理员", "role"] {
                assert!(!text.contains(said), "{said}: {text}");
            }
        }
    }

    async fn both_forms_and_both_servers_tell_them(app: TestApp) {
        let _ = answered(&app).await;
        let nobody = app.nobody();
        for base in [V2, "/open311/test/v2"] {
            let xml = nobody.get(&format!("{base}/servicerequestupdates.xml")).await.expect(200);
            assert_eq!(xml.header("content-type"), Some("text/xml"));
            assert!(xml.text().contains("<service_request_updates><request_update><update_id>"), "{}", xml.text());
        }
        let english = nobody.with("accept-language", "en").get(&format!("{V2}/servicerequestupdates.xml")).await.text();
        assert!(english.contains("<description>Answered</description>"), "{english}");
        let empty = nobody.get(&format!("{V2}/servicerequestupdates.xml?end_date=2026-01-01T00:00:00Z")).await.expect(200).text();
        assert!(empty.ends_with("<service_request_updates></service_request_updates>"), "{empty}");
    }

    async fn they_are_narrowed_by_time_number_kind_and_place_and_come_in_pages(app: TestApp) {
        let (number, _) = answered(&app).await;
        assert_eq!(updates(&app, &format!("service_request_id={number}")).await.len(), 3);
        assert!(updates(&app, "service_request_id=000000-00000000").await.is_empty());
        assert_eq!(statuses(&updates(&app, "page_size=1&page=2").await), ["INVESTIGATING"]);
        assert!(updates(&app, "page_size=2&page=3").await.is_empty());
        assert!(updates(&app, "service_code=noise").await.is_empty());
        assert_eq!(updates(&app, &format!("jurisdiction_id={}", seed::community(0))).await.len(), 3);
        assert!(updates(&app, &format!("jurisdiction_id={}", seed::community(1))).await.is_empty());
        assert!(updates(&app, "end_date=2026-01-01T00:00:00Z").await.is_empty());
        for wrong in ["start_date=2026-01-01&end_date=2026-11-01", "start_date=yesterday", "page=0", "page_size=1001"] {
            let _ = app.nobody().get(&format!("{V2}/servicerequestupdates.json?{wrong}")).await.expect(400);
        }
        let _ = app.nobody().get(&format!("{V2}/servicerequestupdates.json?jurisdiction_id=city.gov")).await.expect(404);
    }

    async fn what_left_the_list_is_told_no_more(app: TestApp) {
        let (_, case) = answered(&app).await;
        let id = app.bytes(case.id.uuid().as_bytes());
        app.run_sql(&format!("DELETE FROM open311_requests WHERE case_id = {id}")).await;
        assert!(updates(&app, "").await.is_empty());
    }
}
