//! A project as its readers see it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    ContractState, Day, EvaluationResult, PaymentState, ProjectAction, ProjectDeed, ProjectOutcome, ProjectOutput, ProjectSeat,
    ProjectState, Spending, Terms,
};
use crate::{
    accounts::Role,
    ids::{CommunityId, OrganisationId, PlanId, ProjectId, ProposalId, RemarkId},
    photos::{HiddenPhoto, Photo},
    proposals::Field,
};

/// A project in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProjectSummary {
    /// Its identifier.
    pub id: ProjectId,
    /// The community that it is for.
    pub community_id: CommunityId,
    /// What it is called.
    pub title: String,
    /// The field it belongs to.
    pub field: Field,
    /// The organisation that carries it out.
    pub organisation_id: OrganisationId,
    /// What the organisation is called that carries it out.
    pub carrier: String,
    /// Where it stands.
    pub state: ProjectState,
    /// What the evaluation came to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ProjectOutcome>,
}

/// A version of the contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Contract {
    /// Counts the versions, from 1; signing names it.
    pub version: u32,
    /// Where it stands.
    pub state: ContractState,
    /// What both sides agree to.
    pub terms: Terms,
    /// How many percent are paid at the start.
    pub first_percent: u8,
    /// Why an earlier one is amended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Why the carrier refused this version; absent where it did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused_because: Option<String>,
    /// When it was offered.
    #[serde(deserialize_with = "crate::time::read")]
    pub offered_at: DateTime<Utc>,
    /// When it was signed, refused or taken back.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub decided_at: Option<DateTime<Utc>>,
}

/// One of the two payments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Payment {
    /// 1 at the start, 2 after the evaluation.
    pub part: u8,
    /// How much, in whole fen.
    pub fen: u64,
    /// Where it stands.
    pub state: PaymentState,
    /// The day on which it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub paid_on: Option<Day>,
    /// What it is found by in the books; only for the station and the carrier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

/// What there is of a promised output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OutputDone {
    /// What the contract promises.
    pub promised: ProjectOutput,
    /// How many of it there are so far.
    pub done: u32,
}

/// A written report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProjectReport {
    /// The day by which it was due.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub due_on: Day,
    /// Whether it is the final one.
    pub last: bool,
    /// What was done, as the carrier writes it.
    pub text: String,
    /// What there was of each promised output.
    pub outputs: Vec<OutputDone>,
    /// What money was spent on, item by item.
    pub spent: Vec<Spending>,
    /// Pictures of what was done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
    /// Which pictures of it were taken from view, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden_photos: Vec<HiddenPhoto>,
    /// When it was written.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// Whether that was after its day.
    pub late: bool,
}

/// A report that is not written yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DueReport {
    /// The day by which it is due.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Day,
    /// Whether it is the final one.
    pub last: bool,
    /// Whether that day is over in China.
    pub late: bool,
}

/// The evaluation by both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProjectEvaluation {
    /// Until when both sides can evaluate, exclusive.
    #[serde(deserialize_with = "crate::time::read")]
    pub until: DateTime<Utc>,
    /// How many residents evaluated.
    pub residents: u32,
    /// How many residents must, for theirs to count.
    pub needed: u32,
    /// How many of them sit in the group that supervises it, as representatives of residents.
    #[serde(default)]
    pub representatives: u32,
    /// How many of those must.
    #[serde(default)]
    pub representatives_needed: u32,
    /// Whether the community committee evaluated: its station, or its staff in that group.
    pub station: bool,
    /// What it came to; nothing of it before it is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<EvaluationResult>,
    /// What residents said, in no order and without names; once it is decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// The station's reasons; once it is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
    /// Those of the committee's staff in the group; once it is decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub staff_reasons: Vec<String>,
}

/// What a project is to whoever reads it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MyProject {
    /// Whether they speak for the carrier.
    pub carrier: bool,
    /// Whether the reader has evaluated it.
    pub evaluated: bool,
    /// On which seat they evaluate it, if on any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<ProjectSeat>,
}

/// A project, as its reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Project {
    /// What lists show of it.
    #[serde(flatten)]
    pub summary: ProjectSummary,
    /// What it is for.
    pub purpose: String,
    /// The plan that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<PlanId>,
    /// The proposal that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal_id: Option<ProposalId>,
    /// Why there is a contract that rests on no plan that was chosen and no proposal that was adopted, or with a carrier of whom
    /// a project failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// The contract that holds; absent until one is signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<Contract>,
    /// The contract that lies with the carrier; only for both sides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offered: Option<Contract>,
    /// The last one that the carrier refused, while there is none after it; only for both sides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<Contract>,
    /// What is drawn up; only for the station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Terms>,
    /// Why the contract is to be amended, with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft_because: Option<String>,
    /// How many changes of what is drawn up there were: what `If-Match` names.
    pub edition: u32,
    /// The payments; from signing on.
    pub payments: Vec<Payment>,
    /// The reports, the earliest first.
    pub reports: Vec<ProjectReport>,
    /// The reports that are not written yet, while the project is under way.
    pub due: Vec<DueReport>,
    /// The evaluation; from the final report on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evaluation: Option<ProjectEvaluation>,
    /// Why the station commended it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commended_because: Option<String>,
    /// Why it was ended before its time; absent where it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_because: Option<String>,
    /// Nobody speaks for the carrier while it is not over: until somebody is named, nobody can sign, report or answer. Only for
    /// the station.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub silent: bool,
    /// What it is to the reader; only for who is signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<MyProject>,
    /// What the reader may do with it now.
    pub allowed: Vec<ProjectAction>,
}

/// A remark (质询), and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Remark {
    /// Its identifier.
    pub id: RemarkId,
    /// Whether a resident or the station left it.
    pub role: Role,
    /// What it says; absent when its author was erased or it was taken from view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Why it was taken from view; absent where it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hidden_because: Option<String>,
    /// When it was left.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// What the carrier answered; absent until it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// When it was answered.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub answered_at: Option<DateTime<Utc>>,
    /// Whether the reader left it.
    pub mine: bool,
    /// Whether it is a note of the co-governance group that supervises the project, by somebody who sits in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub supervision: bool,
}

/// Something that happened to a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProjectEvent {
    /// What was done.
    pub deed: ProjectDeed,
    /// In which role it was done; `system` for what happens by itself.
    pub role: Role,
    /// When it was done.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// A reason that was given, or which day or payment it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The project that came of a plan, once its contract is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProjectOfPlan {
    /// Its identifier.
    pub id: ProjectId,
    /// Where it stands.
    pub state: ProjectState,
}
