//! PostgreSQL alone: whatever does not need Redis to be shared works without it.

use contract::{
    cases::{Case, State},
    problem::Kind,
};
use tests::{Backend, TestApp, make};

async fn app() -> Option<TestApp> {
    TestApp::start_with(Backend::Postgres, |settings| {
        settings.redis.url = String::new().into();
        settings.limits.codes_per_hour = 2;
    })
    .await
}

#[test]
fn a_case_lives_its_life_on_postgres_without_redis() {
    tests::run(async {
        let Some(app) = app().await else { return };
        let said = app.nobody().get("/readyz").await.expect(200).value();
        assert_eq!(said["redis"], "not used", "{said}");
        let made = make::message(&app).rated().await;
        assert_eq!(made.seen_by(&made.by).await.summary.state, State::Closed);
        let found = app.station_admin().await.get("/cases?scope=desk&q=%E7%94%B5%E6%A2%AF").await;
        assert_eq!(found.expect(200).value()["items"].as_array().map(Vec::len), Some(1));
        let key = make::key();
        let once: Case = made.by.post_once(&key, "/mailbox/messages", &make::plain()).await.read(201);
        let again: Case = made.by.post_once(&key, "/mailbox/messages", &make::plain()).await.read(201);
        assert_eq!(once.summary.id, again.summary.id);
        app.stop().await;
    });
}

#[test]
fn limits_hold_on_postgres_without_redis() {
    tests::run(async {
        let Some(app) = app().await else { return };
        let phone = app.phone();
        for _ in 0..2 {
            let _ = app.send_code(&phone).await.expect(202);
        }
        app.send_code(&phone).await.refused(Kind::TooMany);
        app.stop().await;
    });
}
