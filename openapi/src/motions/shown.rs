//! A motion as its readers see it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{MotionAction, MotionState};
use crate::{
    ids::{CommunityId, MotionId, VoteId},
    proposals::Reason,
    votes::{NoVote, VoteOption},
};

/// Why a motion is not published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MotionRefusal {
    /// In a word.
    pub reason: Reason,
    /// In words.
    pub text: String,
}

/// What a motion is to whoever reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MyMotion {
    /// Whether they wrote it.
    pub author: bool,
    /// Whether they second it. Its author does from the beginning.
    pub seconded: bool,
    /// Why they cannot second it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_not: Option<NoVote>,
}

/// A motion. Nobody reads who wrote it, nor who seconds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Motion {
    /// Its identifier.
    pub id: MotionId,
    /// The community whose residents are to decide.
    pub community_id: CommunityId,
    /// What it is about, in a line.
    pub title: String,
    /// Why residents should decide it.
    pub text: String,
    /// What is to be asked.
    pub question: String,
    /// What can be chosen, in the order of their numbers.
    pub options: Vec<VoteOption>,
    /// How many of them one may choose.
    pub choose: u8,
    /// Where it stands.
    pub state: MotionState,
    /// When it was sent.
    #[serde(deserialize_with = "crate::time::read")]
    pub submitted_at: DateTime<Utc>,
    /// Until when it can be seconded, exclusive; once it is published.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub closes_at: Option<DateTime<Utc>>,
    /// How many second it, its author included.
    pub seconds: u32,
    /// How many it takes; once it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<u32>,
    /// When enough did.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub bound_at: Option<DateTime<Utc>>,
    /// By when the station owes the next step: to look at it, or to announce its vote.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub due_at: Option<DateTime<Utc>>,
    /// Why it is not published; for its author and the station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<MotionRefusal>,
    /// The vote that it led to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote_id: Option<VoteId>,
    /// What it is to the reader; only for who is signed in as a resident.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<MyMotion>,
    /// What the reader may do with it now.
    pub allowed: Vec<MotionAction>,
}

impl Motion {
    /// Whether the station owes something that is late.
    pub fn is_overdue(&self, now: DateTime<Utc>) -> bool {
        self.due_at.is_some_and(|due| due < now)
    }
}

/// A motion that somebody wrote or seconds, as they take it along.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnMotion {
    /// The motion as it stands now.
    pub motion: Motion,
    /// When they seconded it; absent where they took that back.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub seconded_at: Option<DateTime<Utc>>,
}
