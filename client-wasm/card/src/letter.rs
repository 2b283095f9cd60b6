//! What is being said by card: kept on the phone as it is typed, until the server has it.

use contract::{
    cases::Case,
    liaison::{CardMessage, Daypart, Neighbour, VisitWish},
    mailbox::Tracking,
    privacy::CONSENT_VERSION,
};
use kit::{browser, drafts, tracking};

/// Under which names it is kept.
const BODY: &str = "card.body";
const SECRET: &str = "card.secret";
const SENT: &str = "my.card.sent";

/// What was typed and chosen.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Letter {
    pub(crate) body: String,
    pub(crate) day: String,
    pub(crate) part: Option<Daypart>,
    pub(crate) name: String,
    pub(crate) phone: String,
    pub(crate) consent: bool,
}

impl Letter {
    /// What this phone kept of it.
    pub(crate) fn kept() -> Self {
        Self {
            body: drafts::recall(BODY).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// Keeps what was typed of the matter; names and numbers are not left lying on a phone.
    pub(crate) fn keep(&self) {
        drafts::write(BODY, &self.body);
    }

    /// Whether somebody is to be called back.
    pub(crate) fn names_somebody(&self) -> bool {
        !self.name.trim().is_empty() || !self.phone.trim().is_empty()
    }

    /// It as it is sent, and the secret by which it is followed: the same one however often it is sent.
    pub(crate) fn message(&self, token: &str, visit: bool) -> Option<CardMessage> {
        let secret = secret()?;
        let told = self.body.trim();
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let person = self.names_somebody().then(|| Neighbour {
            name: self.name.trim().to_owned(),
            phone: filled(&self.phone.replace(' ', "")),
            home: None,
        });
        Some(CardMessage {
            token: token.to_owned(),
            body: filled(told),
            category: None,
            visit: visit.then(|| VisitWish {
                on: filled(&self.day),
                part: self.part,
            }),
            consent_version: person.as_ref().map(|_| CONSENT_VERSION),
            person,
            anonymous: tracking::digest(&secret),
        })
    }
}

/// The secret by which it will be followed: the same one until it has arrived.
pub(crate) fn secret() -> Option<Tracking> {
    if let Some(kept) = drafts::recall(SECRET).and_then(|text| Tracking::parse(&text)) {
        return Some(kept);
    }
    let new = tracking::new_secret().ok()?;
    drafts::write(SECRET, &new.to_string());
    Some(new)
}

/// The server has it: what is left to do is to note the code.
pub(crate) fn arrived(case: &Case) {
    let secret = drafts::recall(SECRET).unwrap_or_default();
    browser::keep(SENT, &format!("{} {secret}", case.summary.number));
    drafts::write(BODY, "");
    drafts::write(SECRET, "");
}

/// The number and the code of what was sent last, until they are noted.
pub(crate) fn sent() -> Option<(String, String)> {
    let kept = browser::recall(SENT)?;
    let (number, secret) = kept.split_once(' ')?;
    Some((number.to_owned(), secret.to_owned()))
}

/// They are noted.
pub(crate) fn noted() {
    browser::forget(SENT);
}
