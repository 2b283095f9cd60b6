//! Cases that everybody may read (公开): with their reporter's consent, in words and pictures that name nobody.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::{
    accounts::Role,
    cases::{CaseStation, Category, State, words},
    ids::{CaseId, CellId, CommunityId, PhotoId},
    language::Text,
    photos::Photo,
    proposals::FindingKind,
    terms::terms,
};

words! {
    /// How far making a case public has come.
    Publicity {
        /// Nobody asked its reporter.
        Private = "private",
        /// Its reporter was asked.
        Asked = "asked",
        /// Its reporter agreed; it is not public yet, or not any more.
        Agreed = "agreed",
        /// Its reporter does not agree, or not any longer.
        Refused = "refused",
        /// Everybody may read it.
        Public = "public",
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "the macro that declares the words has no place for a default"
)]
impl Default for Publicity {
    fn default() -> Self {
        Self::Private
    }
}

words! {
    /// A part of the public words.
    PublicPart {
        /// The line.
        Title = "title",
        /// The matter itself.
        Body = "body",
        /// What was answered.
        Answer = "answer",
    }
}

terms! {
    /// How far making it public has come, in words.
    publicity(Publicity) {
        Private = "未公开", "Not public";
        Asked = "已经问了，等反映人答复", "The reporter was asked";
        Agreed = "反映人同意，尚未公开", "The reporter agreed; not public yet";
        Refused = "反映人不同意公开", "The reporter does not agree";
        Public = "已公开", "Public";
    }

    /// A part of the public words, as it is called.
    public_part(PublicPart) {
        Title = "标题", "Title";
        Body = "内容", "Text";
        Answer = "答复", "Answer";
    }
}

/// A part of a picture that is made unreadable: in pixels of the upright picture, from its upper left corner. What lies beside
/// the picture is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Pixels from the left edge to its left side.
    #[validate(range(max = 10_000, code = "area_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 10_000, example = 120))]
    pub x: u32,
    /// Pixels from the upper edge to its upper side.
    #[validate(range(max = 10_000, code = "area_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 10_000, example = 80))]
    pub y: u32,
    /// Pixels from side to side.
    #[validate(range(min = 1, max = 10_000, code = "area_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 10_000, example = 200))]
    pub width: u32,
    /// Pixels from top to bottom.
    #[validate(range(min = 1, max = 10_000, code = "area_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 10_000, example = 60))]
    pub height: u32,
}

/// A picture of the case that is to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChosenPhoto {
    /// The picture of the case; it stays as it is.
    pub id: PhotoId,
    /// What of it is made unreadable, up to 20.
    #[serde(default)]
    #[validate(length(max = 20, code = "areas_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 20))]
    pub areas: Vec<Area>,
}

/// What everybody is to read of a case, as it is prepared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PublicWording {
    /// What it is about, in a line, 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 60, example = "楼道路灯不亮"))]
    pub title: String,
    /// The matter, 5–10,000 characters.
    #[validate(custom(function = crate::validation::body))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 10_000, example = "三号楼前的路灯坏了三天。")
    )]
    pub body: String,
    /// The answer, 5–5,000 characters.
    #[validate(custom(function = crate::validation::answer))]
    #[cfg_attr(feature = "schema", schema(min_length = 5, max_length = 5_000, example = "路灯已修好。"))]
    pub answer: String,
    /// What was found in these words and may stay as it is, up to 100.
    #[serde(default)]
    #[validate(custom(function = may_stay))]
    #[cfg_attr(feature = "schema", schema(max_items = 100))]
    pub kept: Vec<String>,
    /// Which pictures are shown, in this order; up to 6.
    #[serde(default)]
    #[validate(length(max = 6, code = "photos_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 6))]
    pub photos: Vec<ChosenPhoto>,
}

fn may_stay(kept: &[String]) -> Result<(), ValidationError> {
    if kept.len() > 100 || kept.iter().any(|words| words.chars().count() > 100) {
        return Err(ValidationError::new("kept_count"));
    }
    Ok(())
}

/// Makes a case public, for a station's administrator, in the words that were prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Publish {
    /// The edition of the words that was read.
    #[cfg_attr(feature = "schema", schema(example = 1))]
    pub edition: u32,
}

