//! Who proposes together, and how they are asked.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    cases::words,
    ids::{InvitationId, OrganisationId},
};

words! {
    /// What somebody has to do with a proposal.
    Part {
        /// They wrote it.
        Author = "author",
        /// They propose it together with its author.
        Together = "together",
        /// They are asked to propose it together.
        Invited = "invited",
        /// They signed it.
        Signer = "signer",
        /// They follow it.
        Follower = "follower",
    }
}

words! {
    /// What became of an invitation.
    InvitationState {
        /// Not answered yet.
        Open = "open",
        /// They propose it together now.
        Accepted = "accepted",
        /// They do not want to.
        Refused = "refused",
        /// Nobody answered it in time.
        Lapsed = "lapsed",
    }
}

/// Asks somebody to propose together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    /// Whom, so that the author tells one invitation from another: 1–30 characters.
    #[validate(custom(function = crate::validation::person))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 30, example = "楼上李叔"))]
    pub name: String,
    /// Their mobile number: they find the invitation when they sign in. Without one a link is given out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::mobile_number))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 11, max_length = 11, pattern = "^1[3-9][0-9]{9}$", example = "13800000002")
    )]
    pub phone: Option<String>,
    /// The organisation of the community that is to propose it together; only who speaks for it accepts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
}

/// An invitation, as the author sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Invitation {
    /// Its identifier.
    pub id: InvitationId,
    /// Whom the author means.
    pub name: String,
    /// The organisation that they are to speak for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// Whether it was answered, and how.
    pub state: InvitationState,
    /// Until when it may be answered: 30 days.
    #[serde(deserialize_with = "crate::time::read")]
    pub answer_by: DateTime<Utc>,
    /// What the link carries behind `#`; told once, when the invitation is made without a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

/// Answers an invitation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InvitationAnswer {
    /// What the link carried; absent when the invitation names one's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 64, code = "token_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub secret: Option<String>,
    /// Whether they propose it together.
    pub accept: bool,
    /// Whether their whole name is published; otherwise it is shortened to `李**`.
    #[serde(default)]
    pub named: bool,
}

/// What the holder of a link may read before they answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InvitationSecret {
    /// The secret that the link carried.
    #[validate(length(max = 64, code = "token_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub secret: String,
}
