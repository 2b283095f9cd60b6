//! One ballot of whoever is signed in, as the phone keeps it, and its way into the box.
//!
//! Everything is written down before it is asked for: a lost answer, a closed page or a dead battery is taken up where it
//! stopped, with the very same ballot. The station signs it once and signs the same again; the box takes it once.

use contract::{
    ids::{AccountId, VoteId},
    validation::FieldError,
    votes::{Ballot, CastBallot, NewPaper, Paper, Vote, VoteKey, marked_text},
};
use kit::{
    browser,
    http::{Call, Failure},
    i18n::{t, votes as text},
    json, store,
};
use serde::{Deserialize, Serialize};

use crate::ballot::{self, Key};

/// Names of ballots on their way begin with it in the phone's storage.
const UNDER_WAY: &str = "votes/";
/// Names of ballots that were cast begin with it: they go when their voter signs out.
const CAST: &str = "my.ballot.";

/// What a ballot says: which options it chooses, or how it scores each.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Marks {
    /// The numbers of those that are chosen.
    pub(crate) choices: Vec<u8>,
    /// What each is given by each criterion.
    #[serde(default)]
    pub(crate) scores: Vec<Vec<u8>>,
}

impl Marks {
    /// The ballot that says it.
    fn text(&self, vote: VoteId, serial: &str) -> String {
        marked_text(vote, serial, &self.choices, &self.scores)
    }
}

/// A ballot that is not in the box yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Mine {
    /// In which vote.
    pub(crate) vote: VoteId,
    /// Whose it is: nobody else's session may have it signed.
    pub(crate) account: AccountId,
    /// The key it is covered for.
    key: VoteKey,
    /// What it says.
    #[serde(flatten)]
    marks: Marks,
    serial: String,
    /// It as the station signs it, and what uncovers it.
    blinded: String,
    opening: String,
    /// What it was signed with, uncovered; then it only remains to be cast.
    pub(crate) signature: Option<String>,
    /// Why it will never be in the box.
    #[serde(default)]
    pub(crate) refused: Option<String>,
}

/// Something that the phone itself found wrong.
pub(crate) fn told(words: &str) -> Failure {
    Failure::invalid(vec![FieldError {
        pointer: String::new(),
        code: String::new(),
        detail: words.to_owned(),
    }])
}

/// A failure in words: what is wrong with what was sent, else what happened.
pub(crate) fn words(failure: &Failure) -> String {
    let faults: Vec<&str> = failure.fields().iter().map(|fault| fault.detail.as_str()).collect();
    if faults.is_empty() { failure.line() } else { faults.join(" ") }
}

impl Mine {
    /// Writes a ballot and keeps it on the phone; nothing of it has left the phone then.
    ///
    /// # Errors
    /// No network, a key that is not the public one, a browser without chance, or a phone without room.
    pub(crate) async fn write(vote: &Vote, account: AccountId, marks: Marks) -> Result<Self, Failure> {
        // Whoever gave each voter a key of their own would know whose ballot is whose: the key must be the one that is told
        // to somebody whom the server does not know.
        let public: Vote = Call::get(&format!("/votes/{}", vote.id)).anonymous().send().await?;
        let key = vote.key.clone().filter(|key| public.key.as_ref() == Some(key));
        let key = key.ok_or_else(|| told(t(text::OTHER_KEY)))?;
        let serial = ballot::new_serial().map_err(|_| told(t(text::NO_CHANCE)))?;
        let written = marks.text(vote.id, &serial);
        let covered = Key::of(&key).ok_or_else(|| told(t(text::OTHER_KEY)))?.cover(&written);
        let covered = covered.map_err(|_| told(t(text::NO_CHANCE)))?;
        let mine = Self {
            vote: vote.id,
            account,
            key,
            marks,
            serial,
            blinded: covered.blinded,
            opening: covered.opening,
            signature: None,
            refused: None,
        };
        mine.keep().await?;
        Ok(mine)
    }

    /// Keeps it as it is now.
    ///
    /// # Errors
    /// The phone has no room.
    pub(crate) async fn keep(&self) -> Result<(), Failure> {
        let kept = [(self.name(), json::write(self).into())];
        store::put(&kept).await.map_err(|_| told(t(text::NO_ROOM)))
    }

    /// Crosses it out.
    pub(crate) async fn forget(&self) {
        // What cannot be crossed out is sent again, which does no harm.
        store::remove(&[self.name()]).await.ok();
    }

    fn name(&self) -> String {
        format!("{UNDER_WAY}{}", self.vote)
    }

    /// Brings it into the box from where it stands.
    ///
    /// # Errors
    /// No network, or why the server does not take it.
    pub(crate) async fn deliver(&mut self) -> Result<(), Failure> {
        let signature = match self.signature.clone() {
            Some(signature) => signature,
            None => self.sign().await?,
        };
        let ballot = Ballot {
            serial: self.serial.clone(),
            choices: self.marks.choices.clone(),
            scores: self.marks.scores.clone(),
            signature,
        };
        let call = Call::post(&format!("/votes/{}/ballots", self.vote)).json(&ballot);
        let _: CastBallot = call.anonymous().send().await?;
        browser::keep_value(&format!("{CAST}{}", self.vote), &ballot);
        self.forget().await;
        Ok(())
    }

    /// Has it signed, and uncovers it.
    async fn sign(&mut self) -> Result<String, Failure> {
        let asked = NewPaper {
            blinded: self.blinded.clone(),
        };
        let paper: Paper = Call::post(&format!("/votes/{}/papers", self.vote))
            .json(&asked)
            .send()
            .await?;
        let written = self.marks.text(self.vote, &self.serial);
        let key = Key::of(&self.key).ok_or_else(|| told(t(text::OTHER_KEY)))?;
        let signature = key.uncover(&written, &paper.signature, &self.opening);
        let signature = signature.ok_or_else(|| told(t(text::NOT_SIGNED)))?;
        self.signature = Some(signature.clone());
        // If the phone cannot write it down now, the same is signed again.
        self.keep().await.ok();
        Ok(signature)
    }
}

/// The ballots that are on their way.
pub(crate) async fn all() -> Vec<Mine> {
    let kept = store::all(UNDER_WAY).await.unwrap_or_default();
    kept.iter().filter_map(|one| json::read(&one.as_string()?)).collect()
}

/// The ballot that was cast from this phone, if one was.
pub(crate) fn cast(vote: VoteId) -> Option<Ballot> {
    browser::recall_value(&format!("{CAST}{vote}"))
}
