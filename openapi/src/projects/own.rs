//! What somebody wrote about projects, for who takes it along.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Scores;
use crate::ids::ProjectId;

/// What somebody remarked and evaluated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnProjects {
    /// Their remarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<OwnRemark>,
    /// Their evaluations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evaluations: Vec<OwnEvaluation>,
}

/// A remark that somebody left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnRemark {
    /// On which project.
    pub project_id: ProjectId,
    /// When.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// What it says.
    pub text: String,
}

/// What somebody gave a project. When is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnEvaluation {
    /// Which project.
    pub project_id: ProjectId,
    /// One to five for each criterion.
    pub scores: Scores,
    /// What they said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}
