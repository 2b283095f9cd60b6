//! A need, as it is shown.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{NeedDeed, NeedScores, NeedSession, NeedState};
use crate::{
    agenda::{AgendaEntry, Objection},
    calls::CallState,
    ids::{BodyId, CallId, CaseId, CommunityId, NeedId, ProposalId, VoteId},
    projects::ProjectOfPlan,
    proposals::Field,
};

/// A need, as its reader sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CommunityNeed {
    /// Its identifier.
    pub id: NeedId,
    /// The community whose it is.
    pub community_id: CommunityId,
    /// What is needed, in a line.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// To which field it belongs.
    pub field: Field,
    /// Where it stands.
    pub state: NeedState,
    /// How many signed the proposals behind it. Who signed two of them counts twice.
    pub signatures: u32,
    /// How many voices are behind its cases, with everybody who joined them.
    pub voices: u32,
    /// The proposals behind it that everybody may read.
    pub proposals: Vec<NeedProposal>,
    /// The cases behind it; only for the station, for cases are not public by themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<NeedCase>,
    /// The body that screened it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body_id: Option<BodyId>,
    /// The vote that it was put to last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote_id: Option<VoteId>,
    /// How that vote scored it, once it is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scores: Option<NeedScores>,
    /// Until when it is on public notice, or was.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub notice_until: Option<DateTime<Utc>>,
    /// When it was written down.
    #[serde(deserialize_with = "crate::time::read")]
    pub listed_at: DateTime<Utc>,
    /// The call for plans that came of it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<CallOfNeed>,
    /// How many objections wait for an answer.
    pub unanswered: u32,
    /// When bodies deliberated on it, the earliest first; empty in lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<NeedSession>,
    /// What happened, the earliest first; empty in lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timeline: Vec<AgendaEntry>,
    /// The objections that the reader may read, the earliest first; empty in lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<Objection>,
    /// What the reader may do with it now; empty in lists, but for the station.
    pub allowed: Vec<NeedDeed>,
}

/// A proposal behind a need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NeedProposal {
    /// Its identifier.
    pub id: ProposalId,
    /// What is proposed, in a line.
    pub title: String,
    /// How many signed it.
    pub signatures: u32,
}

/// A case behind a need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NeedCase {
    /// Its identifier.
    pub id: CaseId,
    /// The number that people read out.
    pub number: String,
    /// How many voices are behind it.
    pub voices: u32,
}

/// The call for plans that came of a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CallOfNeed {
    /// Its identifier.
    pub id: CallId,
    /// Where it stands.
    pub state: CallState,
    /// The project that came of its plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectOfPlan>,
}
