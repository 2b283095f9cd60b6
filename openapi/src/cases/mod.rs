//! Cases (诉求): one voice, its state, its timeline, and what can be done with it.

mod deeds;
mod finding;
mod prepared;
mod words;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use deeds::*;
pub use prepared::*;
pub(crate) use words::words;
pub use words::*;

use crate::{
    accounts::Role,
    ids::{CaseId, CellId, CommunityId, EntryId, NeedId, StationId},
    photos::{Document, Photo},
    places::Point,
};

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseSummary {
    /// Its identifier.
    pub id: CaseId,
    /// The number people read out on the telephone, such as `261124-04718823`.
    pub number: String,
    /// The community whose station sees to it.
    pub community_id: CommunityId,
    /// The grid cell it is about, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// The door it came in by.
    pub channel: Channel,
    /// Where it stands.
    pub state: State,
    /// What kind of matter it is.
    pub category: Category,
    /// How pressing it is.
    pub urgency: Urgency,
    /// What it is about, in a line; empty after erasure.
    pub title: String,
    /// When it was sent, or the station heard of it; the time to accept it counts from here.
    #[serde(deserialize_with = "crate::time::read")]
    pub submitted_at: DateTime<Utc>,
    /// When it last changed.
    #[serde(deserialize_with = "crate::time::read")]
    pub updated_at: DateTime<Utc>,
    /// When the next step is due, if a clock runs.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub due_at: Option<DateTime<Utc>>,
    /// Whether nobody took it in time who was given it; told to staff.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub untaken: bool,
    /// What presses for it, while nothing was done for it since: that it was urged (催办), or is supervised (督办).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pressed: Option<Action>,
}

impl CaseSummary {
    /// Whether the next step should have been taken before `now`.
    pub fn is_overdue(&self, now: DateTime<Utc>) -> bool {
        self.due_at.is_some_and(|due| due < now)
    }
}

/// A case with everything its reader may know.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Case {
    /// What the list shows of it.
    #[serde(flatten)]
    pub summary: CaseSummary,
    /// Counts every change; the `ETag` is made of it.
    pub version: u32,
    /// The matter itself; empty after erasure.
    pub body: String,
    /// Where it is, in the reporter's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Where it is on the map; absent where only words say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// The pictures that came with it.
    pub photos: Vec<Photo>,
    /// The reporter as this reader may see them; absent when they are not to be named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter: Option<Reporter>,
    /// Whether it came without credentials.
    pub anonymous: bool,
    /// Whether everybody may read it now, in words that name nobody.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub published: bool,
    /// The need that its community wrote down from it, for its reporter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need_id: Option<NeedId>,
    /// The station that answers for it, and its telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<CaseStation>,
    /// Who took it on first and stays responsible to the end (首问负责).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_responder: Option<Voice>,
    /// What happened, oldest first.
    pub timeline: Vec<Entry>,
    /// How its reporter rated the answer; absent until they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// What this reader may do with it now.
    pub actions: Vec<Action>,
}

/// A reporter, as far as staff may know them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Reporter {
    /// Their name, as they gave it.
    pub name: String,
    /// Their telephone number, masked: `138****0001`. Only for staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// The station that answers for a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseStation {
    /// Its identifier.
    pub id: StationId,
    /// What the station is called.
    pub name: String,
    /// The number that residents call.
    pub phone: String,
}

/// Who did something, without their private name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Voice {
    /// The role in which they acted.
    pub role: Role,
    /// The name they work under (工作名), for staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work_name: Option<String>,
}

/// One line of a timeline. Never changed: a correction is another line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Entry {
    /// Its identifier.
    pub id: EntryId,
    /// When it happened.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// What was done; `state` says where that left the case.
    pub action: Action,
    /// Where the case stood afterwards.
    pub state: State,
    /// In which role, and by which name the reader may know.
    pub by: Voice,
    /// Whether residents read it, or staff only.
    pub visibility: Visibility,
    /// What they said; absent where nothing was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// True when what they said was erased on somebody's demand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub erased: bool,
    /// Why it was declined, on a `decline`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<DeclineReason>,
    /// The tracking code of the part that became a case of its own, on a `split`: for whoever follows an anonymous case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_code: Option<String>,
    /// Who was called, on a `call_next`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<CallStep>,
    /// The pictures that are attached to it, on an answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
    /// The documents that are attached to it, on an answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
}

/// In an emergency: who was called because nobody answered within so many minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CallStep {
    /// Who was called: the next after those who did not begin.
    pub turn: CallTurn,
    /// For how many minutes nobody had begun.
    pub minutes: u16,
}

/// A prepared text for the console.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Template {
    /// Its identifier.
    pub id: crate::ids::TemplateId,
    /// The action it is for: `accept`, `answer` or `decline`.
    pub action: Action,
    /// The category it suits; absent when it suits all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// What to call it in a menu.
    pub title: String,
    /// The text that is put into the form when it is chosen; whoever sends it may change it.
    pub text: String,
    /// Counts its changes, from 1; `If-Match` names it.
    #[serde(default)]
    pub version: u32,
}
