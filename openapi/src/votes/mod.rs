//! Votes (居民表决): what a community asks its residents to decide, by ballots that nobody can join to a person.
//!
//! A voter's device writes a ballot ([`ballot_text`]), blinds it and has it signed once for its account
//! ([`NewPaper`]); unblinded, the ballot is sent under that signature and without credentials ([`Ballot`]). The
//! signature covers the choice, so a ballot cannot be altered, and who signed never saw what. The scheme is RFC 9474,
//! RSABSSA-SHA384-PSS-Deterministic: the text as it is, a salt of 48 bytes, a key of [`KEY_BYTES`] for each vote.

mod announcing;
mod casting;
mod sentences;
mod shown;
mod text;

pub use announcing::*;
pub use casting::*;
pub use sentences::SENTENCES;
pub use shown::*;
pub use text::{ballot_text, marked_text};

use crate::cases::words;

/// Bytes of a key's modulus and of everything signed under it: 2048 bits. A key lives no longer than its vote, 60 days,
/// and breaking it later shows nobody's choice, for blinding hides it whatever the key; so the longer keys that
/// phones take several times as long for would buy nothing.
pub const KEY_BYTES: usize = 256;
/// Ballots of a closed vote on a page, for whoever recounts them all.
pub const BALLOTS_AT_ONCE: u16 = 500;
/// Hours for which a vote is open at least.
pub const LEAST_HOURS: i64 = 1;
/// Days for which a vote is open at most.
pub const MOST_DAYS: i64 = 60;
/// Percent of the roll that must take part unless the vote says otherwise: a residents' meeting (居民会议) needs more
/// than half (城市居民委员会组织法).
pub const HALF: u8 = 50;

/// The best score that an option can be given by a criterion; the worst is 1.
pub const MOST_SCORE: u8 = 5;

words! {
    /// By what options are scored (需求评估).
    Criterion {
        /// How urgent it is (迫切性).
        Urgency = "urgency",
        /// How much it serves everybody's good (公益性).
        PublicBenefit = "public_benefit",
        /// How many share the need (共同性).
        Commonality = "commonality",
        /// How well it can be done (可行性).
        Feasibility = "feasibility",
    }
}

words! {
    /// Where a vote stands.
    VoteState {
        /// It is known that there will be one; the roll is not drawn up yet.
        Announced = "announced",
        /// Whoever is on the roll can vote.
        Open = "open",
        /// It is over and counted; nothing of it can change.
        Closed = "closed",
        /// It was called off, and nothing of it is counted.
        Cancelled = "cancelled",
    }
}

words! {
    /// What a reader may do with a vote.
    VoteAction {
        /// Call it off.
        Cancel = "cancel",
        /// Have a ballot signed.
        TakePaper = "take_paper",
    }
}

words! {
    /// Why somebody has no vote.
    NoVote {
        /// They are not verified as a resident of the community.
        NotVerified = "not_verified",
        /// They were verified after the roll was drawn up.
        VerifiedLater = "verified_later",
        /// They are verified, but not as somebody of 18 years or older.
        Minor = "minor",
        /// They did not sit in the body that decides when the roll was drawn up, or do not.
        NotMember = "not_member",
    }
}
