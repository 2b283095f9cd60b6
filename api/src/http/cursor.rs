//! Cursors of lists in the order of a time: that of the last row of a page, and its identifier.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::problem::Kind;

use crate::{
    db::{Key, Micros},
    error::{Error, Result},
};

/// Reads a cursor.
///
/// # Errors
/// A problem when it is none.
pub(crate) fn read(cursor: &str) -> Result<(Micros, Key)> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).unwrap_or_default();
    bytes
        .split_first_chunk::<8>()
        .and_then(|(at, id)| Some((Micros(i64::from_be_bytes(*at)), Key(uuid::Uuid::from_slice(id).ok()?))))
        .ok_or(Error::Problem(Kind::BadCursor))
}

/// Writes a cursor.
pub(crate) fn write((at, id): (Micros, Key)) -> String {
    URL_SAFE_NO_PAD.encode([&at.0.to_be_bytes()[..], id.0.as_bytes()].concat())
}
