//! Household surveys (入户调查): what is asked, what was answered at a door, and what came of it all.
//!
//! What an answer must be is decided by [`faults_of`] alone, on the phone at the door and at the server.

mod check;
mod results;
mod sent;
mod sentences;
mod template;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

pub use check::{faults_of, faults_of_correction, shown, strip, wrong};
pub use results::*;
pub use sent::*;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use sentences::SENTENCES;
pub use sentences::explained;
pub use template::faults_of_template;

use crate::{
    cases::{Category, words},
    ids::{CaseId, CellId, CommunityId, ResponseId, StreetId, SurveyId},
};

/// Questions of a survey at most.
pub const QUESTIONS: usize = 60;
/// Options of a question at most.
pub const OPTIONS: usize = 30;
/// Characters of an answer in words at most.
pub const ANSWER: usize = 1_000;
/// Numbers that can be asked for lie between this and its negative.
pub const LARGEST: i32 = 1_000_000_000;

words! {
    /// How a question is answered.
    QuestionKind {
        /// In words.
        Text = "text",
        /// By a whole number.
        Number = "number",
        /// By one of several options.
        Choice = "choice",
        /// By some of several options.
        Several = "several",
        /// By a step from 1 to n.
        Scale = "scale",
        /// By a day.
        Date = "date",
    }
}

words! {
    /// Where a survey stands.
    SurveyState {
        /// Being written; nobody can answer it.
        Draft = "draft",
        /// Answered at doors.
        Open = "open",
        /// Over.
        Closed = "closed",
    }
}

words! {
    /// What came of knocking at a door.
    DoorOutcome {
        /// Somebody consented and answered.
        Answered = "answered",
        /// Somebody did not want to answer.
        Refused = "refused",
        /// Nobody opened.
        Absent = "absent",
        /// Nobody lives there any more.
        Moved = "moved",
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What is asked, 1–200 characters.
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 200, example = "家里有几口人？"))]
    pub title: String,
    /// Which sort of answer it takes.
    pub kind: QuestionKind,
    /// Whether it must be answered where it is shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// What there is to choose from: 2–30 options of 1–60 characters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schema(max_items = 30))]
    pub options: Vec<String>,
    /// The least number, or the least count of options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<i32>,
    /// The greatest number, the greatest count of options, or the steps of a scale (2–10).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<i32>,
    /// What the lower end of a scale means, up to 30 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(max_length = 30))]
    pub low: Option<String>,
    /// What the upper end of a scale means, up to 30 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(max_length = 30))]
    pub high: Option<String>,
    /// When it is shown; always, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_if: Option<ShownIf>,
}

/// Shows a question only where an earlier one has one of some answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ShownIf {
    /// The place of the earlier question, from 0: one with options, or a scale.
    pub question: u16,
    /// Places of options, from 0, or steps of the scale.
    pub among: Vec<i32>,
}

/// What a survey asks, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SurveyContent {
    /// What it is called, 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 60, example = "独居老人居家安全调查")
    )]
    pub title: String,
    /// What it is for, 1–2,000 characters.
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 2_000))]
    pub purpose: String,
    /// What a person consents to before anything is written down, 1–2,000 characters.
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 2_000))]
    pub consent: String,
    /// The questions, in their order: 1–60.
    #[cfg_attr(feature = "schema", schema(max_items = 60))]
    pub questions: Vec<Question>,
}

/// A new survey, as a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSurvey {
    /// The community it is for; absent when it is for every community of the street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community_id: Option<CommunityId>,
    /// What it asks.
    #[validate(nested)]
    pub content: SurveyContent,
}

/// Changes what a survey asks. What was published stays as it is; the change is a draft until it is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SurveyChange {
    /// The `revision` that was changed: another one means that somebody else was quicker.
    pub revision: u32,
    /// What it asks from now on.
    #[validate(nested)]
    pub content: SurveyContent,
}

/// Opens or closes a survey; needs no words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SurveyStep {}

/// A survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Survey {
    /// Its identifier.
    pub id: SurveyId,
    /// The street that asks it.
    pub street_id: StreetId,
    /// Its community; absent when it is for every community of the street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community_id: Option<CommunityId>,
    /// Where it stands.
    pub state: SurveyState,
    /// Counts every change; a change names the one that was read.
    pub revision: u32,
    /// The latest version that was published; 0 before there is one. Answers name it.
    pub version: u16,
    /// What that version asks; absent before there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<SurveyContent>,
    /// What the next version will ask, for those who may change it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<SurveyContent>,
    /// When it last changed.
    #[serde(deserialize_with = "crate::time::read")]
    pub changed_at: DateTime<Utc>,
}

/// The answer to one question; empty where it was not answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SurveyAnswer {
    /// Words, up to 1,000 characters; or a day, as `2026-11-25`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(max_length = 1_000))]
    pub text: Option<String>,
    /// A number, or a step of a scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i32>,
    /// Places of the chosen options, from 0, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chosen: Vec<u16>,
}

impl SurveyAnswer {
    /// Whether nothing was answered.
    pub fn is_none(&self) -> bool {
        self.text.is_none() && self.number.is_none() && self.chosen.is_empty()
    }

    /// What was answered to a question, in words; nothing where nothing was.
    pub fn spoken(&self, question: &Question) -> Option<String> {
        let option = |chosen: &u16| question.options.get(usize::from(*chosen)).map(String::as_str);
        let chosen: Vec<&str> = self.chosen.iter().filter_map(option).collect();
        let number = self.number.map(|number| number.to_string());
        let said = self.text.clone().or(number).unwrap_or_else(|| chosen.join("；"));
        Some(said).filter(|said| !said.is_empty())
    }
}

/// What was said at one door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewResponse {
    /// Made by the phone, so that it is there once however often it is sent.
    pub id: ResponseId,
    /// The version that was answered.
    pub version: u16,
    /// The community of the door.
    pub community_id: CommunityId,
    /// The grid cell of the door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// What came of knocking. Unless somebody answered, nothing below may be there.
    pub outcome: DoorOutcome,
    /// When it was, by the phone's clock.
    #[serde(deserialize_with = "crate::time::read")]
    pub filled_at: DateTime<Utc>,
    /// Whether the person consented before anything was written down.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub consent: bool,
    /// Which door, in words, up to 60 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 60, code = "building_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 60))]
    pub building: Option<String>,
    /// The person's name, if they gave it, up to 30 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 30, code = "name_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 30))]
    pub name: Option<String>,
    /// The person's telephone number, if they gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::mobile_number))]
    #[cfg_attr(feature = "schema", schema(min_length = 11, max_length = 11, pattern = "^1[3-9][0-9]{9}$"))]
    pub phone: Option<String>,
    /// The answers, each at the place of its question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schema(max_items = 60))]
    pub answers: Vec<SurveyAnswer>,
    /// What else was said, up to 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 1_000, code = "survey_text_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 1_000))]
    pub remark: Option<String>,
    /// Which answers become cases of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schema(max_items = 60))]
    pub raised: Vec<RaisedAnswer>,
}

/// An answer, or the remark, that becomes a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RaisedAnswer {
    /// The place of the question; absent for the remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<u16>,
    /// What kind of matter it is.
    pub category: Category,
}

/// What the server says of answers it took in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SurveyReceived {
    /// Under which identifier the answers were kept.
    pub id: ResponseId,
    /// The cases that answers became.
    pub cases: Vec<RaisedCase>,
}

/// A case that an answer became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RaisedCase {
    /// The identifier of the case.
    pub id: CaseId,
    /// The number people read out.
    pub number: String,
}
