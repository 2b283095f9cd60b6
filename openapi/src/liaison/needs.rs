//! Needs that an officer writes down for a neighbour, and telling the neighbour what came of it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::Neighbour;
use crate::{
    cases::{CaseSummary, Category, Rating, Urgency},
    ids::{CellId, CommunityId},
    photos::Claim,
};

/// A need, written down by an officer for a neighbour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewNeed {
    /// The community in which the neighbour lives.
    pub community_id: CommunityId,
    /// The grid cell in which they live; absent where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// Whom it is for.
    #[validate(nested)]
    pub person: Neighbour,
    /// The version of the text on handling personal data that this person consented to.
    pub consent_version: u16,
    /// Where the officer heard of it: up to 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 100, code = "address_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 100, example = "楼下闲谈"))]
    pub heard: Option<String>,
    /// The need in a line: 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 60, example = "独居老人需要陪同就医")
    )]
    pub title: String,
    /// The need: 5–10,000 characters.
    #[validate(custom(function = crate::validation::body))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 10_000, example = "张大爷下周三要去医院复查，家里没有人陪。")
    )]
    pub body: String,
    /// What kind of matter it is.
    pub category: Category,
    /// How pressing it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<Urgency>,
    /// Up to six pictures, uploaded before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 6, code = "photos_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 6))]
    pub photos: Vec<Claim>,
}

/// A neighbour's need and what came of it, for the officer who wrote it down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Need {
    /// The case that it became.
    pub case: CaseSummary,
    /// Whom it is for; absent once the case's texts are erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Neighbour>,
    /// Where the officer heard of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard: Option<String>,
    /// Whether there is something to tell: it was answered, declined or closed, and the neighbour does not know yet.
    pub to_tell: bool,
    /// The day the neighbour was told, `2026-11-25`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told_on: Option<String>,
    /// When the need was written down.
    #[serde(deserialize_with = "crate::time::read")]
    pub recorded_at: DateTime<Utc>,
}

/// The neighbour was told what came of their need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// The day on which they were told, `2026-11-25`.
    #[validate(custom(function = super::day))]
    #[cfg_attr(feature = "schema", schema(min_length = 10, max_length = 10, example = "2026-11-25"))]
    pub on: String,
    /// What the neighbour said to it: 1–2,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 2_000))]
    pub said: Option<String>,
    /// How the neighbour rates the answer, if they wish: once, for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub rating: Option<Rating>,
}
