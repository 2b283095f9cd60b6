//! What an open page learns by itself, while it is open: server-sent events.
//!
//! `case` carries a [`LiveCase`], `presence` a [`LivePresence`], `notification` a
//! [`Notification`](crate::notifications::Notification), and `reset` nothing: too much happened meanwhile, look again.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    cases::{Action, State, Urgency},
    ids::{CaseId, CommunityId},
};

/// The name of an event that tells of a case.
pub const CASE: &str = "case";
/// The name of an event that tells who has a case open.
pub const PRESENCE: &str = "presence";
/// The name of an event that tells the reader what is in their inbox.
pub const NOTIFICATION: &str = "notification";
/// The name of an event that says: look at everything again.
pub const RESET: &str = "reset";
/// Seconds after which whoever does not say again that they have a case open is taken to have gone.
pub const HERE_SECONDS: u32 = 60;

/// Something happened to a case of a desk. Told at least once; what is not newer than what one has is nothing new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LiveCase {
    /// The case that it happened to.
    pub id: CaseId,
    /// The number that people read out.
    pub number: String,
    /// Whose desk it is on.
    pub community_id: CommunityId,
    /// What was done to it.
    pub action: Action,
    /// Where it stands now.
    pub state: State,
    /// How pressing it is.
    pub urgency: Urgency,
    /// How often it was changed.
    pub version: u32,
    /// Until when it has to be answered.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub due_at: Option<DateTime<Utc>>,
    /// What presses for it, while nothing was done for it since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pressed: Option<Action>,
    /// When it happened.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
}

/// Somebody has a case open, or no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LivePresence {
    /// The case that is looked at.
    pub case_id: CaseId,
    /// The name they work under.
    pub name: String,
    /// True when they opened it, false when they left it.
    pub here: bool,
}

/// Says which case one has open; none any more without one. To be said again every half minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenCase {
    /// The case that is open now; absent when none is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_id: Option<CaseId>,
}

/// Who else has the same case open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Beside {
    /// By the names they work under, without the reader's own.
    pub names: Vec<String>,
}
