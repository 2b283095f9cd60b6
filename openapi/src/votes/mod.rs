//! Votes (居民表决): what a community asks its residents to decide, by ballots that nobody can join to a person.
//!
//! A voter's device writes a ballot ([`ballot_text`]), blinds it and has it signed once for its account
//! ([`NewPaper`]); unblinded, the ballot is sent under that signature and without credentials ([`Ballot`]). The
//! signature covers the choice, so a ballot cannot be altered, and who signed never saw what. The scheme is RFC 9474,
//! RSABSSA-SHA384-PSS-Deterministic: the text as it is, a salt of 48 bytes, a key of [`KEY_BYTES`] for each vote.

mod sentences;
mod text;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

pub use sentences::SENTENCES;
pub use text::{ballot_text, has_ballot_form};

use crate::{
    Language,
    cases::words,
    ids::{CommunityId, ProposalId, VoteId},
    validation::FieldError,
};

/// Bytes of a key's modulus and of everything signed under it: 2048 bits. A key lives no longer than its vote, 60 days,
/// and breaking it later shows nobody's choice, for blinding hides it whatever the key; so the longer keys that
/// phones take several times as long for would buy nothing.
pub const KEY_BYTES: usize = 256;
/// Options of a vote.
pub const OPTIONS: std::ops::RangeInclusive<usize> = 2..=20;
/// Hours for which a vote is open at least.
pub const LEAST_HOURS: i64 = 1;
/// Days for which a vote is open at most.
pub const MOST_DAYS: i64 = 60;
/// Percent of the roll that must take part unless the vote says otherwise: a residents' meeting (居民会议) needs more
/// than half (城市居民委员会组织法, art. 10).
pub const HALF: u8 = 50;

words! {
    /// Where a vote stands.
    VoteState {
        /// It is known that there will be one; the roll is not drawn up yet.
        Announced = "announced",
        /// Whoever is on the roll can vote.
        Open = "open",
        /// It is over and counted; nothing of it can change.
        Closed = "closed",
        /// It was called off, and nothing of it is counted.
        Cancelled = "cancelled",
    }
}

words! {
    /// What a reader may do with a vote.
    VoteAction {
        /// Call it off.
        Cancel = "cancel",
        /// Have a ballot signed.
        TakePaper = "take_paper",
    }
}

words! {
    /// Why somebody has no vote.
    NoVote {
        /// They are not verified as a resident of the community.
        NotVerified = "not_verified",
        /// They were verified after the roll was drawn up.
        VerifiedLater = "verified_later",
    }
}

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
    /// More than this many percent of the roll must cast a ballot for the vote to count; with 0 it always does.
    #[serde(default = "half")]
    #[validate(range(max = 100, code = "quorum_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 100, example = 50))]
    pub quorum_percent: u8,
}

const fn one() -> u8 {
    1
}

const fn half() -> u8 {
    HALF
}

const _: () = assert!(
    *OPTIONS.start() == 2 && *OPTIONS.end() == 20,
    "the attributes above repeat these numbers"
);

/// What is wrong with the fields of a vote together, at `now`: more choices than options, options that say the same,
/// opening in the past (a few minutes are let pass, for forms show no seconds), too short or too long.
pub fn faults_of_vote(vote: &NewVote, now: DateTime<Utc>, language: Language) -> Vec<FieldError> {
    let mut faults = Vec::new();
    if usize::from(vote.choose) > vote.options.len() {
        faults.push(FieldError::new("/choose", "choose_range", language));
    }
    if vote.closes_at < vote.opens_at + Duration::hours(LEAST_HOURS) || vote.closes_at > vote.opens_at + Duration::days(MOST_DAYS)
    {
        faults.push(FieldError::new("/closes_at", "vote_lasts", language));
    }
    if vote.opens_at < now - Duration::minutes(5) {
        faults.push(FieldError::new("/opens_at", "vote_opens", language));
    }
    for (index, option) in vote.options.iter().enumerate() {
        if vote
            .options
            .iter()
            .take(index)
            .any(|before| before.text.trim() == option.text.trim())
        {
            faults.push(FieldError::new(format!("/options/{index}/text"), "options_alike", language));
        }
    }
    faults
}

/// One of the things that can be chosen, as it stands on the ballot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VoteOption {
    /// What a ballot names it by, from 1.
    pub number: u8,
    /// It in words.
    pub text: String,
    /// The proposal that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal_id: Option<ProposalId>,
}

