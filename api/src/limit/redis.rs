//! Budgets in Redis, which instances share.

use std::{fmt::Write, sync::LazyLock};

use redis::Script;
use sha2::{Digest, Sha256};

use super::{Budget, Drawn, Ledger, Rule, Who};
use crate::{auth::keys::Keys, cache::Link};

/// One token or several, in one step that nobody can come between; the arithmetic of `budget`.
static EVENLY: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "local clock = redis.call('TIME')
         local now = clock[1] * 1000000 + clock[2]
         local interval, limit, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
         local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
         local free = math.max(math.floor((now + limit * interval - full) / interval), 0)
         local granted = math.min(free, wanted)
         if granted > 0 then
             full = full + granted * interval
             redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
         end
         return {granted, free - granted, full - now}",
    )
});

/// The same for a strict rule; the arithmetic of `window`.
static STRICTLY: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "local clock = redis.call('TIME')
         local now = clock[1] * 1000000 + clock[2]
         local window, limit, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
         local oldest = redis.call('LINDEX', KEYS[1], 0)
         while oldest and oldest + window <= now do
             redis.call('LPOP', KEYS[1])
             oldest = redis.call('LINDEX', KEYS[1], 0)
         end
         local free = math.max(limit - redis.call('LLEN', KEYS[1]), 0)
         local granted = math.min(free, wanted)
         for _ = 1, granted do
             redis.call('RPUSH', KEYS[1], string.format('%.0f', now))
         end
         if granted > 0 then
             redis.call('PEXPIRE', KEYS[1], math.ceil(window / 1000))
         end
         local first, last = redis.call('LINDEX', KEYS[1], 0) or now, redis.call('LINDEX', KEYS[1], -1) or now
         return {granted, free - granted, last + window - now, first + window - now}",
    )
});

pub(super) struct Shared {
    link: Link,
    keys: Keys,
}

impl Shared {
    pub(super) fn new(link: Link, keys: Keys) -> Self {
        Self { link, keys }
    }

    fn key(&self, rule: Rule, who: &Who<'_>) -> String {
        let mut key = format!("lianxin:limit:{}:", rule.name());
        match who {
            Who::Digest(digest) => key.push_str(digest),
            Who::Bits(bits) => {
                let digest = self.keys.digest("limit", &bits.to_be_bytes());
                for byte in &digest[..16] {
                    // Writing to a text cannot fail.
                    let _ = write!(key, "{byte:02x}");
                }
            }
        }
        key
    }
}

impl Shared {
    /// Puts the token of a strict rule back that was taken last; `None` when Redis is gone.
    pub(super) async fn give_back(&self, rule: Rule, who: &Who<'_>) -> Option<()> {
        self.link
            .command::<Option<String>>(redis::cmd("RPOP").arg(self.key(rule, who)))
            .await
            .map(|_| ())
    }
}

impl Ledger for Shared {
    async fn draw(&self, rule: Rule, budget: Budget, who: &Who<'_>, wanted: u32) -> Option<Drawn> {
        let key = self.key(rule, who);
        if rule.is_strict() {
            let mut script = STRICTLY.key(key);
            script.arg(budget.window()).arg(budget.limit()).arg(wanted);
            let (granted, remaining, full_in, next_in) = self.link.script(&script).await?;
            return Some(Drawn {
                granted,
                remaining,
                full_in,
                next_in,
            });
        }
        let mut script = EVENLY.key(key);
        script.arg(budget.interval()).arg(budget.limit()).arg(wanted);
        let (granted, remaining, full_in) = self.link.script(&script).await?;
        Some(budget.drawn(granted, remaining, full_in))
    }
}

impl Who<'_> {
    /// A number that stands for it in this process.
    pub(super) fn bits(&self) -> u128 {
        match self {
            Self::Bits(bits) => *bits,
            Self::Digest(digest) => {
                let mut bits = [0; 16];
                bits.copy_from_slice(&Sha256::digest(digest)[..16]);
                u128::from_be_bytes(bits)
            }
        }
    }
}
