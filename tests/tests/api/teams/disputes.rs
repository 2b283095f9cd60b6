//! Lines of the ledger that volunteers dispute, and who decides them.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use contract::{
    notifications::{Inbox, NotificationKind},
    page::Page,
    problem::Kind,
    teams::{DisputeState as State, DisputedHours, Hours, HoursKind},
};
use serde_json::{Value, json};
use tests::{
    Client, Reply, TestApp, make, on_each_backend, seed,
    teams::{day, done, lead, volunteer, volunteer_url},
};

use super::{erase, hours};

/// Says that the latest line of somebody should have so many minutes.
async fn dispute(who: &Client, minutes: i32) -> Reply {
    let line = hours(who).await.entries[0].id;
    let body = json!({"minutes": minutes, "reason": "八点到十点，一共两个小时"});
    who.post_once(&make::key(), &format!("/me/hours/{line}/dispute"), &body).await
}

fn list_url() -> String {
    format!("/communities/{}/hours-disputes", seed::community(0))
}

async fn listed(by: &Client) -> Vec<DisputedHours> {
    let page: Page<DisputedHours> = by.get(&list_url()).await.read(200);
    page.items
}

async fn decide(by: &Client, body: &Value) -> Reply {
    let admin_sees = listed(by).await;
    let id = admin_sees[0].entry.dispute.as_ref().expect("a dispute").id;
    by.post(&format!("{}/{id}", list_url()), body).await
}

async fn told(who: &Client) -> Vec<NotificationKind> {
    let inbox: Inbox = who.get("/me/notifications").await.read(200);
    inbox.items.into_iter().map(|one| one.kind).collect()
}

/// A volunteer whose lead counted ninety minutes.
async fn ninety(app: &TestApp) -> Client {
    let helper = volunteer(app, "张志强", |_| {}).await;
    let _ = done(app, &app.resident("王秀兰").await, &helper, 90).await;
    helper
}

