//! What can be done with a case, as it is sent.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Category, DeclineReason, Urgency, Visibility};
use crate::{ids::SubcategoryId, photos::Claim};

/// The station takes a case on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// How pressing it is, if not as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<Urgency>,
    /// What kind of matter it is, if the reporter chose wrongly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// What the street distinguishes within its category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subcategory_id: Option<SubcategoryId>,
    /// A word to the reporter, up to 2,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 2_000, code = "text_length"))]
    #[cfg_attr(
        feature = "schema",
        schema(max_length = 2_000, example = "已收到，今天下午安排师傅上门查看。")
    )]
    pub text: Option<String>,
}

/// A note on a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// What to note, 1–2,000 characters.
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 2_000, example = "已联系电梯维保单位，明早到场。")
    )]
    pub text: String,
    /// Who can read it; a reporter's notes are always public.
    pub visibility: Visibility,
}

/// The station answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The answer, 5–5,000 characters.
    #[validate(custom(function = crate::validation::answer))]
    #[cfg_attr(
        feature = "schema",
        schema(
            min_length = 5,
            max_length = 5_000,
            example = "电梯导轨已更换，夜间噪音已消除，欢迎继续监督。"
        )
    )]
    pub text: String,
    /// Pictures and documents that were uploaded for it, up to 6.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 6, code = "files_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 6))]
    pub files: Vec<Claim>,
}

impl Answer {
    /// An answer to which nothing is attached.
    pub const fn saying(text: String) -> Self {
        Self { text, files: Vec::new() }
    }
}

/// The reporter says whether it helped. The three questions of 接诉即办.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// Did somebody contact you? (响应)
    pub contacted: bool,
    /// Was it resolved? (解决)
    pub resolved: bool,
    /// How satisfied are you, 1 (not at all) to 5 (very)? (满意)
    #[validate(range(min = 1, max = 5, code = "stars_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 5, example = 5))]
    pub satisfaction: u8,
    /// Anything else, up to 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 1_000, code = "comment_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 1_000))]
    pub comment: Option<String>,
}

/// Why a case is opened again, closed, or withdrawn.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Because {
    /// The reason, up to 2,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 2_000, code = "text_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 2_000))]
    pub text: Option<String>,
}

/// The station does not take a case on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Decline {
    /// The kind of reason, by which refusals are counted.
    pub reason: DeclineReason,
    /// The reason in words and the right door: who to turn to, and how. 5–2,000 characters.
    #[validate(custom(function = crate::validation::decline))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2_000, example = "供水问题请拨打自来水公司服务热线。")
    )]
    pub text: String,
}
