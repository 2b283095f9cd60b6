//! Nobody's case is forgotten: its reporter urges, the street supervises, and what is over its time goes up by itself.

use api::{cache::Cache, cases::alarm, moment::Moment, places::Directory};
use contract::{
    accounts::Role,
    cases::{Action, Because, Case, CaseSummary},
    handling::Merge,
    live::{CASE, LiveCase},
    page::Page,
    problem::Kind,
};
use serde_json::json;
use tests::{Client, TestApp, make, on_each_backend};

fn because(text: &str) -> Because {
    Because {
        text: Some(text.to_owned()),
    }
}

/// Looks for cases over their time, as a server does each minute; gives how many alarms it raised.
async fn look(app: &TestApp) -> usize {
    let cache = Cache::open(app.settings()).await.expect("a cache");
    let (db, directory) = (app.db().await, Directory::default());
    alarm::sweep(&db, &cache, &directory, Moment::now()).await.expect("alarms")
}

fn times(case: &Case, action: Action) -> usize {
    case.timeline.iter().filter(|entry| entry.action == action).count()
}

/// What presses on somebody's desk, as the queue marks it.
async fn pressed(by: &Client) -> Vec<Option<Action>> {
    let page: Page<CaseSummary> = by.get("/cases?work=pressed").await.read(200);
    page.items.into_iter().map(|case| case.pressed).collect()
}

async fn noted(made: &make::Made, by: &Client, visibility: &str) {
    let note = json!({"text": "已联系维修公司。", "visibility": visibility});
    let _ = made.act(by, "notes", &note).await.expect(200);
}

