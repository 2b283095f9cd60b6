//! Proposals (居民提案, 《社区工作建议案》): what residents and organisations suggest, what neighbours sign, and what the
//! community owes an answer to.

mod answer;
mod became;
mod checking;
mod comments;
mod deciding;
mod drafting;
mod figures;
mod lists;
mod moderation;
mod near;
mod part;
mod residence;
mod rules;
mod sentences;
mod shown;
mod writing;

pub use answer::*;
pub use became::*;
pub use checking::*;
pub use comments::*;
pub use deciding::*;
pub use drafting::*;
pub use figures::*;
pub use lists::*;
pub use moderation::*;
pub use near::*;
pub use part::*;
pub use residence::*;
pub use rules::*;
pub use sentences::SENTENCES;
pub use shown::*;
pub use writing::*;

use crate::cases::words;

words! {
    /// Where a proposal stands.
    ProposalState {
        /// Being written; only those who propose it see it.
        Draft = "draft",
        /// Sent, and being looked at before it is published.
        Submitted = "submitted",
        /// Given back to be changed.
        Returned = "returned",
        /// Not published, for a reason.
        Rejected = "rejected",
        /// Published, gathering signatures (附议).
        Gathering = "gathering",
        /// Not signed by enough in the time it had.
        Expired = "expired",
        /// Signed by enough: the community owes an answer.
        Effective = "effective",
        /// Answered.
        Answered = "answered",
        /// Taken back by who proposed it.
        Withdrawn = "withdrawn",
        /// Taken from view by a moderator; only those who have to do with it see it.
        Hidden = "hidden",
        /// It went into an older one on the same matter, its signatures with it.
        Merged = "merged",
    }
}

impl ProposalState {
    /// Whether everybody may read it.
    pub const fn is_public(self) -> bool {
        matches!(
            self,
            Self::Gathering | Self::Expired | Self::Effective | Self::Answered | Self::Merged
        )
    }
}

words! {
    /// What a proposal is about: the seven fields in which residents' projects are carried out.
    Field {
        /// 特殊群体
        SpecialGroups = "special_groups",
        /// 邻里、环境、教育、卫生、文化、体育
        Neighbourhood = "neighbourhood",
        /// 居民参与与自治
        Participation = "participation",
        /// 社会组织
        Organisations = "organisations",
        /// 志愿服务
        Volunteering = "volunteering",
        /// 公共设施
        Facilities = "facilities",
        /// 其他
        Other = "other",
    }
}

words! {
    /// What happens to a proposal.
    ProposalAction {
        /// It was begun.
        Write = "write",
        /// Its text was changed before it was published.
        Edit = "edit",
        /// It was sent to be looked at.
        Submit = "submit",
        /// It was published.
        Publish = "publish",
        /// It was given back to be changed.
        Return = "return",
        /// It was not published.
        Reject = "reject",
        /// Its author asked another moderator to look at it again.
        Appeal = "appeal",
        /// A resident signed it.
        Sign = "sign",
        /// A resident took their signature back.
        Unsign = "unsign",
        /// A new version was sent.
        Amend = "amend",
        /// Enough residents signed it.
        BecomeEffective = "become_effective",
        /// The community answered.
        Answer = "answer",
        /// A step that was promised was taken.
        Report = "report",
        /// It was taken back.
        Withdraw = "withdraw",
        /// Somebody joined those who propose it.
        Join = "join",
        /// Something was said of it.
        Comment = "comment",
        /// A moderator took it from view.
        Hide = "hide",
        /// A moderator put it back.
        Restore = "restore",
        /// It went into an older one, or a younger one went into it.
        Merge = "merge",
        /// The answer is overdue, and the street was told.
        Escalate = "escalate",
        /// Somebody sees to the answer.
        Assign = "assign",
    }
}
