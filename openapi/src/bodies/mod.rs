//! Bodies (议事机构): the few who decide between a need and a project on behalf of a community.
//!
//! A council (社区议事会) screens needs, a co-governance group (共治协商小组) deliberates on one field, a review
//! committee (评议委员会) hears plans. Whoever is invited agrees on their own phone; how many there must be, and of
//! which kinds, are rules of the community ([`BodyRules`]); whether a body stands its residents decide by vote.

mod acts;
mod forming;
mod rules;
mod sentences;
mod shown;

pub use acts::*;
pub use forming::*;
pub use rules::*;
pub use sentences::SENTENCES;
pub use shown::*;

use crate::cases::words;

/// How many a council has at least: of fewer, every count would tell how each of them voted.
pub const COUNCIL_LEAST: u16 = 3;
/// How many can hold a seat, or be invited to one, in any body.
pub const MOST_SEATS: u16 = 500;

words! {
    /// What a body is for.
    BodyKind {
        /// A council (社区议事会): it screens needs.
        Council = "council",
        /// A co-governance group (共治协商小组): it deliberates on one field.
        Group = "group",
        /// A review committee (评议委员会): it hears plans and chooses.
        Committee = "committee",
    }
}

words! {
    /// Where a body stands.
    BodyState {
        /// People are invited and answer.
        Forming = "forming",
        /// Residents vote on whether it is to stand.
        Proposed = "proposed",
        /// It was confirmed, and decides.
        Standing = "standing",
        /// It is no more.
        Dissolved = "dissolved",
    }
}

words! {
    /// As what somebody sits in a body.
    SeatKind {
        /// As a representative of the residents (居民代表): somebody verified as one.
        Resident = "resident",
        /// As a member of the community's staff.
        Staff = "staff",
        /// As a deputy (两代表一委员).
        Deputy = "deputy",
        /// For a social organisation.
        Organisation = "organisation",
        /// As somebody else.
        Other = "other",
    }
}

words! {
    /// Where a seat stands.
    SeatState {
        /// Somebody was asked, and has not answered.
        Invited = "invited",
        /// They sit in the body: only these count.
        Accepted = "accepted",
        /// They said no.
        Declined = "declined",
        /// They left, were let go, or were erased.
        Ended = "ended",
        /// Nobody answered in time.
        Lapsed = "lapsed",
    }
}

words! {
    /// What somebody says to a seat of theirs.
    SeatAnswer {
        /// They take it.
        Accept = "accept",
        /// They do not.
        Decline = "decline",
        /// They give it up.
        Leave = "leave",
    }
}

words! {
    /// What can be done with a body.
    BodyAction {
        /// Correct what it is called and what it is for.
        Correct = "correct",
        /// Invite somebody.
        Invite = "invite",
        /// Take an invitation back, or let somebody go.
        EndSeat = "end_seat",
        /// Put it to the vote of the residents.
        Propose = "propose",
        /// Dissolve it.
        Dissolve = "dissolve",
    }
}

words! {
    /// What is missing for a body to be complete.
    LackKind {
        /// It has too few members.
        TooFew = "too_few",
        /// It has too many.
        TooMany = "too_many",
        /// Too few of them represent residents.
        FewResidents = "few_residents",
        /// Too many of them are of one kind.
        ManyOfKind = "many_of_kind",
    }
}

words! {
    /// What came of putting a body to the vote.
    ConfirmationOutcome {
        /// It stands.
        Confirmed = "confirmed",
        /// Too few took part.
        NoQuorum = "no_quorum",
        /// Not more than half of the ballots were for it.
        Rejected = "rejected",
        /// Residents were for it, but meanwhile it is no longer complete.
        Incomplete = "incomplete",
        /// The vote was called off.
        CalledOff = "called_off",
    }
}
