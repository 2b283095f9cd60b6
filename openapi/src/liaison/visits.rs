//! Visits that officers are asked for, plan, make and write up.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Daypart, Neighbour, VisitWish};
use crate::{
    cases::{CaseSummary, Category, words},
    ids::{CardId, CommunityId, VisitId},
};

words! {
    /// How far a visit has come.
    VisitState {
        /// Asked for.
        Asked = "asked",
        /// A day is set.
        Planned = "planned",
        /// The officer was there.
        Done = "done",
    }
}

/// A visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Visit {
    /// Its identifier.
    pub id: VisitId,
    /// Its community.
    pub community_id: CommunityId,
    /// The card it belongs to.
    pub card_id: CardId,
    /// That card's number.
    pub card_number: u32,
    /// The building or household of that card.
    pub label: String,
    /// How far it has come.
    pub state: VisitState,
    /// The day that would suit who asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wished_on: Option<String>,
    /// At which time of the wished day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wished_part: Option<Daypart>,
    /// The day that is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_on: Option<String>,
    /// At which time of the planned day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_part: Option<Daypart>,
    /// The day the officer was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visited_on: Option<String>,
    /// Whom they met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met: Option<String>,
    /// What they found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// Whether that settled the matter.
    pub settled: bool,
    /// The case it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseSummary>,
    /// Who asked for it, with the number to call; only until it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Neighbour>,
    /// When it was asked for, or written up without having been asked for.
    #[serde(deserialize_with = "crate::time::read")]
    pub created_at: DateTime<Utc>,
}

/// Sets the day of a visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VisitPlan {
    /// The day on which the officer comes, `2026-11-25`.
    #[validate(custom(function = super::day))]
    #[cfg_attr(feature = "schema", schema(min_length = 10, max_length = 10, example = "2026-11-25"))]
    pub on: String,
    /// At which time of that day; absent where it was not agreed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Daypart>,
}

impl From<VisitPlan> for VisitWish {
    fn from(plan: VisitPlan) -> Self {
        Self {
            on: Some(plan.on),
            part: plan.part,
        }
    }
}

/// Writes a visit up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VisitReport {
    /// The day the officer was there, `2026-11-25`.
    #[validate(custom(function = super::day))]
    #[cfg_attr(feature = "schema", schema(min_length = 10, max_length = 10, example = "2026-11-25"))]
    pub on: String,
    /// Whom they met: up to 60 characters. Not shown on the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 60, code = "met_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 60))]
    pub met: Option<String>,
    /// What they found: 1–2,000 characters. Stands on the case's timeline.
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 2_000, example = "已上门，老人需要每周有人陪同买菜。")
    )]
    pub found: String,
    /// Whether that settled the matter: then the station is told that it can be closed.
    #[serde(default)]
    pub settled: bool,
}

/// Records a visit that was not asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewVisit {
    /// The card of the building or household.
    pub card_id: CardId,
    /// What is to be said of it.
    #[validate(nested)]
    pub report: VisitReport,
    /// Present when the station is to take up what was found: the case's kind of matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_category: Option<Category>,
}
