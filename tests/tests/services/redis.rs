//! Redis is a help, not a need: two instances share what it holds, go on when it stops, and share again when it is
//! back.

use std::time::{Duration, Instant};

use contract::{
    cases::{Case, State},
    problem::Kind,
};
use serde_json::Value;
use tests::{Backend, Client, Redis, Settings, TestApp, make, on_each_database, place::Place, process, until};

/// What an instance says of Redis.
async fn told(client: &Client) -> String {
    client.get("/readyz").await.read::<Value>(200)["redis"]
        .as_str()
        .expect("a word")
        .to_owned()
}

async fn until_told(client: &Client, state: &str) {
    until(&format!("Redis is {state}"), async || {
        (told(client).await == state).then_some(())
    })
    .await;
}

async fn state(client: &Client, address: &str) -> State {
    client.get(address).await.read::<Case>(200).summary.state
}

/// Another instance may believe what it read for two seconds.
async fn until_state(client: &Client, address: &str, expected: State) {
    until("the other instance sees the change", async || {
        (state(client, address).await == expected).then_some(())
    })
    .await;
}

/// How many of ten codes for one telephone are let through when two instances are asked by turns.
async fn codes(here: &Client, there: &Client, phone: &str) -> usize {
    let mut admitted = 0;
    for number in 0..10 {
        let client = if number % 2 == 0 { here } else { there };
        let reply = client.post("/sessions/codes", &serde_json::json!({ "phone": phone })).await;
        if reply.status == 429 {
            reply.refused(Kind::TooMany);
            assert!(reply.header("ratelimit").is_some() && reply.header("ratelimit-policy").is_some());
        } else {
            let _ = reply.expect(202);
            admitted += 1;
        }
    }
    admitted
}

/// Everything that people do works, and none of it takes long.
async fn everything_works(app: &TestApp) {
    let begun = Instant::now();
    let mut made = make::message(app).await;
    made.accepted(&app.station_admin().await).await;
    let _ = made.by.get("/cases").await.expect(200);
    let _ = app.station_admin().await.get("/cases?state=accepted").await.expect(200);
    assert_eq!(made.seen_by(&made.by).await.summary.state, State::Accepted);
    assert!(begun.elapsed() < Duration::from_secs(10), "took {:?}", begun.elapsed());
}

/// An app that uses this Redis, and lets a telephone have three codes an hour.
async fn app_with(backend: Backend, url: String) -> Option<TestApp> {
    let change = |settings: &mut Settings| {
        settings.redis.url = url.into();
        settings.limits.codes_per_hour = 3;
    };
    TestApp::start_with(backend, change).await
}

on_each_database! {
    async fn redis_comes_and_goes_and_requests_go_on(backend: Backend) {
        let Some(mut redis) = Redis::start().await else { return };
        let Some(app) = app_with(backend, redis.url()).await else { return };
        let here = app.nobody();
        let there = here.at(&app.another_instance().await);
        until_told(&here, "up").await;
        until_told(&there, "up").await;

        // One budget, one view of a case.
        assert_eq!(codes(&here, &there, &app.phone()).await, 3);
        let (first, second) = (make::message(&app).await, make::message(&app).await);
        let (admin, reader) = (app.station_admin().await, first.by.at(there.base()));
        for case in [&first, &second] {
            assert_eq!(state(&reader, &case.url()).await, State::Submitted);
        }
        first.clone().accepted(&admin).await;
        until_state(&reader, &first.url(), State::Accepted).await;
        assert!(!redis.keys().await.is_empty(), "Redis is really used");

        redis.stop();
        for _ in 0..20 {
            let begun = Instant::now();
            let _ = first.by.get("/cases").await.expect(200);
            assert!(begun.elapsed() < Duration::from_secs(3), "nobody waits for a Redis that is gone");
        }
        everything_works(&app).await;
        until_told(&here, "down").await;
        assert_eq!(codes(&here, &there, &app.phone()).await, 6, "each instance limits on its own");
        second.clone().accepted(&admin).await;
        assert_eq!(state(&reader, &second.url()).await, State::Accepted, "the cache is passed by");

        redis.again().await;
        until_told(&here, "up").await;
        until_told(&there, "up").await;
        assert_eq!(codes(&here, &there, &app.phone()).await, 3, "one budget again");
        assert_eq!(state(&reader, &second.url()).await, State::Accepted);
        until("Redis is used again", async || {
            everything_works(&app).await;
            (!redis.keys().await.is_empty()).then_some(())
        })
        .await;
        app.stop().await;
    }

    async fn a_server_starts_without_the_redis_it_is_to_use(backend: Backend) {
        let nowhere = format!("redis://127.0.0.1:{}/0", process::free_port());
        let Some(app) = app_with(backend, nowhere).await else { return };
        everything_works(&app).await;
        app.stop().await;
    }

    async fn what_was_just_read_costs_no_round_trip(backend: Backend) {
        let Some(redis) = Redis::start().await else { return };
        let Some(app) = app_with(backend, redis.url()).await else { return };
        let made = make::message(&app).await;
        let readings = async || {
            let before = redis.calls().await;
            for path in ["/cases".to_owned(), made.url()] {
                for _ in 0..2 {
                    let _ = made.by.get(&path).await.expect(200);
                }
            }
            redis.calls().await - before
        };
        assert!(readings().await > 0, "what nobody read yet is looked for in Redis");
        // Every ten readings tokens for more are fetched, and every two seconds the cache: in between nothing is.
        until("four readings cost nothing", async || (readings().await == 0).then_some(())).await;
        app.stop().await;
    }

    async fn a_figure_tells_whether_redis_answers(backend: Backend) {
        let Some(mut redis) = Redis::start().await else { return };
        let Some(place) = Place::seeded(backend).await else { return };
        let mut command = place.command();
        command.env("LIANXIN_REDIS__URL", redis.url());
        let server = process::Server::ready(command, &place.log()).await;
        let nobody = process::client(server.address());
        let is_told = async |value: f64| {
            until(&format!("Redis is told to be {value}"), async || {
                told(&nobody).await;
                (process::figure(&nobody, "lianxin_redis_up").await == Some(value)).then_some(())
            })
            .await;
        };
        is_told(1.0).await;
        redis.stop();
        is_told(0.0).await;
        redis.again().await;
        is_told(1.0).await;
    }
}
