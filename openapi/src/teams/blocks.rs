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

/// Keeps somebody who helps away from whoever has a telephone number, whether they have an account or not, and the other way
/// round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewNumberBlock {
    /// Who: a volunteer of the street, or a social worker of the community.
    pub account_id: AccountId,
    /// The number: a mobile or a landline with its area code. Only its ends are shown afterwards.
    #[validate(custom(function = crate::liaison::telephone))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 7, max_length = 16, pattern = "^[0-9-]{7,16}$", example = "0512-60000100")
    )]
    pub phone: String,
    /// Why, 2–200 characters, for the station alone.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "老人来电说双方有过纠纷")
    )]
    pub reason: String,
}

/// That somebody is not sent to a door again, for who is in charge of the station, and for who said it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ServiceBlock {
    /// Its identifier.
    pub id: ServiceBlockId,
    /// The volunteer or social worker who is not sent.
    pub account_id: AccountId,
    /// What they are called.
    pub name: String,
    /// Whether the resident said it, whoever came, or the station.
    pub side: BlockSide,
    /// The words that were given with it, where some were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The request after which it was said; absent where it was said of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_id: Option<ServiceId>,
    /// The number of that request, as people read it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The ends of the telephone number that it was said of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// When it was said.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// That the station took it back; since then they are sent again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifted: Option<LiftedBlock>,
}

/// That the station sends somebody to a door again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LiftedBlock {
    /// When it was taken back.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// Why they are sent again, in the station's words.
    pub reason: String,
}

/// That the station keeps one apart from somebody at a door, as it is told to who takes their data along: not from whom, nor why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct KeptApart {
    /// Since when they are kept apart.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// Until when, if it is over.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub lifted_at: Option<DateTime<Utc>>,
}
