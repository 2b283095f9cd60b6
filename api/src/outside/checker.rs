//! Who may be shown a text before people decide about it.

use std::pin::Pin;

use contract::proposals::OutsideCheck;

/// What a checker says; nothing where it cannot be had in time.
pub(crate) type Checking<'a> = Pin<Box<dyn Future<Output = Option<OutsideCheck>> + Send + 'a>>;

/// A checker of texts outside. It is told a text and nothing else: not whose it is, nor what it is about.
pub(crate) trait Checker: Send + Sync {
    /// Shows it a text. Neither that nor what the other side says of it is logged.
    fn check<'a>(&'a self, text: &'a str) -> Checking<'a>;
}
