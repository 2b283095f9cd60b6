//! Bulletins (简报): what a community did in a month, in figures that the server counts and in words of its station. A published
//! one is never changed; what it says wrongly is put right by another edition, and words that must not stand are withdrawn.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::{
    Language,
    cases::Channel,
    ids::{BulletinId, CaseId, CommunityId, ProjectId, VoteId},
    performance::{AnswerFigures, CategoryFigures},
};

/// How many came by a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ChannelFigures {
    /// Which.
    pub channel: Channel,
    /// How many.
    pub received: u32,
}

/// A vote that was counted in the month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BulletinVote {
    /// Which.
    pub id: VoteId,
    /// What it was about.
    pub title: String,
    /// How many were on the roll.
    pub roll: u32,
    /// How many ballots were cast.
    pub ballots: u32,
    /// Whether enough took part.
    pub quorum_met: bool,
}

/// What happened in a month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BulletinFigures {
    /// When this was counted.
    #[serde(deserialize_with = "crate::time::read")]
    pub counted_at: DateTime<Utc>,
    /// The cases that came in the month, however they were answered since.
    pub cases: AnswerFigures,
    /// By channel, the busiest first; those by which fewer than three came are left out.
    pub by_channel: Vec<ChannelFigures>,
    /// By category, likewise.
    pub by_category: Vec<CategoryFigures>,
    /// Projects whose contract was signed.
    pub projects_signed: u32,
    /// Projects that were evaluated.
    pub projects_evaluated: u32,
    /// Votes of residents that were counted.
    pub votes: Vec<BulletinVote>,
}

/// Publishes a bulletin. Nothing of it can be changed afterwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewBulletin {
    /// The month that it is about, which is over: `2026-10`.
    #[validate(custom(function = month_form))]
    #[cfg_attr(feature = "schema", schema(pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$", example = "2026-10"))]
    pub month: String,
    /// The headline, 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 60, example = "十月社区简报"))]
    pub title: String,
    /// What the station says, 5–5,000 characters.
    #[validate(custom(function = crate::validation::notice))]
    #[cfg_attr(
        feature = "schema",
        schema(
            min_length = 5,
            max_length = 5_000,
            example = "十月，3号楼前的路灯装好了，老年食堂试开了两个周末。"
        )
    )]
    pub text: String,
    /// Public cases of the community whose answers it points to: up to 20, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 20, code = "bulletin_many"))]
    #[cfg_attr(feature = "schema", schema(max_items = 20))]
    pub cases: Vec<CaseId>,
    /// Projects of the community that it points to, likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 20, code = "bulletin_many"))]
    #[cfg_attr(feature = "schema", schema(max_items = 20))]
    pub projects: Vec<ProjectId>,
    /// The bulletin of the same month that it corrects: the latest edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<BulletinId>,
    /// What is put right, 2–200 characters; everybody reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "路灯是两盏，不是一盏。")
    )]
    pub because: Option<String>,
}

/// A month of the calendar, as `2026-10`.
fn month_form(text: &str) -> Result<(), ValidationError> {
    first_day(text).map(drop).ok_or_else(|| ValidationError::new("month_form"))
}

/// The first day of a month that is written like `2026-10`.
pub fn first_day(month: &str) -> Option<chrono::NaiveDate> {
    (month.len() == 7).then(|| crate::time::day(&format!("{month}-01"))).flatten()
}

/// A month that is written like `2026-10`, as people write it; what is none is left as it is.
pub fn said(month: &str, language: Language) -> String {
    first_day(month).map_or_else(|| month.to_owned(), |day| crate::time::month_said(day, language))
}

/// A public case that a bulletin points to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PickedCase {
    /// Which case.
    pub id: CaseId,
    /// What it is called where everybody reads it.
    pub title: String,
}

/// A project that a bulletin points to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PickedProject {
    /// Which project.
    pub id: ProjectId,
    /// What it is called.
    pub title: String,
}

/// A bulletin in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BulletinSummary {
    /// Its identifier.
    pub id: BulletinId,
    /// The community that publishes it.
    pub community_id: CommunityId,
    /// The month that it is about, `2026-10`.
    pub month: String,
    /// Its edition, from 1; the latest of a month counts.
    pub edition: u16,
    /// The headline; empty once it is withdrawn.
    pub title: String,
    /// When it was published.
    #[serde(deserialize_with = "crate::time::read")]
    pub published_at: DateTime<Utc>,
    /// That its words are gone, and why; absent while they stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawn>,
}

/// That the words of a bulletin are gone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Withdrawn {
    /// When they were withdrawn.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// Why.
    pub because: String,
}

/// Withdraws the words of a bulletin for good; why stands in their place. Another edition can follow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WithdrawBulletin {
    /// Why, 2–200 characters; everybody reads it.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "正文提到了一位居民的姓名，已撤下。")
    )]
    pub because: String,
}

/// A bulletin. What it points to is shown as long as everybody may read that.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Bulletin {
    /// What a list shows of it.
    #[serde(flatten)]
    pub summary: BulletinSummary,
    /// What the station says; empty once it is withdrawn.
    pub text: String,
    /// What this edition puts right; absent in the first, and once it is withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// The latest edition, where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<BulletinId>,
    /// The figures of the month, as they were when it was published.
    pub figures: BulletinFigures,
    /// Public cases whose answers it points to; none once it is withdrawn.
    pub cases: Vec<PickedCase>,
    /// Projects that it points to, likewise.
    pub projects: Vec<PickedProject>,
}

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "month_form",
        "请选择月份，例如 2026-10。",
        "Please choose a month, such as 2026-10.",
    ),
    ("month_not_over", "这个月还没有结束。", "This month is not over yet."),
    ("bulletin_many", "最多选 20 项。", "Up to 20 can be chosen."),
    (
        "bulletin_case",
        "本社区没有这件公开的诉求，或者选了两次。",
        "This community has no such public case, or it is chosen twice.",
    ),
    (
        "bulletin_project",
        "本社区没有这个公开的项目，或者选了两次。",
        "This community has no such public project, or it is chosen twice.",
    ),
    (
        "bulletin_exists",
        "这个月的简报已经发布，要更正请在最新一期上点“更正”。",
        "A bulletin of this month is published; to put it right, correct its latest edition.",
    ),
    (
        "bulletin_withdrawn",
        "这一版已经撤下。",
        "The words of this edition are withdrawn already.",
    ),
    ("bulletin_because", "请写明更正了什么。", "Please say what is put right."),
];

#[cfg(test)]
mod tests {
    use super::{first_day, said};
    use crate::Language;

    #[test]
    fn a_month_is_written_in_one_way() {
        assert_eq!(first_day("2026-10").map(|day| day.to_string()).as_deref(), Some("2026-10-01"));
        for wrong in ["2026-13", "2026-1", "26-10", "2026-10-01", "", "十月"] {
            assert_eq!(first_day(wrong), None, "{wrong}");
        }
        assert_eq!(said("2026-10", Language::Chinese), "2026年10月");
        assert_eq!(said("2026-10", Language::English), "Oct 2026");
    }
}
