//! Anonymous messages: followed by a secret that only their sender has, tied to nobody.

use std::collections::BTreeSet;

use contract::{
    TRACKING,
    cases::{Because, Case, Note, State, Visibility},
    mailbox::NewMessage,
    problem::Kind,
};
use tests::{Backend, TestApp, make, not_run, on_each_backend, pictures};

on_each_backend! {
    async fn an_anonymous_case_is_followed_with_its_secret(app: TestApp) {
        let mut made = make::message(&app).anonymous().await;
        assert!(made.case.anonymous);
        let secret = made.secret.clone().expect("a secret");
        let tracked: Case = app.nobody().tracking(&secret).get("/cases/tracked").await.read(200);
        assert_eq!(tracked.summary.id, made.id());
        assert_eq!(made.seen_by(&made.by).await, tracked, "both ways show the same");
        made.accepted(&app.station_admin().await).await;
        let tracked: Case = app.nobody().tracking(&secret).get("/cases/tracked").await.read(200);
        assert_eq!(tracked.summary.state, State::Accepted);
    }

    async fn a_secret_may_be_typed_as_people_type(app: TestApp) {
        let made = make::message(&app).anonymous().await;
        let typed = made.secret.clone().expect("a secret").to_lowercase().replace('-', " ").replace('0', "o");
        let tracked: Case = app.nobody().tracking(&typed).get("/cases/tracked").await.read(200);
        assert_eq!(tracked.summary.id, made.id());
    }

    async fn the_whole_life_of_a_case_works_without_an_account(app: TestApp) {
        let made = make::message(&app).anonymous().accepted().await;
        let note = Note { text: "现在更响了。".to_owned(), visibility: Visibility::Public };
        let _ = made.act(&made.by, "notes", &note).await.expect(200);
        let mut made = made;
        made.answered(&app.station_admin().await).await;
        let reopened: Case = made.act(&made.by, "reopen", &Because { text: Some("没有修好".to_owned()) }).await.read(200);
        assert_eq!(reopened.summary.state, State::Reopened);
        made.answered(&app.station_admin().await).await;
        let rated: Case = made.act(&made.by, "rating", &make::rating()).await.read(200);
        assert_eq!(rated.summary.state, State::Closed);
        let other = make::message(&app).anonymous().await;
        let withdrawn: Case = other.act(&other.by, "withdraw", &Because::default()).await.read(200);
        assert_eq!(withdrawn.summary.state, State::Withdrawn);
    }

    async fn a_wrong_secret_finds_nothing(app: TestApp) {
        let made = make::message(&app).anonymous().await;
        let (other, _) = make::tracking();
        for secret in [other.as_str(), "nonsense", "0", &"Z".repeat(26), &"0".repeat(4000)] {
            let client = app.nobody().tracking(secret);
            client.get("/cases/tracked").await.refused(Kind::NotFound);
            client.get(&made.url()).await.refused(Kind::NotFound);
            made.act(&client, "withdraw", &Because::default()).await.refused(Kind::NotFound);
        }
        app.nobody().get("/cases/tracked").await.refused(Kind::NotFound);
        app.nobody().get(&made.url()).await.refused(Kind::Unauthenticated);
    }

    async fn one_secret_does_not_open_another_case(app: TestApp) {
        let (one, other) = (make::message(&app).anonymous().await, make::message(&app).anonymous().await);
        one.by.get(&other.url()).await.refused(Kind::NotFound);
        let named = make::message(&app).await;
        one.by.get(&named.url()).await.refused(Kind::NotFound);
    }

    async fn an_anonymous_message_with_credentials_is_refused(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let (_, anonymous) = make::tracking();
        let message = NewMessage { anonymous: Some(anonymous), ..make::plain() };
        resident.post("/mailbox/messages", &message).await.refused_field("/anonymous", "anonymous_with_credentials");
        assert_eq!(app.count("cases", "true").await, 0);
    }

    async fn a_used_tracking_secret_does_not_tell_that_it_is_known(app: TestApp) {
        let (_, anonymous) = make::tracking();
        let message = NewMessage { anonymous: Some(anonymous), ..make::plain() };
        let _ = app.nobody().post("/mailbox/messages", &message).await.expect(201);
        let again = app.nobody().post("/mailbox/messages", &message).await;
        assert!((400..500).contains(&again.status), "{}: {}", again.status, again.text());
        again.problem();
        assert_eq!(app.count("cases", "true").await, 1);
    }

    async fn nothing_that_is_written_ties_an_anonymous_case_to_a_person(app: TestApp) {
        // Somebody who is signed in on the same device writes anonymously: the browser sends no credentials.
        let resident = app.resident("王秀兰").await;
        let made = make::message(&app).anonymous().await;
        let id = made.id().uuid().simple().to_string();
        let account = resident.id().uuid().simple().to_string();
        let rows = app.sql(|sql| {
            let tables = sql.tables();
            tables.into_iter().flat_map(|table| sql.rows(&table)).collect::<Vec<_>>()
        }).await;
        let about: Vec<_> = rows.iter().filter(|row| row.contains(&id)).collect();
        assert!(about.len() >= 3, "the case, its text and its timeline are there");
        for row in about {
            assert!(!row.contains(&account), "{row}");
            assert!(!row.contains("127.0.0.1") && !row.contains("reqwest"), "{row}");
        }
        let secret = made.secret.expect("a secret").to_lowercase();
        assert!(rows.iter().all(|row| !row.contains(&secret)), "the secret itself is kept nowhere");
    }

    async fn whoever_shows_a_secret_is_only_that_even_when_signed_in(app: TestApp) {
        let made = make::message(&app).anonymous().accepted().await;
        let signed_in = app.resident("王秀兰").await.tracking(&made.secret.clone().expect("a secret"));
        let note = Note { text: "补充一点情况。".to_owned(), visibility: Visibility::Public };
        let _ = made.act(&signed_in, "notes", &note).await.expect(200);
        let account = signed_in.id().uuid().simple().to_string();
        let rows = app.sql(|sql| [sql.rows("case_entries"), sql.rows("idempotency_keys")].concat()).await;
        assert!(rows.iter().all(|row| !row.contains(&account)), "{rows:?}");
    }

    async fn staff_see_an_anonymous_case_without_any_reporter(app: TestApp) {
        let made = make::message(&app).anonymous().await;
        let seen = made.seen_by(&app.station_admin().await).await;
        assert!(seen.anonymous && seen.reporter.is_none());
    }

    async fn a_secret_in_the_address_is_not_read(app: TestApp) {
        let made = make::message(&app).anonymous().await;
        let secret = made.secret.clone().expect("a secret");
        let reply = app.nobody().get(&format!("/cases/tracked?{TRACKING}={secret}")).await;
        assert!(reply.status == 404 || reply.status == 422, "{}", reply.status);
    }
}

