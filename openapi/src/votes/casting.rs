//! From a blinded ballot to one that is in the box.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::text::has_ballot_form;

/// Has a blinded ballot signed, once for each person on the roll.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPaper {
    /// The blinded ballot, 256 bytes as base64url without padding: greater than 0 and less than the key's modulus.
    #[validate(custom(function = signed_form))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 342, max_length = 342, pattern = "^[A-Za-z0-9_-]{342}$")
    )]
    pub blinded: String,
}

/// A blinded ballot's signature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Paper {
    /// The blind signature, 256 bytes as base64url without padding.
    pub signature: String,
}

/// A ballot: as it is sent, and as it is published once the vote is closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    /// 32 random bytes of the voter's device, as lower-case hexadecimal.
    #[validate(custom(function = serial_form))]
    #[cfg_attr(feature = "schema", schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$"))]
    pub serial: String,
    /// The numbers of the options that are chosen, at least one, each once; none where options are scored.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 20, code = "choices_count"))]
    #[cfg_attr(feature = "schema", schema(max_items = 20))]
    pub choices: Vec<u8>,
    /// Where options are scored: for each, in the order of their numbers, what it is given by each criterion, 1–5.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 20, code = "scores_form"))]
    #[cfg_attr(feature = "schema", schema(max_items = 20))]
    pub scores: Vec<Vec<u8>>,
    /// The signature of its text ([`marked_text`]), 256 bytes as base64url without padding.
    #[validate(custom(function = signed_form))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 342, max_length = 342, pattern = "^[A-Za-z0-9_-]{342}$")
    )]
    pub signature: String,
}

/// A ballot that is in the box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CastBallot {
    /// The serial that its voter drew, by which they find it again.
    pub serial: String,
    /// What it chooses, in ascending order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<u8>,
    /// For each option, the points by each criterion; empty where nothing is scored.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scores: Vec<Vec<u8>>,
}

/// Asks for the ballot of a serial, which only its voter knows until the vote is closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FindBallot {
    /// 32 bytes as lower-case hexadecimal.
    #[validate(custom(function = serial_form))]
    #[cfg_attr(feature = "schema", schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$"))]
    pub serial: String,
}

fn serial_form(text: &str) -> Result<(), ValidationError> {
    let fits = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    fits.then_some(()).ok_or_else(|| ValidationError::new("serial_form"))
}

fn signed_form(text: &str) -> Result<(), ValidationError> {
    has_ballot_form(text)
        .then_some(())
        .ok_or_else(|| ValidationError::new("signed_form"))
}
