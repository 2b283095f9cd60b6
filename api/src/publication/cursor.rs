//! Where a page of what is public ended.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::problem::Kind;

use crate::{
    db::{Key, Micros},
    error::{Error, Result},
};

/// When the last case of a page was published, and which it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cursor {
    pub(super) at: Micros,
    pub(super) id: Key,
}

impl Cursor {
    /// Reads a cursor.
    ///
    /// # Errors
    /// When it is none.
    pub(super) fn read(text: &str) -> Result<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok();
        let parts = bytes.as_deref().and_then(|bytes| bytes.split_first_chunk::<8>());
        let cursor = parts.and_then(|(at, id)| {
            Some(Self {
                at: Micros(i64::from_be_bytes(*at)),
                id: Key(uuid::Uuid::from_slice(id).ok()?),
            })
        });
        cursor.ok_or(Error::Problem(Kind::BadCursor))
    }

    /// It as it is given out.
    pub(super) fn text(self) -> String {
        let mut bytes = self.at.0.to_be_bytes().to_vec();
        bytes.extend(self.id.0.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Key, Micros};

    #[test]
    fn a_cursor_reads_back_and_nothing_else_does() {
        let cursor = Cursor {
            at: Micros(42),
            id: Key(uuid::Uuid::from_u128(9)),
        };
        assert_eq!(Cursor::read(&cursor.text()).ok(), Some(cursor));
        for text in ["", "nonsense", "AAAAAAAAAAA"] {
            assert!(Cursor::read(text).is_err(), "{text}");
        }
    }
}
