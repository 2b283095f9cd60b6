//! Budgets in Redis, which instances share.

use std::{fmt::Write, sync::LazyLock};

use redis::Script;
use sha2::{Digest, Sha256};

use super::{Budget, Drawn, Ledger, Rule, Who};
use crate::{auth::keys::Keys, cache::Link};

/// One token or several, in one step that nobody can come between; the arithmetic of `budget`.
static DRAW: LazyLock<Script> = LazyLock::new(|| {
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

impl Ledger for Shared {
    async fn draw(&self, rule: Rule, budget: Budget, who: &Who<'_>, wanted: u32) -> Option<Drawn> {
        let mut script = DRAW.key(self.key(rule, who));
        script.arg(budget.interval()).arg(budget.limit()).arg(wanted);
        let (granted, remaining, full_in) = self.link.script(&script).await?;
        Some(Drawn {
            granted,
            remaining,
            full_in,
        })
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