/// Something in the public words that may name somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PublicFinding {
    /// What makes it likely that it names somebody.
    pub kind: FindingKind,
    /// Where it stands.
    pub part: PublicPart,
    /// The passage, as it stands in the public words.
    pub words: String,
    /// Whether somebody said that they may stay.
    pub kept: bool,
}

/// A picture of the case, and what is to be shown of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PreparedPhoto {
    /// The picture as it was sent; staff's alone.
    pub id: PhotoId,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The copy that is shown; absent while it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<PhotoId>,
    /// What is unreadable on the copy.
    pub areas: Vec<Area>,
    /// Whether a moderator hid the copy: made public again unchanged, it stays hidden.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

/// How making a case public stands, for staff.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Publication {
    /// The case that it is made of.
    pub case_id: CaseId,
    /// The number of that case, as people read it out.
    pub number: String,
    /// Whether the reporter was asked and agreed, and whether everybody reads it.
    pub publicity: Publicity,
    /// Counts the changes of the words; 0 while they are the case's own and nothing was prepared.
    pub edition: u32,
    /// What it is about, in a line.
    pub title: String,
    /// What everybody is to read of the matter; the case's own words until others are prepared.
    pub body: String,
    /// What everybody is to read of the answer; the case's own words until others are prepared.
    pub answer: String,
    /// What was found in these words. It can be published once all of it is kept or gone.
    pub findings: Vec<PublicFinding>,
    /// All pictures of the case, with what is to be shown of each.
    pub photos: Vec<PreparedPhoto>,
    /// Since when everybody may read it.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub published_at: Option<DateTime<Utc>>,
    /// Whether the reader may publish it.
    pub may_publish: bool,
}

/// A public case in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PublicCaseSummary {
    /// Its identifier.
    pub id: CaseId,
    /// Its community.
    pub community_id: CommunityId,
    /// The grid cell it is about; nothing closer is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// What kind of matter it is.
    pub category: Category,
    /// Where it stands.
    pub state: State,
    /// What it is about, in a line.
    pub title: String,
    /// When it was sent.
    #[serde(deserialize_with = "crate::time::read")]
    pub submitted_at: DateTime<Utc>,
    /// When it was answered.
    #[serde(deserialize_with = "crate::time::read")]
    pub answered_at: DateTime<Utc>,
    /// Since when everybody may read it.
    #[serde(deserialize_with = "crate::time::read")]
    pub published_at: DateTime<Utc>,
    /// The pictures that everybody may see, with what was made unreadable.
    pub photos: Vec<Photo>,
}

/// A case that everybody may read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PublicCase {
    /// What the list shows of it.
    #[serde(flatten)]
    pub summary: PublicCaseSummary,
    /// The matter, in the words the station made public.
    pub body: String,
    /// The answer, in the words the station made public.
    pub answer: String,
    /// In which role it was answered.
    pub answered_as: Role,
    /// The station that answered, and its telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<CaseStation>,
}

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "area_range",
        "遮挡范围应在图片之内，宽和高至少 1 像素。",
        "An area lies on the picture and is at least one pixel wide and high.",
    ),
    (
        "area_outside",
        "这块遮挡不在图片上，请重新画。",
        "This area lies beside the picture; please draw it again.",
    ),
    (
        "areas_count",
        "每张图片最多遮挡 20 处。",
        "Up to 20 areas of a picture can be hidden.",
    ),
    (
        "kept_count",
        "最多保留 100 处，每处不超过 100 个字。",
        "Up to 100 findings of 100 characters can be kept.",
    ),
    (
        "photo_of_case",
        "只能公开这件诉求自己的照片，每张一次。",
        "Only pictures of this case can be shown, each once.",
    ),
    (
        "findings_open",
        "还有可能涉及个人信息的内容：请逐处遮盖，或确认可以保留。",
        "Some words may still name somebody: mask each of them, or say that it may stay.",
    ),
    (
        "answer_changed",
        "答复有更新，请重新准备公开的内容。",
        "There is another answer since; please prepare the public words anew.",
    ),
    (
        "not_prepared",
        "请先准备公开的内容。",
        "Please prepare the public words first.",
    ),
];
