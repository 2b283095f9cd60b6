//! The cache in Redis, which instances share.

use std::{
    collections::HashSet,
    sync::{LazyLock, Mutex, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use redis::{Script, cmd};

use super::{Link, Shelf};

/// Before every key, so that an installation can share its Redis with something else.
const PREFIX: &str = "lianxin:cache:";
/// Seconds that a generation is remembered: longer than anything is kept under it.
const REMEMBERED: u32 = 86_400;
/// Changes that are remembered while Redis is gone. Beyond that, what is kept runs out by itself within a minute.
const OWED: usize = 10_000;

/// For each key the clock of Redis in microseconds, and at least one more than the number before: no number is given
/// twice, not even after Redis has forgotten everything.
static ADVANCE: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "local clock = redis.call('TIME')
         local numbers = {}
         for at, key in ipairs(KEYS) do
             local known = redis.call('GET', key)
             if known and ARGV[2] == 'keep' then
                 numbers[at] = known
             else
                 local next = clock[1] * 1000000 + clock[2]
                 if known and tonumber(known) >= next then next = tonumber(known) + 1 end
                 numbers[at] = string.format('%.0f', next)
                 redis.call('SET', key, numbers[at], 'EX', ARGV[1])
             end
         end
         return numbers",
    )
});

/// A change that Redis was not told of, because it was gone.
#[derive(PartialEq, Eq, Hash)]
enum Owed {
    Forget(String),
    Advance(String),
}

pub(super) struct Redis {
    link: Link,
    owed: Mutex<HashSet<Owed>>,
}

impl Redis {
    pub(super) fn new(link: Link) -> Self {
        Self {
            link,
            owed: Mutex::default(),
        }
    }

    pub(super) async fn answers(&self) -> bool {
        self.link.command::<()>(&cmd("PING")).await.is_some()
    }

    fn owe(&self, what: Owed) {
        let mut owed = self.owed.lock().unwrap_or_else(PoisonError::into_inner);
        if owed.len() < OWED {
            owed.insert(what);
        }
    }

    /// Tells Redis what it missed; nothing is read there before.
    async fn settle(&self) -> Option<()> {
        let owed = std::mem::take(&mut *self.owed.lock().unwrap_or_else(PoisonError::into_inner));
        for what in owed {
            // What fails again is owed again, by the same way.
            match what {
                Owed::Forget(key) => self.delete(&key).await?,
                Owed::Advance(of) => self.advance(&[of]).await.map(|_| ())?,
            }
        }
        Some(())
    }

    async fn delete(&self, key: &str) -> Option<()> {
        let told = self.link.command(cmd("DEL").arg([PREFIX, key].concat())).await;
        if told.is_none() {
            self.owe(Owed::Forget(key.to_owned()));
        }
        told
    }

    async fn numbers(&self, of: &[String], how: &str) -> Option<Vec<u64>> {
        let mut script = ADVANCE.arg(REMEMBERED);
        for name in of {
            script.key([PREFIX, "generation:", name].concat());
        }
        self.link.script(script.arg(how)).await
    }
}

impl Shelf for Redis {
    async fn get(&self, key: &str) -> Option<Bytes> {
        self.settle().await?;
        let found: Option<Vec<u8>> = self.link.command(cmd("GET").arg([PREFIX, key].concat())).await?;
        found.map(Bytes::from)
    }

    async fn put(&self, key: &str, value: Bytes, keep: Duration) {
        let milliseconds = u64::try_from(keep.as_millis()).unwrap_or(u64::MAX);
        if milliseconds == 0 {
            return;
        }
        let mut set = cmd("SET");
        set.arg([PREFIX, key].concat()).arg(&value[..]).arg("PX").arg(milliseconds);
        self.link.command::<()>(&set).await;
    }

    async fn forget(&self, key: &str) {
        self.delete(key).await;
    }

    async fn generation(&self, of: &str) -> Option<u64> {
        self.settle().await?;
        self.numbers(&[of.to_owned()], "keep").await?.pop()
    }

    async fn advance(&self, of: &[String]) -> Option<Vec<u64>> {
        let numbers = self.numbers(of, "advance").await;
        if numbers.is_none() {
            of.iter().cloned().map(Owed::Advance).for_each(|owed| self.owe(owed));
        }
        numbers
    }
}
