//! Places and people as a workbook: out and in again, all or nothing.

use std::io::{Cursor, Write};

use contract::{
    problem::Kind,
    workbook::{SheetKind, WorkbookPreview, XLSX},
};
use reqwest::Method;
use serde_json::json;
use tests::{Client, Reply, TestApp, on_each_backend, seed, sheets::Rows};

async fn send(by: &Client, path: &str, file: &[u8]) -> Reply {
    by.request(Method::POST, path).body(XLSX, file.to_vec()).send().await
}

async fn preview(by: &Client, file: &[u8]) -> WorkbookPreview {
    send(by, "/workbook/preview", file).await.read(200)
}

async fn apply(by: &Client, file: &[u8], digest: &str) -> Reply {
    send(by, &format!("/workbook?digest={digest}"), file).await
}

async fn rows(app: &TestApp) -> [i64; 4] {
    let mut counts = [0; 4];
    for (count, table) in counts.iter_mut().zip(["communities", "stations", "cells", "accounts"]) {
        *count = app.count(table, "TRUE").await;
    }
    counts
}

/// A zip whose one part unpacks into far more than anybody's street.
fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("xl/worksheets/sheet1.xml", options).expect("a part");
    let zeros = vec![0; 1024 * 1024];
    for _ in 0..100 {
        zip.write_all(&zeros).expect("zeros");
    }
    zip.finish().expect("a zip").into_inner()
}

on_each_backend! {
    async fn three_bad_rows_of_two_thousand_stop_everything_until_they_are_mended(app: TestApp) {
        let street = app.street_admin().await.with("accept-language", "en");
        let before = rows(&app).await;
        let bad = Rows::of_a_large_street().with_three_mistakes().workbook();
        let found = preview(&street, &bad).await;
        let faults: Vec<_> = found.faults.iter().map(|fault| (fault.sheet, fault.row, fault.column.as_str(), fault.code.as_str())).collect();
        // The station's row has its own fault and is still known by its name to the cells below.
        assert_eq!(faults, [
            (SheetKind::Stations, 2, "C", "station_phone_length"),
            (SheetKind::Cells, 501, "C", "station_unknown"),
            (SheetKind::People, 1_000, "C", "role_unknown"),
        ]);
        assert_eq!(found.faults[1].detail, "This community has no such station.");
        apply(&street, &bad, &found.digest).await.refused(Kind::Invalid);
        assert_eq!(rows(&app).await, before, "nothing came in");

        let good = Rows::of_a_large_street().workbook();
        let found = preview(&street, &good).await;
        assert_eq!((found.added, found.changed, found.faults.len()), (2_000, 0, 0));
        let _ = apply(&street, &good, &found.digest).await.expect(200);
        let [communities, stations, cells, accounts] = before;
        assert_eq!(rows(&app).await, [communities + 1, stations + 1, cells + 1_000, accounts + 999]);
        assert_eq!(app.count("audit_entries", "act = 'import'").await, 1);
        assert_eq!(app.count("accounts", "login = 'liuyin.1' AND password_hash IS NULL").await, 1);
        let again = preview(&street, &good).await;
        assert_eq!((again.added, again.changed, again.unchanged), (0, 0, 2_000));
    }

    async fn what_goes_out_comes_in_unchanged(app: TestApp) {
        let street = app.street_admin().await;
        let sheet = json!({"name": "=1+1", "phone": "0512-60000199", "promises": "@SUM(A1)\n两小时内回电"});
        let _ = street.post(&format!("/communities/{}/stations", seed::community(0)), &sheet).await.expect(201);
        let file = street.get("/workbook").await.expect(200);
        assert_eq!(file.header("content-type"), Some(XLSX));
        let found = preview(&street, &file.body).await;
        assert_eq!((found.added, found.changed, found.faults.len()), (0, 0, 0), "{:?}", found.faults);
        assert!(found.unchanged > 8);
        let empty = street.get("/workbook?template=true").await.expect(200);
        assert_eq!(preview(&street, &empty.body).await.unchanged, 0);
    }

    async fn a_preview_that_is_out_of_date_brings_nothing_in(app: TestApp) {
        let street = app.street_admin().await;
        let mut some = Rows::default();
        some.0[0] = vec![["柳荫社区", "柳荫工作驿站", "0512-60000200", "", "", ""].map(str::to_owned).to_vec()];
        let file = some.workbook();
        let found = preview(&street, &file).await;
        let _ = apply(&street, &file, &found.digest).await.expect(200);
        apply(&street, &file, &found.digest).await.refused(Kind::Stale);
        apply(&street, &Rows::default().workbook(), &found.digest).await.refused(Kind::Stale);
        assert_eq!(app.count("communities", "name = '柳荫社区'").await, 1);
    }

    async fn a_file_that_is_no_workbook_or_far_too_large_is_refused(app: TestApp) {
        let street = app.street_admin().await;
        for nonsense in [b"nonsense".to_vec(), Vec::new(), b"PK\x03\x04".to_vec()] {
            send(&street, "/workbook/preview", &nonsense).await.refused(Kind::UnsupportedMedia);
        }
        send(&street, "/workbook/preview", &bomb()).await.refused(Kind::TooLarge);
        send(&street, "/workbook/preview", &vec![0; 5 * 1024 * 1024 + 1]).await.refused(Kind::TooLarge);
        let other = street.request(Method::POST, "/workbook/preview").body("text/csv", "a,b").send().await;
        other.refused(Kind::UnsupportedMedia);
    }
}
