//! The need that a case led to.

use contract::{
    cases::State,
    ids::{CaseId, NeedId},
};

use super::{handling::Handling, store::Whole};
use crate::{db::Conn, error::Result, needs};

/// The need that its community wrote down from it, or from what it became part of. Nobody has looked at a new case.
///
/// # Errors
/// When the database refuses.
pub(super) fn of(conn: &mut Conn, whole: &Whole) -> Result<Option<NeedId>> {
    if whole.row.state.0 == State::Submitted {
        return Ok(None);
    }
    let leading = whole.handling.as_ref().and_then(Handling::merged_into);
    let both: Vec<CaseId> = std::iter::once(whole.id()).chain(leading).collect();
    needs::service::of_cases(conn, &both)
}
