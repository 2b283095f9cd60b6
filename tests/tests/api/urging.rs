//! Nobody's case is forgotten: its reporter urges, the street supervises, and what is over its time goes up by itself.

use api::{cache::Cache, cases::alarm, moment::Moment, places::Directory};
use contract::{
    accounts::Role,
    cases::{Action, Because, Case},
    problem::Kind,
};
use tests::{TestApp, make, on_each_backend};

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

on_each_backend! {
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
