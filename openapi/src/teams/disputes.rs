//! Lines of the ledger that a volunteer says are wrong (异议), and what the station decides of them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::HoursEntry;
use crate::{
    cases::words,
    ids::{AccountId, HoursDisputeId},
};

words! {
    /// How a dispute stands.
    DisputeState {
        /// The station has not decided it yet.
        Open = "open",
        /// A counter-entry sets the line right.
        Corrected = "corrected",
        /// The line stands.
        Refused = "refused",
    }
}

/// Days within which a line can be disputed.
pub const DISPUTE_DAYS: i64 = 30;

/// That a line of the ledger is, or was, disputed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HoursDispute {
    /// Its identifier.
    pub id: HoursDisputeId,
    /// How it stands.
    pub state: DisputeState,
    /// The minutes that the volunteer says the line should have.
    pub minutes: i32,
    /// Why the line is wrong, in the words of whose it is.
    pub reason: String,
    /// What the station says to it, once it is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// When it was raised.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
}

/// Says that a line of one's own is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewHoursDispute {
    /// The minutes that it should have: up to 720, below zero only where it takes some back. Others than it has.
    #[validate(range(min = -720, max = 720, code = "dispute_minutes"))]
    #[cfg_attr(feature = "schema", schema(minimum = -720, maximum = 720, example = 120))]
    pub minutes: i32,
    /// Why, 2–200 characters.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "八点到十点，一共两个小时")
    )]
    pub reason: String,
}

/// Decides a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DisputeDecision {
    /// The minutes that the line comes to from now on, by a counter-entry; without it the line stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = -720, max = 720, code = "dispute_minutes"))]
    #[cfg_attr(feature = "schema", schema(minimum = -720, maximum = 720, example = 120))]
    pub minutes: Option<i32>,
    /// Why, 2–200 characters; the volunteer reads it.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "与签到记录一致，予以更正")
    )]
    pub reason: String,
}

/// A dispute, for who decides it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DisputedHours {
    /// The volunteer whose line it is.
    pub account_id: AccountId,
    /// What they are called.
    pub name: String,
    /// The line of the ledger, with the dispute.
    pub entry: HoursEntry,
    /// Whether the reader may decide it: never whoever wrote the line, nor whose it is.
    pub decides: bool,
}
