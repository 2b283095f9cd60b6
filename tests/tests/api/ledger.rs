//! The ledger: every case of a range of days, as a sheet that says nothing of who spoke.

use std::{collections::BTreeSet, io::Cursor};

use calamine::{Data, Reader, Xlsx};
use contract::{audit::AuditEntry, page::Page, problem::Kind};
use tests::{Client, TestApp, make, on_each_backend, seed};

/// The days in which everything that a test does happens, whenever it runs.
const DAYS: &str = "from=2026-01-01&to=2099-12-31";

async fn csv(by: &Client, more: &str) -> Vec<Vec<String>> {
    let text = by
        .get(&format!("/ledger/cases?format=csv&{DAYS}{more}"))
        .await
        .expect(200)
        .text();
    let lines = text.strip_prefix('\u{feff}').expect("the mark that Excel needs");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(lines.as_bytes());
    reader
        .records()
        .map(|record| record.expect("a line").iter().map(str::to_owned).collect())
        .collect()
}

fn column(lines: &[Vec<String>], heading: &str) -> Vec<String> {
    let index = lines[0].iter().position(|each| each == heading).expect("a column");
    lines[1..].iter().map(|line| line[index].clone()).collect()
}

async fn three(app: &TestApp) -> make::Made {
    let resident = app.resident("王秀兰").await;
    let made = make::message(app).by(&resident).title("路灯不亮").rated().await;
    make::message(app).title("=1+1").anonymous().await;
    make::message(app).community(seed::community(1)).title("隔壁社区").await;
    made
}

on_each_backend! {
    async fn the_ledger_tells_every_case_of_the_community_and_not_who_spoke(app: TestApp) {
        let made = three(&app).await;
        let admin = app.station_admin().await;
        let lines = csv(&admin, "").await;
        assert_eq!(column(&lines, "标题"), ["路灯不亮", "'=1+1"], "oldest first, and no formulas");
        assert_eq!(column(&lines, "编号")[0], made.case.summary.number);
        assert_eq!(column(&lines, "状态"), ["已办结", "已提交"]);
        assert_eq!(column(&lines, "满意度"), [make::rating().satisfaction.to_string(), String::new()]);
        assert!(!column(&lines, "受理时间")[0].is_empty() && column(&lines, "受理时间")[1].is_empty());
        let whole = lines.concat().join("|");
        assert!(!whole.contains("王秀兰"), "{whole}");
        let english = admin.with("accept-language", "en");
        assert_eq!(column(&csv(&english, "").await, "Channel"), ["Mailbox", "Mailbox"]);
    }

    async fn the_workbook_says_the_same(app: TestApp) {
        three(&app).await;
        let street = app.street_admin().await;
        let reply = street.get(&format!("/ledger/cases?{DAYS}")).await.expect(200);
        assert!(reply.header("content-disposition").is_some_and(|name| name.contains(".xlsx")));
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(reply.body.to_vec())).expect("a workbook");
        let sheet = book.worksheet_range_at(0).expect("a sheet").expect("lines");
        assert_eq!(sheet.height(), 4, "the street sees both communities");
        let words = Data::String("=1+1".to_owned());
        let row = sheet.rows().find(|row| row[9] == words).expect("words stay words");
        assert!(matches!(row[11], Data::DateTime(_)), "a time stays a time");
    }

    async fn a_community_without_cases_does_not_end_the_ledger_of_its_street(app: TestApp) {
        make::message(&app).community(seed::community(1)).title("隔壁社区").await;
        let lines = csv(&app.street_admin().await, "").await;
        assert_eq!(column(&lines, "标题"), ["隔壁社区"]);
    }

    async fn a_range_ends_with_its_last_day_in_china(app: TestApp) {
        three(&app).await;
        let admin = app.station_admin().await;
        let empty = admin.get("/ledger/cases?format=csv&from=2020-01-01&to=2020-01-31").await.expect(200).text();
        assert_eq!(empty.lines().count(), 1, "only headings");
        admin.get("/ledger/cases?from=2020-02-01&to=2020-01-31").await.refused_field("/to", "range");
        admin.get("/ledger/cases?from=yesterday&to=2020-01-31").await.refused_field("/from", "wrong_type");
        admin.get("/ledger/cases?to=2020-01-31").await.refused_field("/from", "missing_field");
        admin.get(&format!("/ledger/cases?{DAYS}&format=pdf")).await.refused_field("/format", "wrong_type");
    }

    async fn nobody_takes_another_communitys_ledger(app: TestApp) {
        let path = format!("/ledger/cases?{DAYS}&community_id={}", seed::community(0));
        app.foreign_admin().await.get(&path).await.refused(Kind::NotFound);
        app.social_worker().await.get(&path).await.refused(Kind::Forbidden);
        let _ = app.street_admin().await.get(&path).await.expect(200);
    }

    async fn who_took_it_along_is_written_down(app: TestApp) {
        let admin = app.station_admin().await;
        csv(&admin, "").await;
        let log: Page<AuditEntry> = admin.get("/audit?act=take_ledger").await.read(200);
        let [entry] = log.items.as_slice() else { panic!("one entry, not {}", log.items.len()) };
        assert_eq!((entry.by, entry.community_id), (Some(admin.id()), Some(seed::community(0))));
        let facts: Vec<_> = entry.detail.iter().map(|fact| fact.value.as_str()).collect();
        assert_eq!(facts, ["2026-01-01", "2099-12-31"]);
    }

    async fn pages_follow_each_other_without_a_gap(app: TestApp) {
        // All at one moment: what follows a page is found by more than its time.
        let line = |number| format!("{{\"id\":\"{number}\",\"title\":\"来信{number}\",\"body\":\"路灯不亮。\",\"time\":\"2026-03-01T08:00:00\"}}");
        let file = app.folder().join("history.jsonl");
        let lines: Vec<String> = (0..1_203).map(line).collect();
        std::fs::write(&file, lines.join("\n")).expect("a file");
        let community = seed::community(0).to_string();
        api::import::messages(&app.db().await, &file, &community, "history").await.expect("an import");
        let lines = csv(&app.station_admin().await, "").await;
        let numbers: BTreeSet<String> = column(&lines, "编号").into_iter().collect();
        assert_eq!((lines.len() - 1, numbers.len()), (1_203, 1_203));
    }
}
