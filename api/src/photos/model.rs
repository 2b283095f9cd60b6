//! What is true of pictures without asking the database.

use contract::ids::{CaseId, DiaryNoteId, ProposalId};

/// What a picture belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Owner {
    /// A case.
    Case(CaseId),
    /// A note in the diary.
    Note(DiaryNoteId),
    /// A proposal; hidden until somebody looked at it, where the proposal is published already.
    Proposal(ProposalId, bool),
}
