//! What is sent about calls, letters and visits.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::Advice;
use crate::{
    cases::{Category, NameShown, Urgency, words},
    ids::{CellId, CommunityId, SubcategoryId},
    photos::Claim,
};

/// Seconds of a call at most: nobody talks for longer than six hours.
pub const MOST_SECONDS: u32 = 6 * 3600;

/// A telephone number as it is kept: without blanks and hyphens, without the country's own code.
pub fn plain_number(typed: &str) -> String {
    let digits: String = typed.chars().filter(|each| !matches!(each, ' ' | '-')).collect();
    let national = digits.strip_prefix("+86").or_else(|| digits.strip_prefix("0086"));
    national.map(str::to_owned).unwrap_or(digits)
}

/// A mainland mobile number, or a landline with its area code, with or without a hyphen.
fn telephone(text: &str) -> Result<(), ValidationError> {
    let (area, number) = text.split_once('-').unwrap_or(("", text));
    let digits = area.len() + number.len();
    let all_digits = area.bytes().chain(number.bytes()).all(|byte| byte.is_ascii_digit());
    let landline = match area {
        "" => number.starts_with('0') && (10..=12).contains(&digits),
        _ => area.starts_with('0') && matches!(area.len(), 3 | 4) && matches!(number.len(), 7 | 8),
    };
    if all_digits && landline && !text.starts_with('-') || crate::validation::mobile_number(text).is_ok() {
        Ok(())
    } else {
        Err(ValidationError::new("telephone_form"))
    }
}

words! {
    /// How something came that was no call.
    Way {
        /// A letter on paper (来信).
        Letter = "letter",
        /// A visit to the station's window (来访).
        Visit = "visit",
    }
}

/// Whoever turned to the station, as far as they said.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Their name, up to 30 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 30, code = "name_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 30, example = "王秀兰"))]
    pub name: Option<String>,
    /// Their number, mobile or landline; absent when it is withheld.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = telephone))]
    #[cfg_attr(
        feature = "schema",
        schema(
            max_length = 13,
            pattern = "^(1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8})$",
            example = "13800000001"
        )
    )]
    pub phone: Option<String>,
}

/// What they said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// The community it is for.
    pub community_id: CommunityId,
    /// The grid cell it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// What it is about, in a line: 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 60, example = "3号楼水管爆了"))]
    pub title: String,
    /// More about it, up to 10,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 10_000, code = "words_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 10_000))]
    pub body: Option<String>,
    /// What kind of matter it is.
    pub category: Category,
    /// What the street distinguishes within the category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subcategory_id: Option<SubcategoryId>,
    /// How pressing it is.
    pub urgency: Urgency,
    /// Where it is, in words, up to 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 100, code = "address_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 100))]
    pub address: Option<String>,
    /// Who may see their name and number.
    #[serde(default)]
    pub name_shown: NameShown,
    /// The answer they were given at once, 5–5,000 characters; the case is then settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::answer))]
    #[cfg_attr(feature = "schema", schema(min_length = 5, max_length = 5_000))]
    pub answer: Option<String>,
}

/// The call itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Talk {
    /// When it began; a clock that is fast is set right.
    #[serde(deserialize_with = "crate::time::read")]
    pub started_at: DateTime<Utc>,
    /// How many seconds it took, up to six hours.
    #[validate(range(max = 21_600, code = "seconds_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 21_600, example = 95))]
    pub seconds: u32,
    /// Present when they want to be called back, with when in words, up to 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 100, code = "callback_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 100, example = "下午五点以后"))]
    pub callback: Option<String>,
    /// What they were told, if they speak of danger: required then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Advice>,
}

const _: () = assert!(MOST_SECONDS == 21_600, "the attributes above repeat this number");

/// A call that becomes a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCall {
    /// Who called, as they said.
    #[validate(nested)]
    pub person: Person,
    /// What they said.
    #[validate(nested)]
    pub matter: Matter,
    /// When the call began, how long it took, and whether they want to be called back.
    #[validate(nested)]
    pub talk: Talk,
}

/// A call about a case that is there already.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FurtherCall {
    /// Who called, as they said.
    #[validate(nested)]
    pub person: Person,
    /// When the call began, how long it took, and whether they want to be called back.
    #[validate(nested)]
    pub talk: Talk,
    /// What they said, 1–2,000 characters: an internal note on the case.
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 2_000, example = "再次来电催问，说水还在流。")
    )]
    pub text: String,
}

/// A letter or a visit that becomes a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEntry {
    /// Whether it came on paper, or somebody came to the window.
    pub way: Way,
    /// When the letter arrived, or the person came.
    #[serde(deserialize_with = "crate::time::read")]
    pub received_at: DateTime<Utc>,
    /// Who wrote or came.
    #[validate(nested)]
    pub person: Person,
    /// What they said.
    #[validate(nested)]
    pub matter: Matter,
    /// Up to six pictures of the letter, uploaded before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 6, code = "photos_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 6))]
    pub photos: Vec<Claim>,
}

/// Asks who holds a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NumberQuestion {
    /// The number, mobile or landline.
    #[validate(custom(function = telephone))]
    #[cfg_attr(
        feature = "schema",
        schema(
            max_length = 13,
            pattern = "^(1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8})$",
            example = "13800000001"
        )
    )]
    pub phone: String,
}

/// Asks for a number as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// What it is needed for, 2–200 characters; kept with who asked and when.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 200, example = "按来电人要求回电"))]
    pub reason: String,
}

/// They were called back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CalledBack {
    /// What came of it, 1–2,000 characters: an internal note on the case.
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 2_000, example = "已回电，来电人表示水已经止住。")
    )]
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::{NumberQuestion, plain_number};
    use crate::{Language, validation::check};

    #[test]
    fn mobile_and_landline_numbers_pass_and_nothing_else() {
        for (phone, fits) in [
            ("13800000001", true),
            ("0512-65551234", true),
            ("051265551234", true),
            ("010-6555123", true),
            ("12800000001", false),
            ("65551234", false),
            ("0512-6555-1234", false),
            ("1380000000a", false),
            ("0512-655512345", false),
        ] {
            let question = NumberQuestion { phone: phone.to_owned() };
            assert_eq!(check(&question, Language::Chinese).is_ok(), fits, "{phone}");
        }
    }

    #[test]
    fn however_a_number_is_typed_it_is_kept_in_one_way() {
        for typed in ["0512-65551234", "0512 6555 1234", "051265551234", "+86 0512-65551234"] {
            assert_eq!(plain_number(typed), "051265551234");
        }
        assert_eq!(plain_number("0086 138 0000 0001"), "13800000001");
    }
}
