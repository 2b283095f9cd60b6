//! Which part of the ledger, and what a line of it holds.

use contract::{
    DateTime, Utc,
    cases::{Category, Channel, State, Urgency},
    ids::{CellId, CommunityId, StationId, SubcategoryId},
};

use crate::db::{Key, Micros};

/// Which cases: those heard in one of these communities, from a moment on until before another.
#[derive(Debug, Clone)]
pub(super) struct Range {
    pub(super) communities: Vec<CommunityId>,
    pub(super) from: DateTime<Utc>,
    pub(super) until: DateTime<Utc>,
}

/// How far the ledger was read: community by community, and in each from the oldest case on.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct After {
    /// The place of the community among those of the range.
    pub(super) community: usize,
    /// When the last case came that was read there, and which it was.
    pub(super) case: Option<(Micros, Key)>,
}

/// A case as the ledger knows it.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) number: String,
    pub(super) community: CommunityId,
    pub(super) station: Option<StationId>,
    pub(super) cell: Option<CellId>,
    pub(super) channel: Channel,
    pub(super) category: Category,
    pub(super) subcategory: Option<SubcategoryId>,
    pub(super) urgency: Urgency,
    pub(super) state: State,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) submitted_at: DateTime<Utc>,
    pub(super) due_at: Option<DateTime<Utc>>,
    pub(super) closed_at: Option<DateTime<Utc>>,
    pub(super) first_responder: Option<String>,
    pub(super) rating: Option<(bool, bool, i32)>,
    pub(super) deeds: Deeds,
}

/// What was done with a case: when it was first taken on, when it was last answered, and with which words.
#[derive(Debug, Default)]
pub(super) struct Deeds {
    pub(super) accepted_at: Option<DateTime<Utc>>,
    pub(super) answered_at: Option<DateTime<Utc>>,
    pub(super) answer: Option<String>,
}