/// What limits are counted under in Redis.
async fn counted(conn: &mut redis::aio::MultiplexedConnection) -> BTreeSet<String> {
    redis::cmd("KEYS")
        .arg("lianxin:limit:*")
        .query_async(conn)
        .await
        .expect("keys")
}

#[test]
fn what_limits_an_anonymous_sender_knows_only_their_network() {
    tests::run(async {
        let Some(redis) = not_run::variable("LIANXIN_TEST_REDIS_URL") else {
            return;
        };
        let client = redis::Client::open(redis.as_str()).expect("an address");
        let mut conn = client.get_multiplexed_async_connection().await.expect("Redis");
        let before = counted(&mut conn).await;
        let app = TestApp::start_with(Backend::Sqlite, |settings| {
            settings.redis.url = redis.into();
            // A budget that is never short is forgotten at once.
            settings.limits.write_per_minute = 60;
            settings.server.trusted_proxies = vec!["127.0.0.0/8".to_owned()];
        })
        .await
        .expect("an app");
        for neighbour in ["203.0.113.5", "203.0.113.200"] {
            let client = app.nobody().with("x-forwarded-for", neighbour);
            let letter = NewMessage {
                anonymous: Some(make::tracking().1),
                ..make::plain()
            };
            let _ = client.post("/mailbox/messages", &letter).await.expect(201);
            let _ = client.upload("image/jpeg", pictures::jpeg()).await.expect(201);
        }
        let after = counted(&mut conn).await;
        let rules: Vec<_> = after.difference(&before).filter_map(|key| key.split(':').nth(2)).collect();
        assert_eq!(rules, ["anonymous", "photo", "write"], "one of each for both neighbours");
        app.stop().await;
    });
}