on_each_backend! {
    async fn a_dispute_that_is_right_is_a_counter_entry(app: TestApp) {
        let (helper, admin) = (ninety(&app).await, app.station_admin().await);
        let now: Hours = dispute(&helper, 120).await.read(201);
        let open = now.entries[0].dispute.as_ref().expect("a dispute");
        assert_eq!((now.minutes, open.state, open.minutes), (90, State::Open, 120));
        assert!(told(&admin).await.contains(&NotificationKind::HoursDisputed));
        let waiting = listed(&admin).await;
        assert_eq!((waiting.len(), waiting[0].name.as_str(), waiting[0].decides), (1, "张志强", true));
        let set_right = json!({"minutes": 120, "reason": "与签到记录一致，予以更正"});
        let now: Hours = decide(&admin, &set_right).await.read(200);
        assert_eq!(now.minutes, 120);
        let lines: Vec<_> = now.entries.iter().map(|line| (line.kind, line.minutes)).collect();
        assert_eq!(lines, [(HoursKind::Correction, 30), (HoursKind::Service, 90)]);
        let decided = now.entries[1].dispute.as_ref().expect("it stays");
        assert_eq!((decided.state, decided.answer.as_deref()), (State::Corrected, Some("与签到记录一致，予以更正")));
        assert_eq!(told(&helper).await[0], NotificationKind::HoursDecided);
        decide(&admin, &set_right).await.refused(Kind::Conflict);
        assert_eq!(hours(&helper).await.minutes, 120, "decided once");
    }

    async fn a_dispute_that_is_refused_says_why_and_the_line_stands(app: TestApp) {
        let (helper, admin) = (ninety(&app).await, app.station_admin().await);
        let _ = dispute(&helper, 120).await.expect(201);
        let now: Hours = decide(&admin, &json!({"reason": "签到记录是一个半小时"})).await.read(200);
        assert_eq!((now.minutes, now.entries.len()), (90, 1));
        let decided = now.entries[0].dispute.as_ref().expect("it stays");
        assert_eq!((decided.state, decided.answer.as_deref()), (State::Refused, Some("签到记录是一个半小时")));
        let _ = dispute(&helper, 100).await.expect(201);
        assert_eq!(hours(&helper).await.entries[0].dispute.as_ref().map(|again| again.state), Some(State::Open));
    }

    async fn a_line_is_disputed_once_at_a_time_and_within_thirty_days(app: TestApp) {
        let helper = ninety(&app).await;
        dispute(&helper, 90).await.refused_field("/minutes", "dispute_minutes");
        dispute(&helper, -10).await.refused_field("/minutes", "dispute_minutes");
        dispute(&helper, 721).await.refused_field("/minutes", "dispute_minutes");
        let line = hours(&helper).await.entries[0].id;
        let body = json!({"minutes": 120, "reason": "八点到十点"});
        let other = volunteer(&app, "刘洋", |_| {}).await;
        other.post(&format!("/me/hours/{line}/dispute"), &body).await.refused(Kind::NotFound);
        let _ = dispute(&helper, 120).await.expect(201);
        dispute(&helper, 130).await.refused(Kind::Conflict);
        assert_eq!(app.count("hours_disputes", "true").await, 1);
        let late = volunteer(&app, "马丽", |_| {}).await;
        let old = "INSERT INTO volunteer_hours (id, community_id, account_id, kind, day, minutes, written_by, at) \
            SELECT account_id, community_id, account_id, 'correction', '2026-01-01', 45, account_id, at - 31 * 86400000000 \
            FROM (SELECT v.account_id, v.community_id, v.applied_at AS at FROM volunteers v \
            JOIN accounts a ON a.id = v.account_id WHERE a.name = '马丽') AS one";
        app.run_sql(old).await;
        dispute(&late, 60).await.refused_field("", "dispute_late");
    }

    async fn neither_who_wrote_the_line_nor_whose_it_is_decides(app: TestApp) {
        let helper = ninety(&app).await;
        let admin = app.station_admin().await;
        let more = json!({"minutes": 30, "reason": "补记上次的服务"});
        let _: Hours = admin.post_once(&make::key(), &volunteer_url(&helper, "/hours"), &more).await.read(201);
        let _ = dispute(&helper, 45).await.expect(201);
        assert!(!listed(&admin).await[0].decides, "they wrote it");
        decide(&admin, &json!({"reason": "没有记错"})).await.refused(Kind::Forbidden);
        let street = app.street_admin().await;
        let now: Hours = decide(&street, &json!({"minutes": 45, "reason": "应为四十五分钟"})).await.read(200);
        assert_eq!(now.minutes, 90 + 45);
        lead(&app).await.get(&list_url()).await.refused(Kind::Forbidden);
        helper.get(&list_url()).await.refused(Kind::Forbidden);
    }

    async fn the_districts_workbook_says_which_hours_are_disputed(app: TestApp) {
        let (helper, admin) = (ninety(&app).await, app.station_admin().await);
        let _ = dispute(&helper, 120).await.expect(201);
        let path = format!("/communities/{}/hours.xlsx?from={}&to={}", seed::community(0), day(0), day(0));
        let reply = admin.get(&path).await.expect(200);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(reply.body.to_vec())).expect("a workbook");
        let sheet = book.worksheet_range_at(0).expect("a sheet").expect("rows");
        let row = sheet.rows().find(|row| row[1] == "张志强").expect("the volunteer");
        assert_eq!(row.last().map(ToString::to_string).as_deref(), Some("1"));
    }

    async fn disputes_are_taken_along_and_go_with_the_account(app: TestApp) {
        let helper = ninety(&app).await;
        let _ = dispute(&helper, 120).await.expect(201);
        let taken: contract::privacy::Export = helper.get("/me/export").await.read(200);
        assert!(taken.hours.entries[0].dispute.is_some());
        erase(&helper).await;
        assert_eq!(app.count("hours_disputes", "true").await, 0);
        assert_eq!(app.count("volunteer_hours", "true").await, 1, "the ledger stays");
    }
}
