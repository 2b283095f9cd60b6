//! What was given stands, is set right in the open, and can be shown to anybody.

use contract::teams::{Certificate, Hours, HoursKind};
use serde_json::json;
use tests::{
    make, on_each_backend,
    teams::{done, volunteer, volunteer_url},
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
        assert_eq!((seen.name, seen.minutes), (paper.name.clone(), 90));
        let other: Certificate = helper.post("/me/hours/certificate", &json!({})).await.read(201);
        for wrong in [proof(&paper.number, &other.code), proof("Z000000-000000", &paper.code)] {
            stranger.post("/certificates/verification", &wrong).await.refused_field("/code", "certificate_proof");
        }
        erase(&helper).await;
        let gone = stranger.post("/certificates/verification", &proof(&paper.number, &paper.code)).await;
        gone.refused_field("/code", "certificate_proof");
    }
}
