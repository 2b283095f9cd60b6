//! What needs and calls for plans have in common on their way to a project: a public timeline, a public notice (公示) against
//! which residents object, and the rules of their community for it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{accounts::Role, cases::words, ids::ObjectionId, votes::HALF};

words! {
    /// What happens to a need, or to a call for plans.
    AgendaAction {
        /// The station wrote the need down.
        List = "list",
        /// The council took it on.
        Accept = "accept",
        /// The council put it aside.
        Discard = "discard",
        /// A body deliberated on it.
        Deliberate = "deliberate",
        /// It was put to the vote.
        PutToVote = "put_to_vote",
        /// That vote was called off.
        VoteCancelled = "vote_cancelled",
        /// Residents chose it; the public notice begins.
        Choose = "choose",
        /// Residents did not choose it, or too few took part.
        NotChosen = "not_chosen",
        /// Of plans with as many ballots this one comes first, for its carrier did an excellent project.
        Prefer = "prefer",
        /// It had the most ballots, but fewer than a carrier needs of whom a project failed.
        FallShort = "fall_short",
        /// A resident objected.
        Object = "object",
        /// An objection was answered and not upheld.
        Overrule = "overrule",
        /// An objection was upheld: it goes back.
        Uphold = "uphold",
        /// The public notice is over, and it stands.
        Agree = "agree",
        /// Plans were called for.
        Publish = "publish",
        /// The time for plans is over, and they are public.
        Unseal = "unseal",
        /// A plan was admitted to the review.
        Admit = "admit",
        /// A plan was not admitted.
        Refuse = "refuse",
        /// The call ended without a plan.
        End = "end",
        /// Plans are called for again.
        Reopen = "reopen",
        /// Somebody asked something of a plan; whose it is is told so.
        Ask = "ask",
        /// A question on a plan was answered; who asked is told so.
        Reply = "reply",
        /// A question on a plan was taken from view.
        HideQuestion = "hide_question",
    }
}

/// Something that happened, as everybody reads it: in which role, not by whom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AgendaEntry {
    /// When it was done.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// What was done.
    pub action: AgendaAction,
    /// In which role; `system` for what happens by itself.
    pub role: Role,
    /// The body in whose name it was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Whom it concerns: the organisation whose plan it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whom: Option<String>,
    /// The words that were given with it, where some were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Objects to what is on public notice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewObjection {
    /// Why, 5–2000 characters. It is published with its answer, without a name.
    #[validate(custom(function = crate::validation::agenda_text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2000, example = "这里是消防通道，不能加装座椅。")
    )]
    pub reason: String,
}

/// Answers an objection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerObjection {
    /// Whether it is upheld: what it is about goes back.
    pub upheld: bool,
    /// Why, 5–2000 characters; everybody reads it.
    #[validate(custom(function = crate::validation::agenda_text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2000, example = "已请消防部门现场核实，座椅位置不在通道内。")
    )]
    pub text: String,
}

/// An objection. Nobody reads whose it is; before it is answered only who lodged it and the station read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Objection {
    /// Its identifier.
    pub id: ObjectionId,
    /// When it was lodged.
    #[serde(deserialize_with = "crate::time::read")]
    pub lodged_at: DateTime<Utc>,
    /// Why; absent once who lodged it was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether the reader lodged it.
    pub mine: bool,
    /// What the station answered; absent until it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<ObjectionAnswer>,
}

/// The answer to an objection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ObjectionAnswer {
    /// Whether it was upheld: then what it was about goes back.
    pub upheld: bool,
    /// The reasons, for everybody to read.
    pub text: String,
    /// When it was answered.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
}

