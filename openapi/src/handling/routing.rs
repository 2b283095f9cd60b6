//! To whom cases go when they are accepted: a community's rules, in order; the first that fits is followed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::Flow;
use crate::{
    cases::{Category, Channel, Urgency, words},
    ids::{AccountId, CellId, DutyId, OrganisationId, StationId},
};

/// Rules in a list at most.
pub const MAX_RULES: u64 = 50;

/// The routing rules (派单规则) of a community, in their order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RoutingRules {
    /// Up to 50; the first that fits a case is followed.
    #[validate(length(max = 50, code = "rules_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 50))]
    pub rules: Vec<RoutingRule>,
}

/// The routing rules of a community as they stand.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RoutingState {
    /// Counts their changes, from 0 where there were none yet; `If-Match` names it.
    #[serde(default)]
    pub version: u32,
    /// In the order in which they are tried; the first that fits is followed.
    pub rules: Vec<RoutingRule>,
}

/// One rule. A case must fit every condition that is given; one that gives none fits every case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RoutingRule {
    /// What to call it, 1–30 characters.
    #[validate(custom(function = crate::validation::person))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 30, example = "一网格噪音找网格长"))]
    pub name: String,
    /// One of these categories: up to 12.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 12, code = "conditions_count"))]
    #[cfg_attr(feature = "schema", schema(max_items = 12))]
    pub categories: Vec<Category>,
    /// One of these grid cells: up to 50.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 50, code = "conditions_count"))]
    #[cfg_attr(feature = "schema", schema(max_items = 50))]
    pub cells: Vec<CellId>,
    /// One of these doors: up to 12.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 12, code = "conditions_count"))]
    #[cfg_attr(feature = "schema", schema(max_items = 12))]
    pub channels: Vec<Channel>,
    /// One of these urgencies: up to 4.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 4, code = "conditions_count"))]
    #[cfg_attr(feature = "schema", schema(max_items = 4))]
    pub urgencies: Vec<Urgency>,
    /// One of these words in its title or text: up to 20, each up to 20 characters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 20, code = "conditions_count"), custom(function = short_words))]
    #[cfg_attr(feature = "schema", schema(max_items = 20))]
    pub words: Vec<String>,
    /// Only while the office is open, or only while it is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office_hours: Option<bool>,
    /// To whom a case goes that fits.
    #[validate(nested)]
    pub to: RoutingTarget,
    /// The kind of work flow that it then begins.
    #[serde(default)]
    pub flow: Flow,
}

fn short_words(list: &[String]) -> Result<(), ValidationError> {
    let fits = |word: &String| crate::letters::says(word, 20);
    if list.iter().all(fits) {
        Ok(())
    } else {
        Err(ValidationError::new("rule_words"))
    }
}

/// To whom a rule leads: a duty, a person, a station or an organisation. Exactly one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[validate(schema(function = one_target))]
pub struct RoutingTarget {
    /// A duty (A/B岗): whoever does it when a case comes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty_id: Option<DutyId>,
    /// A person of the station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<AccountId>,
    /// The station (工作驿站): whoever has a duty there today, who resolves before others; where it has none, its staff, whoever
    /// accepted the case before others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station_id: Option<StationId>,
    /// The organisation, to which it is handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
}

fn one_target(target: &RoutingTarget) -> Result<(), ValidationError> {
    let named = [
        target.duty_id.is_some(),
        target.account_id.is_some(),
        target.station_id.is_some(),
        target.organisation_id.is_some(),
    ];
    if named.into_iter().filter(|named| *named).count() == 1 {
        Ok(())
    } else {
        Err(ValidationError::new("target_one"))
    }
}

/// A text for which the rules are tried, without any case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RoutingTrial {
    /// Title and text together, 1–2,000 characters.
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 2_000, example = "3号楼电梯夜里有异响")
    )]
    pub text: String,
    /// The category that the case would have.
    pub category: Category,
    /// The urgency that the case would have.
    pub urgency: Urgency,
    /// The door that it would come in by.
    pub channel: Channel,
    /// The grid cell that it would be about; absent where that would not be known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// When it is accepted; now if absent.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub at: Option<DateTime<Utc>>,
    /// The rules to try; those of the community if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub rules: Option<RoutingRules>,
}

words! {
    /// A condition of a rule.
    RuleCondition {
        /// Its category.
        Category = "category",
        /// Its grid cell.
        Cell = "cell",
        /// Its door.
        Channel = "channel",
        /// Its urgency.
        Urgency = "urgency",
        /// Its words.
        Words = "words",
        /// Whether the office is open.
        OfficeHours = "office_hours",
    }
}

/// What the rules say to a text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RoutingOutcome {
    /// For each rule, in order, the conditions that do not fit; the first with none is followed.
    pub misfits: Vec<Vec<RuleCondition>>,
    /// Which is followed, counted from 0; none when no rule fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub followed: Option<u8>,
}
