//! What is wrong with what was typed, in the words of whoever reads it here.

use contract::validation::{self, FieldError};
use validator::Validate;

use crate::i18n::{Text, language, t};

/// A feature's own sentences, as (code, Chinese, English): browsers carry only those that they name.
pub type Sentences = [(&'static str, &'static str, &'static str)];

/// What was typed for the field at `pointer` is nothing that could be sent.
pub fn missing(pointer: &str, words: Text) -> FieldError {
    FieldError {
        pointer: pointer.to_owned(),
        code: "missing_field".to_owned(),
        detail: t(words).to_owned(),
    }
}

/// What is to be sent, or all that is wrong with it: what was `found` while it was read from what was typed, and what the contract
/// says of it.
///
/// # Errors
/// All that is wrong with it.
pub fn checked<B: Validate>(body: B, found: Vec<FieldError>, sentences: &[&Sentences]) -> Result<B, Vec<FieldError>> {
    checked_with(body, found, Vec::new(), sentences)
}

/// As [`checked`], with what is wrong with its fields `together`.
///
/// # Errors
/// All that is wrong with it.
pub fn checked_with<B: Validate>(
    body: B,
    found: Vec<FieldError>,
    together: Vec<FieldError>,
    sentences: &[&Sentences],
) -> Result<B, Vec<FieldError>> {
    let mut more = validation::check(&body, language()).err().unwrap_or_default();
    more.extend(together);
    let faults = all(found, more, sentences);
    if faults.is_empty() { Ok(body) } else { Err(faults) }
}

/// What was found, then what is wrong besides, in these sentences. Not generic: it is downloaded once.
fn all(mut found: Vec<FieldError>, more: Vec<FieldError>, sentences: &[&Sentences]) -> Vec<FieldError> {
    for mut fault in more {
        // What is no day or number at all is not also wrong as one.
        if found.iter().any(|known| known.pointer == fault.pointer) {
            continue;
        }
        let mut known = sentences.iter().copied().flatten();
        if let Some((_, chinese, english)) = known.find(|(code, ..)| *code == fault.code) {
            language().pick(chinese, english).clone_into(&mut fault.detail);
        }
        found.push(fault);
    }
    found
}