/// The rules of a community for the way from a need to a project. What is on notice already keeps the days it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AgendaRules {
    /// For how many days what residents chose is on public notice.
    #[validate(range(min = 1, max = 60, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 60))]
    pub notice_days: u16,
    /// More than this many percent of those voting must choose a need.
    #[validate(range(min = 50, max = 99, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 50, maximum = 99))]
    pub pass_percent: u8,
    /// Where needs are scored, the mean of all scores of a need must be more than so many tenths of a point: 30 are 3.0 of 5.
    #[serde(default = "three_points")]
    #[validate(range(min = 10, max = 49, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 10, maximum = 49))]
    pub pass_score_tenths: u8,
    /// More than this many percent of the residents must take part in a vote on needs, or all of them; a vote may ask for more.
    #[serde(default = "half")]
    #[validate(range(max = 100, code = "quorum_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 100))]
    pub needs_quorum_percent: u8,
    /// As many of the residents, or of the committee, in the review of plans.
    #[serde(default = "half")]
    #[validate(range(max = 100, code = "quorum_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 100))]
    pub review_quorum_percent: u8,
    /// As many of the residents in a vote on whether a body is to stand.
    #[serde(default = "half")]
    #[validate(range(max = 100, code = "quorum_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 100))]
    pub assembly_quorum_percent: u8,
    /// For how many months after a failed project its carrier meets stricter review: its plans are admitted only with a reason, and
    /// need more ballots; 0 for never.
    #[serde(default = "two_years")]
    #[validate(range(max = 120, code = "range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 120))]
    pub strict_months: u8,
    /// More than this many percent of the ballots such a plan needs to be chosen.
    #[serde(default = "two_thirds")]
    #[validate(range(min = 50, max = 99, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 50, maximum = 99))]
    pub strict_percent: u8,
    /// For how many months after an excellent project the plans of its carrier come first on equal terms; 0 for never.
    #[serde(default = "two_years")]
    #[validate(range(max = 120, code = "range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 120))]
    pub first_months: u8,
    /// How many percent of the verified adults must second a motion for its vote to be owed. The law lets it be less than a fifth,
    /// not more.
    #[serde(default = "fifth")]
    #[validate(range(min = 1, max = 20, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 20))]
    pub motion_percent: u8,
    /// Within how many working days the vote of a binding motion is announced.
    #[serde(default = "three_weeks")]
    #[validate(range(min = 1, max = 60, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 60))]
    pub motion_announce_days: u16,
}

/// Of the adults, as the law has it (城市居民委员会组织法).
const fn fifth() -> u8 {
    20
}

/// In working days.
const fn three_weeks() -> u16 {
    15
}

const fn half() -> u8 {
    HALF
}

/// How long a verdict is remembered where a community says nothing else.
const fn two_years() -> u8 {
    24
}

/// More than 66 of a hundred, as a group's quorum.
const fn two_thirds() -> u8 {
    66
}

/// The middle of the scale from 1 to 5.
const fn three_points() -> u8 {
    30
}

impl Default for AgendaRules {
    /// The defaults of the domain: seven days, more than half; what is scored, better than the middle; and more than
    /// half of the residents take part, as in their assembly, which a fifth of them can call. That who failed is reviewed strictly
    /// later, and who was excellent comes first on equal terms, is the project mechanism's (居民自治项目化); for how long and by how
    /// much it leaves open.
    fn default() -> Self {
        Self {
            notice_days: 7,
            pass_percent: 50,
            pass_score_tenths: three_points(),
            needs_quorum_percent: HALF,
            review_quorum_percent: HALF,
            assembly_quorum_percent: HALF,
            strict_months: two_years(),
            strict_percent: two_thirds(),
            first_months: two_years(),
            motion_percent: fifth(),
            motion_announce_days: three_weeks(),
        }
    }
}

/// An objection as who lodged it takes it along.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnObjection {
    /// What it is about, in a line.
    pub title: String,
    /// The objection, with its answer.
    pub objection: Objection,
}

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "agenda_text_length",
        "这一栏需要 5 到 2000 个字。",
        "This must have 5 to 2,000 characters.",
    ),
    (
        "agenda_line_length",
        "这一栏需要 1 到 100 个字。",
        "This must have 1 to 100 characters.",
    ),
    (
        "not_on_notice",
        "现在不在公示期，不能提异议。",
        "It is not on public notice; no objection can be lodged now.",
    ),
    (
        "objection_lodged",
        "您已经提过异议了，请等待答复。",
        "You have lodged an objection already; it will be answered.",
    ),
    (
        "objection_answered",
        "这条异议已经答复过了。",
        "This objection was answered already.",
    ),
];
