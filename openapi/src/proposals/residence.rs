//! Who is verified as a resident of a community.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    cases::words,
    ids::{AccountId, CommunityId},
};

words! {
    /// How somebody was verified as a resident.
    ResidenceProof {
        /// They came to the station with a document.
        Desk = "desk",
        /// They had the code of a letter to their home.
        Letter = "letter",
        /// They held a liaison card of their building or household.
        Card = "card",
    }
}

impl ResidenceProof {
    /// How much it proves: more is more.
    const fn weight(self) -> u8 {
        match self {
            Self::Card => 1,
            Self::Letter => 2,
            Self::Desk => 3,
        }
    }

    /// Whether it proves at least as much as `least`.
    pub const fn reaches(self, least: Self) -> bool {
        self.weight() >= least.weight()
    }
}

/// A residence that was verified.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Residence {
    /// The community in which they live.
    pub community_id: CommunityId,
    /// By what it was proved.
    pub proof: ResidenceProof,
    /// Whether they are 18 or older, as the desk saw or they said themselves; only adults are on the rolls of votes.
    pub adult: bool,
    /// When it was proved.
    #[serde(deserialize_with = "crate::time::read")]
    pub verified_at: DateTime<Utc>,
    /// When it was taken back: it counts no more.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub revoked_at: Option<DateTime<Utc>>,
}

/// Redeems the code of a letter, or what the code of a liaison card says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LetterCode {
    /// Ten letters and digits, or the 26 of a card; blanks, hyphens and case do not matter.
    #[validate(length(max = 40, code = "letter_code"))]
    #[cfg_attr(feature = "schema", schema(max_length = 40, example = "7KQ4M-ZP2XT"))]
    pub code: String,
    /// Whether they say that they are 18 or older; who does not say so is on no roll of a vote.
    #[serde(default)]
    pub adult: bool,
}

/// Names a resident who stands at the desk, by their number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResidentAtDesk {
    /// The mobile number they sign in with, 11 digits.
    #[validate(custom(function = crate::validation::mobile_number))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 11, max_length = 11, pattern = "^1[3-9][0-9]{9}$", example = "13800000002")
    )]
    pub phone: String,
}

/// Verifies a resident who stands at the desk with a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewResident {
    /// The mobile number they sign in with, 11 digits.
    #[validate(custom(function = crate::validation::mobile_number))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 11, max_length = 11, pattern = "^1[3-9][0-9]{9}$", example = "13800000002")
    )]
    pub phone: String,
    /// Whether they are 18 or older by that document: the clerk has to say it.
    pub adult: bool,
}

/// A resident, as the desk sees them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VerifiedResident {
    /// Their account.
    pub account_id: AccountId,
    /// Their name, as they gave it.
    pub name: String,
    /// Their number, masked.
    pub phone: String,
    /// How and when they were verified in this community, and whether it was taken back; absent when they never were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residence: Option<Residence>,
}

/// Asks for letters' codes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewLetterCodes {
    /// The homes the letters go to: 1–200, each 1–40 characters.
    #[validate(custom(function = crate::liaison::labels))]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 200, example = json!(["3号楼501", "3号楼502"])))]
    pub homes: Vec<String>,
}

/// The code of one letter; told once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LetterForHome {
    /// The home that it is addressed to, as it was entered.
    pub home: String,
    /// The code, `7KQ4M-ZP2XT`; each letter's may be used by up to eight people.
    pub code: String,
}