/// The public key under which the ballots of one vote are signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VoteKey {
    /// The modulus, big-endian, base64url without padding (RFC 7518, 6.3.1).
    pub n: String,
    /// The exponent, likewise.
    pub e: String,
}

/// What a vote is to whoever reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MyVote {
    /// Whether they are on the roll.
    pub on_roll: bool,
    /// Whether a ballot was signed for them. Whether it was cast nobody can tell but who has its serial.
    pub taken: bool,
    /// Why they are not on the roll, or will not be as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_not: Option<NoVote>,
}

/// What came of a vote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VoteResult {
    /// How many ballots were cast.
    pub ballots: u32,
    /// Whether more than the quorum took part.
    pub quorum_met: bool,
    /// How many ballots chose each option, in the order of their numbers.
    pub counts: Vec<u32>,
    /// Lower-case hexadecimal SHA-256 of every ballot's text ([`ballot_text`]) in the order of their serials, each
    /// followed by a line break.
    pub digest: String,
}

/// A vote, as its reader sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Vote {
    /// Its identifier.
    pub id: VoteId,
    /// The community whose residents decide.
    pub community_id: CommunityId,
    /// What it is about, in a line.
    pub title: String,
    /// What is asked.
    pub question: String,
    /// What can be chosen, in the order of their numbers.
    pub options: Vec<VoteOption>,
    /// How many of them one may choose.
    pub choose: u8,
    /// From when on ballots can be cast.
    #[serde(deserialize_with = "crate::time::read")]
    pub opens_at: DateTime<Utc>,
    /// Until when, exclusive.
    #[serde(deserialize_with = "crate::time::read")]
    pub closes_at: DateTime<Utc>,
    /// More than this many percent of the roll must cast a ballot.
    pub quorum_percent: u8,
    /// Where it stands.
    pub state: VoteState,
    /// Why it was cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled_because: Option<String>,
    /// How many may vote; from opening on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roll: Option<u32>,
    /// For how many a ballot was signed.
    pub taken: u32,
    /// The key of its ballots; from opening on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<VoteKey>,
    /// What it is to the reader; only for who is signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<MyVote>,
    /// What came of it; only once it is closed, and nothing of it before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<VoteResult>,
    /// What the reader may do with it now.
    pub allowed: Vec<VoteAction>,
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

/// Has a blinded ballot signed, once for each person on the roll.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPaper {
    /// The blinded ballot, 256 bytes as base64url without padding: greater than 0 and less than the key's modulus.
    #[validate(custom(function = signed_form))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 342, max_length = 342, pattern = "^[A-Za-z0-9_-]{342}$")
    )]
    pub blinded: String,
}

/// A blinded ballot's signature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Paper {
    /// The blind signature, 256 bytes as base64url without padding.
    pub signature: String,
}

/// A ballot: as it is sent, and as it is published once the vote is closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    /// 32 random bytes of the voter's device, as lower-case hexadecimal.
    #[validate(custom(function = serial_form))]
    #[cfg_attr(feature = "schema", schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$"))]
    pub serial: String,
    /// The numbers of the options that are chosen, at least one, each once.
    #[validate(length(min = 1, max = 20, code = "choices_count"))]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 20))]
    pub choices: Vec<u8>,
    /// The signature of its text ([`ballot_text`]), 256 bytes as base64url without padding.
    #[validate(custom(function = signed_form))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 342, max_length = 342, pattern = "^[A-Za-z0-9_-]{342}$")
    )]
    pub signature: String,
}

/// A ballot that is in the box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CastBallot {
    /// Its serial.
    pub serial: String,
    /// What it chooses, in ascending order.
    pub choices: Vec<u8>,
}

/// Asks for the ballot of a serial, which only its voter knows until the vote is closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FindBallot {
    /// 32 bytes as lower-case hexadecimal.
    #[validate(custom(function = serial_form))]
    #[cfg_attr(feature = "schema", schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$"))]
    pub serial: String,
}

fn serial_form(text: &str) -> Result<(), ValidationError> {
    let fits = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    fits.then_some(()).ok_or_else(|| ValidationError::new("serial_form"))
}

fn signed_form(text: &str) -> Result<(), ValidationError> {
    has_ballot_form(text)
        .then_some(())
        .ok_or_else(|| ValidationError::new("signed_form"))
}
