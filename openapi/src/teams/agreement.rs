//! What a community agrees on with its volunteers (志愿服务条例, article 14): a text of six parts, accepted before the first task.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::ids::CommunityId;

/// The parts of an agreement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AgreementParts {
    /// What is done (服务内容), 2–1,000 characters, as each of them.
    #[validate(custom(function = crate::validation::agreement_part))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 1_000))]
    pub content: String,
    /// In which way (服务方式).
    #[validate(custom(function = crate::validation::agreement_part))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 1_000))]
    pub way: String,
    /// When (服务时间).
    #[validate(custom(function = crate::validation::agreement_part))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 1_000))]
    pub time: String,
    /// Where (服务地点).
    #[validate(custom(function = crate::validation::agreement_part))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 1_000))]
    pub place: String,
    /// Under which conditions (工作条件).
    #[validate(custom(function = crate::validation::agreement_part))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 1_000))]
    pub conditions: String,
    /// How everybody is kept safe (安全保障措施).
    #[validate(custom(function = crate::validation::agreement_part))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 1_000))]
    pub safety: String,
}

/// What a community agrees on with its volunteers. Everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VolunteerAgreement {
    /// Its community.
    pub community_id: CommunityId,
    /// Counts every change, from 1; 0 where nothing was agreed on yet, and nobody is asked to.
    pub version: i32,
    /// What is agreed on, part by part; absent where the community asks for no agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<AgreementParts>,
    /// When it was set.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub set_at: Option<DateTime<Utc>>,
}

/// The agreement of one's own community, and whether one has agreed to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnAgreement {
    /// It as it is now.
    pub agreement: VolunteerAgreement,
    /// The version that one agreed to last; before the current one is agreed to, no task can be taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<i32>,
    /// When that was.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub agreed_at: Option<DateTime<Utc>>,
}

impl OwnAgreement {
    /// Whether there is something to agree to that one has not agreed to.
    pub fn is_due(&self) -> bool {
        self.agreement.version > self.agreed.unwrap_or_default()
    }
}

/// Agrees to the text that one has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Agreed {
    /// Its version: only the current one can be agreed to.
    pub version: i32,
}
