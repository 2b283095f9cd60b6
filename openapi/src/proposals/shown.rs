//! A proposal as its readers see it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Became, Field, Invitation, Mark, OfficialAnswer, Part, ProposalAction, ProposalState, ProposalText, Reason, ResidenceProof,
};
use crate::{
    accounts::Role,
    cases::words,
    ids::{CellId, CommunityId, ProposalId},
    photos::Photo,
    places::Point,
};

words! {
    /// In which order proposals are listed.
    ProposalSort {
        /// The latest first.
        Newest = "newest",
        /// Those that most have signed first.
        Signed = "signed",
        /// Those whose time ends soonest first.
        Closing = "closing",
        /// Those about a grid cell first, then the others; each the latest first.
        Near = "near",
    }
}

/// A proposal in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProposalSummary {
    /// Its identifier.
    pub id: ProposalId,
    /// The number people read out, such as `TA-2611-0473`.
    pub number: String,
    /// Its community.
    pub community_id: CommunityId,
    /// The grid cell it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// Where it stands.
    pub state: ProposalState,
    /// What it is about.
    pub field: Field,
    /// What is proposed, in a line.
    pub title: String,
    /// How many residents sign it now; who took it back does not count.
    pub signed: u32,
    /// How many must; 0 before it is published.
    pub threshold: u32,
    /// When it was published.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub published_at: Option<DateTime<Utc>>,
    /// Until when it gathers signatures.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub closes_at: Option<DateTime<Utc>>,
    /// Until when the community owes its answer.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub answer_due_at: Option<DateTime<Utc>>,
    /// When it last changed.
    #[serde(deserialize_with = "crate::time::read")]
    pub updated_at: DateTime<Utc>,
    /// What the reader has to do with it; only in one's own list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// The organisation in whose name the reader is asked to propose it together; only for whom an invitation is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited_for: Option<String>,
    /// Until when that invitation may be answered.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub invited_until: Option<DateTime<Utc>>,
}

impl ProposalSummary {
    /// Whether the community should have answered before `now`.
    pub fn is_overdue(&self, now: DateTime<Utc>) -> bool {
        self.state == ProposalState::Effective && self.answer_due_at.is_some_and(|due| due < now)
    }
}

/// Somebody who proposes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Proposer {
    /// Their name as they want it published; the organisation's own for who speaks for one.
    pub name: String,
    /// Whether it is an organisation.
    pub organisation: bool,
    /// Whether nobody confirmed that they spoke for it: so was written before organisations were asked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unconfirmed: bool,
}

/// Something that happened to a proposal. Never changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProposalEvent {
    /// When it happened.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// What was done to it.
    pub action: ProposalAction,
    /// In which role it was done.
    pub role: Role,
    /// The version of the text that it concerns, from 1.
    pub edition: u32,
    /// The kind of reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What was said with it, where something was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A version of a proposal's text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Edition {
    /// Counts the versions, from 1.
    pub edition: u32,
    /// When it was published; absent before.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub published_at: Option<DateTime<Utc>>,
    /// What it says.
    pub text: ProposalText,
}

/// A picture of a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProposalPhoto {
    /// The picture and its size.
    pub photo: Photo,
    /// Whether it waits to be looked at, or was hidden.
    pub hidden: bool,
    /// Why a moderator hid it, for those who see it all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What the moderator wrote about hiding it, for those who see it all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What a reader has to do with a proposal, and may do with it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Standing {
    /// What they have to do with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// When they signed it; absent if they do not sign it.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub signed_at: Option<DateTime<Utc>>,
    /// The version that they signed: an older one than is shown when it was changed since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_edition: Option<u32>,
    /// The number of the proposal that they signed, where their signature followed it into this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_with: Option<String>,
    /// Whether they are told what becomes of it.
    #[serde(default)]
    pub follows: bool,
    /// How they are verified as a resident of its community, if they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<ResidenceProof>,
    /// Whether they are verified well enough to sign.
    pub verified: bool,
    /// What they may do now.
    pub actions: Vec<ProposalAction>,
}

/// A proposal with everything its reader may know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Proposal {
    /// What the list shows of it.
    pub summary: ProposalSummary,
    /// Where it is about, on the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// Counts every change; the `ETag` is made of it.
    pub version: u32,
    /// Who proposes it, the author first.
    pub proposers: Vec<Proposer>,
    /// What it says: every published version, the latest first. For its authors and moderators the version that waits
    /// to be published comes before them.
    pub editions: Vec<Edition>,
    /// What happened, oldest first.
    pub timeline: Vec<ProposalEvent>,
    /// The community's answer; absent until it gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<OfficialAnswer>,
    /// The need and the project that it led to, where it did.
    #[serde(default)]
    pub became: Became,
    /// Its pictures; for those who propose it and the station also those that wait to be looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<ProposalPhoto>,
    /// Who sees to the answer, by the name they work under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible: Option<String>,
    /// What of the text was marked when it was given back; only for those who propose it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    /// The older one that it went into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<ProposalId>,
    /// Who was asked to propose it together; only for its author.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invitations: Vec<Invitation>,
    /// What this reader has to do with it.
    pub standing: Standing,
}
