//! What came of a survey: counts for everybody on the staff, and what was said in words.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{DoorOutcome, SurveyContent};
use crate::ids::{CaseId, CellId, CommunityId, ResponseId, SurveyId};

/// The counts of one version of a survey.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SurveyResults {
    /// The survey that is counted.
    pub survey_id: SurveyId,
    /// The version that is counted.
    pub version: u16,
    /// What that version asks.
    pub content: SurveyContent,
    /// How often each thing came of knocking.
    pub outcomes: Vec<OutcomeCount>,
    /// How many doors answered, by grid cell.
    pub cells: Vec<CellCount>,
    /// Answers by day in China, oldest first.
    pub days: Vec<DayCount>,
    /// Each question, in its order.
    pub questions: Vec<QuestionResult>,
}

/// How often knocking came to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OutcomeCount {
    /// What came of knocking.
    pub outcome: DoorOutcome,
    /// At how many doors.
    pub count: u32,
}

/// How many doors answered in a grid cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CellCount {
    /// The community of the cell.
    pub community_id: CommunityId,
    /// The cell; absent where none was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// How many doors answered there.
    pub count: u32,
}

/// How many doors answered on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DayCount {
    /// The day in China, `2026-11-25`.
    pub day: String,
    /// How many doors answered on it.
    pub count: u32,
}

/// How a question was answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct QuestionResult {
    /// How many answered it.
    pub answered: u32,
    /// The average of numbers and steps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub average: Option<f64>,
    /// How often each option, step or range of numbers was given.
    pub counts: Vec<ValueCount>,
}

/// How often a value was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ValueCount {
    /// The place of the option from 0, the step, or the least number of the range.
    pub value: i32,
    /// The greatest number of the range; the same as `value` for anything else.
    pub up_to: i32,
    /// How often it was given.
    pub count: u32,
}

/// Something that was said in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SurveyText {
    /// The door's answers that it is part of.
    pub response_id: ResponseId,
    /// The place of its question; absent for a remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<u16>,
    /// The words that were written down at the door.
    pub text: String,
    /// The grid cell of the door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// When it was said.
    #[serde(deserialize_with = "crate::time::read")]
    pub filled_at: DateTime<Utc>,
    /// The case that it became.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_id: Option<CaseId>,
}
