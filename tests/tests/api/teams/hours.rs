//! What was given stands, is set right in the open, and can be shown to anybody.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use contract::teams::{Certificate, Hours, HoursKind};
use serde_json::json;
use tests::{
    make, on_each_backend, seed,
    teams::{day, done, volunteer, volunteer_url},
};

use super::{erase, hours};

on_each_backend! {
    async fn hours_are_set_right_by_a_counter_entry(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let _ = done(&app, &app.resident("王秀兰").await, &helper, 90).await;
        let (admin, path) = (app.station_admin().await, volunteer_url(&helper, "/hours"));
        let less = json!({"minutes": -30, "reason": "多记了路上的时间"});
        let key = make::key();
        let now: Hours = admin.post_once(&key, &path, &less).await.read(201);
        let again: Hours = admin.post_once(&key, &path, &less).await.read(201);
        assert_eq!((now.minutes, again.minutes), (60, 60));
        let taken: contract::privacy::Export = helper.get("/me/export").await.read(200);
        assert_eq!((taken.hours, taken.services.len(), taken.volunteering.is_some()), (now, 1, true));
        let lines: Vec<_> = hours(&helper).await.entries.into_iter().map(|line| (line.kind, line.minutes)).collect();
        assert_eq!(lines, [(HoursKind::Correction, -30), (HoursKind::Service, 90)]);
        let all = json!({"minutes": -61, "reason": "全部去掉"});
        admin.post(&path, &all).await.refused_field("/minutes", "correction_range");
    }

    async fn what_one_takes_along_holds_every_line_and_certificate(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let _ = done(&app, &app.resident("王秀兰").await, &helper, 90).await;
        let (admin, path) = (app.station_admin().await, volunteer_url(&helper, "/hours"));
        let more = json!({"minutes": 1, "reason": "少记了一分钟"});
        for _ in 0..100 {
            let _ = admin.post(&path, &more).await.expect(201);
        }
        let key = make::key();
        let paper: Certificate = helper.post_once(&key, "/me/hours/certificate", &json!({})).await.read(201);
        let again: Certificate = helper.post_once(&key, "/me/hours/certificate", &json!({})).await.read(201);
        assert_eq!(paper.code, again.code, "told again to who names the same key");
        let everything = app.sql(tests::Sql::everything).await;
        assert!(!everything.contains(&paper.code), "and otherwise on the paper alone");
        let taken: contract::privacy::Export = helper.get("/me/export").await.read(200);
        assert_eq!((taken.hours.minutes, taken.hours.entries.len()), (190, 101));
        let own: Vec<_> = taken.certificates.iter().map(|own| (&own.number, own.minutes)).collect();
        assert_eq!(own, [(&paper.number, 190)]);
    }

    async fn districts_get_what_volunteers_gave_as_a_workbook(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let resident = app.resident("王秀兰").await;
        let _ = done(&app, &resident, &helper, 90).await;
        let admin = app.station_admin().await;
        let decision = json!({"accept": true, "level": 1, "checked": true, "number": "320505000012345"});
        let _ = admin.post(&volunteer_url(&helper, ""), &decision).await.expect(200);
        let at = |from: &str, to: &str| format!("/communities/{}/hours.xlsx?from={from}&to={to}", seed::community(0));
        let reply = admin.get(&at(&day(0), &day(0))).await.expect(200);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(reply.body.to_vec())).expect("a workbook");
        let sheet = book.worksheet_range_at(0).expect("a sheet").expect("rows");
        let row = sheet.rows().find(|row| row[1] == "张志强").expect("the volunteer");
        let row: Vec<String> = row.iter().map(ToString::to_string).collect();
        assert_eq!(row, ["320505000012345", "张志强", "1", "1.5", "1.5", "0", "0"]);
        let reply = admin.get(&at("2020-01-01", "2020-12-31")).await.expect(200);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(reply.body.to_vec())).expect("a workbook");
        assert_eq!(book.worksheet_range_at(0).expect("a sheet").expect("rows").height(), 1, "its head alone");
        admin.get(&at("2026-02-01", "2026-01-01")).await.refused_field("/to", "range");
        let log = app.street_admin().await.get("/audit").await.text();
        assert!(log.contains("take_hours") && !log.contains("张志强"), "{log}");
    }

    async fn a_line_of_the_ledger_is_never_changed(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let _ = done(&app, &app.resident("王秀兰").await, &helper, 90).await;
        for change in ["UPDATE volunteer_hours SET minutes = 6000", "DELETE FROM volunteer_hours"] {
            assert!(!app.sql(move |sql| sql.admits(change)).await, "{change}");
        }
        assert_eq!(hours(&helper).await.minutes, 90);
    }

    async fn a_certificate_is_true_for_who_holds_it_and_nobody_else(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        helper.post("/me/hours/certificate", &json!({})).await.refused_field("", "nothing_to_certify");
        let _ = done(&app, &app.resident("王秀兰").await, &helper, 90).await;
        let paper: Certificate = helper.post("/me/hours/certificate", &json!({})).await.read(201);
        assert_eq!((paper.name.as_str(), paper.minutes, paper.services), ("张志强", 90, 1));
        let proof = |number: &str, code: &str| json!({"number": number, "code": code});
        let stranger = app.nobody();
        let copied = paper.code.to_lowercase().replace('-', " ");
        let seen: Certificate = stranger.post("/certificates/verification", &proof(&paper.number, &copied)).await.read(200);
        // What is printed, and no more.
        assert_eq!(seen, Certificate { code: copied, ..paper.clone() });
        assert_eq!((seen.from, seen.to), (Some(day(0)), Some(day(0))));
        let content: Vec<_> = seen.content.iter().map(|one| (one.kind.is_some(), one.services, one.minutes)).collect();
        assert_eq!(content, [(true, 1, 90)]);
        assert!(seen.phone.is_some_and(|phone| !phone.is_empty()));
        let before = "UPDATE hour_certificates SET first_day = NULL, last_day = NULL, content = NULL, phone = NULL";
        app.run_sql(before).await;
        let old: Certificate = stranger.post("/certificates/verification", &proof(&paper.number, &paper.code)).await.read(200);
        assert_eq!((old.from, old.content, old.phone), (None, vec![], None));
        let other: Certificate = helper.post("/me/hours/certificate", &json!({})).await.read(201);
        for wrong in [proof(&paper.number, &other.code), proof("Z000000-000000", &paper.code)] {
            stranger.post("/certificates/verification", &wrong).await.refused_field("/code", "certificate_proof");
        }
        erase(&helper).await;
        let gone = stranger.post("/certificates/verification", &proof(&paper.number, &paper.code)).await;
        gone.refused_field("/code", "certificate_proof");
    }
}
