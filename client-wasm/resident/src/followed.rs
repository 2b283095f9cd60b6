//! Tracking codes that somebody chose to keep on this phone, and the one that has just been made.

use contract::{DateTime, Utc};
use kit::browser;
use serde::{Deserialize, Serialize};

/// Under which name the codes are kept; they go when somebody signs out.
const KEPT: &str = "my.followed";
/// Under which name the latest code waits until its owner has noted it.
const SHOWN: &str = "my.code";

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

/// The codes kept on this phone, latest first.
pub(crate) fn all() -> Vec<Followed> {
    browser::recall_value(KEPT).unwrap_or_default()
}

/// Keeps a code on this phone.
pub(crate) fn keep(followed: Followed) {
    let mut kept = all();
    kept.retain(|other| other.secret != followed.secret);
    kept.insert(0, followed);
    browser::keep_value(KEPT, &kept);
}

/// Forgets a code.
pub(crate) fn forget(secret: &str) {
    let mut kept = all();
    kept.retain(|other| other.secret != secret);
    browser::keep_value(KEPT, &kept);
}

/// The code that waits to be noted.
pub(crate) fn shown() -> Option<Followed> {
    browser::recall_value(SHOWN)
}

/// Shows a code until its owner has noted it, even if the page is closed meanwhile.
pub(crate) fn show(followed: &Followed) {
    browser::keep_value(SHOWN, followed);
}

/// Its owner has noted it.
pub(crate) fn noted() {
    browser::forget(SHOWN);
}

/// The link that carries a code where no server sees it.
pub(crate) fn link(secret: &str) -> String {
    let origin = browser::window().and_then(|window| window.location().origin().ok());
    format!("{}/track#{secret}", origin.unwrap_or_default())
}
