//! The people's-sentiment mailbox (民情信箱): what a resident sends.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::{
    cases::{Category, NameShown},
    ids::{CaseId, CellId, CommunityId},
    photos::{Claim, MAX_PER_MESSAGE},
    places::Point,
};

/// Characters of a title.
pub const TITLE: std::ops::RangeInclusive<u64> = 2..=60;
/// Characters of a body.
pub const BODY: std::ops::RangeInclusive<u64> = 5..=10_000;

/// A message for the mailbox.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// The community it is for.
    pub community_id: CommunityId,
    /// The grid cell it is about, if the sender knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// What it is about, in a line: 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 60, example = "3号楼电梯夜里有异响")
    )]
    pub title: String,
    /// The matter itself: 5–10,000 characters.
    #[validate(custom(function = crate::validation::body))]
    #[cfg_attr(
        feature = "schema",
        schema(
            min_length = 5,
            max_length = 10_000,
            example = "最近一周每天半夜电梯都有很大的响声，老人睡不好。"
        )
    )]
    pub body: String,
    /// What kind of matter it is.
    pub category: Category,
    /// Where it is, in words, up to 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 100, code = "address_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 100))]
    pub address: Option<String>,
    /// Where it is on the map; `address` may say it in words as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub point: Option<Point>,
    /// Up to six pictures, uploaded before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 6, code = "photos_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 6))]
    pub photos: Vec<Claim>,
    /// Who may see the sender's name.
    #[serde(default)]
    pub name_shown: NameShown,
    /// Present when the message is fully anonymous; the request then carries no credentials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub anonymous: Option<Anonymous>,
    /// The older case on the same matter that the sender joins (我也遇到了): they follow that one, and rate its answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joins: Option<CaseId>,
}

const _: () = assert!(MAX_PER_MESSAGE == 6, "the attributes above repeat this number");

/// How an anonymous sender will prove that a case is theirs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Anonymous {
    /// Lower-case hexadecimal SHA-256 of the tracking secret, which itself never leaves the sender's device
    /// until they follow the case.
    #[validate(custom(function = hexadecimal_digest))]
    #[cfg_attr(
        feature = "schema",
        schema(
            min_length = 64,
            max_length = 64,
            pattern = "^[0-9a-f]{64}$",
            example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        )
    )]
    pub tracking_digest: String,
}

fn hexadecimal_digest(text: &str) -> Result<(), ValidationError> {
    let fits = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if fits {
        Ok(())
    } else {
        Err(ValidationError::new("digest_form"))
    }
}

/// The tracking secret of an anonymous message: 128 random bits, made by the sender's device.
///
/// Written as 26 characters of Crockford's base 32 in groups, so that it can be noted on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracking([u8; 16]);

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Tracking {
    /// From 16 random bytes.
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes whose SHA-256 the server keeps.
    pub const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Reads what a person typed: case, spaces and hyphens do not matter, O is 0, I and L are 1.
    pub fn parse(text: &str) -> Option<Self> {
        let mut value: u128 = 0;
        let mut count = 0;
        for letter in text.bytes().filter(|byte| !matches!(byte, b' ' | b'-')) {
            let letter = match letter.to_ascii_uppercase() {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                other => other,
            };
            let digit = ALPHABET.iter().position(|known| *known == letter)?;
            count += 1;
            if count > 26 || (count == 1 && digit > 7) {
                return None;
            }
            value = (value << 5) | u128::try_from(digit).ok()?;
        }
        (count == 26).then(|| Self(value.to_be_bytes()))
    }
}

impl std::fmt::Display for Tracking {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let value = u128::from_be_bytes(self.0);
        for position in 0..26_usize {
            if matches!(position, 6 | 11 | 16 | 21) {
                f.write_str("-")?;
            }
            let digit = usize::try_from((value >> (5 * (25 - position))) & 31).unwrap_or_default();
            write!(f, "{}", char::from(ALPHABET[digit]))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Tracking;

    #[test]
    fn a_tracking_secret_survives_being_written_on_paper() {
        let secret = Tracking::new([0xff, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
        let text = secret.to_string();
        assert_eq!(text.len(), 30);
        assert_eq!(Tracking::parse(&text), Some(secret.clone()));
        assert_eq!(
            Tracking::parse(&text.to_lowercase().replace('-', " ").replace('0', "o")),
            Some(secret)
        );
        assert_eq!(Tracking::parse("short"), None);
        assert_eq!(Tracking::parse("ZZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ"), None);
    }
}
