//! Lists, a page at a time: how many were asked for, behind which row a page begins, and where it ends.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::{
    page::{DEFAULT_LIMIT, MAX_LIMIT},
    problem::Kind,
};

use crate::{
    db::{Key, Micros},
    error::{Error, Result},
};

/// A row's place in an order by time.
pub(crate) type Place = (Micros, Key);

/// Which part of a list somebody asks for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part<P = Place> {
    /// Behind this place.
    pub(crate) after: Option<P>,
    /// How many rows at most.
    pub(crate) limit: u16,
}

impl Part {
    /// What a query asks for.
    ///
    /// # Errors
    /// Names the limit that is out of range; a cursor that is none.
    pub(crate) fn asked(cursor: Option<&str>, asked: Option<u16>) -> Result<Self> {
        Ok(Self {
            limit: limit(asked)?,
            after: cursor.map(read).transpose()?,
        })
    }
}

/// How many rows a page may have, as somebody asks for it.
///
/// # Errors
/// Names the limit that is out of range.
pub(crate) fn limit(asked: Option<u16>) -> Result<u16> {
    let limit = asked.unwrap_or(DEFAULT_LIMIT);
    if (1..=MAX_LIMIT).contains(&limit) {
        Ok(limit)
    } else {
        Err(Error::field("/limit", "range"))
    }
}

/// How many rows to look for, to know whether more follow a page.
pub(crate) fn one_more(limit: u16) -> i64 {
    i64::from(limit) + 1
}

/// Cuts off what is too much of a page of which [`one_more`] was looked for; gives the place of its last row if more follow.
pub(crate) fn end<R, P>(rows: &mut Vec<R>, limit: u16, place: impl FnOnce(&R) -> P) -> Option<P> {
    let more = rows.len() > usize::from(limit);
    rows.truncate(limit.into());
    rows.last().filter(|_| more).map(place)
}

/// Reads a cursor in an order by time.
///
/// # Errors
/// A problem when it is none.
pub(crate) fn read(cursor: &str) -> Result<Place> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).unwrap_or_default();
    bytes
        .split_first_chunk::<8>()
        .and_then(|(at, id)| Some((Micros(i64::from_be_bytes(*at)), Key(uuid::Uuid::from_slice(id).ok()?))))
        .ok_or(Error::Problem(Kind::BadCursor))
}

/// The cursor of a place.
pub(crate) fn cursor((at, id): Place) -> String {
    URL_SAFE_NO_PAD.encode([&at.0.to_be_bytes()[..], id.0.as_bytes()].concat())
}

/// Reads a cursor of a list that can be in several orders: what its last row is ordered by, and the row among equals.
///
/// # Errors
/// A problem when it is none, or was given out for another order.
pub(crate) fn read_in(order: u8, cursor: &str) -> Result<(i64, Key)> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).unwrap_or_default();
    bytes
        .strip_prefix(&[order])
        .and_then(<[u8]>::split_first_chunk::<8>)
        .and_then(|(by, id)| Some((i64::from_be_bytes(*by), Key(uuid::Uuid::from_slice(id).ok()?))))
        .ok_or(Error::Problem(Kind::BadCursor))
}

/// The cursor of a place in one of several orders.
pub(crate) fn cursor_in(order: u8, by: i64, id: Key) -> String {
    URL_SAFE_NO_PAD.encode([&[order], &by.to_be_bytes()[..], id.0.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use super::{Key, Micros, cursor, cursor_in, end, limit, read, read_in};

    #[test]
    fn a_cursor_reads_back_and_nothing_else_does() {
        let place = (Micros(42), Key(uuid::Uuid::from_u128(9)));
        assert_eq!(read(&cursor(place)).ok(), Some(place));
        for text in ["", "nonsense", "AAAAAAAAAAA"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_cursor_serves_only_the_order_it_was_made_for() {
        let (by, id) = (-5, Key(uuid::Uuid::from_u128(9)));
        let given = cursor_in(1, by, id);
        assert_eq!(read_in(1, &given).ok(), Some((by, id)));
        for (order, text) in [(2, given.as_str()), (1, "nonsense"), (1, ""), (1, "电梯"), (1, "AQ")] {
            assert!(read_in(order, text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_page_ends_where_more_follow() {
        let mut rows = vec![1, 2, 3];
        assert_eq!((end(&mut rows, 2, |row| *row), rows.len()), (Some(2), 2));
        assert_eq!(end(&mut rows, 2, |row| *row), None);
        assert_eq!(end(&mut Vec::<u8>::new(), 2, |row| *row), None);
    }

    #[test]
    fn a_page_has_one_row_to_a_hundred() {
        assert_eq!(
            [None, Some(1), Some(100)].map(|asked| limit(asked).ok()),
            [Some(20), Some(1), Some(100)]
        );
        assert!(limit(Some(0)).is_err() && limit(Some(101)).is_err());
    }
}
