//! Needs (需求): what a community might do something about, from its proposals, its cases or the station's own knowledge;
//! screened by the council, put to the vote, and shown publicly before they stand.

mod scores;
mod sentences;
mod sessions;
mod shown;
mod writing;

pub use scores::*;
pub use sentences::SENTENCES;
pub use sessions::*;
pub use shown::*;
pub use writing::*;

use crate::cases::words;

/// Proposals, and cases, behind a need at most.
pub const SOURCES: u64 = 50;
/// Needs on one ballot.
pub const ON_A_BALLOT: std::ops::RangeInclusive<u64> = 2..=20;

words! {
    /// Where a need stands.
    NeedState {
        /// Written down.
        Listed = "listed",
        /// Taken on by the council.
        Screened = "screened",
        /// Put aside by the council, for a reason.
        Discarded = "discarded",
        /// Put to the vote.
        InBallot = "in_ballot",
        /// Chosen, and on public notice (公示).
        OnNotice = "on_notice",
        /// The notice is over, and it stands.
        Agreed = "agreed",
        /// An objection was upheld; the council looks at it again.
        SentBack = "sent_back",
    }
}

words! {
    /// What a reader may do with a need.
    NeedDeed {
        /// Write down what the council decided.
        Screen = "screen",
        /// Write down that a body deliberated on it.
        Deliberate = "deliberate",
        /// Put it to the vote, with others.
        PutToVote = "put_to_vote",
        /// Object to it.
        Object = "object",
        /// Answer the objections to it.
        Answer = "answer",
        /// Call for plans.
        Call = "call",
    }
}
