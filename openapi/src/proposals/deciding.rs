//! How it is decided about what waits, and about what is published.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Decision, ItemKind, Reason, TextPart};
use crate::ids::{ItemId, ProposalId};

/// Decides something that waits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    /// What becomes of it: what is proposed is published, given back or rejected; anything else is published, kept or hidden.
    pub decision: Decision,
    /// The edition of the words that were read; when they were changed since, nothing is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(max = 1_000_000, code = "range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 1_000_000))]
    pub edition: Option<u32>,
    /// Why; needed when it is given back, rejected or hidden.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// In words, for its author: up to 2,000 characters; needed when a proposal is given back, rejected or hidden.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 2_000, example = "请删去第二段里的手机号，其余很好。")
    )]
    pub text: Option<String>,
    /// What of the text is to be changed, where it is given back: up to 20 passages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 20, code = "marks_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 20))]
    pub marks: Vec<NewMark>,
}

/// A passage that is to be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMark {
    /// In which part of the proposal the passage stands.
    pub part: TextPart,
    /// Its first character, from 0.
    #[validate(range(max = 10_000, code = "mark_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 10_000))]
    pub from: u32,
    /// The character behind its last.
    #[validate(range(max = 10_000, code = "mark_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 10_000))]
    pub until: u32,
    /// What is to be changed about it: up to 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 200, code = "reason_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 200, example = "请写明装在几号楼"))]
    pub remark: Option<String>,
}

/// A passage that was marked when a proposal was given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Mark {
    /// In which part of the proposal the passage stands.
    pub part: TextPart,
    /// Its first character, from 0, in the edition that was given back.
    pub from: u32,
    /// The marked words, as they stood there when it was given back.
    pub words: String,
    /// What is to be changed about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// A line of the public moderation record, without names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ModerationRecord {
    /// When it was decided.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// Whether it was decided about a proposal, a comment or a picture.
    pub kind: ItemKind,
    /// What was decided.
    pub decision: Decision,
    /// The kind of reason; absent where none was needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// How long it took, in seconds.
    pub took: u32,
    /// Whether it was decided in time.
    pub in_time: bool,
}

/// Takes something published from view, or puts it back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewHiding {
    /// The kind of reason; `text` says the rest.
    pub reason: Reason,
    /// In words, for its author: 2–200 characters.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "写出了邻居的姓名和门牌")
    )]
    pub text: String,
}

/// Lets a proposal go into an older one on the same matter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMerging {
    /// The older proposal, which goes on.
    pub into: ProposalId,
    /// Why, in words that everybody reads: 2–200 characters.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 200, example = "说的是同一盏路灯"))]
    pub text: String,
}

/// Things that are decided together at most.
pub const TOGETHER: u64 = 100;

/// Decides several things in the same way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewDecisions {
    /// Which: 1–100, each with the edition of its words that was read.
    #[validate(length(min = 1, max = 100, code = "items_count"))]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 100))]
    pub items: Vec<DecidedItem>,
    /// What is decided about all of them.
    pub decision: Decision,
    /// Why; needed when they are hidden.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// In words: up to 2,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 2_000, example = "内容属于广告"))]
    pub text: Option<String>,
}

const _: () = assert!(TOGETHER == 100, "the attributes above repeat this number");

/// One of several things that are decided together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DecidedItem {
    /// One of the things that wait.
    pub id: ItemId,
    /// The edition of its words that was read.
    pub edition: u32,
}

/// What came of deciding several things.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Decided {
    /// How many were decided; the rest is in `left`.
    pub decided: u32,
    /// Those that were not: somebody else looks at them or was quicker, they were changed since, they concern the reader,
    /// or it is no way to decide them.
    pub left: Vec<ItemId>,
}
