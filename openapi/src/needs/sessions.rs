//! When a body deliberated on a need (议事记录).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{ids::BodyId, projects::Day};

/// Writes down that a body deliberated on a need. Everybody reads it; nobody changes it afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewNeedSession {
    /// The council, or the co-governance group for the need's field; it stands and is complete.
    pub body_id: BodyId,
    /// On which day, as `2026-12-01`; not in the future.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date, example = "2026-12-01"))]
    pub held_on: Day,
    /// How many of its members were there: 1 to all.
    #[validate(range(min = 1, max = 500, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 500, example = 9))]
    pub present: u16,
    /// The minutes, 5–2000 characters, without names.
    #[validate(custom(function = crate::validation::agenda_text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2000, example = "多数意见是先开放周六，志愿者够了再加周日。")
    )]
    pub minutes: String,
    /// What was asked there, and what was answered: up to 20.
    #[serde(default)]
    #[validate(length(max = 20, code = "session_questions"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 20))]
    pub questions: Vec<SessionQuestion>,
}

/// A question that was asked in a session, and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SessionQuestion {
    /// What was asked, 2–1000 characters.
    #[validate(custom(function = crate::validation::remark))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 1000, example = "周末的厨师从哪里来？")
    )]
    pub asked: String,
    /// What was answered, likewise.
    #[validate(custom(function = crate::validation::remark))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 1000, example = "由食堂现有两位师傅轮班。")
    )]
    pub answer: String,
}

/// A session of a body on a need, as everybody reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NeedSession {
    /// The body that met.
    pub body_id: BodyId,
    /// What that body was called then.
    pub body: String,
    /// The day on which it met.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub held_on: Day,
    /// How many of its members were there.
    pub present: u16,
    /// What was said and agreed on, for everybody to read.
    pub minutes: String,
    /// What was asked and answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<SessionQuestion>,
    /// When it was written down.
    #[serde(deserialize_with = "crate::time::read")]
    pub written_at: DateTime<Utc>,
}
