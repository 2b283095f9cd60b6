//! Cases that may be on the same matter as a text that is being written.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    cases::{Category, State},
    ids::{CaseId, CellId},
    places::Point,
};

/// Cases that are shown at most.
pub const MAX_SIMILAR: usize = 5;

/// A text that is being written, and where it is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MatterText {
    /// Title and text together, 1–2,000 characters.
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 2_000, example = "3号楼电梯夜里有异响")
    )]
    pub text: String,
    /// The grid cell that it is about; absent where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// Where it is on the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub point: Option<Point>,
    /// The case that is not to be shown: the one that is being looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub except: Option<CaseId>,
}

/// Open cases of the same grid cell, or within 150 m, that share words with a text; the likeliest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SimilarCases {
    /// Up to five cases.
    pub items: Vec<SimilarCase>,
}

/// A case that may be on the same matter. Residents learn of it no word that they did not write themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SimilarCase {
    /// Its identifier.
    pub id: CaseId,
    /// What kind of matter it is.
    pub category: Category,
    /// Where it stands.
    pub state: State,
    /// When it was sent.
    #[serde(deserialize_with = "crate::time::read")]
    pub submitted_at: DateTime<Utc>,
    /// The words of the text that occur in it too.
    pub words: Vec<String>,
    /// How many people brought it.
    pub voices: u32,
    /// The number people read out; staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What it is about, in a line. Staff read its title; residents only what the street calls such matters, the words in the order
    /// of the title, with a mark for what stands between them, and the grid cell.
    pub title: String,
}
