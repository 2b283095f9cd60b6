//! One thing that is not sent yet, as the phone keeps it.

use contract::{DateTime, Utc, ids::AccountId, photos::Claim};
use kit::{
    http::Failure,
    json,
    store::{self, Unkept},
};
use serde::{Deserialize, Serialize};

/// Names of parcels in the phone's storage begin with it.
const PREFIX: &str = "field/parcel/";

/// What a parcel waits for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) enum Hold {
    /// The network.
    #[default]
    Network,
    /// Its writer, to sign in again.
    SignIn,
    /// A change: the server does not take it as it is, for this reason.
    Refused(String),
}

impl Hold {
    /// What is to be done about this refusal.
    fn of(failure: &Failure) -> Self {
        if failure.is_signed_out() {
            return Self::SignIn;
        }
        let mut words = String::new();
        for fault in failure.fields() {
            words.push_str(&fault.detail);
        }
        Self::Refused(if words.is_empty() { failure.line() } else { words })
    }
}

/// One thing that is not sent yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Parcel {
    /// What names it at the server, so that it is there once however often it is sent.
    pub(crate) key: String,
    /// Where it goes; comes after `/api/v1`.
    pub(crate) path: String,
    /// What is sent, but for its pictures.
    pub(crate) body: String,
    /// The names of its pictures in the phone's storage.
    #[serde(default)]
    pub(crate) pictures: Vec<String>,
    /// What the server said of each picture it has.
    #[serde(default)]
    pub(crate) claims: Vec<Option<Claim>>,
    /// The very words that were sent, once they were: every further attempt sends the same.
    #[serde(default)]
    pub(crate) sent: Option<String>,
    /// What it is, in a word: where it goes back to if something must be changed.
    pub(crate) kind: String,
    /// What it is called in lists.
    pub(crate) label: String,
    /// What goes back to the page if something must be changed.
    pub(crate) draft: String,
    /// Whose it is: nobody else's session may send it.
    pub(crate) account: AccountId,
    /// When it was written.
    #[serde(deserialize_with = "contract::time::read")]
    pub(crate) written_at: DateTime<Utc>,
    /// What it waits for.
    #[serde(default)]
    pub(crate) hold: Hold,
}

impl Parcel {
    /// The server said no. What it refused as it is cannot have arrived before, so it may be changed.
    pub(super) fn refused(&mut self, failure: &Failure) {
        self.hold = Hold::of(failure);
        if matches!(self.hold, Hold::Refused(_)) {
            self.sent = None;
        }
    }

    /// Whether it can be sent now, with this account signed in.
    pub(super) fn is_sendable(&self, account: AccountId) -> bool {
        self.account == account && !matches!(self.hold, Hold::Refused(_))
    }

    /// The storage keeps its names in order, so these are in the order of time.
    fn name(&self) -> String {
        format!("{PREFIX}{:015}-{}", self.written_at.timestamp_millis(), self.key)
    }

    /// It as the phone has it now: another page may have brought it further, or crossed it out.
    pub(super) async fn latest(&self) -> Option<Self> {
        json::read(&store::get(&self.name()).await.ok()??.as_string()?)
    }

    /// Writes down how far it is.
    ///
    /// # Errors
    /// It was crossed out meanwhile, and must go no further.
    pub(super) async fn update(&self) -> Result<(), Failure> {
        self.latest().await.ok_or(Failure::Offline)?;
        // If the phone has no room, the next attempt does it anew, to the same effect.
        self.keep().await.ok();
        Ok(())
    }

    /// Writes it down.
    pub(super) async fn keep(&self) -> Result<(), Unkept> {
        store::put(&[(self.name(), json::write(self).into())]).await
    }

    /// Crosses it out; its pictures stay for the page it goes back to.
    pub(super) async fn forget_entry(&self) {
        // If the phone refuses, it is sent again under the same key, which does no harm.
        store::remove(&[self.name()]).await.ok();
    }

    /// Crosses it out and forgets its pictures.
    pub(super) async fn forget(&self) {
        let mut names = vec![self.name()];
        names.extend(self.pictures.iter().cloned());
        store::remove(&names).await.ok();
    }
}

/// Every parcel on this phone, oldest first.
pub(super) async fn all() -> Vec<Parcel> {
    let kept = store::all(PREFIX).await.unwrap_or_default();
    kept.iter().filter_map(|value| json::read(&value.as_string()?)).collect()
}

#[cfg(test)]
mod tests {
    use contract::problem::Kind;

    use super::{AccountId, DateTime, Failure, Hold, Parcel};

    fn account(number: u128) -> AccountId {
        uuid::Uuid::from_u128(number).into()
    }

    fn parcel() -> Parcel {
        Parcel {
            key: "key".to_owned(),
            path: "/diary".to_owned(),
            body: "{}".to_owned(),
            pictures: Vec::new(),
            claims: Vec::new(),
            sent: Some("{}".to_owned()),
            kind: "diary".to_owned(),
            label: String::new(),
            draft: String::new(),
            account: account(1),
            written_at: DateTime::default(),
            hold: Hold::Network,
        }
    }

    #[test]
    fn a_parcel_is_its_writers_to_send_and_waits_for_a_change_when_refused() {
        let mut parcel = parcel();
        assert!(parcel.is_sendable(account(1)) && !parcel.is_sendable(account(2)));
        parcel.refused(&Failure::of(Kind::Unauthenticated));
        assert!(
            parcel.is_sendable(account(1)) && parcel.sent.is_some(),
            "after signing in again"
        );
        parcel.refused(&Failure::of(Kind::Invalid));
        assert!(!parcel.is_sendable(account(1)) && parcel.sent.is_none());
    }
}
