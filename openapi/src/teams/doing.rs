//! What happens at the door: arriving, leaving, writing it up, rating.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{ids::AccountId, photos::Claim};

/// Says that one has arrived, or left. What was said before stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Presence {
    /// When one arrived, by the clock of the telephone: without a network it is told later.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub arrived_at: Option<DateTime<Utc>>,
    /// When one left.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub left_at: Option<DateTime<Utc>>,
    /// What stands behind the `#` of the station's own code, for who scanned it there. One that is not right does not keep
    /// anybody from arriving; [`code_refused`](super::TeamMember::code_refused) then says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 40, code = "station_code"))]
    #[cfg_attr(feature = "schema", schema(max_length = 40))]
    pub station: Option<String>,
}

/// The code that hangs at a station: whoever scans it says there that they have arrived, or leave (签到码).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StationCode {
    /// The address that the code opens.
    pub address: String,
    /// Modules on a side, with the quiet zone.
    pub modules: u32,
    /// It as the path of an SVG drawing, one unit for a module.
    pub path: String,
}

/// For how long somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Served {
    /// One of those who came, or were to come.
    pub account_id: AccountId,
    /// The minutes of service, without the way: 0 for who did not come, up to 720.
    #[validate(range(max = 720, code = "minutes_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 720, example = 90))]
    pub minutes: u32,
}

/// The lead writes up what was done, and confirms everybody's time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ServiceRecord {
    /// What was done and what is to follow: 5–2,000 characters.
    #[validate(custom(function = crate::validation::record))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2_000, example = "已陪同复查，医嘱两周后再来。")
    )]
    pub text: String,
    /// Everybody who said yes, the lead too.
    #[validate(length(min = 1, max = 7, code = "served_count"), nested)]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 7))]
    pub people: Vec<Served>,
}

/// How content the resident was with somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonStars {
    /// One of those who came.
    pub account_id: AccountId,
    /// How content: 1–5.
    #[validate(range(min = 1, max = 5, code = "stars_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 5, example = 5))]
    pub stars: u8,
}

/// The resident rates who came, and thanks them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ServiceRating {
    /// Each of those who came, as far as the resident wants to say.
    #[validate(length(min = 1, max = 7, code = "served_count"), nested)]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 7))]
    pub people: Vec<PersonStars>,
    /// What they want to say to them, up to 500 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 500, code = "thanks_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 500, example = "小张特别耐心，谢谢！"))]
    pub thanks: Option<String>,
}

/// Adds pictures of what was done, as somebody who came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewServicePhotos {
    /// The pictures: 1–6; a request has up to six, from everybody who came.
    #[validate(length(min = 1, max = 6, code = "photos_count"), nested)]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 6))]
    pub photos: Vec<Claim>,
}
