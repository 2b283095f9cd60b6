//! What is sent about needs.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    ids::{BodyId, CaseId, NeedId, ProposalId},
    proposals::Field,
};

/// Writes a need down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCommunityNeed {
    /// It in a line, 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 60, example = "老年食堂周末也开放"))]
    pub title: String,
    /// What it is about, 5–2000 characters.
    #[validate(custom(function = crate::validation::agenda_text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2000, example = "周末子女上班，独居老人吃饭不方便。")
    )]
    pub about: String,
    /// To which field it belongs, as far as is known.
    pub field: Field,
    /// The public proposals of this community behind it, up to 50.
    #[serde(default)]
    #[validate(length(max = 50, code = "sources_count"))]
    #[cfg_attr(feature = "schema", schema(max_items = 50))]
    pub proposals: Vec<ProposalId>,
    /// The cases of this community behind it, up to 50.
    #[serde(default)]
    #[validate(length(max = 50, code = "sources_count"))]
    #[cfg_attr(feature = "schema", schema(max_items = 50))]
    pub cases: Vec<CaseId>,
}

/// Writes down what the council decided about a need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ScreenNeed {
    /// Whether it was taken on.
    pub accepted: bool,
    /// The field that the council found; as it was, if it says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// Why, 2–200 characters; a need is not put aside without, nor taken on by a station alone. Everybody reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "涉及全街道，已转街道研究。")
    )]
    pub reason: Option<String>,
    /// The council that decided. One is named where one stands and is complete; elsewhere the station decides, and says why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body_id: Option<BodyId>,
}

/// Puts needs to the vote, each an option.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewNeedBallot {
    /// Which, 2–20, all of them taken on by the council.
    #[validate(length(min = 2, max = 20, code = "needs_count"))]
    #[cfg_attr(feature = "schema", schema(min_items = 2, max_items = 20))]
    pub needs: Vec<NeedId>,
    /// What the vote is about, in a line: 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 60, example = "今年先做哪几件事"))]
    pub title: String,
    /// What is asked, 5–500 characters.
    #[validate(custom(function = crate::validation::question))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 500, example = "下面哪些需求应该列入今年的居民自治项目？")
    )]
    pub question: String,
    /// Whether every need is scored, 1 to 5 by each of the four criteria, instead of some being chosen; `choose` means nothing then. A
    /// group always scores.
    #[serde(default)]
    pub scored: bool,
    /// How many of them one may choose, from 1 to all.
    #[serde(default = "one")]
    #[validate(range(min = 1, max = 20, code = "choose_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 20, example = 2))]
    pub choose: u8,
    /// From when on ballots can be cast; not in the past.
    #[serde(deserialize_with = "crate::time::read")]
    pub opens_at: DateTime<Utc>,
    /// Until when, exclusive: 1 hour to 60 days later.
    #[serde(deserialize_with = "crate::time::read")]
    pub closes_at: DateTime<Utc>,
    /// More than this many percent of the roll must cast a ballot, or all of it; not less than the community's rules ask for, which
    /// hold where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(max = 100, code = "quorum_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 100, example = 50))]
    pub quorum_percent: Option<u8>,
    /// The co-governance group for the field of these needs whose members score them; the verified residents decide where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body_id: Option<BodyId>,
}

const fn one() -> u8 {
    1
}
