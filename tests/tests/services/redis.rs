//! Redis: two instances share what it holds, go on when it stops, and share again when it is back.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use contract::{cases::State, problem::Kind};
use serde_json::{Value, json};
use tests::{Backend, Client, TestApp, make, not_run, process, until};

/// A Redis that can be stopped.
struct Redis {
    port: u16,
    process: Child,
}

impl Redis {
    fn start(port: u16, folder: &Path) -> Option<Self> {
        let mut command = Command::new("redis-server");
        command
            .args(["--port", &port.to_string(), "--bind", "127.0.0.1", "--save", "", "--dir"])
            .arg(folder);
        match command.stdout(Stdio::null()).stderr(Stdio::null()).spawn() {
            Ok(process) => Some(Self { port, process }),
            Err(error) => {
                not_run::note(&format!("stopping Redis: redis-server cannot be started: {error}"));
                None
            }
        }
    }

    fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/0", self.port)
    }

    fn stop(&mut self) {
        self.process.kill().expect("Redis can be stopped");
        self.process.wait().expect("Redis is gone");
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

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

/// How many of ten codes for one telephone are let through when two instances are asked by turns.
async fn codes(here: &Client, there: &Client, phone: &str) -> usize {
    let mut admitted = 0;
    for number in 0..10 {
        let client = if number % 2 == 0 { here } else { there };
        let reply = client.post("/sessions/codes", &json!({ "phone": phone })).await;
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

#[test]
fn redis_comes_and_goes_and_requests_go_on() {
    tests::run(async {
        let folder = tempfile::tempdir().expect("a folder");
        let Some(mut redis) = Redis::start(process::free_port(), folder.path()) else {
            return;
        };
        let url = redis.url();
        let app = TestApp::start_with(Backend::Sqlite, |settings| {
            settings.redis.url = url.into();
            settings.limits.codes_per_hour = 3;
        })
        .await
        .expect("an app on SQLite");
        let here = app.nobody();
        let there = here.at(&app.another_instance().await);
        until_told(&here, "up").await;
        until_told(&there, "up").await;
        let resident = app.resident("王秀兰").await;
        let admin = app.station_admin().await;

        // One budget, one view of a case.
        assert_eq!(codes(&here, &there, &app.phone()).await, 3);
        let first = make::message(&app).by(&resident).await.case;
        let second = make::message(&app).by(&resident).await.case;
        let address = |id| format!("/cases/{id}");
        let reader = resident.at(there.base());
        assert_eq!(state(&reader, &address(first.summary.id)).await, State::Submitted);
        assert_eq!(state(&reader, &address(second.summary.id)).await, State::Submitted);
        let _ = admin
            .post(&format!("/cases/{}/accept", first.summary.id), &json!({}))
            .await
            .expect(200);
        until_state(&reader, &address(first.summary.id), State::Accepted).await;

        redis.stop();
        for _ in 0..20 {
            let began = Instant::now();
            let _ = resident.get("/cases").await.expect(200);
            assert!(
                began.elapsed() < Duration::from_secs(3),
                "nobody waits for a Redis that is gone"
            );
        }
        until_told(&here, "down").await;
        assert_eq!(gauge(&here).await, "0");
        assert_eq!(codes(&here, &there, &app.phone()).await, 6, "each instance limits on its own");
        let _ = admin
            .post(&format!("/cases/{}/accept", second.summary.id), &json!({}))
            .await
            .expect(200);
        assert_eq!(
            state(&reader, &address(second.summary.id)).await,
            State::Accepted,
            "the cache is passed by"
        );

        let redis = Redis::start(redis.port, folder.path()).expect("Redis starts as before");
        until_told(&here, "up").await;
        until_told(&there, "up").await;
        assert_eq!(gauge(&here).await, "1");
        assert_eq!(codes(&here, &there, &app.phone()).await, 3, "one budget again");
        assert_eq!(state(&reader, &address(second.summary.id)).await, State::Accepted);
        app.stop().await;
        drop(redis);
    });
}

async fn state(client: &Client, address: &str) -> State {
    client.get(address).await.read::<contract::cases::Case>(200).summary.state
}

/// Another instance may believe what it read for two seconds.
async fn until_state(client: &Client, address: &str, expected: State) {
    until("the other instance sees the change", async || {
        (state(client, address).await == expected).then_some(())
    })
    .await;
}

async fn gauge(client: &Client) -> String {
    let figures = client.get("/metrics").await.expect(200).text();
    let line = figures
        .lines()
        .find(|line| line.starts_with("lianxin_redis_up "))
        .expect("a figure for Redis");
    line.rsplit(' ').next().expect("a value").to_owned()
}
