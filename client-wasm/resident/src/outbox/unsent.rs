//! One letter that is not sent yet, as the phone keeps it.

use contract::{
    DateTime, Utc,
    ids::{AccountId, CommunityId},
    photos::Claim,
    problem::Kind,
};
use kit::{
    http::Failure,
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

impl Hold {
    /// What is to be done about this refusal.
    fn of(failure: &Failure) -> Self {
        if failure.is_signed_out() {
            return Self::SignIn;
        }
        if failure.is(Kind::ConsentNeeded) {
            return Self::Consent;
        }
        let faults = failure.fields().iter().map(|fault| fault.detail.as_str());
        let words = faults.collect::<Vec<_>>().join(" ");
        Self::Refused(if words.is_empty() { failure.line() } else { words })
    }
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
    /// Whose it is, if it is not anonymous: nobody else's session may send it.
    pub(crate) account: Option<AccountId>,
    /// When it was written.
    #[serde(deserialize_with = "contract::time::read")]
    pub(crate) written_at: DateTime<Utc>,
    /// What it waits for.
    #[serde(default)]
    pub(crate) hold: Hold,
    /// Whether the phone had no room for it, so that only this page knows it.
    #[serde(skip)]
    pub(crate) unkept: bool,
}

impl Unsent {
    /// The server said no. What it refused as it is cannot have arrived before, so it may be changed.
    pub(super) fn refused(&mut self, failure: &Failure) {
        self.hold = Hold::of(failure);
        if matches!(self.hold, Hold::Refused(_)) {
            self.body = None;
        }
    }

    /// Whether it may have reached the server, though nothing came back.
    pub(crate) fn may_be_there(&self) -> bool {
        self.body.is_some()
    }

    /// It as this account (or nobody) sees it: not at all if it is another's, and without its writer it goes nowhere.
    pub(super) fn seen_by(&self, account: Option<AccountId>) -> Option<Self> {
        match (self.account, account) {
            (Some(writer), Some(reader)) if writer != reader => None,
            (Some(_), None) => Some(Self {
                hold: Hold::SignIn,
                ..self.clone()
            }),
            _ => Some(self.clone()),
        }
    }

    /// Whether it can be sent now, with this account signed in.
    pub(super) fn is_sendable(&self, account: Option<AccountId>) -> bool {
        let is_theirs = self.letter.secret.is_some() || (self.account.is_some() && self.account == account);
        is_theirs && matches!(self.hold, Hold::Network | Hold::SignIn)
    }

    /// The storage keeps its names in order, so these are in the order of time.
    fn name(&self) -> String {
        format!("{PREFIX}{:015}-{}", self.written_at.timestamp_millis(), self.letter.key)
    }

    /// It as the phone has it now: another page may have brought it further, or crossed it out.
    pub(super) async fn latest(&self) -> Option<Self> {
        if self.unkept {
            return Some(self.clone());
        }
        json::read(&store::get(&self.name()).await.ok()??.as_string()?)
    }

    /// Writes down how far it is.
    ///
    /// # Errors
    /// It was crossed out meanwhile, and must go no further.
    pub(super) async fn update(&self) -> Result<(), Failure> {
        self.latest().await.ok_or(Failure::Offline)?;
        if !self.unkept {
            // If the phone has no room, the next attempt does it anew, to the same effect.
            self.keep().await.ok();
        }
        Ok(())
    }

    /// Writes it down.
    pub(super) async fn keep(&self) -> Result<(), Unkept> {
        store::put(&[(self.name(), json::write(self).into())]).await
    }

    /// Crosses it out; its pictures stay for the form.
    pub(super) async fn forget_entry(&self) {
        // If the phone refuses, it is sent again under the same key, which does no harm.
        store::remove(&[self.name()]).await.ok();
    }

    /// Crosses it out and forgets its pictures.
    pub(super) async fn forget(&self) {
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

#[cfg(test)]
mod tests {
    use super::{AccountId, CommunityId, DateTime, Failure, Hold, Kind, Letter, Unsent};

    fn account(number: u128) -> AccountId {
        uuid::Uuid::from_u128(number).into()
    }

    fn unsent(writer: Option<AccountId>) -> Unsent {
        let letter = Letter {
            secret: writer.is_none().then(|| "code".to_owned()),
            ..Letter::default()
        };
        Unsent {
            letter,
            community_id: CommunityId::from(uuid::Uuid::nil()),
            body: Some("{}".to_owned()),
            claims: Vec::new(),
            account: writer,
            written_at: DateTime::default(),
            hold: Hold::Network,
            unkept: false,
        }
    }

    #[test]
    fn a_letter_is_its_writers_to_see_and_to_send() {
        let letter = unsent(Some(account(1)));
        let hold = |reader| letter.seen_by(reader).map(|seen| seen.hold);
        assert_eq!(hold(Some(account(1))), Some(Hold::Network));
        assert_eq!(hold(None), Some(Hold::SignIn));
        assert_eq!(hold(Some(account(2))), None);
        assert!(letter.is_sendable(Some(account(1))) && !letter.is_sendable(None) && !letter.is_sendable(Some(account(2))));
        let anonymous = unsent(None);
        assert!(anonymous.is_sendable(None) && anonymous.seen_by(Some(account(2))) == Some(anonymous.clone()));
    }

    #[test]
    fn only_a_letter_that_cannot_have_arrived_may_be_changed() {
        let mut letter = unsent(Some(account(1)));
        letter.refused(&Failure::of(Kind::Unauthenticated));
        assert!(letter.may_be_there() && letter.hold == Hold::SignIn);
        letter.refused(&Failure::of(Kind::Invalid));
        assert!(!letter.may_be_there() && matches!(letter.hold, Hold::Refused(_)));
    }
}
