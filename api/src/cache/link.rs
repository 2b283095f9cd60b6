//! The way to Redis: quick to give up, quick to come back, and quiet about it.
//!
//! A request never waits longer than [`PATIENCE`] for Redis. Once it did in vain, Redis counts as gone, and for a
//! second nobody asks again; then one request finds out whether it is back. An outage is told once, and its end.

use std::{
    collections::HashMap,
    sync::{
        Arc, LazyLock, Mutex, PoisonError, Weak,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use redis::{
    Cmd, FromRedisValue, RedisResult, ScriptInvocation,
    aio::{ConnectionManager, ConnectionManagerConfig},
};

use crate::error::{Error, Result};

/// How long a request waits for Redis.
const PATIENCE: Duration = Duration::from_millis(250);
/// How long nobody asks after it did not answer.
const PAUSE: Duration = Duration::from_secs(1);

/// When this process began to count.
static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Whether each Redis answers, by address: the cache and the limits share one view of it, and one warning.
static STATES: LazyLock<Mutex<HashMap<String, Weak<State>>>> = LazyLock::new(Mutex::default);

struct State {
    /// Whether it was ever asked: until then nothing is known.
    asked: AtomicBool,
    gone: AtomicBool,
    /// Milliseconds since [`BEGAN`] at which somebody may ask again.
    again: AtomicU64,
}

impl State {
    fn of(url: &str) -> Arc<Self> {
        let mut states = STATES.lock().unwrap_or_else(PoisonError::into_inner);
        states.retain(|_, state| state.strong_count() > 0);
        if let Some(known) = states.get(url).and_then(Weak::upgrade) {
            return known;
        }
        let new = Arc::new(Self {
            asked: AtomicBool::new(false),
            gone: AtomicBool::new(false),
            again: AtomicU64::new(0),
        });
        states.insert(url.to_owned(), Arc::downgrade(&new));
        new
    }

    /// Whether to ask now. While Redis is gone, one asks for all.
    fn admits(&self) -> bool {
        if !self.gone.load(Ordering::Relaxed) {
            return true;
        }
        let again = self.again.load(Ordering::Relaxed);
        let now = now();
        now >= again
            && self
                .again
                .compare_exchange(again, later(now), Ordering::Relaxed, Ordering::Relaxed)
                .is_ok()
    }

    fn answered(&self) {
        if self.gone.load(Ordering::Relaxed) && self.gone.swap(false, Ordering::Relaxed) {
            tracing::info!("Redis answers again");
        } else if self.asked.load(Ordering::Relaxed) {
            return;
        }
        self.asked.store(true, Ordering::Relaxed);
        up(true);
    }

    fn failed(&self, cause: &dyn std::fmt::Display) {
        self.again.store(later(now()), Ordering::Relaxed);
        self.asked.store(true, Ordering::Relaxed);
        if !self.gone.swap(true, Ordering::Relaxed) {
            up(false);
            tracing::warn!(%cause, "Redis does not answer: the cache is passed by and limits hold for this instance only");
        }
    }
}

fn up(answers: bool) {
    metrics::gauge!("lianxin_redis_up").set(f64::from(u8::from(answers)));
}

fn now() -> u64 {
    u64::try_from(BEGAN.elapsed().as_millis()).unwrap_or(u64::MAX)
}

fn later(now: u64) -> u64 {
    now.saturating_add(u64::try_from(PAUSE.as_millis()).unwrap_or(u64::MAX))
}

/// A connection to Redis that makes itself anew.
pub(crate) struct Link {
    manager: ConnectionManager,
    state: Arc<State>,
}

impl Link {
    /// A way to the Redis at `url`, which need not be there yet; `None` when no address is given.
    ///
    /// # Errors
    /// Names `redis.url` when it is no address of a Redis.
    pub(crate) fn open(url: &str) -> Result<Option<Self>> {
        if url.is_empty() {
            return Ok(None);
        }
        // Not with its cause, which could quote the password.
        let wrong = |_| Error::Internal("redis.url: must look like redis://host:6379/0 or rediss://…".to_owned());
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE))
            .set_number_of_retries(0);
        let client = redis::Client::open(url).map_err(wrong)?;
        let manager = ConnectionManager::new_lazy_with_config(client, config).map_err(wrong)?;
        Ok(Some(Self {
            manager,
            state: State::of(url),
        }))
    }

    /// Asks Redis; `None` when it is gone.
    pub(crate) async fn command<T: FromRedisValue>(&self, command: &Cmd) -> Option<T> {
        self.ask(Question::Command(command)).await
    }

    /// Has Redis run a script; `None` when it is gone.
    pub(crate) async fn script<T: FromRedisValue>(&self, script: &ScriptInvocation<'_>) -> Option<T> {
        self.ask(Question::Script(script)).await
    }

    async fn ask<T: FromRedisValue>(&self, question: Question<'_>) -> Option<T> {
        if !self.state.admits() {
            return None;
        }
        let mut manager = self.manager.clone();
        let answer = tokio::time::timeout(PATIENCE, async {
            // Twice: the first question after Redis was restarted only finds that the old connection is broken.
            match question.put(&mut manager).await {
                Err(error) if error.is_unrecoverable_error() => question.put(&mut manager).await,
                answer => answer,
            }
        })
        .await;
        match answer {
            Ok(Ok(answer)) => {
                self.state.answered();
                return Some(answer);
            }
            Ok(Err(error)) => self.state.failed(&error.category()),
            Err(_) => self.state.failed(&"no answer in time"),
        }
        None
    }
}

#[derive(Clone, Copy)]
enum Question<'a> {
    Command(&'a Cmd),
    Script(&'a ScriptInvocation<'a>),
}

impl Question<'_> {
    async fn put<T: FromRedisValue>(self, manager: &mut ConnectionManager) -> RedisResult<T> {
        match self {
            Self::Command(command) => command.query_async(manager).await,
            Self::Script(script) => script.invoke_async(manager).await,
        }
    }
}
