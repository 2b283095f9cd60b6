//! Where a page of cases ended.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::{cases::Sort, problem::Kind};

use crate::{
    db::{Key, Micros},
    error::{Error, Result},
};

/// The last item that was seen: its place in the order, and its identifier among equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(super) sort: Sort,
    pub(super) at: Micros,
    pub(super) id: Key,
}

impl Cursor {
    /// Reads a cursor that was given out for the same order.
    pub(crate) fn read(text: &str, sort: Sort) -> Result<Self> {
        let bad = || Error::Problem(Kind::BadCursor);
        let bytes: [u8; 25] = URL_SAFE_NO_PAD
            .decode(text)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(bad)?;
        let (order, rest) = bytes.split_first().ok_or_else(bad)?;
        let (at, id) = rest.split_first_chunk::<8>().ok_or_else(bad)?;
        let id = uuid::Uuid::from_slice(id).map_err(|_| bad())?;
        if *order != order_of(sort) {
            return Err(bad());
        }
        Ok(Self {
            sort,
            at: Micros(i64::from_be_bytes(*at)),
            id: Key(id),
        })
    }

    /// The cursor as it is given out.
    pub(super) fn text(&self) -> String {
        let mut bytes = vec![order_of(self.sort)];
        bytes.extend(self.at.0.to_be_bytes());
        bytes.extend(self.id.0.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

const fn order_of(sort: Sort) -> u8 {
    match sort {
        Sort::Newest => 1,
        Sort::Due => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Key, Micros, Sort};

    #[test]
    fn a_cursor_serves_only_the_order_it_was_made_for() {
        let cursor = Cursor {
            sort: Sort::Newest,
            at: Micros(-5),
            id: Key(uuid::Uuid::from_u128(9)),
        };
        assert_eq!(Cursor::read(&cursor.text(), Sort::Newest).ok(), Some(cursor));
        for (text, sort) in [
            (cursor.text().as_str(), Sort::Due),
            ("nonsense", Sort::Newest),
            ("", Sort::Newest),
            ("电梯", Sort::Newest),
        ] {
            assert!(Cursor::read(text, sort).is_err(), "{text}");
        }
    }
}
