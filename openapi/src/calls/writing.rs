//! What is sent about calls for plans.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::PlanText;
use crate::{
    Language,
    ids::{BodyId, NeedId},
    money::MOST_FEN,
    validation::FieldError,
};

/// Calls for plans.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPlanCall {
    /// The agreed need that it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need_id: Option<NeedId>,
    /// Why plans are called for, 2–200 characters; no call that answers no need goes without. Everybody reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "街道专项经费指定用于电话问候，须在年内启动。")
    )]
    pub because: Option<String>,
    /// It in a line, 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 60, example = "老年食堂周末供餐"))]
    pub title: String,
    /// What is wanted, 5–2000 characters.
    #[validate(custom(function = crate::validation::agenda_text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2000, example = "周六、日中午供餐，每次不少于 30 人。")
    )]
    pub wanted: String,
    /// What is asked of who carries it out, 5–2000 characters.
    #[validate(custom(function = crate::validation::agenda_text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2000, example = "依法登记的社会组织，有食品经营许可。")
    )]
    pub carrier: String,
    /// What it may cost at most, in fen.
    #[validate(range(min = 1, max = MOST_FEN, code = "amount"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 10_000_000_000_u64, example = 5_000_000))]
    pub limit_fen: u64,
    /// Until when plans are taken, exclusive: 1 hour to 180 days from now.
    #[serde(deserialize_with = "crate::time::read")]
    pub deadline: DateTime<Utc>,
}

/// Answers a call with a plan, or changes the one that was sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SendPlan {
    /// The plan as a whole, as it is to be.
    #[validate(nested)]
    pub plan: PlanText,
    /// Whom the station reaches about it, and how: 2–60 characters. Only the station and the organisation itself read it.
    #[validate(custom(function = crate::validation::plan_contact))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 60, example = "周老师 0512-66667777")
    )]
    pub contact: String,
}

/// Says whether a plan is admitted to the review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckPlan {
    /// True to admit it; a plan that is not needs a reason.
    pub admitted: bool,
    /// Why, 2–200 characters; no plan is refused without, nor admitted by a station alone. Everybody reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "没有食品经营许可。")
    )]
    pub reason: Option<String>,
    /// The co-governance group that checked it. One is named where one for the need's field stands and is complete; elsewhere the
    /// station checks, and says why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body_id: Option<BodyId>,
}

/// When and where plans are presented and asked about (现场评议).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Hearing {
    /// When it begins: not in the past, and before the vote closes.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// Where, 1–100 characters.
    #[validate(custom(function = crate::validation::agenda_line))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 100, example = "社区活动室二楼"))]
    pub place: String,
}

/// Puts the admitted plans to the vote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewPlans {
    /// What is asked, 5–500 characters.
    #[validate(custom(function = crate::validation::question))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 500, example = "您希望由哪个方案来做老年食堂周末供餐？")
    )]
    pub question: String,
    /// When and where the organisations present them and are asked; everybody reads it.
    #[validate(nested)]
    pub hearing: Hearing,
    /// From when on ballots can be cast; not in the past.
    #[serde(deserialize_with = "crate::time::read")]
    pub opens_at: DateTime<Utc>,
    /// Until when, exclusive: 1 hour to 60 days later.
    #[serde(deserialize_with = "crate::time::read")]
    pub closes_at: DateTime<Utc>,
    /// More than this many percent of the roll must cast a ballot, or all of it; not less than the community's rules ask for, which
    /// hold where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(max = 100, code = "quorum_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 100, example = 50))]
    pub quorum_percent: Option<u8>,
    /// The review committee of this community whose members decide; the verified residents do where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body_id: Option<BodyId>,
}

/// What is wrong with the fields of a review together, at `now`: a hearing in the past (a few minutes are let pass, for forms show no
/// seconds), or after the vote.
pub fn faults_of_review(review: &ReviewPlans, now: DateTime<Utc>, language: Language) -> Vec<FieldError> {
    let at = review.hearing.at;
    if at < now - Duration::minutes(5) || at >= review.closes_at {
        vec![FieldError::new("/hearing/at", "hearing_time", language)]
    } else {
        Vec::new()
    }
}

/// Ends a call without a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EndCall {
    /// Why, 2–200 characters; everybody reads it.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 200, example = "没有合适的方案。"))]
    pub reason: String,
}

/// Calls for plans again: those that were sent stay, and can be changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReopenCall {
    /// Why, 2–200 characters; everybody reads it.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "只有一家报名，再征集两周。")
    )]
    pub reason: String,
    /// Until when plans are taken now: 1 hour to 180 days from now.
    #[serde(deserialize_with = "crate::time::read")]
    pub deadline: DateTime<Utc>,
}
