//! Pictures that belong to a message, and what is attached to an answer.

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::ids::PhotoId;

/// Bytes of one picture at most.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// Pixels of one picture at most: what decoding may cost in memory.
pub const MAX_PIXELS: u64 = 50_000_000;
/// Pictures of one message at most.
pub const MAX_PER_MESSAGE: usize = 6;
/// The longest side after scaling, in pixels.
pub const LONGEST_SIDE: u32 = 1600;

/// A picture that was taken in and waits for its message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Upload {
    /// Its identifier.
    pub id: PhotoId,
    /// The secret with which its sender attaches it to a message, within 24 hours.
    pub claim: String,
}

/// Attaches an uploaded picture to what is being sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The picture, as the upload named it.
    pub id: PhotoId,
    /// The secret from its [`Upload`].
    #[validate(length(max = 64, code = "claim_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub claim: String,
}

/// A picture of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Photo {
    /// Its identifier: the picture is at `/api/v1/photos/{id}`, its thumbnail at `…/{id}/thumbnail`.
    pub id: PhotoId,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A picture that was taken from view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HiddenPhoto {
    /// Its identifier; nobody sees it under it until it is put back.
    pub id: PhotoId,
    /// Why.
    pub because: String,
}

/// A document that is attached to an answer: a PDF.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Document {
    /// Its identifier: it is at `/api/v1/documents/{id}`, to be kept rather than shown.
    pub id: PhotoId,
    /// What its file is called, with its ending.
    pub name: String,
    /// How big the file is, in bytes.
    pub bytes: u32,
}
