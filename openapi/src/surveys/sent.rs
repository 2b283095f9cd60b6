//! What was sent from doors, and how it is corrected afterwards.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{DoorOutcome, SurveyAnswer, SurveyContent};
use crate::ids::{CaseId, CellId, CommunityId, ResponseId, SurveyId};

/// For how many days what was said at a door can be corrected after it arrived.
pub const CORRECTED_WITHIN_DAYS: i64 = 30;

/// What was said at a door, as it was sent and corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SentForm {
    /// Its identifier.
    pub id: ResponseId,
    /// The survey whose questions were asked.
    pub survey_id: SurveyId,
    /// The version that was answered.
    pub version: u16,
    /// What that version asks.
    pub content: SurveyContent,
    /// The community of the door.
    pub community_id: CommunityId,
    /// The grid cell of the door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// Which door, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<String>,
    /// What came of knocking.
    pub outcome: DoorOutcome,
    /// When it was, by the phone's clock.
    #[serde(deserialize_with = "crate::time::read")]
    pub filled_at: DateTime<Utc>,
    /// How often it was written down: 1, and one more for each correction.
    pub edition: u32,
    /// Until when it can be corrected; absent where nothing can be.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::time::read_optional"
    )]
    pub until: Option<DateTime<Utc>>,
    /// The answers as they are now, each at the place of its question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<SurveyAnswer>,
    /// What was written down besides the answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// The cases that answers or the remark became.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<SentCase>,
    /// What it said before, the first edition first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<EarlierEdition>,
}

/// An answer that became a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SentCase {
    /// The place of the question; absent for the remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<u16>,
    /// The identifier of the case.
    pub id: CaseId,
    /// The number people read out.
    pub number: String,
}

/// Where a door is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SurveyPlace {
    /// The grid cell of the door; absent where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// Which door, in words, up to 60 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 60, code = "building_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 60))]
    pub building: Option<String>,
}

/// What was said, until it was corrected.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EditionSaid {
    /// The answers, each at the place of its question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<SurveyAnswer>,
    /// What was written down besides the answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Where the door was said to be; absent where that was not corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<SurveyPlace>,
}

/// An edition that was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EarlierEdition {
    /// Counts the editions, from 1.
    pub edition: u32,
    /// What it said; absent once it was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<EditionSaid>,
    /// Why it was corrected; absent once it was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The name under which whoever corrected it works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When it was corrected.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
}

/// Corrects what was written down of a door. The edition before stays readable for those in charge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SurveyCorrection {
    /// The edition that is corrected: another one means that somebody else was quicker.
    pub edition: u32,
    /// Why, 2–200 characters.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "入户时把人数记错了。")
    )]
    pub reason: String,
    /// All the answers as they are to be, each at the place of its question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schema(max_items = 60))]
    pub answers: Vec<SurveyAnswer>,
    /// What else was said, up to 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 1_000, code = "survey_text_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 1_000))]
    pub remark: Option<String>,
    /// Where the door is; as it was, if absent. Cases that answers became stay where they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub place: Option<SurveyPlace>,
}

/// The person at the door withdraws their consent; needs no words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SurveyWithdrawal {}

/// What the server says of a correction or a withdrawal: no words, for answers to repeated requests are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SurveyCorrected {
    /// The answers that were corrected.
    pub id: ResponseId,
    /// The edition that it is now.
    pub edition: u32,
}
