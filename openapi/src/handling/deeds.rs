//! What can be done between acceptance and answer, as it is sent.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::{Flow, PauseReason};
use crate::{
    cases::Category,
    ids::{AccountId, CaseId, CommunityId, DutyId, OrganisationId},
};

/// Who is to see to a case: whoever does a duty (its B person while A is away), or somebody by name. Exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[validate(schema(function = one_handler))]
pub struct HandlerRef {
    /// A duty (A/B岗): whoever does it today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty_id: Option<DutyId>,
    /// A person of the station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<AccountId>,
}

fn one_handler(handler: &HandlerRef) -> Result<(), ValidationError> {
    if handler.duty_id.is_some() == handler.account_id.is_some() {
        Err(ValidationError::new("handler_one"))
    } else {
        Ok(())
    }
}

/// Gives a case to whoever is to see to it (派单).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Dispatch {
    /// Who leads (主办).
    #[validate(nested)]
    pub handler: HandlerRef,
    /// The kind of work flow.
    #[serde(default)]
    pub flow: Flow,
    /// Who helps (协办), in a coordinated flow: up to 5.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 5, code = "helpers_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 5))]
    pub helpers: Vec<HandlerRef>,
    /// A word to whoever is to see to it, up to 2,000 characters; staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 2_000, code = "text_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 2_000))]
    pub text: Option<String>,
}

/// Says that a case is not theirs to see to (派单异议); once for each case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DispatchObjection {
    /// Why, and whose it is: 5–2,000 characters.
    #[validate(custom(function = crate::validation::said))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2_000, example = "此处路灯归市政所管理，不属于物业维修范围。")
    )]
    pub text: String,
}

/// Decides what somebody else asked: an objection, more time, an answer that waits for approval.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[validate(schema(function = reasoned))]
pub struct Ruling {
    /// Whether they get what they asked for.
    pub granted: bool,
    /// Why; needed where it is not granted: 1–2,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 2_000, code = "text_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 2_000))]
    pub text: Option<String>,
}

fn reasoned(ruling: &Ruling) -> Result<(), ValidationError> {
    let says = ruling.text.as_deref().is_some_and(|text| !text.trim().is_empty());
    if ruling.granted || says {
        Ok(())
    } else {
        Err(ValidationError::new("ruling_reason"))
    }
}

/// Hands a case to another community of the street or to an organisation (转办, 转介). The station stays responsible.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[validate(schema(function = one_destination))]
pub struct Transfer {
    /// Another community of the street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community_id: Option<CommunityId>,
    /// An organisation that helps this community.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// What is asked of them: 5–2,000 characters; its reporter reads it too.
    #[validate(custom(function = crate::validation::said))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2_000, example = "请贵单位上门评估老人居家改造需求。")
    )]
    pub text: String,
    /// Whether the reporter agreed that their name and number are shared with them, here or as the station heard it from them;
    /// it is written down on the timeline and in the audit log. Not while they were asked and have not agreed.
    #[serde(default)]
    pub consent: bool,
}

fn one_destination(transfer: &Transfer) -> Result<(), ValidationError> {
    one_of_both(transfer.community_id.is_some(), transfer.organisation_id.is_some())
}

/// A place is a community or an organisation, and not both.
pub(super) fn one_of_both(community: bool, organisation: bool) -> Result<(), ValidationError> {
    if community == organisation {
        Err(ValidationError::new("destination_one"))
    } else {
        Ok(())
    }
}

/// Gives a case back to the station that handed it over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HandBack {
    /// Whether what was asked is done; false when it is not theirs.
    pub done: bool,
    /// What came of it, or why not: 5–2,000 characters.
    #[validate(custom(function = crate::validation::said))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2_000, example = "已上门评估，建议加装扶手，预计下周三施工。")
    )]
    pub text: String,
}

/// Lets the clock of a case stand still.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// Which of the reasons for which a clock may stand still.
    pub reason: PauseReason,
    /// The day from which it goes on by itself, `2026-12-01`: after today, within 60 days.
    #[validate(custom(function = crate::liaison::day))]
    #[cfg_attr(feature = "schema", schema(format = "date", example = "2026-12-01"))]
    pub until: String,
    /// What is waited for: 5–2,000 characters; its reporter reads it.
    #[validate(custom(function = crate::validation::said))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2_000, example = "请补充漏水部位的照片，收到后继续办理。")
    )]
    pub text: String,
}

/// Asks for more time, before it has run out; granted once for each answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ExtensionRequest {
    /// How many working days more: 1–15.
    #[validate(range(min = 1, max = 15, code = "extension_days"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 15, example = 3))]
    pub days: u8,
    /// Why: 5–2,000 characters.
    #[validate(custom(function = crate::validation::said))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2_000, example = "配件需从厂家调货，预计三天到货。")
    )]
    pub text: String,
}

/// Makes a case part of an older one on the same matter; its reporter follows that one and rates its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The older case, of the same community.
    pub into: CaseId,
}

/// Makes a part of a case a case of its own, with the same reporter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// What the part is about, in a line: 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 60, example = "楼道灯不亮"))]
    pub title: String,
    /// The part itself: 5–10,000 characters.
    #[validate(custom(function = crate::validation::body))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 10_000, example = "居民来信中另外提到二单元楼道灯不亮。")
    )]
    pub body: String,
    /// What kind of matter the part is.
    pub category: Category,
}
