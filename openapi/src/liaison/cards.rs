//! Liaison cards: what is printed, who scans them and what they say with them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Daypart, Neighbour};
use crate::{
    accounts::Role,
    cases::{Category, words},
    ids::{AccountId, CardId, CellId, CommunityId},
    mailbox::{Anonymous, Tracking},
    places::Station,
};

/// Cards that are issued or printed at once, at most.
pub const MAX_CARDS: usize = 200;

words! {
    /// Why a card no longer counts.
    Revocation {
        /// Lost, or fallen into wrong hands.
        Lost = "lost",
        /// Unreadable.
        Damaged = "damaged",
        /// Another officer comes by now.
        OfficerChanged = "officer_changed",
        /// The household moved, or the building is gone.
        Moved = "moved",
        /// Used for what it is not meant for.
        Misused = "misused",
    }
}

/// What the code on a card says: 16 bytes, written in 26 capitals and digits so that the code stays coarse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardToken(pub [u8; 16]);

impl CardToken {
    /// Reads what stands behind the `#` of a card's address.
    pub fn parse(text: &str) -> Option<Self> {
        Tracking::parse(text).map(|read| Self(*read.bytes()))
    }
}

impl std::fmt::Display for CardToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = Tracking::new(self.0).to_string();
        text.split('-').try_for_each(|group| f.write_str(group))
    }
}

/// A liaison card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Card {
    /// Its identifier.
    pub id: CardId,
    /// Its number in its community, as it is read out.
    pub number: u32,
    /// Its community.
    pub community_id: CommunityId,
    /// Its grid cell.
    pub cell_id: CellId,
    /// The building or household it is for.
    pub label: String,
    /// The officer whose card it is.
    pub officer: Officer,
    /// When it was issued.
    #[serde(deserialize_with = "crate::time::read")]
    pub issued_at: DateTime<Utc>,
    /// When it was last printed; absent before it was.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub printed_at: Option<DateTime<Utc>>,
    /// The card it came in place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<CardId>,
    /// Since when it no longer counts; absent while it does.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub revoked_at: Option<DateTime<Utc>>,
    /// Why it no longer counts; absent while it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revocation: Option<Revocation>,
    /// How often it was scanned.
    pub scans: u32,
    /// The day it was last scanned, `2026-11-25`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scanned_on: Option<String>,
}

/// An officer, as the people of a community know them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Officer {
    /// Their account.
    pub id: AccountId,
    /// The name they are known by.
    pub name: String,
    /// The role in which they come by.
    pub role: Role,
    /// When they come by, in words; empty until they say.
    pub visiting_hours: String,
}

/// How an officer is presented.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfficerChange {
    /// Whose; one's own if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer_id: Option<AccountId>,
    /// The name people know them by: 1–30 characters.
    #[validate(custom(function = crate::validation::person))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 30, example = "联络员王阿姨"))]
    pub name: String,
    /// When they come by, in words: up to 60 characters.
    #[validate(length(max = 60, code = "hours_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 60, example = "每周二、周四下午"))]
    pub visiting_hours: String,
}

/// Issues cards, one for each label.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCards {
    /// The community in which they are handed out.
    pub community_id: CommunityId,
    /// The grid cell whose doors they are for.
    pub cell_id: CellId,
    /// The officer whom they lead to.
    pub officer_id: AccountId,
    /// The buildings or households, each 1–40 characters; up to 200.
    #[validate(custom(function = labels))]
    #[cfg_attr(
        feature = "schema",
        schema(min_items = 1, max_items = 200, example = json!(["3号楼1单元", "3号楼2单元"]))
    )]
    pub labels: Vec<String>,
}

/// Buildings or households, each 1–40 characters; up to [`MAX_CARDS`].
pub(crate) fn labels(labels: &[String]) -> Result<(), validator::ValidationError> {
    if !(1..=MAX_CARDS).contains(&labels.len()) {
        return Err(validator::ValidationError::new("labels_count"));
    }
    labels.iter().try_for_each(|label| crate::validation::label(label))
}

/// The cards that were issued.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Cards {
    /// The cards, in the order of their numbers.
    pub items: Vec<Card>,
}

/// Revokes a card, or replaces it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Revoke {
    /// Why the card no longer counts.
    pub reason: Revocation,
    /// In whose name the new card is, where it is another officer's; only when it is replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer_id: Option<AccountId>,
}

/// Asks for cards as they are printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PrintCards {
    /// The cards, in the order in which they are printed: up to 200.
    #[validate(length(min = 1, max = 200, code = "labels_count"))]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 200))]
    pub cards: Vec<CardId>,
}

/// Cards as they are printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Sheet {
    /// What stands on each card, in the order that was asked for.
    pub faces: Vec<Face>,
}

/// What stands on a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Face {
    /// The card itself, with its number and its officer.
    pub card: Card,
    /// The name of its community.
    pub community_name: String,
    /// The station that answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<Station>,
    /// The address that its code opens. Whoever has it can use the card.
    pub address: String,
    /// Its code: modules on a side, with the quiet zone.
    pub modules: u32,
    /// Its code as the path of an SVG drawing, one unit for a module.
    pub path: String,
}

/// What somebody sees who scans a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Scanned {
    /// The number that stands on the card.
    pub number: u32,
    /// The community of the card's cell.
    pub community_id: CommunityId,
    /// The community's name.
    pub community_name: String,
    /// The building or household it is for.
    pub label: String,
    /// The officer; absent when the card no longer counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<Officer>,
    /// The station that answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<Station>,
}

/// What somebody says who scanned a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CardMessage {
    /// The secret behind the `#` of the card's code.
    #[validate(length(max = 40, code = "card_unknown"))]
    #[cfg_attr(feature = "schema", schema(max_length = 40, example = "00HJ5X7MZ0V6E3R9K2T8QAWBCD"))]
    pub token: String,
    /// The matter: 5–10,000 characters. It may be left out when a visit is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::body))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 10_000, example = "楼道里的灯坏了三天，晚上老人下楼看不清。")
    )]
    pub body: Option<String>,
    /// What kind of matter it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// Asks the officer to come by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub visit: Option<VisitWish>,
    /// Who may be called back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub person: Option<Neighbour>,
    /// The version of the text on handling personal data that they consented to; needed with `person`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_version: Option<u16>,
    /// How they will follow it. The request carries no credentials.
    #[validate(nested)]
    pub anonymous: Anonymous,
}

/// When a visit would suit.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VisitWish {
    /// The day, `2026-11-25`; any day if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = super::day))]
    #[cfg_attr(feature = "schema", schema(min_length = 10, max_length = 10, example = "2026-11-25"))]
    pub on: Option<String>,
    /// The part of the day; any if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Daypart>,
}

#[cfg(test)]
mod tests {
    use super::CardToken;

    #[test]
    fn a_token_is_26_characters_and_reads_back() {
        let token = CardToken([7; 16]);
        let text = token.to_string();
        assert_eq!(text.len(), 26);
        assert!(
            text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()),
            "{text}"
        );
        assert_eq!(CardToken::parse(&text), Some(token));
        assert_eq!(CardToken::parse("nonsense"), None);
    }
}
