//! What is true of pictures without asking the database.

use contract::ids::{CaseId, DiaryNoteId};

/// What a picture belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Owner {
    /// A case.
    Case(CaseId),
    /// A note in the diary.
    Note(DiaryNoteId),
}
