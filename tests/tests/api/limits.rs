//! Limits: strict on codes and sign-in, fair on reading, told in headers, shared between instances.

use contract::problem::Kind;
use serde_json::json;
use tests::{Backend, Client, Reply, Settings, TestApp, make, on_each_backend, pictures};

/// Runs a test against an app with other limits than usual, on both databases.
macro_rules! limited {
    ($($name:ident: |$settings:ident| $change:expr, async |$app:ident| $body:block)+) => {
        $(mod $name {
            use super::*;

            #[test]
            fn sqlite() {
                with_limits(Backend::Sqlite, change, run);
            }

            #[test]
            fn postgres() {
                with_limits(Backend::Postgres, change, run);
            }

            fn change($settings: &mut Settings) {
                $change;
            }

            async fn run($app: TestApp) $body
        })+
    };
}

fn with_limits<F: Future<Output = ()>>(backend: Backend, change: fn(&mut Settings), test: impl FnOnce(TestApp) -> F) {
    tests::run(async {
        let Some(app) = TestApp::start_with(backend, change).await else {
            return;
        };
        test(app.clone()).await;
        app.stop().await;
    });
}

/// How many of `times` requests in a row were let through; the rest must be refused politely.
async fn admitted(times: usize, mut ask: impl AsyncFnMut() -> Reply) -> usize {
    let mut admitted = 0;
    for _ in 0..times {
        let reply = ask().await;
        if reply.status == 429 {
            refused_politely(&reply);
        } else {
            assert!(reply.status < 500, "{}", reply.text());
            admitted += 1;
        }
    }
    admitted
}

fn refused_politely(reply: &Reply) {
    let problem = reply.refused(Kind::TooMany);
    let header: u32 = reply.header("retry-after").expect("Retry-After").parse().expect("seconds");
    assert_eq!(problem.retry_after, Some(header));
    assert!(header >= 1, "waiting no time helps nobody");
}

async fn ask_for_code(client: &Client, phone: &str) -> Reply {
    client.post("/sessions/codes", &json!({"phone": phone})).await
}

