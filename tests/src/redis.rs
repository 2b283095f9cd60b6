//! Redis: an empty database for each test on the server that all share, and servers of a test's own.

use std::{
    collections::BTreeSet,
    process::{Child, Command, Stdio},
    sync::{Mutex, PoisonError},
};

use tempfile::TempDir;

use crate::{not_run, process::free_port, until};

/// An emptied database on the shared server, nobody else's until this is dropped.
#[derive(Debug)]
pub(crate) struct Lease {
    number: u32,
    url: String,
}

/// The numbers that are leased.
static LEASED: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

impl Lease {
    /// Takes one, once one is free; `None` where no server is named.
    pub(crate) async fn take() -> Option<Self> {
        let Some(server) = not_run::variable("LIANXIN_TEST_REDIS_URL") else {
            not_run::note("tests with Redis: LIANXIN_TEST_REDIS_URL names no server");
            return None;
        };
        let named = server.rsplit_once('/').filter(|(base, _)| base.contains("//"));
        let base = named.map_or(server.as_str(), |(base, _)| base);
        let client = redis::Client::open(base).expect("LIANXIN_TEST_REDIS_URL");
        let mut conn = client.get_multiplexed_async_connection().await.expect("Redis answers");
        let mut ask = redis::cmd("CONFIG");
        // A server that does not tell has at least the first two; number 0 may be somebody's.
        let (_, databases): (String, u32) = ask
            .arg("GET")
            .arg("databases")
            .query_async(&mut conn)
            .await
            .unwrap_or_default();
        let number = until("a database of Redis is free", async || {
            let mut leased = LEASED.lock().unwrap_or_else(PoisonError::into_inner);
            let free = (1..databases.max(2)).find(|number| !leased.contains(number))?;
            leased.insert(free);
            Some(free)
        })
        .await;
        let lease = Self {
            number,
            url: format!("{base}/{number}"),
        };
        let mut empty = redis::pipe();
        let () = empty
            .cmd("SELECT")
            .arg(number)
            .cmd("FLUSHDB")
            .query_async(&mut conn)
            .await
            .expect("an empty database");
        Some(lease)
    }

    /// Where it is.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        LEASED.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.number);
    }
}

/// A server of a test's own, that can be stopped and started again.
#[derive(Debug)]
pub struct Redis {
    child: Child,
    port: u16,
    folder: TempDir,
}

impl Redis {
    /// Starts one and waits until it answers; `None` where it is not installed.
    pub async fn start() -> Option<Self> {
        let Some(program) = not_run::variable("LIANXIN_TEST_REDIS_SERVER") else {
            not_run::note("a Redis that goes and comes back: LIANXIN_TEST_REDIS_SERVER names no program");
            return None;
        };
        let (port, folder) = (free_port(), tempfile::tempdir().expect("a folder"));
        let child = started(&program, port, &folder);
        let redis = Self { child, port, folder };
        redis.until_it_answers().await;
        Some(redis)
    }

    /// Its address, as the settings want it.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/0", self.port)
    }

    /// Stops it without any warning.
    pub fn stop(&mut self) {
        self.child.kill().expect("Redis can be stopped");
        self.child.wait().expect("Redis is gone");
    }

    /// Starts it again where it was, with nothing in it.
    pub async fn again(&mut self) {
        let program = not_run::variable("LIANXIN_TEST_REDIS_SERVER").expect("the program that was there before");
        self.child = started(&program, self.port, &self.folder);
        self.until_it_answers().await;
    }

    /// The names of everything it holds.
    pub async fn keys(&self) -> Vec<String> {
        self.ask(redis::cmd("KEYS").arg("*")).await.expect("Redis answers")
    }

    /// How many commands it was given so far, those of this harness apart.
    pub async fn calls(&self) -> u64 {
        let told: String = self.ask(redis::cmd("INFO").arg("commandstats")).await.expect("Redis answers");
        let ours = ["cmdstat_info", "cmdstat_client|setinfo", "cmdstat_keys"];
        let calls = told.lines().filter_map(|line| line.split_once(":calls="));
        calls
            .filter(|(name, _)| !ours.contains(name))
            .filter_map(|(_, rest)| rest.split(',').next()?.parse::<u64>().ok())
            .sum()
    }

    async fn until_it_answers(&self) {
        until("Redis answers", async || self.ask::<()>(&redis::cmd("PING")).await).await;
    }

    async fn ask<T: redis::FromRedisValue>(&self, command: &redis::Cmd) -> Option<T> {
        let client = redis::Client::open(self.url()).expect("an address");
        let mut conn = client.get_multiplexed_async_connection().await.ok()?;
        command.query_async(&mut conn).await.ok()
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn started(program: &str, port: u16, folder: &TempDir) -> Child {
    let mut command = Command::new(program);
    command
        .args(["--port", &port.to_string(), "--bind", "127.0.0.1"])
        .args(["--save", "", "--appendonly", "no", "--dir"])
        .arg(folder.path());
    let started = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    started.unwrap_or_else(|error| panic!("{program}: {error}"))
}
