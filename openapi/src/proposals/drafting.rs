//! What somebody is typing of a proposal, kept at the server besides their device: nothing of it need be right yet.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{ids::OrganisationId, places::Point};

/// A proposal as far as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftWords {
    /// The line, up to 60 characters.
    #[validate(length(max = 60, code = "title_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 60))]
    pub title: String,
    /// What is wrong today, up to 10,000 characters.
    #[validate(length(max = 10_000, code = "body_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 10_000))]
    pub problem: String,
    /// What should be done, up to 10,000 characters.
    #[validate(length(max = 10_000, code = "body_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 10_000))]
    pub suggestion: String,
    /// Whom it helps, up to 100 characters.
    #[validate(length(max = 100, code = "helps_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 100))]
    pub helps: String,
    /// The word of what it is about; empty before one was chosen.
    #[validate(length(max = 20, code = "range"))]
    #[cfg_attr(feature = "schema", schema(max_length = 20))]
    pub field: String,
    /// Where, in words, up to 100 characters.
    #[validate(length(max = 100, code = "address_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 100))]
    pub place: String,
    /// What it may cost, as it was typed.
    #[validate(length(max = 20, code = "cost_range"))]
    #[cfg_attr(feature = "schema", schema(max_length = 20))]
    pub cost: String,
    /// Whether the author's whole name is to be published.
    #[serde(default)]
    pub named: bool,
    /// The organisation in whose name it is to be proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// Whether it is about the cell its author lives in.
    #[serde(default)]
    pub near: bool,
    /// Where it is about, on the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub point: Option<Point>,
}

/// One's own draft as the server has it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SavedDraft {
    /// Counts its changes, 0 where there is none; `If-Match` names it.
    pub revision: u32,
    /// What was typed; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<DraftWords>,
    /// When it was saved last.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub saved_at: Option<DateTime<Utc>>,
}
