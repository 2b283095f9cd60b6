//! The clock of a case: it stands still, goes on, gets more time; and what nobody rates is closed.

use api::{cache::Cache, cases::alarm, moment::Moment, places::Directory};
use chrono::{DateTime, Duration, Utc};
use contract::{
    accounts::Role,
    cases::{Action, Because, Case, CaseSummary, State},
    handling::{PauseReason, Ruling},
    notifications::{Inbox, NotificationKind},
    page::Page,
    problem::Kind,
};
use serde_json::json;
use tests::{Client, TestApp, make, on_each_backend};

use super::{handling, more, pause};

const GRANTED: Ruling = Ruling {
    granted: true,
    text: None,
};

/// Does what is due by itself so many days from now, as a server does each minute.
async fn after(app: &TestApp, days: i64) {
    let cache = Cache::open(app.settings()).await.expect("a cache");
    let (db, directory) = (app.db().await, Directory::default());
    let moment = Moment::at(Moment::now().time() + Duration::days(days));
    alarm::sweep(&db, &cache, &directory, moment).await.expect("a look");
}

/// What somebody was told, the latest first.
async fn told(client: &Client) -> Vec<NotificationKind> {
    let inbox: Inbox = client.get("/me/notifications").await.read(200);
    inbox.items.into_iter().map(|item| item.kind).collect()
}

fn due(case: &Case) -> DateTime<Utc> {
    case.summary.due_at.expect("a time")
}

fn times(case: &Case, action: Action) -> usize {
    case.timeline.iter().filter(|entry| entry.action == action).count()
}

