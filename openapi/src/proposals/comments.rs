//! What people say of published proposals, and what they report.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::Reason;
use crate::{accounts::Role, cases::words, ids::CommentId};

/// For how long one may change what one said, in minutes.
pub const CHANGE_MINUTES: i64 = 10;
/// How many things one person may report in a day.
pub const REPORTS_A_DAY: u16 = 20;

words! {
    /// Whether everybody may read what was said.
    CommentState {
        /// Only its author and the station, until somebody looked at it.
        Waiting = "waiting",
        /// Everybody.
        Shown = "shown",
        /// Its author and the station; others read that something stood here.
        Hidden = "hidden",
        /// Nobody any more: its author took it back.
        Removed = "removed",
    }
}

words! {
    /// When what people say of proposals is looked at.
    CommentModeration {
        /// Before everybody reads it.
        Before = "before",
        /// Afterwards.
        After = "after",
    }
}

words! {
    /// What a reader may do with what somebody said.
    CommentAction {
        /// Answer it.
        Answer = "answer",
        /// Change it.
        Change = "change",
        /// Take it back.
        Remove = "remove",
        /// Report it.
        Report = "report",
        /// Take it from view.
        Hide = "hide",
        /// Put it back.
        Restore = "restore",
    }
}

/// Says something of a published proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewComment {
    /// What is said: 1–1,000 characters.
    #[validate(custom(function = crate::validation::comment))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 1_000, example = "我家也住3号楼，晚上确实很黑。")
    )]
    pub text: String,
    /// The comment that it answers; answers are not answered in turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<CommentId>,
}

/// Changes what one said, within ten minutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CommentChange {
    /// What it says now: 1–1,000 characters.
    #[validate(custom(function = crate::validation::comment))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 1_000, example = "我家也住3号楼，晚上确实很黑。")
    )]
    pub text: String,
}

/// What was said, as its reader sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Comment {
    /// Its identifier.
    pub id: CommentId,
    /// Whether everybody may read it.
    pub state: CommentState,
    /// What it says; absent for those who may only know that something stood here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who said it: `王**`, or the name that somebody of the station works under.
    pub name: String,
    /// In which role: as a resident, or for the station.
    pub role: Role,
    /// Whether it is somebody who proposes it.
    pub proposer: bool,
    /// When it was said.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// When its author last changed it; absent if they never did.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub changed_at: Option<DateTime<Utc>>,
    /// Why it is hidden, for its author and the station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Whether the reader said it.
    pub mine: bool,
    /// What the reader may do with it now.
    pub actions: Vec<CommentAction>,
}

/// Whether what was said at `at` may still be changed at `now`.
pub fn is_fresh(at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - at < TimeDelta::minutes(CHANGE_MINUTES)
}

/// What was said, and what was answered to it, the oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CommentThread {
    /// What was said of the proposal itself.
    pub comment: Comment,
    /// What was answered to it, the oldest first.
    pub answers: Vec<Comment>,
}

/// What was written down; its words are read where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CommentWritten {
    /// Its identifier.
    pub id: CommentId,
    /// Whether everybody may read it at once.
    pub state: CommentState,
}

/// Reports something that should not stand there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    /// What is wrong with it.
    pub reason: Reason,
    /// In words: up to 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 200, code = "reason_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 200, example = "写出了邻居的姓名和门牌"))]
    pub text: Option<String>,
}

/// What somebody said, as it is kept about them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnComment {
    /// The proposal it speaks of.
    pub proposal_id: crate::ids::ProposalId,
    /// What they said.
    pub text: String,
    /// When they said it.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
}
