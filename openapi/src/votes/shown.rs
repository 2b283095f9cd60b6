//! A vote as its readers see it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Criterion, NoVote, VoteAction, VoteState};
use crate::ids::{BodyId, CallId, CommunityId, MotionId, NeedId, ProposalId, VoteId};

/// One of the things that can be chosen, as it stands on the ballot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VoteOption {
    /// What a ballot names it by, from 1.
    pub number: u8,
    /// What stands on the ballot.
    pub text: String,
    /// The proposal that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal_id: Option<ProposalId>,
    /// The need that it stands for; told where the vote is read by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need_id: Option<NeedId>,
}

/// The public key under which the ballots of one vote are signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VoteKey {
    /// The modulus, big-endian, base64url without padding (RFC 7518, 6.3.1).
    pub n: String,
    /// The public exponent, likewise.
    pub e: String,
}

/// The body that a vote has to do with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VoteBody {
    /// Its identifier.
    pub id: BodyId,
    /// What it is called.
    pub name: String,
    /// Whether its members decide; otherwise residents decide whether it is to stand.
    pub decides: bool,
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
    /// How many ballots are in the box.
    pub ballots: u32,
    /// Whether more than the quorum took part, or everybody.
    pub quorum_met: bool,
    /// How many ballots chose each option, in the order of their numbers; where options are scored, how many points each has.
    pub counts: Vec<u32>,
    /// Where options are scored, how many points each has by each criterion.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sums: Vec<Vec<u32>>,
    /// Lower-case hexadecimal SHA-256 of every ballot's text ([`marked_text`]) in the order of their serials, each
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
    /// The body that decides instead of them, or on which they decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<VoteBody>,
    /// The motion by which residents called for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motion_id: Option<MotionId>,
    /// The call for plans whose plans are chosen among; told where the vote is read by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<CallId>,
    /// What it is about, in a line.
    pub title: String,
    /// What is asked.
    pub question: String,
    /// What can be chosen, in the order of their numbers.
    pub options: Vec<VoteOption>,
    /// How many of them one may choose.
    pub choose: u8,
    /// By what every option is scored, instead of some being chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
    /// From when on ballots can be cast.
    #[serde(deserialize_with = "crate::time::read")]
    pub opens_at: DateTime<Utc>,
    /// Until when ballots can be cast, exclusive.
    #[serde(deserialize_with = "crate::time::read")]
    pub closes_at: DateTime<Utc>,
    /// More than this many percent of the roll must cast a ballot.
    pub quorum_percent: u8,
    /// Where it stands.
    pub state: VoteState,
    /// Why it was called off; absent where it was not.
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
