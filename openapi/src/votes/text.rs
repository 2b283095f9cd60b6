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

/// Whether a text has the form of [`KEY_BYTES`] bytes as base64url without padding.
pub(super) fn has_ballot_form(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    text.len() == (KEY_BYTES * 4).div_ceil(3) && text.bytes().all(fits)
}
