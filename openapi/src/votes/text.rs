//! A ballot as it is signed and counted.

use std::fmt::Write;

use super::KEY_BYTES;
use crate::ids::VoteId;

/// The text of a ballot, the one that is signed: who recounts writes it anew from what is published.
/// `serial` is lower-case hexadecimal; `choices` are put in ascending order.
///
/// ```
/// let vote = contract::ids::VoteId::from(uuid::Uuid::nil());
/// let text = contract::votes::ballot_text(vote, "0a1b", &[3, 1]);
/// assert_eq!(text, "lianxin ballot 1\n00000000-0000-0000-0000-000000000000\n0a1b\n1,3");
/// ```
pub fn ballot_text(vote: VoteId, serial: &str, choices: &[u8]) -> String {
    let mut sorted = choices.to_vec();
    sorted.sort_unstable();
    let mut text = format!("lianxin ballot 1\n{vote}\n{serial}\n");
    for (index, number) in sorted.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        // Writing to a text does not fail.
        let _ = write!(text, "{comma}{number}");
    }
    text
}

/// The text of a ballot whatever it says: [`ballot_text`] of what is chosen, or that of the scores: for each option, in the
/// order of their numbers, what it is given by each criterion.
///
/// ```
/// let vote = contract::ids::VoteId::from(uuid::Uuid::nil());
/// let text = contract::votes::marked_text(vote, "0a1b", &[], &[vec![5, 1], vec![3, 4]]);
/// assert_eq!(text, "lianxin ballot 2\n00000000-0000-0000-0000-000000000000\n0a1b\n5,1;3,4");
/// assert_eq!(
///     contract::votes::marked_text(vote, "0a1b", &[3, 1], &[]),
///     contract::votes::ballot_text(vote, "0a1b", &[3, 1])
/// );
/// ```
pub fn marked_text(vote: VoteId, serial: &str, choices: &[u8], scores: &[Vec<u8>]) -> String {
    if scores.is_empty() {
        return ballot_text(vote, serial, choices);
    }
    let mut text = format!("lianxin ballot 2\n{vote}\n{serial}\n");
    for (at, of_option) in scores.iter().enumerate() {
        for (index, score) in of_option.iter().enumerate() {
            let before = match (at, index) {
                (0, 0) => "",
                (_, 0) => ";",
                _ => ",",
            };
            // Writing to a text does not fail.
            let _ = write!(text, "{before}{score}");
        }
    }
    text
}

/// Whether a text has the form of [`KEY_BYTES`] bytes as base64url without padding.
pub(super) fn has_ballot_form(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    text.len() == (KEY_BYTES * 4).div_ceil(3) && text.bytes().all(fits)
}
