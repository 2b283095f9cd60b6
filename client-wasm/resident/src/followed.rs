//! Tracking codes that somebody chose to keep on this phone, and those that their owner has yet to note.

use contract::{DateTime, Utc};
use kit::browser;
use serde::{Deserialize, Serialize};

/// The codes that somebody chose to keep; like the others they go when somebody signs out.
pub(crate) const KEPT: &str = "my.followed";
/// The codes that wait until their owner has noted them, even if the page is closed meanwhile.
pub(crate) const TO_NOTE: &str = "my.codes";

/// A letter that is followed by its tracking code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Followed {
    /// The code, as it is written on paper.
    pub(crate) secret: String,
    /// What the letter is about.
    pub(crate) title: String,
    /// When it was written.
    #[serde(deserialize_with = "contract::time::read")]
    pub(crate) at: DateTime<Utc>,
}

/// The codes of this list, latest first.
pub(crate) fn all(list: &str) -> Vec<Followed> {
    browser::recall_value(list).unwrap_or_default()
}

/// Puts a code on a list.
pub(crate) fn keep(list: &str, followed: Followed) {
    let mut kept = without(list, &followed.secret);
    kept.insert(0, followed);
    browser::keep_value(list, &kept);
}

/// Takes a code off a list.
pub(crate) fn forget(list: &str, secret: &str) {
    browser::keep_value(list, &without(list, secret));
}

fn without(list: &str, secret: &str) -> Vec<Followed> {
    let mut kept = all(list);
    kept.retain(|other| other.secret != secret);
    kept
}

/// The link that carries a code where no server sees it.
pub(crate) fn link(secret: &str) -> String {
    let origin = browser::window().and_then(|window| window.location().origin().ok());
    format!("{}/track#{secret}", origin.unwrap_or_default())
}
