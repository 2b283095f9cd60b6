//! How a street's communities moderate, in figures for those who answer for the street.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::CommunityId;

/// What was decided, and what of it did not stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DecisionFigures {
    /// How many things were decided in that time.
    pub decided: u32,
    /// Those of them that were decided in time.
    pub in_time: u32,
    /// How many of them were given back to be changed.
    pub returned: u32,
    /// Those that were not published.
    pub rejected: u32,
    /// How many of them were taken from view.
    pub hidden: u32,
    /// Rejections that were appealed, and decided again.
    pub appealed: u32,
    /// Those of the appealed that somebody else published after all.
    pub overturned: u32,
}

impl DecisionFigures {
    /// Counts others as well.
    pub const fn add(&mut self, others: Self) {
        self.decided += others.decided;
        self.in_time += others.in_time;
        self.returned += others.returned;
        self.rejected += others.rejected;
        self.hidden += others.hidden;
        self.appealed += others.appealed;
        self.overturned += others.overturned;
    }
}

/// How a community moderates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CommunityModeration {
    /// The community that is counted.
    pub community_id: CommunityId,
    /// What it is called.
    pub name: String,
    /// How many things wait to be decided.
    pub waiting: u32,
    /// What waits longer than it may.
    pub overdue: u32,
    /// What was decided there, and what of it did not stand.
    pub figures: DecisionFigures,
}

/// How somebody decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ModeratorFigures {
    /// The name they work under.
    pub name: String,
    /// What they decided, and what of it did not stand.
    pub figures: DecisionFigures,
}

/// How a street's communities moderate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ModerationFigures {
    /// From when on decisions are counted.
    #[serde(deserialize_with = "crate::time::read")]
    pub since: DateTime<Utc>,
    /// Every community of the street.
    pub communities: Vec<CommunityModeration>,
    /// Everybody who decided something there.
    pub moderators: Vec<ModeratorFigures>,
}
