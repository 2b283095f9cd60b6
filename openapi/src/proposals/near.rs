//! What was proposed near somebody. Where they are stands in the body, where no log has it, and is kept nowhere.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Field, ProposalState, ProposalSummary};
use crate::places::Point;

/// Asks what was proposed near a point, the nearest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NearPoint {
    /// Where the reader is; the server keeps it nowhere.
    #[validate(nested)]
    pub point: Point,
    /// Only those that stand like this; public ones only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ProposalState>,
    /// Only proposals about this; about anything if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// How many, 1–100; 20 by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 100, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 100))]
    pub limit: Option<u16>,
    /// Where the last page ended: its `next`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 64, code = "cursor_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub cursor: Option<String>,
}

/// A proposal, and how far it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NearbyProposal {
    /// The proposal, as lists show it.
    pub summary: ProposalSummary,
    /// How many metres away it is; absent where its author named no point: those come last, the latest first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metres: Option<u32>,
}
