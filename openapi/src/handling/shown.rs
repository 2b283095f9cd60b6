//! How a case is being handled, as staff and those it was handed to see it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Flow, NamingShown, PauseReason, Question};
use crate::{
    cases::State,
    grid::Subcategory,
    ids::{AccountId, CaseId, CommunityId, DutyId, OrganisationId},
    people::DutyKind,
    publication::Publicity,
};

/// How a case is being handled. What happened is on its timeline; this is how it stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Handling {
    /// The kind of work flow.
    pub flow: Flow,
    /// What the street distinguishes within its category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subcategory: Option<Subcategory>,
    /// Who is to see to it (主办); absent until it was given to somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<Handler>,
    /// Who helps with it (协办).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helpers: Vec<Handler>,
    /// What waits for somebody's decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<OpenQuestion>,
    /// To whom it is handed over, while it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer: Option<TransferShown>,
    /// By when whoever was given it, or has it handed over, is to take it; absent once they did.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub take_by: Option<DateTime<Utc>>,
    /// Why its clock stands still, while it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pause: Option<PauseShown>,
    /// The older case that it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<CaseRef>,
    /// Those that are part of it, the latest first: up to 20.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<CaseRef>,
    /// How many voices it has: its own and those of the cases that are part of it.
    pub voices: u32,
    /// The case from which it was split.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<CaseRef>,
    /// The cases that parts of it became.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub split_into: Vec<CaseRef>,
    /// How far the reporter's consent to be named has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub naming: Option<NamingShown>,
    /// How far making it public has come.
    #[serde(default)]
    pub publicity: Publicity,
}

/// Who is to see to a case.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Handler {
    /// The duty by which it fell to them; absent where the person was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<HandlersDuty>,
    /// Who it is today; absent while A and B are away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<AccountId>,
    /// The name they work under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A duty for a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HandlersDuty {
    /// Its identifier.
    pub id: DutyId,
    /// What whoever has it does there.
    pub kind: DutyKind,
    /// The name of the community, the station or the cell.
    pub place: String,
}

/// Something that waits for a decision of somebody else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OpenQuestion {
    /// What is to be decided: an objection, more time, or an answer that waits for approval.
    pub kind: Question,
    /// Who asks, by the name they work under.
    pub by: String,
    /// Whether the reader asks it, and so may not decide it.
    pub own: bool,
    /// Since when it waits.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// Why, or the answer that waits for approval.
    pub text: String,
    /// How many working days more are asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u8>,
}

/// To whom a case is handed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TransferShown {
    /// The community that is to see to it, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community_id: Option<CommunityId>,
    /// The organisation that is to see to it, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// What that community or organisation is called.
    pub name: String,
    /// Its telephone, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// When it was handed over.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// When they took it; absent until they do.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub acknowledged_at: Option<DateTime<Utc>>,
    /// Whether the reporter agreed that their name and number are shared.
    pub consent: bool,
}

/// Why and until when a clock stands still.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PauseShown {
    /// Which of the reasons for which a clock may stand still.
    pub reason: PauseReason,
    /// Since when it stands still; that time does not count.
    #[serde(deserialize_with = "crate::time::read")]
    pub since: DateTime<Utc>,
    /// When it goes on by itself, if nobody lets it go on before.
    #[serde(deserialize_with = "crate::time::read")]
    pub until: DateTime<Utc>,
}

/// Another case, by what is needed to find it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseRef {
    /// Its identifier.
    pub id: CaseId,
    /// The number people read out.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// What it is about, in a line; empty after erasure.
    pub title: String,
}

/// To whom cases of a community can be given.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Handlers {
    /// The duties, each with who does it today.
    pub duties: Vec<Handler>,
    /// The people who work on its cases.
    pub people: Vec<Handler>,
}
