//! Prepared texts, as whoever is in charge of a station writes them.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Action, Category};

/// For which actions texts are prepared.
pub const PREPARED: [Action; 3] = [Action::Accept, Action::Answer, Action::Decline];

/// A prepared text (答复模板). A community has one of each title for an action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewTemplate {
    /// The action it is for: `accept`, `answer` or `decline`.
    #[cfg_attr(feature = "schema", schema(example = "answer"))]
    pub action: Action,
    /// The category it suits; absent when it suits all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// What to call it in a menu, 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 60, example = "噪音已协调"))]
    pub title: String,
    /// The text, 1–2,000 characters. What stands in braces is filled in from the case: 「{编号}」 or `{number}`, `{category}`,
    /// `{station}`, `{phone}`, `{today}`.
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 2_000, example = "我们已到现场沟通。有事请打 {电话}。")
    )]
    pub text: String,
}
