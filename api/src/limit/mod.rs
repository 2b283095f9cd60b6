//! How often somebody may ask, counted in this process or shared through Redis: reading and writing from budgets that
//! refill evenly; what guesses or costs money strictly, so that no hour ever sees more than an hour's budget.
//!
//! Knows rules and keyed digests of who asks, never an address, a telephone number or an account in the clear
//! outside this process. Codes and sign-in always ask Redis where there is one; reading takes its tokens from there
//! in batches, so that a usual read costs no round trip. Where Redis is gone, each instance limits on its own.

mod address;
mod budget;
mod guard;
mod local;
mod purse;
mod redis;
mod remembered;
mod rules;
mod window;

use std::{future::Future, sync::Arc};

use contract::ids::AccountId;
use futures_util::future::join_all;
use secrecy::ExposeSecret;

pub(crate) use self::guard::Toll;
pub(crate) use self::rules::refusal_headers;
pub use self::{address::Address, guard::guard, rules::Rule};
use self::{
    address::Proxies,
    budget::{Budget, Drawn},
    local::Local,
    purse::Purses,
    redis::Shared,
    rules::Rules,
};
use crate::{
    auth::keys::Keys,
    cache::Link,
    error::{Error, Result},
    settings::Settings,
};

/// Somewhere budgets are kept.
trait Ledger {
    /// Takes up to `wanted` tokens; `None` when the ledger is gone.
    fn draw(&self, rule: Rule, budget: Budget, who: &Who<'_>, wanted: u32) -> impl Future<Output = Option<Drawn>> + Send;
}

/// Whose budget it is.
#[derive(Debug, Clone, Copy)]
enum Who<'a> {
    /// A keyed digest.
    Digest(&'a str),
    /// An address or an account, as bits; leaves this process only as a keyed digest.
    Bits(u128),
}

/// The answer to one request for one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Verdict {
    granted: bool,
    /// Tokens that are left.
    remaining: u32,
    /// Seconds until the budget is full again or, when refused, until there is one more token.
    seconds: u32,
}

/// The limits; cheap to clone.
#[derive(Clone)]
pub struct Limiter {
    inner: Arc<Inner>,
}

struct Inner {
    rules: Rules,
    local: Local,
    shared: Option<Shared>,
    purses: Purses,
    proxies: Proxies,
    keys: Keys,
}

impl Limiter {
    /// Opens the limits that the settings name. Redis need not be there yet.
    ///
    /// # Errors
    /// Names `redis.url` or `server.trusted_proxies` when they are wrong.
    #[expect(clippy::unused_async, reason = "must run inside the runtime that will drive the connection")]
    pub async fn open(settings: &Settings, keys: &Keys) -> Result<Self> {
        let shared = Link::open(settings.redis.url.expose_secret())?.map(|link| Shared::new(link, keys.clone()));
        Ok(Self {
            inner: Arc::new(Inner {
                rules: Rules::new(&settings.limits),
                local: Local::new(),
                shared,
                purses: Purses::new(),
                proxies: Proxies::parse(&settings.server.trusted_proxies)?,
                keys: keys.clone(),
            }),
        })
    }

    /// Takes one token of `who`, who is a keyed digest.
    ///
    /// # Errors
    /// [`Error::TooMany`] when there is none left.
    pub async fn take(&self, rule: Rule, who: &str) -> Result<()> {
        self.take_of(rule, u32::MAX, who).await
    }

    /// As [`Limiter::take`], of a budget that may be smaller than the rule's: `limit` tokens in the same time.
    ///
    /// # Errors
    /// The same.
    pub(crate) async fn take_of(&self, rule: Rule, limit: u32, who: &str) -> Result<()> {
        let budget = self.inner.rules.budget(rule).at_most(limit);
        let verdict = self.ask_of(rule, budget, Who::Digest(who)).await;
        if verdict.granted {
            Ok(())
        } else {
            Err(refusal(budget, verdict))
        }
    }

    /// Takes one token of each, or none. All are asked for at once: where they are kept elsewhere, that is one way there.
    ///
    /// # Errors
    /// [`Error::TooMany`] for the first that has none left.
    pub(crate) async fn take_all(&self, tokens: &[(Rule, &str)]) -> Result<()> {
        let asked = join_all(tokens.iter().map(|(rule, who)| self.take(*rule, who))).await;
        let Some(refusal) = asked.iter().position(Result::is_err) else {
            return Ok(());
        };
        let taken = tokens.iter().zip(&asked).filter(|(_, asked)| asked.is_ok());
        let taken: Vec<_> = taken.map(|(token, _)| *token).collect();
        self.give_back(&taken).await;
        asked.into_iter().nth(refusal).unwrap_or(Ok(()))
    }

