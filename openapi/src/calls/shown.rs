//! A call for plans, and its plans, as they are shown.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{CallDeed, CallState, Hearing, PlanState, PlanText};
use crate::{
    agenda::{AgendaEntry, Objection},
    handling::NamedOrganisation,
    ids::{CallId, CommunityId, NeedId, OrganisationId, PlanId, VoteId},
    projects::{CarrierRecord, ProjectOfPlan},
    proposals::Field,
};

/// A call for plans, as its reader sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PlanCall {
    /// Its identifier.
    pub id: CallId,
    /// The community that calls.
    pub community_id: CommunityId,
    /// The need that it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need_id: Option<NeedId>,
    /// Why plans are called for; always there where no need was put to the vote before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// In which field that is; only where one call is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// What is called for, in a line.
    pub title: String,
    /// What is wanted of those who answer.
    pub wanted: String,
    /// What is asked of who carries it out.
    pub carrier: String,
    /// What it may cost at most, in fen.
    pub limit_fen: u64,
    /// Until when plans are taken, exclusive.
    #[serde(deserialize_with = "crate::time::read")]
    pub deadline: DateTime<Utc>,
    /// Where it stands.
    pub state: CallState,
    /// The plan that was chosen: on notice, or the one to carry out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<PlanId>,
    /// The project that came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectOfPlan>,
    /// The vote that its plans were put to last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote_id: Option<VoteId>,
    /// When and where its plans are presented and asked about, or were the last time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hearing: Option<Hearing>,
    /// Until when the plan that was chosen is on public notice, or was.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub notice_until: Option<DateTime<Utc>>,
    /// How many objections wait for an answer.
    pub unanswered: u32,
    /// The plans that the reader may read: until the deadline their own organisations', afterwards all. Empty in lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<Plan>,
    /// The organisations of this community that the reader speaks for; empty in lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<NamedOrganisation>,
    /// What happened, the earliest first; empty in lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timeline: Vec<AgendaEntry>,
    /// The objections that the reader may read; empty in lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<Objection>,
    /// What the reader may do with it now.
    pub allowed: Vec<CallDeed>,
}

/// A plan that answers a call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Plan {
    /// Its identifier.
    pub id: PlanId,
    /// The call that it answers.
    pub call_id: CallId,
    /// The organisation whose it is.
    pub organisation_id: OrganisationId,
    /// What that organisation is called.
    pub organisation: String,
    /// Where it stands.
    pub state: PlanState,
    /// The plan in its own words, with its steps and its budget.
    pub plan: PlanText,
    /// What it costs altogether, in fen.
    pub total_fen: u64,
    /// Whom to reach about it; only for the station and the organisation itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Why it was not admitted to the review, or why it was where a reason was due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What became of the projects that its organisation carried out.
    #[serde(default)]
    pub record: CarrierRecord,
    /// More than so many percent of the ballots it needs to be chosen, since a project of its organisation failed; as it was when
    /// the plans were put to the vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs_percent: Option<u8>,
    /// Whether it comes first among plans with as many ballots, since a project of its organisation was excellent; as above.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub comes_first: bool,
    /// Counts every change; `If-Match` names it where the plan is sent again.
    pub version: i32,
}

/// A question that somebody asked of a plan, for who takes it along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnPlanQuestion {
    /// The plan that was asked about.
    pub plan_id: PlanId,
    /// When it was asked.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// What was asked.
    pub text: String,
}

/// The contact that somebody gave with a plan, for who takes it along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PlanContact {
    /// The plan that the contact was given with.
    pub plan_id: PlanId,
    /// What is planned, in a line.
    pub title: String,
    /// Whom to reach about it, as it was given.
    pub contact: String,
}
