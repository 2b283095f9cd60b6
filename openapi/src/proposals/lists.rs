//! Lists of words that moderators want to be shown where they stand. They only mark; nothing is rejected by a machine.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::{
    cases::words,
    ids::{StreetId, WordListId},
    letters::is_invisible,
};

words! {
    /// How grave it is that a word of a list stands in a text.
    Severity {
        /// Worth a look.
        Notice = "notice",
        /// Rarely right.
        Warning = "warning",
        /// Hardly ever right.
        Grave = "grave",
    }
}

/// Words of a list at most.
pub const LISTED_WORDS: usize = 2_000;
/// Lists of a street at most.
pub const WORD_LISTS: u16 = 20;

/// Makes or changes a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewWordList {
    /// What it is called: 1–40 characters.
    #[validate(custom(function = crate::validation::label))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 40, example = "广告"))]
    pub name: String,
    /// How grave it is that a word of it stands in a text.
    pub severity: Severity,
    /// The words: 1–2,000, each 1–40 characters with at least one letter or digit.
    #[validate(custom(function = listed_words))]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 2_000, example = json!(["加微信", "传销"])))]
    pub words: Vec<String>,
}

fn listed_words(words: &[String]) -> Result<(), ValidationError> {
    let fits = |word: &String| {
        (1..=40).contains(&word.chars().count()) && word.chars().any(|letter| letter.is_alphanumeric() && !is_invisible(letter))
    };
    if (1..=LISTED_WORDS).contains(&words.len()) && words.iter().all(fits) {
        Ok(())
    } else {
        Err(ValidationError::new("listed_words"))
    }
}

/// A list of a street.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WordList {
    /// Its identifier.
    pub id: WordListId,
    /// The street whose communities look for these words.
    pub street_id: StreetId,
    /// What it is called.
    pub name: String,
    /// How grave it is that a word of it stands in a text.
    pub severity: Severity,
    /// What texts are searched for, also by its sound.
    pub words: Vec<String>,
    /// When it was changed last.
    #[serde(deserialize_with = "crate::time::read")]
    pub changed_at: DateTime<Utc>,
    /// Counts its changes, from 1; `If-Match` names it.
    #[serde(default)]
    pub version: u32,
}
