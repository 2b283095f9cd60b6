//! What somebody wrote about projects, for who takes it along.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Scores;
use crate::ids::ProjectId;

/// What somebody remarked and evaluated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnProjects {
    /// What they remarked on projects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<OwnRemark>,
    /// What they gave projects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evaluations: Vec<OwnEvaluation>,
}

/// A remark that somebody left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnRemark {
    /// The project that it is on.
    pub project_id: ProjectId,
    /// When it was left.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// The words, as they were left.
    pub text: String,
}

/// What somebody gave a project. When is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnEvaluation {
    /// The project that was evaluated.
    pub project_id: ProjectId,
    /// One to five for each criterion.
    pub scores: Scores,
    /// What they added in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}
