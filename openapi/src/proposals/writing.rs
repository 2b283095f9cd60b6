//! What is sent of a proposal: its text, and what its author does with it.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::Field;
use crate::{
    ids::{CellId, CommunityId, OrganisationId},
    photos::Claim,
    places::Point,
};

/// What a proposal says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposalText {
    /// What is proposed, in a line: 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 60, example = "在3号楼前装一盏路灯")
    )]
    pub title: String,
    /// What is wrong today: 5–10,000 characters.
    #[validate(custom(function = crate::validation::body))]
    #[cfg_attr(
        feature = "schema",
        schema(
            min_length = 5,
            max_length = 10_000,
            example = "晚上从车库到3号楼一路没有灯，老人容易绊倒。"
        )
    )]
    pub problem: String,
    /// What should be done: 5–10,000 characters.
    #[validate(custom(function = crate::validation::body))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 10_000, example = "在花坛边装两盏太阳能路灯。")
    )]
    pub suggestion: String,
    /// Whom it helps, up to 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 100, code = "helps_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 100, example = "3号楼的老人和孩子"))]
    pub helps: Option<String>,
    /// What it is about.
    pub field: Field,
    /// Where, in words, up to 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 100, code = "address_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 100, example = "3号楼前"))]
    pub place: Option<String>,
    /// What it may cost, in yuan, if its authors can tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(max = 100_000_000, code = "cost_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 100_000_000, example = 3_000))]
    pub cost: Option<u32>,
}

/// Begins a proposal; nobody else sees it until it is published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewProposal {
    /// The community it is for.
    pub community_id: CommunityId,
    /// The grid cell it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// Where it is about, on the map; everybody sees it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub point: Option<Point>,
    /// Whether the author's whole name is published; otherwise it is shortened to `王**`.
    #[serde(default)]
    pub named: bool,
    /// The organisation of the community in whose name it is proposed; its author speaks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// What it says.
    #[validate(nested)]
    pub text: ProposalText,
}

/// Adds pictures to a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewProposalPhotos {
    /// The pictures: 1–6; a proposal has up to six.
    #[validate(length(min = 1, max = 6, code = "photos_count"), nested)]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 6))]
    pub photos: Vec<Claim>,
}

/// Gives a reason: for withdrawing a proposal, or for asking another moderator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    /// The reason, 2–200 characters.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "物业已经装好了路灯")
    )]
    pub reason: String,
}

/// Asks what was proposed before that resembles a title.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Resembling {
    /// The community in which it would be proposed.
    pub community_id: CommunityId,
    /// What is proposed, in a line: up to 60 characters.
    #[validate(length(max = 60, code = "title_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 60, example = "3号楼前装路灯"))]
    pub title: String,
}
