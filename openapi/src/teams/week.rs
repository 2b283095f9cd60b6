//! A week's requests planned together: what serves most of them, and the teams that a person then chooses.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{ChosenTeam, ServiceSummary, Shortage, TeamRole, TeamSuggestion};
use crate::ids::{AccountId, ServiceId};

/// The requests of a week that wait for a team, planned together. Nobody is asked before a person chooses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WeekPlan {
    /// The Monday it begins with, `2026-11-30`.
    pub monday: String,
    /// Who would go where, by day.
    pub planned: Vec<PlannedService>,
    /// What nobody could go to, the most pressing first.
    pub unserved: Vec<UnservedService>,
    /// What planning together comes to.
    pub together: PlanFigures,
    /// What would come of choosing the best team for one request after the other, the most pressing first.
    pub one_by_one: PlanFigures,
    /// No plan that serves the same requests scores more than this.
    pub bound: i64,
    /// How often everybody goes in that week, before and after; who never goes is left out.
    pub loads: Vec<LoadChange>,
}

/// How far a plan goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PlanFigures {
    /// How many requests are served.
    pub served: u32,
    /// How well all teams suit together.
    pub score: i64,
}

/// A request, and the team that would go.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PlannedService {
    /// The request that would be served.
    pub service: ServiceSummary,
    /// Those who would go.
    pub team: TeamSuggestion,
}

/// A request that nobody could go to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct UnservedService {
    /// The request that would wait on.
    pub service: ServiceSummary,
    /// Why, once everybody goes where it is planned.
    pub shortage: Shortage,
}

/// How often somebody goes in a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LoadChange {
    /// Who would go more often, or less.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// Whether they lead or come along.
    pub role: TeamRole,
    /// How often they go as it is.
    pub before: u32,
    /// How often they would go with the plan.
    pub after: u32,
}

/// Chooses teams for several requests together: all of them are asked, or nobody is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChosenTeams {
    /// Up to 100, each for another request.
    #[validate(length(min = 1, max = 100, code = "teams_count"), nested)]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 100))]
    pub teams: Vec<TeamOfService>,
}

/// The team that is chosen for a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TeamOfService {
    /// The request that it is for.
    pub service_id: ServiceId,
    /// Those who are asked to go.
    #[validate(nested)]
    pub team: ChosenTeam,
}
