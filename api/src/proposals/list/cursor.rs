//! Where a page of a list ended.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::{problem::Kind, proposals::ProposalSort as Sort};

use crate::{
    db::Key,
    error::{Error, Result},
};

/// Where a page ended: what it is ordered by, and the identifier among equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(super) sort: Sort,
    pub(super) by: i64,
    pub(super) id: Key,
}

impl Cursor {
    /// Reads a cursor that was given out for the same order.
    ///
    /// # Errors
    /// When it is none.
    pub(crate) fn read(text: &str, sort: Sort) -> Result<Self> {
        let bad = || Error::Problem(Kind::BadCursor);
        let bytes: [u8; 25] = URL_SAFE_NO_PAD
            .decode(text)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(bad)?;
        let (order, rest) = bytes.split_first().ok_or_else(bad)?;
        let (by, id) = rest.split_first_chunk::<8>().ok_or_else(bad)?;
        if Sort::ALL.get(usize::from(*order)) != Some(&sort) {
            return Err(bad());
        }
        let id = uuid::Uuid::from_slice(id).map_err(|_| bad())?;
        Ok(Self {
            sort,
            by: i64::from_be_bytes(*by),
            id: Key(id),
        })
    }

    /// It as it is given out.
    pub(super) fn text(self) -> String {
        let order = Sort::ALL.iter().position(|sort| *sort == self.sort).unwrap_or_default();
        let mut bytes = vec![u8::try_from(order).unwrap_or_default()];
        bytes.extend(self.by.to_be_bytes());
        bytes.extend(self.id.0.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Key, Sort};

    #[test]
    fn a_cursor_serves_only_the_order_it_was_made_for() {
        let cursor = Cursor {
            sort: Sort::Signed,
            by: 42,
            id: Key(uuid::Uuid::from_u128(9)),
        };
        assert_eq!(Cursor::read(&cursor.text(), Sort::Signed).ok(), Some(cursor));
        for (text, sort) in [
            (cursor.text().as_str(), Sort::Newest),
            ("nonsense", Sort::Signed),
            ("", Sort::Signed),
        ] {
            assert!(Cursor::read(text, sort).is_err(), "{text}");
        }
    }
}
