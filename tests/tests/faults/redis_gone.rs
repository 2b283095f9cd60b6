//! Redis is a help, not a need: without it requests go on, and when it is back it helps again.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use contract::problem::Kind;
use serde_json::json;
use tests::{Backend, TestApp, make, not_run, process, until, within};

/// A Redis of our own.
struct Redis {
    child: Child,
    port: u16,
}

impl Redis {
    async fn start(port: u16, folder: &Path) -> Option<Self> {
        let child = Command::new("redis-server")
            .args([
                "--port",
                &port.to_string(),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
            ])
            .arg(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(child) = child else {
            not_run::note("a Redis that goes and comes back: redis-server is not installed");
            return None;
        };
        let redis = Self { child, port };
        within(Duration::from_secs(20), "Redis answers", async || {
            redis.keys().await.map(|_| ())
        })
        .await;
        Some(redis)
    }

    /// How many keys it holds; `None` while it does not answer.
    async fn keys(&self) -> Option<u64> {
        let client = redis::Client::open(format!("redis://127.0.0.1:{}", self.port)).expect("an address");
        let mut conn = client.get_multiplexed_async_connection().await.ok()?;
        redis::cmd("DBSIZE").query_async(&mut conn).await.ok()
    }

    fn stop(&mut self) {
        self.child.kill().expect("Redis can be killed");
        self.child.wait().expect("Redis is gone");
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Everything that people do works, and none of it takes long.
async fn everything_works(app: &TestApp) {
    let begun = Instant::now();
    let mut made = make::message(app).await;
    made.accepted(&app.station_admin().await).await;
    let _ = made.by.get("/cases").await.expect(200);
    let _ = app.station_admin().await.get("/cases?state=accepted").await.expect(200);
    assert_eq!(made.seen_by(&made.by).await.summary.state, made.case.summary.state);
    assert!(begun.elapsed() < Duration::from_secs(10), "took {:?}", begun.elapsed());
}

#[test]
fn redis_goes_and_comes_back_and_nobody_is_refused() {
    tests::run(async {
        let folder = tempfile::tempdir().expect("a folder");
        let port = process::free_port();
        let Some(mut redis) = Redis::start(port, folder.path()).await else {
            return;
        };
        let change = |settings: &mut tests::Settings| {
            settings.redis.url = format!("redis://127.0.0.1:{port}/0").into();
            settings.limits.codes_per_hour = 3;
        };
        let app = TestApp::start_with(Backend::Sqlite, change).await.expect("an app");
        everything_works(&app).await;
        assert!(redis.keys().await.expect("an answer") > 0, "Redis is really used");

        redis.stop();
        for _ in 0..3 {
            everything_works(&app).await;
        }
        let phone = app.phone();
        let mut statuses = Vec::new();
        for _ in 0..6 {
            let reply = app.nobody().post("/sessions/codes", &json!({"phone": phone})).await;
            if reply.status == 429 {
                reply.refused(Kind::TooMany);
            }
            statuses.push(reply.status);
        }
        assert_eq!(statuses, [202, 202, 202, 429, 429, 429], "limits hold without Redis");
        let _ = app.nobody().get("/readyz").await.expect(200);

        drop(redis);
        let redis = Redis::start(port, folder.path()).await.expect("Redis again");
        until("Redis is used again", async || {
            everything_works(&app).await;
            (redis.keys().await? > 0).then_some(())
        })
        .await;
        app.stop().await;
    });
}

#[test]
fn a_server_starts_without_the_redis_it_is_to_use() {
    tests::run(async {
        let port = process::free_port();
        let change = |settings: &mut tests::Settings| settings.redis.url = format!("redis://127.0.0.1:{port}/0").into();
        let app = TestApp::start_with(Backend::Sqlite, change).await.expect("an app");
        everything_works(&app).await;
        app.stop().await;
    });
}
