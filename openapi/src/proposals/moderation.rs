//! Moderation: what waits to be looked at, what helps to look at it, and how it is decided.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{CommentState, OutsideCheck, ProposalPhoto, ProposalSummary, ProposalText, Severity};
use crate::{
    cases::words,
    ids::{CommentId, ItemId, PhotoId, ProposalId},
    photos::Photo,
};

words! {
    /// What waits to be moderated.
    ItemKind {
        /// A proposal that is to be published.
        Proposal = "proposal",
        /// A new version of a published one.
        Amendment = "amendment",
        /// A rejection that its author does not accept.
        Appeal = "appeal",
        /// What somebody said of a published proposal.
        Comment = "comment",
        /// Something that people reported.
        Report = "report",
        /// A picture that was added to a published proposal.
        Photo = "photo",
    }
}

words! {
    /// How it is decided.
    Decision {
        /// It is published.
        Publish = "publish",
        /// It is given back to be changed.
        Return = "return",
        /// It is not published; for an appeal: the rejection stands.
        Reject = "reject",
        /// It is taken from view.
        Hide = "hide",
        /// What was reported stays as it is.
        Keep = "keep",
        /// It is put back.
        Restore = "restore",
        /// It goes into an older one on the same matter.
        Merge = "merge",
    }
}

impl Decision {
    /// Whether it must be said why.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Return | Self::Reject | Self::Hide)
    }

    /// Whether it is a way to decide what waits.
    pub const fn fits(self, kind: ItemKind) -> bool {
        match kind {
            ItemKind::Proposal | ItemKind::Amendment | ItemKind::Appeal => {
                matches!(self, Self::Publish | Self::Return | Self::Reject)
            }
            ItemKind::Comment | ItemKind::Photo => matches!(self, Self::Publish | Self::Hide),
            ItemKind::Report => matches!(self, Self::Keep | Self::Hide),
        }
    }
}

words! {
    /// Why something is given back or not published.
    Reason {
        /// It cannot be understood.
        Unclear = "unclear",
        /// It names people or tells what is nobody's business.
        PersonalData = "personal_data",
        /// It insults somebody.
        Insult = "insult",
        /// It asks for what the law forbids.
        Unlawful = "unlawful",
        /// It is not a matter of the community.
        NotCommunity = "not_community",
        /// It advertises something.
        Advertising = "advertising",
        /// The same was proposed before.
        Duplicate = "duplicate",
        /// Something else, as the text says.
        Other = "other",
    }
}

words! {
    /// What was found in a text that may not be meant for everybody.
    FindingKind {
        /// A telephone number.
        Phone = "phone",
        /// The number of an identity card, with the right check digit.
        IdentityNumber = "identity_number",
        /// A home, down to the door.
        Home = "home",
        /// Somebody's name.
        Name = "name",
        /// A word of one of the street's lists.
        Listed = "listed",
    }
}

words! {
    /// A part of a proposal's text.
    TextPart {
        /// The line.
        Title = "title",
        /// What is wrong today.
        Problem = "problem",
        /// What should be done.
        Suggestion = "suggestion",
        /// What somebody said of a proposal.
        Comment = "comment",
    }
}

/// Something in a text that a moderator should look at. Nothing is rejected by a machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Finding {
    /// What makes it worth looking at.
    pub kind: FindingKind,
    /// Where it stands.
    pub part: TextPart,
    /// The passage, as it stands in the text.
    pub words: String,
    /// The list that the word is on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// How grave the list takes the word; absent of what is on no list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
}

/// Something that waits to be moderated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ModerationItem {
    /// Its identifier.
    pub id: ItemId,
    /// Whether a proposal, a comment or a picture waits.
    pub kind: ItemKind,
    /// The proposal it is about.
    pub proposal_id: ProposalId,
    /// What is proposed, in a line.
    pub title: String,
    /// The comment it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment_id: Option<CommentId>,
    /// What the comment says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
    /// The picture it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo_id: Option<PhotoId>,
    /// Which edition of the words waits; a decision names it.
    pub edition: u32,
    /// How many people reported it.
    pub reports: u32,
    /// A word that is the same for all that one person sent in a short time, where it is more than one thing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flood: Option<String>,
    /// Since when it waits.
    #[serde(deserialize_with = "crate::time::read")]
    pub opened_at: DateTime<Utc>,
    /// Whether it is overdue and the street was told.
    pub raised: bool,
    /// Until when it must be decided.
    #[serde(deserialize_with = "crate::time::read")]
    pub due_at: DateTime<Utc>,
    /// Who looks at it, by the name they work under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_by: Option<String>,
    /// Until when it is kept for them.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub claimed_until: Option<DateTime<Utc>>,
    /// Whether it is kept for the reader.
    pub mine: bool,
    /// Whether the reader may decide it: not who wrote, signed or proposed it, nor who decided what is appealed.
    pub may_decide: bool,
}

/// Something that somebody is looking at, with what helps to decide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ModerationCase {
    /// What waits, as the queue lists it.
    pub item: ModerationItem,
    /// The words of the proposal that it is about.
    pub text: ProposalText,
    /// What it said before, when it is an amendment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<ProposalText>,
    /// Why its author appeals, and what was said when it was rejected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appeal: Option<Appeal>,
    /// The comment it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<CommentCase>,
    /// The pictures of the proposal, or the one that waits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<ProposalPhoto>,
    /// What people reported of it, without their names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<ReportCase>,
    /// What was found in the text and should be looked at.
    pub findings: Vec<Finding>,
    /// What a checker outside said of it, where one is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<OutsideCheck>,
    /// What was proposed before that resembles it.
    pub similar: Vec<ProposalSummary>,
    /// How many of the author's proposals, or comments, were published.
    pub published: u32,
    /// How many of them were rejected, or hidden.
    pub rejected: u32,
}

/// Something that moderators took from view, as it can be put back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HiddenItem {
    /// The decision by which it was hidden.
    pub id: ItemId,
    /// The proposal it is about.
    pub proposal_id: ProposalId,
    /// What is proposed, in a line.
    pub title: String,
    /// The comment that is hidden.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment_id: Option<CommentId>,
    /// What the comment says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
    /// The picture of the proposal that is hidden; without it and without a comment it is the proposal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<Photo>,
    /// When it was taken from view.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// Who hid it, by the name they work under.
    pub hidden_by: String,
    /// The kind of reason for which it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What the moderator wrote to its author.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Whether the reader may put it back: not who wrote, signed or reported it.
    pub may_restore: bool,
}

/// A comment that somebody looks at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CommentCase {
    /// The words of the comment.
    pub text: String,
    /// Whether everybody may read it now.
    pub state: CommentState,
    /// The words of the comment that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<String>,
}

/// What somebody reported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReportCase {
    /// What is wrong with it, says who reported it.
    pub reason: Reason,
    /// What they added in their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// When it was reported.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
}

/// A rejection and why it is not accepted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Appeal {
    /// Why the author does not accept it.
    pub grounds: String,
    /// The kind of reason that was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What the moderator wrote to the author then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}
