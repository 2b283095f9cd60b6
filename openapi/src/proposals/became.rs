//! What became of a proposal.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{NeedId, VoteId},
    needs::NeedState,
    projects::ProjectOfPlan,
};

/// The need that a proposal stands behind, and the project that came of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Became {
    /// The need that stands for it; absent where none does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need: Option<NeedOfProposal>,
    /// The project, once its contract is signed: of a plan for that need, or of the proposal itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectOfPlan>,
}

/// The need that a proposal stands behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NeedOfProposal {
    /// Its identifier.
    pub id: NeedId,
    /// Where it stands.
    pub state: NeedState,
    /// The vote that it was put to last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote_id: Option<VoteId>,
}
