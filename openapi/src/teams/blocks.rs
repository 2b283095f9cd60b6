//! Who is not sent to whom again, and on whose word.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    cases::words,
    ids::{AccountId, ServiceBlockId, ServiceId},
};

words! {
    /// On whose word somebody is not sent to a door again.
    BlockSide {
        /// The resident does not want them again. Whom it concerns is never told.
        Resident = "resident",
        /// They do not want to go there again. The resident is never told.
        Volunteer = "volunteer",
        /// The station decided it.
        Station = "station",
    }
}

/// Says why somebody is not to be sent to a door again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewServiceBlock {
    /// Why, 2–200 characters, for the station alone. Residents need not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "家里有大狗，我有点怕")
    )]
    pub reason: Option<String>,
}

/// That somebody is not sent to a door again, for who is in charge of the station, and for who said it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ServiceBlock {
    /// Its identifier.
    pub id: ServiceBlockId,
    /// Who is not sent.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// On whose word.
    pub side: BlockSide,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The request after which it was said.
    pub service_id: ServiceId,
    /// Its number.
    pub number: String,
    /// When it was said.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
}
