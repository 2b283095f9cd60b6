//! Suggesting what a text is about.

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::cases::Category;

/// Suggestions in one answer at most.
pub const MOST: usize = 3;

/// A text that somebody is writing down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CategoryQuestion {
    /// What it is about, in a line: 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 60, example = "3号楼电梯夜里有异响")
    )]
    pub title: String,
    /// The matter itself, up to 10,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 10_000, code = "body_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 10_000))]
    pub body: Option<String>,
}

/// What a text may be about; somebody decides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CategorySuggestion {
    /// What the text may be about.
    pub category: Category,
    /// How sure the server is, in hundredths.
    pub percent: u8,
}