limited! {
    one_code_a_minute_for_a_telephone: |settings| settings.limits.codes_per_minute = 1, async |app| {
        let (nobody, phone) = (app.nobody(), app.phone());
        assert_eq!(admitted(4, async || ask_for_code(&nobody, &phone).await).await, 1);
        assert_eq!(app.codes_sent(&phone), 1);
        let _ = ask_for_code(&nobody, &app.phone()).await.expect(202);
    }

    a_few_codes_an_hour_for_a_telephone: |settings| settings.limits.codes_per_hour = 3, async |app| {
        let (nobody, phone) = (app.nobody(), app.phone());
        assert_eq!(admitted(8, async || ask_for_code(&nobody, &phone).await).await, 3);
    }

    not_every_telephone_from_one_address: |settings| settings.limits.codes_per_address_per_hour = 4, async |app| {
        let nobody = app.nobody();
        assert_eq!(admitted(9, async || ask_for_code(&nobody, &app.phone()).await).await, 4);
    }

    few_passwords_an_hour_for_an_account: |settings| settings.limits.sign_in_per_account_per_hour = 5, async |app| {
        let nobody = app.nobody();
        let guess = async |login: &str| nobody.post("/sessions/password", &json!({"login": login, "password": "wrong"})).await;
        assert_eq!(admitted(9, async || guess("station.admin").await).await, 5);
        refused_politely(&guess(" STATION.ADMIN ").await);
        guess("street.admin").await.refused(Kind::WrongCredentials);
    }

    a_guessed_code_counts_for_the_telephone: |settings| settings.limits.sign_in_per_account_per_hour = 5, async |app| {
        let (nobody, phone) = (app.nobody(), app.phone());
        let guess = async || nobody.post("/sessions/phone", &json!({"phone": phone, "code": "000000"})).await;
        assert_eq!(admitted(8, guess).await, 5);
    }

    who_signs_in_rightly_is_not_counted: |settings| {
        settings.limits.sign_in_per_account_per_hour = 2;
        settings.limits.sign_in_per_hour = 2;
    }, async |app| {
        for _ in 0..6 {
            let _ = app.sign_in_by_password("station.admin", tests::seed::PASSWORD).await;
        }
    }

    a_stranger_who_guesses_does_not_lock_anybody_out: |settings| {
        settings.server.trusted_proxies = vec!["127.0.0.0/8".to_owned()];
        settings.limits.sign_in_per_account_per_hour = 3;
        settings.limits.sign_in_per_account_anywhere_per_hour = 5;
    }, async |app| {
        let at = |address: &str| app.nobody().with("x-forwarded-for", address);
        let sign_in = async |address: &str, password: &str| {
            at(address).post("/sessions/password", &json!({"login": "station.admin", "password": password})).await
        };
        assert_eq!(admitted(5, async || sign_in("203.0.113.9", "wrong").await).await, 3);
        refused_politely(&sign_in("203.0.113.77", tests::seed::PASSWORD).await);
        let _ = sign_in("198.51.100.1", tests::seed::PASSWORD).await.expect(201);
        assert_eq!(admitted(5, async || sign_in("192.0.2.1", "wrong").await).await, 2, "from everywhere together");
    }

    a_refusal_by_the_telephone_costs_the_address_nothing: |settings| {
        settings.limits.codes_per_minute = 1;
        settings.limits.codes_per_address_per_hour = 2;
    }, async |app| {
        let (nobody, phone) = (app.nobody(), app.phone());
        assert_eq!(admitted(4, async || ask_for_code(&nobody, &phone).await).await, 1);
        assert_eq!(admitted(4, async || ask_for_code(&nobody, &app.phone()).await).await, 1);
    }

    an_anonymous_message_pays_once_and_only_when_it_is_sound: |settings| settings.limits.anonymous_per_hour = 1, async |app| {
        let (nobody, key) = (app.nobody(), make::key());
        let mut letter = contract::mailbox::NewMessage { anonymous: Some(make::tracking().1), ..make::plain() };
        let elsewhere = contract::mailbox::NewMessage { community_id: tests::seed::nothing(), ..letter.clone() };
        for _ in 0..3 {
            nobody.post("/mailbox/messages", &elsewhere).await.refused_field("/community_id", "community_unknown");
        }
        for _ in 0..3 {
            let _ = nobody.post_once(&key, "/mailbox/messages", &letter).await.expect(201);
        }
        letter.anonymous = Some(make::tracking().1);
        refused_politely(&nobody.post_once(&make::key(), "/mailbox/messages", &letter).await);
    }

    a_refusal_is_counted_and_numbered: |settings| settings.limits.read_per_minute = 1, async |app| {
        let nobody = app.nobody();
        let refusals = async || {
            let figures = nobody.get("/metrics").await.expect(200).text();
            let lines = figures.lines().filter(|line| line.starts_with("http_requests_total{") && line.contains("/api/v1/communities\"") && line.contains("429"));
            lines.filter_map(|line| line.rsplit(' ').next()?.parse::<u64>().ok()).sum::<u64>()
        };
        let before = refusals().await;
        let _ = nobody.get("/communities").await;
        let refused = nobody.get("/communities").await;
        refused_politely(&refused);
        assert!(refused.header("x-request-id").is_some_and(|id| id.len() == 36), "{:?}", refused.headers);
        assert_eq!(refused.header("x-content-type-options"), Some("nosniff"));
        assert!(refusals().await > before, "it is in the figures");
    }

    a_tracking_secret_is_not_paid_by_the_account: |settings| settings.limits.read_per_minute = 2, async |app| {
        let made = make::message(&app).anonymous().await;
        let signed_in = app.resident("王秀兰").await.tracking(&made.secret.clone().expect("a secret"));
        let reply = signed_in.get("/cases/tracked").await.expect(200);
        assert!(reply.header("ratelimit-policy").expect("a policy").starts_with("\"read\""), "{:?}", reply.headers);
    }

    writing_has_a_limit: |settings| settings.limits.write_per_minute = 6, async |app| {
        let admin = app.station_admin().await;
        let url = format!("/communities/{}/notices", tests::seed::community(0));
        let notice = json!({"title": "停水", "body": "周三上午停水。"});
        let admitted = admitted(12, async || admin.post(&url, &notice).await).await;
        assert!((5..=7).contains(&admitted), "{admitted}");
    }

    reading_has_a_limit_that_is_told: |settings| settings.limits.read_per_minute = 30, async |app| {
        let nobody = app.nobody();
        let first = nobody.get("/about").await.expect(200);
        assert!(first.headers.keys().any(|name| name.as_str().starts_with("ratelimit")), "{:?}", first.headers);
        let admitted = admitted(80, async || nobody.get("/about").await).await;
        assert!((20..=45).contains(&admitted), "{admitted}");
    }

    what_is_said_again_costs_what_it_cost_first: |settings| settings.limits.read_signed_in_per_minute = 30, async |app| {
        let made = make::message(&app).await;
        let admin = app.station_admin().await;
        let admitted = admitted(80, async || admin.get(&made.url()).await).await;
        assert!((20..=45).contains(&admitted), "{admitted}");
    }

    texts_are_compared_with_cases_so_often_for_who_is_not_signed_in: |settings| settings.limits.similar_per_hour = 2, async |app| {
        let path = format!("/communities/{}/similar-cases", tests::seed::community(0));
        let (text, nobody, resident) = (json!({"text": "电梯夜里异响"}), app.nobody(), app.resident("王秀兰").await);
        assert_eq!(admitted(4, async || nobody.post(&path, &text).await).await, 2);
        assert_eq!(admitted(4, async || resident.post(&path, &text).await).await, 4);
    }

    anonymous_messages_have_a_limit: |settings| settings.limits.anonymous_per_hour = 2, async |app| {
        let nobody = app.nobody();
        let send = async || {
            let (_, anonymous) = make::tracking();
            let message = contract::mailbox::NewMessage { anonymous: Some(anonymous), ..make::plain() };
            nobody.post("/mailbox/messages", &message).await
        };
        assert_eq!(admitted(5, send).await, 2);
        assert_eq!(app.count("cases", "true").await, 2);
    }

    uploads_have_a_limit: |settings| settings.limits.photos_per_hour = 3, async |app| {
        let nobody = app.nobody();
        assert_eq!(admitted(6, async || nobody.upload("image/jpeg", pictures::jpeg()).await).await, 3);
    }

    an_address_is_not_changed_by_saying_so: |settings| settings.limits.codes_per_address_per_hour = 2, async |app| {
        let mut number = 0;
        let ask = async || {
            number += 1;
            let client = app.nobody().with("x-forwarded-for", &format!("203.0.113.{number}")).with("forwarded", &format!("for=203.0.113.{number}"));
            ask_for_code(&client, &app.phone()).await
        };
        assert_eq!(admitted(6, ask).await, 2, "no proxy is believed that was not named");
    }

    a_trusted_proxy_tells_the_address: |settings| {
        settings.server.trusted_proxies = vec!["127.0.0.0/8".to_owned()];
        settings.limits.codes_per_address_per_hour = 1;
    }, async |app| {
        for number in 1..=3 {
            let client = app.nobody().with("x-forwarded-for", &format!("203.0.113.{number}"));
            assert_eq!(admitted(3, async || ask_for_code(&client, &app.phone()).await).await, 1, "each address has its own");
        }
        let lying = app.nobody().with("x-forwarded-for", "198.51.100.7, 203.0.113.1");
        refused_politely(&ask_for_code(&lying, &app.phone()).await);
    }

    health_is_asked_without_limit: |settings| settings.limits.read_per_minute = 1, async |app| {
        for _ in 0..30 {
            let _ = app.nobody().get("/healthz").await.expect(200);
            let _ = app.nobody().get("/readyz").await.expect(200);
        }
    }
}

/// Only with Redis do instances share their limits.
#[test]
fn two_instances_share_strict_limits() {
    with_limits(
        Backend::Postgres,
        |settings| settings.limits.codes_per_hour = 4,
        async |app| {
            if tests::not_run::variable("LIANXIN_TEST_REDIS_URL").is_none() {
                return;
            }
            let (here, phone) = (app.nobody(), app.phone());
            let there = here.at(&app.another_instance().await);
            let mut turn = false;
            let ask = async || {
                turn = !turn;
                ask_for_code(if turn { &here } else { &there }, &phone).await
            };
            assert_eq!(admitted(10, ask).await, 4);
        },
    );
}

on_each_backend! {
    async fn usual_use_meets_no_limit(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        for _ in 0..50 {
            let _ = resident.get("/cases").await.expect(200);
        }
    }
}
