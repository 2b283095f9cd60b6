//! What is true of pictures without asking the database.

use contract::{
    ids::{CaseId, DiaryNoteId, PhotoId, ProposalId, ServiceId},
    photos::Photo,
    publication::Area,
};

/// What a picture belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Owner {
    /// A case.
    Case(CaseId),
    /// A note in the diary.
    Note(DiaryNoteId),
    /// A proposal; hidden until somebody looked at it, where the proposal is published already.
    Proposal(ProposalId, bool),
    /// A request for service.
    Service(ServiceId),
}

/// A copy of a picture for everybody, and what is unreadable on it.
#[derive(Debug, Clone)]
pub(crate) struct Redacted {
    /// The copy.
    pub(crate) photo: Photo,
    /// The picture it was made of.
    pub(crate) of: PhotoId,
    /// What is unreadable.
    pub(crate) areas: Vec<Area>,
}
