//! Liaison: cards (民情连心卡) that open a door at home, and the officers (民情联络员) who come through it.

mod cards;
mod needs;
mod sentences;
mod visits;

pub(crate) use cards::labels;
pub use cards::*;
pub use needs::*;
pub use sentences::SENTENCES;
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};
pub use visits::*;

use crate::cases::words;

words! {
    /// A part of the day.
    Daypart {
        /// Before noon.
        Morning = "morning",
        /// After noon.
        Afternoon = "afternoon",
        /// After work.
        Evening = "evening",
    }
}

/// Somebody who may be called back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Neighbour {
    /// Their name, or how they want to be called: 1–30 characters.
    #[validate(custom(function = crate::validation::person))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 30, example = "张大爷"))]
    pub name: String,
    /// The number to call: a mobile or a landline with its area code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = telephone))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 7, max_length = 16, pattern = "^[0-9-]{7,16}$", example = "0512-60000100")
    )]
    pub phone: Option<String>,
    /// Where they live, in words: up to 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 100, code = "address_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 100, example = "3号楼2单元501"))]
    pub home: Option<String>,
}

/// A number to call, a mobile or a landline with its area code.
pub(crate) fn telephone(text: &str) -> Result<(), ValidationError> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let fits = text.len() <= 16 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if fits && (7..=12).contains(&digits) {
        Ok(())
    } else {
        Err(ValidationError::new("telephone_form"))
    }
}

/// A day as people write it, `2026-11-25`.
pub(crate) fn day(text: &str) -> Result<(), ValidationError> {
    if crate::time::day(text).is_some() {
        Ok(())
    } else {
        Err(ValidationError::new("day_form"))
    }
}
