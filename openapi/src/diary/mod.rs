//! The diary (民情日记): what somebody saw and heard on a day's walk.
//!
//! Internal: its author reads it, and the admins of the same station.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    cases::{Category, Voice},
    ids::{CaseId, CellId, CommunityId, DiaryNoteId},
    photos::{Claim, Photo},
    places::Point,
    surveys::RaisedCase,
};

/// Days that are read at once at most.
pub const DAYS: i64 = 31;

/// A new note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewDiaryNote {
    /// Made by the phone, so that it is there once however often it is sent.
    pub id: DiaryNoteId,
    /// The community that was walked through.
    pub community_id: CommunityId,
    /// When it was seen, by the phone's clock.
    #[serde(deserialize_with = "crate::time::read")]
    pub seen_at: DateTime<Utc>,
    /// The note of one's own that this one corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects_id: Option<DiaryNoteId>,
    /// What was seen and heard, and where.
    #[validate(nested)]
    pub words: DiaryWords,
    /// What kind of case it becomes at once, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raise: Option<Category>,
    /// Up to six pictures, uploaded before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 6, code = "photos_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 6))]
    pub photos: Vec<Claim>,
}

/// What a note says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DiaryWords {
    /// What was seen and heard, 1–2,000 characters.
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 2_000, example = "5号楼门口台阶松动，李阿姨说上周有人绊倒。")
    )]
    pub text: String,
    /// The grid cell that was walked; absent where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// Where it was, in words, up to 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 100, code = "address_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 100))]
    pub address: Option<String>,
    /// Where it was on the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub point: Option<Point>,
    /// How many people were met, up to 1,000.
    #[serde(default)]
    #[validate(range(max = 1_000, code = "met_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 1_000))]
    pub met: u16,
    /// Who was met, in short words and without names, up to 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 100, code = "people_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 100))]
    pub people: Option<String>,
}

/// The note that was written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Noted {
    /// Under which identifier the note was kept.
    pub id: DiaryNoteId,
    /// The case that it became at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<RaisedCase>,
}

/// Makes a case of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DiaryCase {
    /// What kind of matter it is.
    pub category: Category,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DiaryNote {
    /// Its identifier.
    pub id: DiaryNoteId,
    /// The community that was walked through.
    pub community_id: CommunityId,
    /// Who wrote it.
    pub by: Voice,
    /// Whether the reader wrote it, and so may change it.
    pub mine: bool,
    /// When it was seen.
    #[serde(deserialize_with = "crate::time::read")]
    pub seen_at: DateTime<Utc>,
    /// The day of that in China, as `2026-11-25`.
    pub day: String,
    /// What it says; absent when its time is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<DiaryWords>,
    /// The pictures that were taken there.
    pub photos: Vec<Photo>,
    /// The note that this one corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects_id: Option<DiaryNoteId>,
    /// The case that it became.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_id: Option<CaseId>,
    /// Whether the reader may still change it: its author, on the day it was written, before it became a case.
    pub open: bool,
    /// Counts the changes of its words; `If-Match` names it when they are changed.
    pub version: u32,
}

/// The faults of the diary in sentences, as (code, Chinese, English).
pub const SENTENCES: &[(&str, &str, &str)] = &[
    ("met_range", "接触人数最多 1000 人。", "Up to 1,000 people can have been met."),
    (
        "people_length",
        "接触对象最多 100 个字。",
        "Who was met may have up to 100 characters.",
    ),
    ("days_range", "一次最多查看 31 天。", "Up to 31 days can be read at once."),
    ("note_unknown", "没有这条日记。", "There is no such note."),
];
