//! Contacts: whoever turned to a station by telephone, by letter or at its window, written down by whoever listened.

mod emergency;
mod requests;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use emergency::{Danger, danger};
pub use requests::*;

use crate::{
    cases::{CaseSummary, Channel, State, Voice, words},
    ids::{CaseId, CommunityId, ContactId},
};

words! {
    /// What a caller who speaks of danger was told.
    Advice {
        /// To call 119, 120 or 110 at once.
        Told = "told",
        /// Nothing: they speak of such things, but nobody is in danger.
        NoDanger = "no_danger",
    }
}

/// Somebody turned to the station.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Contact {
    /// Its identifier.
    pub id: ContactId,
    /// The community it belongs to.
    pub community_id: CommunityId,
    /// By telephone, by letter or at the window.
    pub channel: Channel,
    /// The case it became, or was about.
    pub case: ContactCase,
    /// When the call began, the letter came, the visitor stood there.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// How many seconds the call took; absent where it was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// Who it was, if they said so and it was not erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Their number, masked: `138****0001`. Whole it is told only for a reason; see `disclose_number`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The wish to be called back, and when; may be empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback: Option<String>,
    /// When the person was called back; absent until then, and where they did not ask for it.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub called_back_at: Option<DateTime<Utc>>,
    /// What a caller who spoke of danger was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Advice>,
    /// Who of the station listened, or took it in.
    pub by: Voice,
}

/// The case of a contact, in a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ContactCase {
    /// Its identifier.
    pub id: CaseId,
    /// The number people read out.
    pub number: String,
    /// What it is about; empty after erasure.
    pub title: String,
    /// Where it stands.
    pub state: State,
}

/// What became of a call, a letter or a visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Recorded {
    /// The case that it became, or was about.
    pub case: CaseSummary,
    /// What was kept of the call, the letter or the visit itself.
    pub contact: Contact,
}

/// What a station knows of whoever holds a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Caller {
    /// What they are called, as they said the last time, or as their account says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Calls, letters and visits with this number, the latest first: the last 20.
    pub contacts: Vec<Contact>,
    /// Cases of theirs that are not settled, the latest first.
    pub open: Vec<CaseSummary>,
    /// How many of their contacts of the last 30 days are about cases that are not settled.
    pub recent: u32,
}

/// A number that was told for a reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WholeNumber {
    /// The number, with nothing left out.
    pub phone: String,
}