on_each_backend! {
    async fn a_clock_stands_still_until_the_reporter_has_said_what_is_missing(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, before) = (app.station_admin().await, due(&made.case));
        let still: Case = made.act(&admin, "pause", &pause(PauseReason::Reporter)).await.read(200);
        assert_eq!(still.summary.due_at, None);
        let paused: Page<CaseSummary> = admin.get("/cases?work=paused").await.read(200);
        assert_eq!(paused.items.len(), 1);
        let seen = made.seen_by(&made.by).await;
        assert_eq!(seen.timeline.last().and_then(|entry| entry.text.as_deref()), Some("请补充漏水部位的照片。"));
        let _ = made.act(&admin, "notes", &json!({"text": "催过一次", "visibility": "internal"})).await.expect(200);
        assert_eq!(made.seen_by(&admin).await.summary.due_at, None, "only the reporter is waited for");
        let _ = made.act(&made.by, "notes", &json!({"text": "在二楼东侧。", "visibility": "public"})).await.expect(200);
        let going = made.seen_by(&admin).await;
        assert!(due(&going) >= before, "no time is lost");
        assert_eq!(going.timeline.last().map(|entry| (entry.action, entry.by.role)), Some((Action::Resume, Role::System)));
    }

    async fn a_clock_goes_on_by_itself_on_the_day_that_was_named(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, before) = (app.station_admin().await, due(&made.case));
        let _ = made.act(&admin, "pause", &pause(PauseReason::Others)).await.expect(200);
        assert!(handling(&made, &admin).await.pause.is_some());
        after(&app, 9).await;
        assert_eq!(made.seen_by(&admin).await.summary.due_at, None);
        after(&app, 11).await;
        after(&app, 11).await;
        // Read as somebody else: what the server keeps ready was not changed through it.
        let going = made.seen_by(&made.by).await;
        assert_eq!(times(&going, Action::Resume), 1);
        assert!(due(&going) > before + Duration::days(5), "it stood still for ten days");
    }

    async fn a_clock_stands_still_for_sixty_days_at_most(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let admin = app.station_admin().await;
        for day in [super::day(0), super::day(-1), super::day(62)] {
            let wrong = contract::handling::Pause { until: day, ..pause(PauseReason::Others) };
            made.act(&admin, "pause", &wrong).await.refused_field("/until", "until_range");
        }
        let _ = made.act(&admin, "pause", &pause(PauseReason::Others)).await.expect(200);
        made.act(&admin, "pause", &pause(PauseReason::Others)).await.refused(Kind::Conflict);
        let _ = made.act(&admin, "resume", &Because::default()).await.expect(200);
    }

    async fn more_time_is_given_once_by_somebody_else(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, second, before) = (app.station_admin().await, app.second_admin().await, due(&made.case));
        let _ = made.act(&admin, "extension", &more(3)).await.expect(200);
        made.act(&admin, "extension/ruling", &GRANTED).await.refused(Kind::Forbidden);
        let refused: Case = made.act(&second, "extension/ruling", &Ruling { granted: false, text: Some("请按期办结。".to_owned()) }).await.read(200);
        assert_eq!(due(&refused), before);
        let _ = made.act(&admin, "extension", &more(3)).await.expect(200);
        assert_eq!(handling(&made, &second).await.question.and_then(|question| question.days), Some(3));
        let given: Case = made.act(&second, "extension/ruling", &GRANTED).await.read(200);
        assert!(due(&given) >= before + Duration::days(3), "three working days");
        made.act(&admin, "extension", &more(3)).await.refused(Kind::Conflict);
        assert_eq!(times(&made.seen_by(&made.by).await, Action::Extend), 1, "its reporter learns of it");
    }

    async fn no_more_time_is_asked_for_once_it_has_run_out(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let id = app.bytes(made.id().uuid().as_bytes());
        app.run_sql(&format!("UPDATE cases SET due_at = 1000 WHERE id = {id}")).await;
        made.act(&app.station_admin().await, "extension", &more(3)).await.refused(Kind::Conflict);
    }

    async fn whoever_does_not_rate_is_reminded_once_and_then_the_case_is_closed(app: TestApp) {
        let made = make::message(&app).answered().await;
        after(&app, 2).await;
        assert_eq!(times(&made.seen_by(&made.by).await, Action::Remind), 0);
        after(&app, 4).await;
        let servers = tokio::join!(after(&app, 4), after(&app, 4));
        assert_eq!(servers, ((), ()));
        // Read as others: what the server keeps ready was not changed through it.
        let seen = made.seen_by(&app.station_admin().await).await;
        assert_eq!((times(&seen, Action::Remind), seen.summary.state), (1, State::Answered));
        after(&app, 8).await;
        let seen = made.seen_by(&app.street_admin().await).await;
        assert_eq!((times(&seen, Action::Close), seen.summary.state), (1, State::Closed));
        let rated: Case = made.act(&made.by, "rating", &make::rating()).await.read(200);
        assert!(rated.rating.is_some(), "their word still counts");
    }

    async fn whoever_rates_is_not_reminded(app: TestApp) {
        let made = make::message(&app).rated().await;
        after(&app, 8).await;
        let seen = made.seen_by(&made.by).await;
        assert_eq!((times(&seen, Action::Remind), times(&seen, Action::Close)), (0, 0));
    }

    async fn whoever_sees_to_a_case_is_reminded_once_before_its_time_runs_out(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        let _ = made.act(&admin, "dispatch", &super::to(super::id_of(&worker).await)).await.expect(200);
        let _ = made.act(&worker, "start", &Because::default()).await.expect(200);
        let due = due(&made.case);
        let look = async |before: Duration| {
            let cache = Cache::open(app.settings()).await.expect("a cache");
            let (db, directory) = (app.db().await, Directory::default());
            alarm::sweep(&db, &cache, &directory, Moment::at(due - before)).await.expect("a look")
        };
        look(Duration::hours(25)).await;
        assert_eq!(told(&worker).await, [NotificationKind::CaseGiven], "there is time left");
        assert_eq!(tokio::join!(look(Duration::hours(23)), look(Duration::hours(22))), (0, 0));
        assert_eq!(told(&worker).await, [NotificationKind::CaseDueSoon, NotificationKind::CaseGiven]);
        assert_eq!(app.count("case_reminders", "1 = 1").await, 1);
        assert_eq!(look(Duration::hours(-1)).await, 1);
        assert_eq!(told(&app.street_admin().await).await, [NotificationKind::CaseOverdue]);
    }

    async fn those_who_decide_are_told_what_is_asked_and_who_asks_is_not(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, second) = (app.station_admin().await, app.second_admin().await);
        let _ = made.act(&admin, "extension", &more(3)).await.expect(200);
        assert_eq!(told(&second).await, [NotificationKind::ExtensionAsked]);
        assert_eq!(told(&admin).await, []);
    }
}
