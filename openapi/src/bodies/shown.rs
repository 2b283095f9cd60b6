//! A body as its readers see it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{BodyAction, BodyKind, BodyRules, BodyState, ConfirmationOutcome, LackKind, SeatAnswer, SeatKind, SeatState};
use crate::{
    ids::{BodyId, CommunityId, SeatId, VoteId},
    proposals::Field,
};

/// A body in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BodySummary {
    /// Its identifier.
    pub id: BodyId,
    /// The community on whose behalf it decides.
    pub community_id: CommunityId,
    /// What kind of body it is.
    pub kind: BodyKind,
    /// What it is called.
    pub name: String,
    /// On what a group deliberates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// Where it stands.
    pub state: BodyState,
    /// Since when it decides; absent until it does.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub stands_since: Option<DateTime<Utc>>,
    /// How many have taken a seat in it.
    pub members: u32,
    /// Whether they are as many, and of such kinds, as the community's rules ask for.
    pub complete: bool,
}

/// A seat in a body. Everybody reads who sits in a body that is put to the vote or stands; its station reads also who
/// was asked, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Seat {
    /// Its identifier.
    pub id: SeatId,
    /// As what they sit in it.
    pub kind: SeatKind,
    /// Where it stands.
    pub state: SeatState,
    /// By which name they sit in it, as they chose; absent before they did, and once they were erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Since when it stands like that.
    #[serde(deserialize_with = "crate::time::read")]
    pub since: DateTime<Utc>,
    /// Their telephone number, masked; only for the station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Why the station ended it; only for the station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_because: Option<String>,
}

/// Something that is missing for a body to be complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Lack {
    /// What is not as the rules want it.
    pub lack: LackKind,
    /// Of which kind there are too many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<SeatKind>,
    /// By how many members too few or too many, as many as there are now.
    pub by: u32,
}

/// How residents voted on whether a body is to stand; the last time, where it was more than once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Confirmation {
    /// The vote in which they were asked.
    pub vote_id: VoteId,
    /// What came of it; absent until it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ConfirmationOutcome>,
    /// How many could vote.
    pub roll: u32,
    /// How many of them did.
    pub ballots: u32,
    /// How many of those were for it.
    pub in_favour: u32,
}

/// A body, as its reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Body {
    /// What stands of it in a list.
    #[serde(flatten)]
    pub summary: BodySummary,
    /// What it is for.
    pub purpose: String,
    /// Which correction of its sheet this is; `If-Match` names it where the sheet is corrected.
    pub edition: u32,
    /// The seats that the reader may see.
    pub seats: Vec<Seat>,
    /// What is missing for it to be complete; nothing of a body that was dissolved.
    pub lacks: Vec<Lack>,
    /// The rules by which it is judged.
    pub rules: BodyRules,
    /// How residents voted on it; absent where they were never asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmation: Option<Confirmation>,
    /// Why it was dissolved; absent while it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dissolved_because: Option<String>,
    /// What the reader may do with it now.
    pub allowed: Vec<BodyAction>,
}

/// A seat, for whose it is or was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnSeat {
    /// Its identifier.
    pub id: SeatId,
    /// The body that the seat is in.
    pub body: BodySummary,
    /// What that body is for.
    pub purpose: String,
    /// As what they sit in it.
    pub kind: SeatKind,
    /// Where it stands.
    pub state: SeatState,
    /// By which name everybody reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Since when it stands like that.
    #[serde(deserialize_with = "crate::time::read")]
    pub since: DateTime<Utc>,
    /// Until when it may be answered, while it is only offered: 30 days.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub answer_by: Option<DateTime<Utc>>,
    /// Why the station ended it; absent where it did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_because: Option<String>,
    /// What they may say to it now.
    pub allowed: Vec<SeatAnswer>,
}
