//! What is sent to form a body, to fill it, and to have it confirmed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{BodyKind, SeatAnswer, SeatKind};
use crate::{Language, proposals::Field, validation::FieldError};

/// Begins a body, without anybody in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewBody {
    /// Council, co-governance group or review committee.
    pub kind: BodyKind,
    /// What it is called, 2–30 characters.
    #[validate(custom(function = crate::validation::place_name))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 30, example = "公共设施共治协商小组")
    )]
    pub name: String,
    /// On what a co-governance group deliberates; nothing for other bodies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// What it is for, 5–200 characters.
    #[validate(custom(function = crate::validation::purpose))]
    #[cfg_attr(
        feature = "schema",
        schema(
            min_length = 5,
            max_length = 200,
            example = "商量本社区的公共设施先修哪些、怎么修，监督修好。"
        )
    )]
    pub purpose: String,
}

/// What is wrong with the fields of a body together: a group names its field, and no other body does.
pub fn faults_of_body(kind: BodyKind, field: Option<Field>, language: Language) -> Vec<FieldError> {
    let code = match (kind, field) {
        (BodyKind::Group, None) => "field_needed",
        (BodyKind::Council | BodyKind::Committee, Some(_)) => "field_of_groups",
        _ => return Vec::new(),
    };
    vec![FieldError::new("/field", code, language)]
}

/// Corrects what a body is called and what it is for, in place of what stood there. Its kind stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BodySheet {
    /// What it is called, 2–30 characters.
    #[validate(custom(function = crate::validation::place_name))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 30, example = "公共设施共治协商小组")
    )]
    pub name: String,
    /// On what a co-governance group deliberates; nothing for other bodies. One that stands keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// What it is for, 5–200 characters.
    #[validate(custom(function = crate::validation::purpose))]
    #[cfg_attr(
        feature = "schema",
        schema(
            min_length = 5,
            max_length = 200,
            example = "商量本社区的公共设施先修哪些、怎么修，监督修好。"
        )
    )]
    pub purpose: String,
}

/// Invites somebody, by the mobile number they sign in with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSeat {
    /// The mobile number they sign in with, 11 digits.
    #[validate(custom(function = crate::validation::mobile_number))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 11, max_length = 11, pattern = "^1[3-9][0-9]{9}$", example = "13800000010")
    )]
    pub phone: String,
    /// As what they would sit in it. Who represents residents must be verified as one.
    pub kind: SeatKind,
}

/// Says something to a seat of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerSeat {
    /// Whether they take it, decline it or give it up.
    pub answer: SeatAnswer,
    /// By which name everybody reads that they sit in it, 1–30 characters; needed to accept, and nothing otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::person))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 30, example = "王秀英"))]
    pub name: Option<String>,
}

/// Takes an invitation back, or lets somebody go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EndSeat {
    /// Why, 2–200 characters; whose seat it was reads it.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 200, example = "已搬离本社区。"))]
    pub reason: String,
}

/// Puts a body to the vote of the residents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposeBody {
    /// From when on they can vote; not in the past.
    #[serde(deserialize_with = "crate::time::read")]
    pub opens_at: DateTime<Utc>,
    /// Until when, exclusive: one hour to 60 days later.
    #[serde(deserialize_with = "crate::time::read")]
    pub closes_at: DateTime<Utc>,
    /// More than this many percent of the verified residents must take part, or all of them; not less than the community's rules ask
    /// for, and as many as these where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(max = 100, code = "quorum_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 100, example = 50))]
    pub quorum_percent: Option<u8>,
}

/// Dissolves a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DissolveBody {
    /// Why, 2–200 characters; everybody reads it.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "任期已满，将重新组建。")
    )]
    pub reason: String,
}
