//! Notices: what a community announces to its residents.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::ids::{CommunityId, NoticeId};

/// An announcement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Notice {
    /// Its identifier.
    pub id: NoticeId,
    /// The community that announces it.
    pub community_id: CommunityId,
    /// What stands above it.
    pub title: String,
    /// What is announced.
    pub body: String,
    /// When it was published.
    #[serde(deserialize_with = "crate::time::read")]
    pub published_at: DateTime<Utc>,
}

/// Publishes an announcement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewNotice {
    /// The headline, 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 60, example = "周三上午3号楼停水检修")
    )]
    pub title: String,
    /// The text, 5–5,000 characters.
    #[validate(custom(function = crate::validation::notice))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 5_000, example = "周三 9:00–12:00 更换水泵，请提前储水。")
    )]
    pub body: String,
}
