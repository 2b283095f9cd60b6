//! What is sent to announce a vote, and to cancel it.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Criterion, LEAST_HOURS, MOST_DAYS};
use crate::{
    Language,
    ids::{BodyId, ProposalId},
    validation::FieldError,
};

/// One of the things that can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewOption {
    /// It in words, 1–100 characters, unlike every other.
    #[validate(custom(function = crate::validation::option))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 100, example = "在3号楼前装路灯"))]
    pub text: String,
    /// The public proposal of this community that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal_id: Option<ProposalId>,
}

/// How options are scored, instead of some of them being chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// By what: 1–4, each once. A ballot gives every option 1 to 5 by each of them.
    #[validate(length(min = 1, max = 4, code = "criteria_count"))]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 4))]
    pub criteria: Vec<Criterion>,
}

/// Announces a vote. Nothing of it can be changed afterwards; it can be cancelled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewVote {
    /// What it is about, in a line: 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 60, example = "今年先做哪一项"))]
    pub title: String,
    /// What is asked, 5–500 characters.
    #[validate(custom(function = crate::validation::question))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 500, example = "公共收益够做其中两项，您希望先做哪两项？")
    )]
    pub question: String,
    /// What can be chosen: 2–20.
    #[validate(length(min = 2, max = 20, code = "vote_options_count"), nested)]
    #[cfg_attr(feature = "schema", schema(min_items = 2, max_items = 20))]
    pub options: Vec<NewOption>,
    /// How many of them one may choose, from 1 to all.
    #[serde(default = "one")]
    #[validate(range(min = 1, max = 20, code = "choose_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 20, example = 2))]
    pub choose: u8,
    /// From when on ballots can be cast; not in the past. The roll is drawn up then, within a minute.
    #[serde(deserialize_with = "crate::time::read")]
    pub opens_at: DateTime<Utc>,
    /// Until when, exclusive: one hour to 60 days later.
    #[serde(deserialize_with = "crate::time::read")]
    pub closes_at: DateTime<Utc>,
    /// More than this many percent of the roll must cast a ballot for the vote to count, or all of it; with 0 it always
    /// counts. Where nothing is said it is half, and for a co-governance group what the community's rules say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(max = 100, code = "quorum_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 100, example = 50))]
    pub quorum_percent: Option<u8>,
    /// The body of this community whose members decide; the verified residents do where none is named. It must stand and be
    /// complete, now and when the vote opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body_id: Option<BodyId>,
    /// Has every option scored; `choose` means nothing then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub scores: Option<Scoring>,
}

const fn one() -> u8 {
    1
}

/// What is wrong with the fields of a vote together, at `now`: more choices than options, options that say the same,
/// opening in the past (a few minutes are let pass, for forms show no seconds), too short or too long.
pub fn faults_of_vote(vote: &NewVote, now: DateTime<Utc>, language: Language) -> Vec<FieldError> {
    let mut faults = Vec::new();
    if vote.closes_at < vote.opens_at + Duration::hours(LEAST_HOURS) || vote.closes_at > vote.opens_at + Duration::days(MOST_DAYS)
    {
        faults.push(FieldError::new("/closes_at", "vote_lasts", language));
    }
    if vote.opens_at < now - Duration::minutes(5) {
        faults.push(FieldError::new("/opens_at", "vote_opens", language));
    }
    let criteria = vote.scores.iter().flat_map(|scoring| &scoring.criteria);
    if criteria
        .clone()
        .enumerate()
        .any(|(at, one)| criteria.clone().take(at).any(|before| before == one))
    {
        faults.push(FieldError::new("/scores/criteria", "criteria_count", language));
    }
    faults.extend(faults_of_options(&vote.options, vote.choose, language));
    faults
}

/// What is wrong with options together, so many of which may be chosen: more choices than there are, or two that say the same.
pub fn faults_of_options(options: &[NewOption], choose: u8, language: Language) -> Vec<FieldError> {
    let mut faults = Vec::new();
    if usize::from(choose) > options.len() {
        faults.push(FieldError::new("/choose", "choose_range", language));
    }
    for (index, option) in options.iter().enumerate() {
        let alike = |before: &NewOption| before.text.trim() == option.text.trim();
        if options.iter().take(index).any(alike) {
            faults.push(FieldError::new(format!("/options/{index}/text"), "options_alike", language));
        }
    }
    faults
}

/// Cancels a vote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelVote {
    /// Why, 2–200 characters; everybody reads it.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "选项三的费用有误，将重新公布。")
    )]
    pub reason: String,
}