    /// Puts tokens of strict rules back that turned out not to be needed.
    pub(crate) async fn give_back(&self, tokens: &[(Rule, &str)]) {
        for (rule, who) in tokens {
            let who = Who::Digest(who);
            let given = match &self.inner.shared {
                Some(shared) => shared.give_back(*rule, &who).await.is_some(),
                None => false,
            };
            if !given {
                self.inner.local.give_back(*rule, &who);
            }
        }
    }

    /// Who stands for an account here.
    pub(crate) fn account(&self, id: AccountId) -> String {
        self.inner.keys.pseudonym("account", id.uuid().as_bytes())
    }

    async fn ask(&self, rule: Rule, who: Who<'_>) -> Verdict {
        self.ask_of(rule, self.inner.rules.budget(rule), who).await
    }

    async fn ask_of(&self, rule: Rule, budget: Budget, who: Who<'_>) -> Verdict {
        if let Some(shared) = &self.inner.shared {
            let verdict = if rule.in_batches() {
                self.inner.purses.ask(shared, rule, budget, who).await
            } else {
                shared.draw(rule, budget, &who, 1).await.map(Drawn::verdict)
            };
            if let Some(verdict) = verdict {
                return verdict;
            }
        }
        self.inner.local.draw_now(rule, budget, &who, 1).verdict()
    }

    fn refusal(&self, rule: Rule, verdict: Verdict) -> Error {
        refusal(self.inner.rules.budget(rule), verdict)
    }

    /// Whether the network of `address` is one of our own proxies'.
    pub(crate) fn trusts(&self, address: std::net::IpAddr) -> bool {
        self.inner.proxies.trust(address)
    }
}

fn refusal(budget: Budget, verdict: Verdict) -> Error {
    Error::TooMany {
        retry_after: verdict.seconds.max(1),
        limit: budget.limit(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn limiter(change: impl FnOnce(&mut Settings)) -> Limiter {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(&folder.path().join("keys.toml")).expect("keys");
        let mut settings = Settings::read(None, Vec::new()).expect("settings");
        change(&mut settings);
        Limiter::open(&settings, &keys).await.expect("limits")
    }

    #[tokio::test]
    async fn a_budget_is_each_ones_own_and_each_rules_own() {
        let limiter = limiter(|settings| settings.limits.codes_per_hour = 2).await;
        for _ in 0..2 {
            limiter.take(Rule::CodePhoneHour, "a").await.expect("within the budget");
        }
        let refused = limiter.take(Rule::CodePhoneHour, "a").await.expect_err("used up");
        let Error::TooMany { retry_after, limit } = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(limit, 2);
        assert!((3_590..=3_600).contains(&retry_after), "{retry_after}");
        limiter.take(Rule::CodePhoneHour, "b").await.expect("somebody else");
        limiter.take(Rule::CodePhoneDay, "a").await.expect("another rule");
    }

    #[tokio::test]
    async fn a_refusal_by_one_rule_costs_nothing_of_another() {
        let limiter = limiter(|settings| {
            settings.limits.codes_per_hour = 2;
            settings.limits.codes_per_minute = 1;
        })
        .await;
        let both = [(Rule::CodePhoneHour, "a"), (Rule::CodePhoneMinute, "a")];
        limiter.take_all(&both).await.expect("within both budgets");
        limiter.take_all(&both).await.expect_err("not twice in a minute");
        limiter.take(Rule::CodePhoneHour, "a").await.expect("still one in this hour");
        limiter.take(Rule::CodePhoneHour, "a").await.expect_err("used up");
    }

    #[tokio::test]
    async fn a_budget_of_nothing_is_never_given() {
        let limiter = limiter(|settings| settings.limits.anonymous_per_hour = 0).await;
        limiter.take(Rule::Anonymous, "a").await.expect_err("nothing to give");
    }

    #[tokio::test]
    async fn without_redis_the_limits_still_hold() {
        let limiter = limiter(|settings| {
            settings.redis.url = "redis://127.0.0.1:1/0".to_owned().into();
            settings.limits.codes_per_hour = 1;
        })
        .await;
        limiter.take(Rule::CodePhoneHour, "a").await.expect("within the budget");
        limiter.take(Rule::CodePhoneHour, "a").await.expect_err("used up");
    }

    #[tokio::test]
    async fn a_wrong_network_is_refused_by_its_key() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(&folder.path().join("keys.toml")).expect("keys");
        let mut settings = Settings::read(None, Vec::new()).expect("settings");
        settings.server.trusted_proxies = vec!["10.0.0.0/8".to_owned(), "proxy".to_owned()];
        let error = Limiter::open(&settings, &keys).await.err().expect("refused").to_string();
        assert!(error.contains("server.trusted_proxies") && error.contains("proxy"), "{error}");
    }
}
