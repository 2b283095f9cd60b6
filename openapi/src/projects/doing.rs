//! What is sent while a project is carried out.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::Day;
use crate::{money::MOST_FEN, photos::Claim};

/// What money was spent on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Spending {
    /// What was paid for, 1–60 characters.
    #[validate(custom(function = crate::validation::output_name))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 60, example = "理发工具"))]
    pub what: String,
    /// How much so far, in whole fen.
    #[validate(range(max = MOST_FEN, code = "spent_fen"))]
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 10_000_000_000_u64, example = 35_000))]
    pub fen: u64,
}

/// A written report of the carrier: for the earliest day that has none, or the final one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewProjectReport {
    /// Whether it is the final one, after which both sides evaluate.
    #[serde(default)]
    pub last: bool,
    /// What was done, 5–5,000 characters.
    #[validate(custom(function = crate::validation::report))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 5_000, example = "三个月来上门 62 人次。")
    )]
    pub text: String,
    /// How many of each promised output there are so far, in the order of the contract.
    #[validate(length(max = 20, code = "done_count"))]
    #[cfg_attr(feature = "schema", schema(max_items = 20, example = json!([62])))]
    pub done: Vec<u32>,
    /// What was spent so far, up to 20 lines.
    #[serde(default)]
    #[validate(length(max = 20, code = "spent_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 20))]
    pub spent: Vec<Spending>,
    /// Pictures of what was done, up to 6; whoever reads the report sees them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 6, code = "photos_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 6))]
    pub photos: Vec<Claim>,
}

/// Records a payment as made: the amount is the contract's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordPayment {
    /// Which instalment, 1 or 2.
    #[validate(range(min = 1, max = 2, code = "payment_part"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 2))]
    pub part: u8,
    /// The day on which it was made; not in the future.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date, example = "2026-12-01"))]
    pub paid_on: Day,
    /// What it is found by in the books, 2–60 characters.
    #[validate(custom(function = crate::validation::payment_reference))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 60, example = "记字第 121 号"))]
    pub reference: String,
}

/// Says why: refusing a contract, ending or commending a project, taking a remark from view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProjectReason {
    /// The reason, 2–200 characters; everybody who reads what it is about reads it.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "报告的日期请改到月底。")
    )]
    pub reason: String,
}

/// A remark (质询), which the carrier answers for everybody to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewRemark {
    /// What is asked or noted, 2–1,000 characters; of residents no name is shown.
    #[validate(custom(function = crate::validation::remark))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 1_000, example = "7号楼这个月没有人来过。")
    )]
    pub text: String,
}

/// The carrier's answer to a remark, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerRemark {
    /// The answer, 2–1,000 characters.
    #[validate(custom(function = crate::validation::remark))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 1_000, example = "7号楼安排在25日，已电话告知。")
    )]
    pub text: String,
}
