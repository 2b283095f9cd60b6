//! The answer that a community owes, and the steps it promises.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    cases::{Voice, words},
    ids::AccountId,
    photos::{Claim, Document, Photo},
};

words! {
    /// What the community decides about a proposal.
    Outcome {
        /// It is taken up.
        Adopted = "adopted",
        /// A part of it is taken up.
        PartlyAdopted = "partly_adopted",
        /// It is not taken up.
        NotAdopted = "not_adopted",
    }
}

/// Steps that an answer promises at most.
pub const STEPS: u64 = 12;

/// A step that is promised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewStep {
    /// What will be done: 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 60, example = "采购太阳能路灯"))]
    pub what: String,
    /// By which day, `2026-12-20`.
    #[validate(custom(function = crate::liaison::day))]
    #[cfg_attr(feature = "schema", schema(min_length = 10, max_length = 10, example = "2026-12-20"))]
    pub on: String,
    /// What it costs, in yuan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(max = 100_000_000, code = "cost_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 100_000_000, example = 2_400))]
    pub cost: Option<u32>,
}

/// Answers a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAnswer {
    /// Whether it is adopted, partly adopted or not adopted.
    pub outcome: Outcome,
    /// The reasons: 5–5,000 characters.
    #[validate(custom(function = crate::validation::answer))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 5_000, example = "同意安装一盏路灯，另一盏待电路改造后再装。")
    )]
    pub text: String,
    /// What happens next: up to 12 steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 12, code = "steps_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 12))]
    pub steps: Vec<NewStep>,
    /// Pictures and documents that were uploaded for it, up to 6.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 6, code = "files_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 6))]
    pub files: Vec<Claim>,
}

/// Gives the answer that is owed into somebody's hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewResponsible {
    /// Whose: one of those who work on the community's cases.
    pub account_id: AccountId,
}

const _: () = assert!(STEPS == 12, "the attributes above repeat this number");

/// A step, and whether it was taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Step {
    /// What will be done.
    pub what: String,
    /// By which day.
    pub on: String,
    /// What it costs, in yuan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<u32>,
    /// The day it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<String>,
    /// What was said of it then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The pictures that were attached to that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
    /// The documents that were attached to that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
}

/// Reports that a step was taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StepReport {
    /// Which of the answer's steps, from 0.
    #[validate(range(max = 11, code = "step_unknown"))]
    #[cfg_attr(feature = "schema", schema(maximum = 11))]
    pub step: u8,
    /// What was done: 1–2,000 characters.
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 2_000, example = "路灯已装好，请大家试用。")
    )]
    pub note: String,
    /// Pictures and documents that were uploaded for it, up to 6.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 6, code = "files_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 6))]
    pub files: Vec<Claim>,
}

/// The community's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OfficialAnswer {
    /// Whether it is adopted, partly adopted or not adopted.
    pub outcome: Outcome,
    /// The reasons, for everybody to read.
    pub text: String,
    /// Who answered.
    pub by: Voice,
    /// When it was given.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// Whether it came in time.
    pub in_time: bool,
    /// What happens next.
    pub steps: Vec<Step>,
    /// The pictures that are attached to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
    /// The documents that are attached to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
}

/// How a community deals with what its residents propose: counts, for everybody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProposalStatistics {
    /// Proposals that were ever published.
    pub published: u32,
    /// Those of them that were signed by enough, whatever became of them.
    pub effective: u32,
    /// Those whose answer is overdue now.
    pub overdue: u32,
    /// Those that were answered.
    pub answered: u32,
    /// Those of the answered whose answer came in time.
    pub in_time: u32,
    /// Those that were taken up.
    pub adopted: u32,
    /// Those of which a part was taken up.
    pub partly_adopted: u32,
    /// Those that were not taken up.
    pub not_adopted: u32,
}
