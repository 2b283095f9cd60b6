//! Moderation: what waits to be looked at, what helps to look at it, and how it is decided.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{ProposalSummary, ProposalText};
use crate::{
    cases::words,
    ids::{ItemId, ProposalId},
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
    }
}

/// Something in a text that a moderator should look at. Nothing is rejected by a machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// Where it stands.
    pub part: TextPart,
    /// The words themselves.
    pub words: String,
}

/// Something that waits to be moderated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ModerationItem {
    /// Its identifier.
    pub id: ItemId,
    /// What it is.
    pub kind: ItemKind,
    /// The proposal it is about.
    pub proposal_id: ProposalId,
    /// What is proposed, in a line.
    pub title: String,
    /// Since when it waits.
    #[serde(deserialize_with = "crate::time::read")]
    pub opened_at: DateTime<Utc>,
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
    /// What waits.
    pub item: ModerationItem,
    /// What it says.
    pub text: ProposalText,
    /// What it said before, when it is an amendment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<ProposalText>,
    /// Why its author appeals, and what was said when it was rejected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appeal: Option<Appeal>,
    /// What was found in the text.
    pub findings: Vec<Finding>,
    /// What was proposed before that resembles it.
    pub similar: Vec<ProposalSummary>,
    /// How many of the author's proposals were published, and how many rejected.
    pub published: u32,
    /// How many of the author's proposals were rejected.
    pub rejected: u32,
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
    /// What was said with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Decides something that waits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    /// How.
    pub decision: Decision,
    /// Why; needed unless it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// In words, for its author: up to 2,000 characters; needed unless it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 2_000, example = "请删去第二段里的手机号，其余很好。")
    )]
    pub text: Option<String>,
}

/// A line of the public moderation record, without names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ModerationRecord {
    /// When it was decided.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// What it was.
    pub kind: ItemKind,
    /// How it was decided.
    pub decision: Decision,
    /// The kind of reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// How long it took, in seconds.
    pub took: u32,
    /// Whether it was decided in time.
    pub in_time: bool,
}
