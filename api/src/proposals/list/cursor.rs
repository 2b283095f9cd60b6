//! Where a page of a list ended.

use contract::proposals::ProposalSort as Sort;

use crate::{db::Key, error::Result, paging};

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
        let (by, id) = paging::read_in(order_of(sort), text)?;
        Ok(Self { sort, by, id })
    }

    /// It as it is given out.
    pub(super) fn text(self) -> String {
        paging::cursor_in(order_of(self.sort), self.by, self.id)
    }
}

/// Its place among all orders.
fn order_of(sort: Sort) -> u8 {
    let order = Sort::ALL.iter().position(|each| *each == sort).unwrap_or_default();
    u8::try_from(order).unwrap_or_default()
}
