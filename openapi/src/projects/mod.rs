//! Projects (居民自治项目): what a community has an organisation do for its residents, from the contract through reports and
//! remarks to the evaluation by both sides (双述双评), and what follows from that.

mod contracts;
mod day;
mod doing;
mod evaluating;
mod own;
mod record;
mod rules;
mod sentences;
mod shown;

pub use contracts::*;
pub use day::Day;
pub use doing::*;
pub use evaluating::*;
pub use own::*;
pub use record::*;
pub use rules::*;
pub use sentences::SENTENCES;
pub use shown::*;

use crate::cases::words;

words! {
    /// Where a project stands.
    ProjectState {
        /// The station draws up the contract; only the station and the carrier see it.
        Drafted = "drafted",
        /// The contract lies with the carrier, who signs or refuses it.
        Offered = "offered",
        /// The contract is signed; the work has not begun.
        Signed = "signed",
        /// The work is under way.
        Running = "running",
        /// The final report is in, and both sides evaluate.
        Reported = "reported",
        /// It is evaluated; a payment is outstanding.
        Evaluated = "evaluated",
        /// It is evaluated, and every payment is made or cancelled.
        Closed = "closed",
        /// It was ended before its time.
        Ended = "ended",
    }
}

impl ProjectState {
    /// Whether nothing of it changes any more.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Ended)
    }
}

words! {
    /// What a reader may do with a project now.
    ProjectAction {
        /// Change what is drawn up.
        Change = "change",
        /// Draw up an amendment of the contract.
        Amend = "amend",
        /// Offer what is drawn up to the carrier.
        Offer = "offer",
        /// Take the offer back.
        Recall = "recall",
        /// Sign the contract on offer.
        Sign = "sign",
        /// Refuse it, with a reason.
        Refuse = "refuse",
        /// Record a payment as made.
        Pay = "pay",
        /// End the project before its time.
        End = "end",
        /// Write a report.
        Report = "report",
        /// Leave a remark (质询).
        Remark = "remark",
        /// Note something for the co-governance group that supervises it (督导).
        Supervise = "supervise",
        /// Answer remarks.
        Answer = "answer",
        /// Take a remark, or a picture of a report, from view.
        Hide = "hide",
        /// Evaluate it.
        Evaluate = "evaluate",
        /// Commend it (表扬), once it was evaluated as excellent.
        Commend = "commend",
    }
}

words! {
    /// What happened to a project, as its timeline says it.
    ProjectDeed {
        /// It was drawn up.
        Draw = "draw",
        /// A contract was offered.
        Offer = "offer",
        /// The offer was taken back.
        Recall = "recall",
        /// The contract was signed.
        Sign = "sign",
        /// The contract was refused.
        Refuse = "refuse",
        /// An amendment of the contract was signed.
        Amend = "amend",
        /// The work began.
        Begin = "begin",
        /// A payment was made.
        Pay = "pay",
        /// A report was written.
        Report = "report",
        /// A report was not written by its day.
        Miss = "miss",
        /// The final report was written.
        Finish = "finish",
        /// A remark was left.
        Remark = "remark",
        /// Somebody who sits in the group that supervises it noted something.
        Supervise = "supervise",
        /// A remark was answered.
        Answer = "answer",
        /// A remark was taken from view.
        Hide = "hide",
        /// A picture of a report was taken from view.
        HidePicture = "hide_picture",
        /// Such a picture was put back.
        RestorePicture = "restore_picture",
        /// Too few evaluated it; there is more time.
        Prolong = "prolong",
        /// It was evaluated.
        Evaluate = "evaluate",
        /// The station commended it.
        Commend = "commend",
        /// Every payment is made or cancelled.
        Close = "close",
        /// It was ended before its time.
        End = "end",
        /// Nobody speaks for the carrier any more.
        Silent = "silent",
        /// Somebody speaks for it who did not.
        Name = "name",
    }
}

words! {
    /// Where a version of the contract stands.
    ContractState {
        /// It lies with the carrier.
        Offered = "offered",
        /// The station took it back.
        Recalled = "recalled",
        /// The carrier refused it.
        Refused = "refused",
        /// Both sides agree to it.
        Signed = "signed",
    }
}

words! {
    /// Where a payment stands.
    PaymentState {
        /// It is not made yet.
        Due = "due",
        /// It is made.
        Paid = "paid",
        /// It will not be made.
        Cancelled = "cancelled",
    }
}

words! {
    /// What an evaluation came to.
    ProjectOutcome {
        /// Its carrier comes first on equal terms, and the station may commend it.
        Excellent = "excellent",
        /// Passed.
        Passed = "passed",
        /// Not passed: the last payment is cancelled.
        Failed = "failed",
    }
}

words! {
    /// On which seat in the co-governance group of its field somebody evaluates a project (双述双评).
    ProjectSeat {
        /// As a representative of residents (居民代表).
        Representative = "representative",
        /// For the community committee (社区居委会), as its staff.
        Committee = "committee",
    }
}