on_each_backend! {
    async fn what_is_urged_is_marked_until_something_is_done_for_it(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        assert!(pressed(&admin).await.is_empty());
        let desk = admin.get("/cases?limit=7").await.read::<Page<CaseSummary>>(200);
        assert!(desk.items.iter().all(|case| case.pressed.is_none()));
        let mut open = admin.listen("").await;
        let _ = made.act(&made.by, "urge", &Because::default()).await.expect(200);
        let told = loop {
            let told: LiveCase = open.of(CASE).await.read();
            if told.action == Action::Urge {
                break told;
            }
        };
        assert_eq!(told.pressed, Some(Action::Urge), "whoever has the queue open sees it at once");
        assert_eq!(pressed(&worker).await, [Some(Action::Urge)]);
        let desk: Page<CaseSummary> = admin.get("/cases?limit=7").await.read(200);
        assert_eq!(desk.items[0].pressed, Some(Action::Urge), "in every list, also one that was kept");
        noted(&made, &admin, "internal").await;
        noted(&made, &made.by, "public").await;
        assert_eq!(pressed(&admin).await, [Some(Action::Urge)], "nothing was done for it yet");
        let _ = made.act(&app.street_admin().await, "supervise", &Because::default()).await.expect(200);
        assert_eq!(made.seen_by(&admin).await.summary.pressed, Some(Action::Supervise));
        app.run_sql("UPDATE case_entries SET at = at - 86400000000 WHERE action = 'urge'").await;
        let _ = made.act(&made.by, "urge", &Because::default()).await.expect(200);
        assert_eq!(pressed(&admin).await, [Some(Action::Supervise)], "the street's weighs more");
        noted(&made, &worker, "public").await;
        assert!(pressed(&admin).await.is_empty());
        assert_eq!(made.seen_by(&made.by).await.summary.pressed, None);
    }

    async fn what_presses_is_listed_page_by_page_in_either_order(app: TestApp) {
        let by = app.resident("李建国").await;
        let mut all = Vec::new();
        for number in 0..5 {
            let made = make::message(&app).by(&by).accepted().await;
            if number != 2 {
                let _ = made.act(&by, "urge", &Because::default()).await.expect(200);
                all.push(made.id());
            }
        }
        all.sort_unstable();
        let admin = app.station_admin().await;
        for (sort, states) in [("newest", ""), ("due", ""), ("newest", "&state=accepted,in_progress"), ("due", "&state=accepted")] {
            let path = format!("/cases?work=pressed&sort={sort}{states}&limit=3");
            let first: Page<CaseSummary> = admin.get(&path).await.read(200);
            let rest: Page<CaseSummary> = admin.get(&format!("{path}&cursor={}", first.next.expect("more"))).await.read(200);
            assert_eq!((first.items.len(), rest.items.len(), rest.next), (3, 1, None), "{sort}");
            let mut found: Vec<_> = first.items.iter().chain(&rest.items).map(|case| case.id).collect();
            found.sort_unstable();
            assert_eq!(found, all, "{sort}{states}");
        }
    }

    async fn what_presses_goes_with_the_answer_and_stays_when_another_joins(app: TestApp) {
        let (older, admin) = (make::message(&app).accepted().await, app.station_admin().await);
        let _ = older.act(&older.by, "urge", &Because::default()).await.expect(200);
        let younger = make::message(&app).by(&app.resident("李建国").await).accepted().await;
        let _ = younger.act(&younger.by, "urge", &Because::default()).await.expect(200);
        let _ = younger.act(&admin, "merge", &Merge { into: older.id() }).await.expect(200);
        assert_eq!(pressed(&admin).await, [Some(Action::Urge)], "one that is set aside presses no more");
        let mut older = older;
        older.answered(&admin).await;
        assert!(pressed(&admin).await.is_empty());
        let _ = older.act(&older.by, "reopen", &Because::default()).await.expect(200);
        assert!(pressed(&admin).await.is_empty(), "it begins anew");
    }

    async fn a_reporter_urges_once_a_day_and_everybody_sees_it(app: TestApp) {
        let made = make::message(&app).accepted().await;
        assert!(made.seen_by(&made.by).await.actions.contains(&Action::Urge));
        let urged: Case = made.act(&made.by, "urge", &because("已经三天了")).await.read(200);
        assert!(!urged.actions.contains(&Action::Urge), "not twice a day");
        made.act(&made.by, "urge", &because("还没有人来")).await.refused(Kind::Conflict);
        let seen = made.seen_by(&app.station_admin().await).await;
        assert_eq!(seen.timeline.last().and_then(|entry| entry.text.as_deref()), Some("已经三天了"));
        app.run_sql("UPDATE case_entries SET at = at - 86400000000 WHERE action = 'urge'").await;
        let _ = made.act(&made.by, "urge", &because("还没有人来")).await.expect(200);
    }

    async fn an_answered_case_is_neither_urged_nor_supervised(app: TestApp) {
        let made = make::message(&app).answered().await;
        made.act(&made.by, "urge", &Because::default()).await.refused(Kind::Conflict);
        made.act(&app.street_admin().await, "supervise", &Because::default()).await.refused(Kind::Conflict);
    }

    async fn the_street_supervises_and_the_resident_reads_what_it_expects(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let _ = made.act(&app.street_admin().await, "supervise", &because("三天内办结并回复居民。")).await.expect(200);
        let seen = made.seen_by(&made.by).await;
        let last = seen.timeline.last().expect("an entry");
        assert_eq!((last.action, last.by.role), (Action::Supervise, Role::StreetAdmin));
        assert_eq!(last.text.as_deref(), Some("三天内办结并回复居民。"));
    }

    async fn a_case_over_its_time_goes_up_once_however_many_servers_look(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let other = make::message(&app).accepted().await;
        assert_eq!(look(&app).await, 0, "there is time left");
        let id = app.bytes(made.id().uuid().as_bytes());
        app.run_sql(&format!("UPDATE cases SET due_at = 1000 WHERE id = {id}")).await;
        let (one, two, three) = tokio::join!(look(&app), look(&app), look(&app));
        assert_eq!(one + two + three, 1);
        let seen = made.seen_by(&made.by).await;
        assert_eq!(times(&seen, Action::Escalate), 1);
        assert_eq!(seen.timeline.last().map(|entry| entry.by.role), Some(Role::System));
        assert_eq!(times(&other.seen_by(&other.by).await, Action::Escalate), 0);
        app.run_sql(&format!("UPDATE cases SET due_at = 2000 WHERE id = {id}")).await;
        assert_eq!(look(&app).await, 1, "another time, another alarm");
        let mut made = made;
        made.answered(&app.station_admin().await).await;
        assert_eq!(look(&app).await, 0, "who was answered waits no more");
    }
}
