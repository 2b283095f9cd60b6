//! What servers tell each other through Redis: that something was written, and who has which case open.

use std::{sync::Arc, time::Duration};

use futures_util::StreamExt;
use redis::Client;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::hub::{Here, Live};
use crate::{
    cache,
    error::{Error, Result},
    moment::Moment,
    settings::Settings,
};

/// Where it is said, with the number of the database: Redis has the same channels in all of them, and what lies in
/// another database is another installation's.
const CHANNEL: &str = "lianxin:live:";
/// How long one waits before one listens again, after Redis was gone.
const PAUSE: Duration = Duration::from_secs(2);

/// What one server tells the others.
#[derive(Debug, Serialize, Deserialize)]
struct Word {
    /// Who says it: nobody listens to themselves.
    from: Uuid,
    /// Who has which case open; nothing: something was written.
    here: Option<Here>,
}

/// The way to other servers.
pub(super) struct Link {
    own: Uuid,
    channel: String,
    speak: cache::Link,
    hear: Arc<Client>,
}

impl Link {
    /// The way through the Redis that the settings name, if they do.
    ///
    /// # Errors
    /// Names `redis.url` when it is no address of a Redis.
    pub(super) fn open(settings: &Settings) -> Result<Option<Self>> {
        let url = settings.redis.url.expose_secret();
        let Some(speak) = cache::Link::open(url)? else {
            return Ok(None);
        };
        let wrong = |_| Error::Internal("redis.url: must look like redis://host:6379/0 or rediss://…".to_owned());
        let hear = Client::open(url).map_err(wrong)?;
        Ok(Some(Self {
            own: Uuid::new_v4(),
            channel: format!("{CHANNEL}{}", hear.get_connection_info().redis_settings().db()),
            speak,
            hear: Arc::new(hear),
        }))
    }

    /// Tells the others that something was written, or who has which case open. It is lost while Redis is gone: they look by
    /// themselves every few seconds, and whoever is somewhere says so again.
    pub(super) async fn tell(&self, here: Option<Here>) {
        let word = Word { from: self.own, here };
        if let Ok(text) = serde_json::to_string(&word) {
            let mut publish = redis::cmd("PUBLISH");
            let _: Option<i64> = self.speak.command(publish.arg(&self.channel).arg(text)).await;
        }
    }

    /// Listens to the others for as long as the server runs.
    pub(super) async fn listen(&self, live: &Live) {
        loop {
            // An outage is told once, by the cache.
            self.hear(live).await.ok();
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn hear(&self, live: &Live) -> redis::RedisResult<()> {
        let mut heard = self.hear.get_async_pubsub().await?;
        heard.subscribe(&self.channel).await?;
        // What was said while nobody listened.
        live.wake();
        let mut words = heard.into_on_message();
        while let Some(message) = words.next().await {
            let text: String = message.get_payload()?;
            match serde_json::from_str::<Word>(&text) {
                Ok(word) if word.from == self.own => {}
                Ok(Word { here: Some(here), .. }) => live.note(here, Moment::now().time()),
                // A server of another version may say what this one does not know.
                Ok(_) | Err(_) => live.wake(),
            }
        }
        Ok(())
    }
}
