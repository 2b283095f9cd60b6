//! One letter that is not sent yet, as the phone keeps it.

use contract::{
    DateTime, Utc,
    ids::{AccountId, CommunityId},
    photos::Claim,
};
use kit::{
    json,
    store::{self, Unkept},
};
use serde::{Deserialize, Serialize};

use crate::letter::Letter;

/// Names of letters in the phone's storage begin with it.
const PREFIX: &str = "outbox/";

/// What a letter waits for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) enum Hold {
    /// The network.
    #[default]
    Network,
    /// Its writer, to sign in again.
    SignIn,
    /// Its writer's consent.
    Consent,
    /// A change: the server does not take it as it is, for this reason.
    Refused(String),
}

/// One letter that is not sent yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Unsent {
    /// As it was written; goes back to the form if something must be changed.
    pub(crate) letter: Letter,
    /// The community it is for.
    pub(crate) community_id: CommunityId,
    /// The very words that were sent, once they were: every further attempt sends the same.
    #[serde(default)]
    pub(crate) body: Option<String>,
    /// What the server said of each picture it has.
    #[serde(default)]
    pub(crate) claims: Vec<Option<Claim>>,
    /// The tracking code, if it is anonymous.
    pub(crate) secret: Option<String>,
    /// Whose it is, if it is not anonymous: nobody else's session may send it.
    pub(crate) account: Option<AccountId>,
    /// When it was written.
    #[serde(deserialize_with = "contract::time::read")]
    pub(crate) written_at: DateTime<Utc>,
    /// What it waits for.
    #[serde(default)]
    pub(crate) hold: Hold,
}

impl Unsent {
    /// The same, waiting for something else.
    pub(crate) fn held(self, hold: Hold) -> Self {
        Self { hold, ..self }
    }

    /// Whether it can be sent now, with this account signed in.
    pub(crate) fn is_sendable(&self, account: Option<AccountId>) -> bool {
        let is_theirs = self.secret.is_some() || (self.account.is_some() && self.account == account);
        is_theirs && matches!(self.hold, Hold::Network | Hold::SignIn)
    }

    /// The storage keeps its names in order, so these are in the order of time.
    fn name(&self) -> String {
        format!("{PREFIX}{:015}-{}", self.written_at.timestamp_millis(), self.letter.key)
    }

    /// Writes it down.
    pub(crate) async fn keep(&self) -> Result<(), Unkept> {
        store::put(&[(self.name(), json::write(self).into())]).await
    }

    /// Crosses it out; its pictures stay for the form.
    pub(crate) async fn forget_entry(&self) {
        // If the phone refuses, it is sent again under the same key, which does no harm.
        store::remove(&[self.name()]).await.ok();
    }

    /// Crosses it out and forgets its pictures.
    pub(crate) async fn forget(&self) {
        let mut names = vec![self.name()];
        names.extend(self.letter.pictures.iter().cloned());
        store::remove(&names).await.ok();
    }
}

/// Every letter on this phone, oldest first.
pub(super) async fn all() -> Vec<Unsent> {
    let kept = store::all(PREFIX).await.unwrap_or_default();
    kept.iter().filter_map(|value| json::read(&value.as_string()?)).collect()
}
