//! Programs of others that report through Open311 (`GeoReport` v2), as the street manages them. What they themselves read and
//! write is laid down by that specification; see the server's `open311`.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    ids::{ApiClientId, CommunityId},
    validation,
};

/// Reports a minute that a program may send where nothing else was said.
pub const PER_MINUTE: u16 = 60;

/// A program that may report cases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ApiClient {
    /// Its identifier.
    pub id: ApiClientId,
    /// What the street wrote down of it.
    pub sheet: NewApiClient,
    /// The last characters of its key, by which people tell one from another.
    pub key_ending: String,
    /// When it was given its key.
    #[serde(deserialize_with = "crate::time::read")]
    pub issued_at: DateTime<Utc>,
    /// Since when its key no longer counts; absent while it does.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::time::read_optional"
    )]
    pub revoked_at: Option<DateTime<Utc>>,
    /// The hour in which it reported last.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::time::read_optional"
    )]
    pub last_used_at: Option<DateTime<Utc>>,
}

/// What a program is, and what it may.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewApiClient {
    /// What it is called, 1–40 characters.
    #[validate(custom(function = validation::label))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 40))]
    pub name: String,
    /// The community it reports to; without one, every community of the street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community_id: Option<CommunityId>,
    /// Reports a minute at most: 1–600.
    #[validate(range(min = 1, max = 600, code = "per_minute_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 600, example = 60))]
    pub per_minute: u16,
    /// Whether it tells whoever reports through it that their words are public. Otherwise Open311 lists that there is a
    /// case and where it stands, and not what was said.
    pub open: bool,
}

/// A program with its key, which is shown this once and kept nowhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct IssuedKey {
    /// The program that the key is for.
    pub client: ApiClient,
    /// Its key, for `api_key`.
    pub key: String,
}

/// Sentences for what only this feature refuses: code, Chinese, English.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const SENTENCES: &[(&str, &str, &str)] = &[
    ("per_minute_range", "每分钟 1 至 600 次。", "1 to 600 a minute."),
    (
        "too_many_keys",
        "一个街道最多 100 个有效密钥，请先停用不用的。",
        "A street may have 100 keys; revoke one that is not used first.",
    ),
    (
        "address_missing",
        "请给出 lat 和 long，或 address_string，或 address_id。",
        "Give lat and long, or address_string, or address_id.",
    ),
    ("description_length", "最多 4000 个字。", "At most 4,000 characters."),
    (
        "span_range",
        "时间跨度最多 90 天，且结束不早于开始。",
        "A span of at most 90 days, whose end is not before its beginning.",
    ),
    (
        "attribute_unknown",
        "此类服务没有这个属性。",
        "This service has no such attribute.",
    ),
    (
        "media_unreachable",
        "无法从这个网址取得图片。",
        "No picture could be fetched from this address.",
    ),
];
