//! How a community answers its residents, for everybody to see: figures, and nobody's name.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    cases::Category,
    ids::{AccountId, CellId, CommunityId},
};

/// Of fewer ratings nothing is told but that there are so few: what one neighbour said would be told by a figure.
pub const FEW: u32 = 5;

/// Weeks that are shown: what came in them.
pub const WEEKS: u8 = 12;

/// How cases were answered. The three rates (响应率、解决率、满意率) are `contacted`, `resolved` and `satisfied`, each of
/// those that were `rated`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AnswerFigures {
    /// How many cases came in that time.
    pub received: u32,
    /// How many of those were answered so far.
    pub answered: u32,
    /// How many of the answered were not over their time before.
    pub in_time: u32,
    /// After how many hours by the clock half of the answered were answered for the first time; absent while none is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_half: Option<u32>,
    /// After how many nine of ten were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_most: Option<u32>,
    /// How many of the answered were rated by whoever reported them; their last word counts. Told to everybody from five on.
    pub rated: u32,
    /// Whether some were rated, but fewer than five: then nothing is told of what they say.
    #[serde(default)]
    pub few_rated: bool,
    /// How many of the rated say that they were contacted.
    pub contacted: u32,
    /// How many of the rated say that it is solved.
    pub resolved: u32,
    /// How many of the rated give four stars or five.
    pub satisfied: u32,
}

/// The figures of one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CategoryFigures {
    /// The category that is counted.
    pub category: Category,
    /// How its cases were answered.
    pub figures: AnswerFigures,
}

/// The figures of one grid cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CellFigures {
    /// The grid cell that is counted.
    pub cell_id: CellId,
    /// What it is called.
    pub name: String,
    /// How the cases about it were answered.
    pub figures: AnswerFigures,
}

/// The figures of those cases of which one member of staff is the first responder (首问负责), whoever worked on them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StaffFigures {
    /// The account of the first responder.
    pub account_id: AccountId,
    /// The name they work under.
    pub name: String,
    /// The figures, however few: they are for whoever is in charge of the station alone.
    pub figures: AnswerFigures,
}

/// How those answer who took cases on at a station: what came in the last twelve weeks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StaffPerformance {
    /// By member of staff, whoever took on most first.
    pub items: Vec<StaffFigures>,
}

/// How one community of a street answers: what waits, and what came in the last twelve weeks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CommunityFigures {
    /// The community that is counted.
    pub community_id: CommunityId,
    /// What it is called.
    pub name: String,
    /// How many cases are open now, whenever they came.
    pub open: u32,
    /// How many of those are over their time.
    pub overdue: u32,
    /// For how many whole days the one of them is over its time that is for longest; absent where none is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue_days: Option<u32>,
    /// What came, as [`Performance::all`] of the community tells it.
    pub figures: AnswerFigures,
}

/// How the communities of a street answer, beside each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StreetPerformance {
    /// When this was counted.
    #[serde(deserialize_with = "crate::time::read")]
    pub counted_at: DateTime<Utc>,
    /// By community, in the order of the street's own list.
    pub items: Vec<CommunityFigures>,
}

/// The figures of what came in one week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WeekFigures {
    /// Its Monday in China, `2026-11-23`.
    pub monday: String,
    /// How what came in that week was answered.
    pub figures: AnswerFigures,
}

/// How a community answers: what came in the last twelve weeks, with this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Performance {
    /// The community that is counted.
    pub community_id: CommunityId,
    /// When this was counted.
    #[serde(deserialize_with = "crate::time::read")]
    pub counted_at: DateTime<Utc>,
    /// How many cases are open now, whenever they came.
    pub open: u32,
    /// How many of those are over their time.
    pub overdue: u32,
    /// For how many whole days the one of them is over its time that is for longest; absent where none is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue_days: Option<u32>,
    /// All that came.
    pub all: AnswerFigures,
    /// By category, the most frequent first; categories of which fewer than three came are left out, so that nobody is told
    /// by a figure.
    pub by_category: Vec<CategoryFigures>,
    /// By grid cell, in the order in which they were made; those from which fewer than three came are left out.
    pub by_cell: Vec<CellFigures>,
    /// By week, the latest first.
    pub by_week: Vec<WeekFigures>,
}
