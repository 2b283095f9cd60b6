//! Calls for plans (方案征集) and the plans that organisations answer them with, sealed until the time is over.

mod plan;
mod sentences;
mod shown;
mod writing;

pub use plan::*;
pub use sentences::SENTENCES;
pub use shown::*;
pub use writing::*;

use crate::cases::words;

words! {
    /// Where a call stands.
    CallState {
        /// Organisations may answer; nobody sees the plans of others.
        Open = "open",
        /// The time is over: the plans are public, and the station checks who qualifies.
        Checking = "checking",
        /// Residents choose among the plans that were admitted.
        InReview = "in_review",
        /// A plan was chosen, and is on public notice (公示).
        OnNotice = "on_notice",
        /// The notice is over: the plan is the one to carry out.
        Chosen = "chosen",
        /// It ended without a plan.
        Ended = "ended",
    }
}

words! {
    /// Where a plan stands.
    PlanState {
        /// It was sent.
        Sent = "sent",
        /// Its organisation qualifies: it goes to the review.
        Admitted = "admitted",
        /// It was not admitted.
        Refused = "refused",
        /// It was chosen.
        Chosen = "chosen",
    }
}

words! {
    /// What a reader may do with a call.
    CallDeed {
        /// Answer it with a plan, or change or take back the one that was sent.
        SendPlan = "send_plan",
        /// Check who qualifies.
        Check = "check",
        /// Put the admitted plans to the vote.
        Review = "review",
        /// End it without a plan.
        End = "end",
        /// Call for plans again.
        Reopen = "reopen",
        /// Object to the plan that was chosen.
        Object = "object",
        /// Answer the objections.
        Answer = "answer",
        /// Ask something of its plans.
        Ask = "ask",
    }
}
