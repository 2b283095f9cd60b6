//! Answers kept ready: in this process, or in Redis with this process as a short memory before it.
//!
//! Knows keys and bytes, not what they mean. Nothing here fails: a fault is a miss, and a cache that is gone is
//! passed by.

mod link;
mod memory;
mod redis;

use std::{future::Future, sync::Arc, time::Duration};

use bytes::Bytes;
use metrics::Counter;
use secrecy::ExposeSecret;

pub(crate) use self::link::Link;
use self::{memory::Memory, redis::Redis};
use crate::{error::Result, grounds, settings::Settings};

/// For how long this process believes what it read in Redis without asking again. Another instance's change is
/// seen here that much later at most; one's own at once.
const NEAR: Duration = Duration::from_secs(2);

/// Somewhere answers can be kept. `None` is a miss, or a fault.
trait Shelf {
    /// What is kept under `key`.
    fn get(&self, key: &str) -> impl Future<Output = Option<Bytes>> + Send;
    /// Keeps `value` under `key`, for no longer than `keep`.
    fn put(&self, key: &str, value: Bytes, keep: Duration) -> impl Future<Output = ()> + Send;
    /// Keeps nothing under `key` any more.
    fn forget(&self, key: &str) -> impl Future<Output = ()> + Send;
    /// The number that stands for the present state of something; begins a new one when none is known.
    fn generation(&self, of: &str) -> impl Future<Output = Option<u64>> + Send;
    /// Numbers that were never given before and are larger than every one before.
    fn advance(&self, of: &[String]) -> impl Future<Output = Option<Vec<u64>>> + Send;
}

/// The cache; cheap to clone.
#[derive(Clone)]
pub struct Cache {
    inner: Arc<Inner>,
}

struct Inner {
    near: Memory,
    far: Option<Redis>,
    hits: Counter,
    misses: Counter,
}

impl Cache {
    /// Opens the cache that the settings name. Redis need not be there yet.
    ///
    /// # Errors
    /// Names `redis.url` when it is no address of a Redis.
    #[expect(clippy::unused_async, reason = "must run inside the runtime that will drive the connection")]
    pub async fn open(settings: &Settings) -> Result<Self> {
        let far = Link::open(settings.redis.url.expose_secret())?.map(Redis::new);
        let near = Memory::new(far.as_ref().map(|_| NEAR));
        let counter = |outcome: &'static str| metrics::counter!("lianxin_cache_reads_total", "outcome" => outcome);
        Ok(Self {
            inner: Arc::new(Inner {
                near,
                far,
                hits: counter("hit"),
                misses: counter("miss"),
            }),
        })
    }

    /// What is kept under `key`.
    pub async fn get(&self, key: &str) -> Option<Bytes> {
        let Inner { near, far, .. } = &*self.inner;
        grounds::rests_on(key);
        let mut found = near.get(key).await;
        if found.is_none()
            && let Some(far) = far
        {
            grounds::rests_on_more();
            found = far.get(key).await;
            if let Some(value) = &found {
                near.put(key, value.clone(), NEAR).await;
            }
        }
        let count = if found.is_some() {
            &self.inner.hits
        } else {
            &self.inner.misses
        };
        count.increment(1);
        found
    }

    /// Keeps `value` under `key`, for no longer than `keep`.
    pub async fn put(&self, key: &str, value: Bytes, keep: Duration) {
        self.inner.near.put(key, value.clone(), keep).await;
        if let Some(far) = &self.inner.far {
            far.put(key, value, keep).await;
        }
        grounds::moved(key);
    }

    /// Keeps nothing under `key` any more.
    pub async fn forget(&self, key: &str) {
        if let Some(far) = &self.inner.far {
            far.forget(key).await;
        }
        // Last, so that nobody puts the old one back from Redis in between.
        self.inner.near.forget(key).await;
        grounds::moved(key);
    }

    /// The number that stands for the present state of something. Keys that contain it can be found only until
    /// the next [`Cache::advance`]. `None` when the cache is gone: then nothing can be kept safely.
    pub async fn generation(&self, of: &str) -> Option<u64> {
        let Inner { near, far, .. } = &*self.inner;
        grounds::rests_on(of);
        match far {
            None => near.generation(of).await,
            Some(far) => match near.known(of) {
                Some(known) => Some(known),
                None => Some(near.learn(of, far.generation(of).await?)),
            },
        }
    }

    /// These changed: what was kept about them must not be found any more. One round trip for all.
    pub async fn advance(&self, of: &[String]) {
        let Inner { near, far, .. } = &*self.inner;
        match far {
            None => {
                near.advance(of).await;
            }
            Some(far) => match far.advance(of).await {
                Some(generations) => {
                    for (of, generation) in of.iter().zip(generations) {
                        near.learn(of, generation);
                    }
                }
                None => of.iter().for_each(|of| near.unlearn(of)),
            },
        }
        for of in of {
            grounds::moved(of);
        }
    }

    /// Whether Redis answers; `None` where none is used.
    pub(crate) async fn redis_answers(&self) -> Option<bool> {
        match &self.inner.far {
            None => None,
            Some(far) => Some(far.answers().await),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn cache() -> Cache {
        Cache::open(&Settings::read(None, Vec::new()).expect("settings"))
            .await
            .expect("a cache")
    }

    #[tokio::test]
    async fn what_is_put_is_there_until_it_is_forgotten() {
        let cache = cache().await;
        assert_eq!(cache.get("a").await, None);
        cache.put("a", Bytes::from_static(b"1"), Duration::from_mins(1)).await;
        assert_eq!(cache.get("a").await, Some(Bytes::from_static(b"1")));
        cache.forget("a").await;
        assert_eq!(cache.get("a").await, None);
    }

    #[tokio::test]
    async fn what_is_kept_for_no_time_is_not_kept() {
        let cache = cache().await;
        cache.put("a", Bytes::from_static(b"1"), Duration::ZERO).await;
        assert_eq!(cache.get("a").await, None);
    }

    #[tokio::test]
    async fn a_generation_stays_until_it_is_advanced() {
        let cache = cache().await;
        let first = cache.generation("x").await;
        assert!(first.is_some());
        assert_eq!(cache.generation("x").await, first);
        cache.advance(&["y".to_owned(), "x".to_owned()]).await;
        assert!(cache.generation("x").await > first);
    }

    #[tokio::test]
    async fn a_redis_that_is_gone_is_passed_by() {
        let mut settings = Settings::read(None, Vec::new()).expect("settings");
        settings.redis.url = "redis://127.0.0.1:1/0".to_owned().into();
        let cache = Cache::open(&settings).await.expect("a cache");
        assert_eq!(cache.generation("x").await, None);
        cache.advance(&["x".to_owned()]).await;
        assert_eq!(cache.get("a").await, None);
        assert_eq!(cache.redis_answers().await, Some(false));
    }

    #[tokio::test]
    async fn a_wrong_address_is_refused_by_its_key() {
        let mut settings = Settings::read(None, Vec::new()).expect("settings");
        settings.redis.url = "http://somewhere".to_owned().into();
        let error = Cache::open(&settings).await.err().expect("refused").to_string();
        assert!(error.contains("redis.url"), "{error}");
    }
}
