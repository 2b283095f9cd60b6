//! Where a page of cases ended.

use contract::cases::Sort;

use crate::{
    db::{Key, Micros},
    error::Result,
    paging,
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
        let (at, id) = paging::read_in(order_of(sort), text)?;
        Ok(Self {
            sort,
            at: Micros(at),
            id,
        })
    }

    /// The cursor as it is given out.
    pub(super) fn text(&self) -> String {
        paging::cursor_in(order_of(self.sort), self.at.0, self.id)
    }
}

const fn order_of(sort: Sort) -> u8 {
    match sort {
        Sort::Newest => 1,
        Sort::Due => 2,
    }
}
