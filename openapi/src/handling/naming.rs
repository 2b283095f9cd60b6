//! Whether whoever a case is handed to may know its reporter's name and number: what is asked, and what was answered.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::{
    cases::words,
    ids::{CommunityId, OrganisationId},
};

words! {
    /// How far a reporter's consent to be named has come.
    NamingState {
        /// They were asked.
        Asked = "asked",
        /// They agreed, and can take it back until it is shared.
        Agreed = "agreed",
        /// They do not agree, or not any longer.
        Refused = "refused",
        /// Their name and number were shared.
        Shared = "shared",
    }
}

/// Asks the reporter whether their name and number may be given to another community of the street or to an organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[validate(schema(function = one_recipient))]
pub struct NamingRequest {
    /// Another community of the street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community_id: Option<CommunityId>,
    /// An organisation that helps this community.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// What for: 5–2,000 characters; the reporter reads it.
    #[validate(custom(function = crate::validation::said))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2_000, example = "以便上门评估前与您约时间。")
    )]
    pub text: String,
}

fn one_recipient(request: &NamingRequest) -> Result<(), ValidationError> {
    super::deeds::one_of_both(request.community_id.is_some(), request.organisation_id.is_some())
}

/// How far a reporter's consent to be named has come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NamingShown {
    /// The community that would be told, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community_id: Option<CommunityId>,
    /// The organisation that would be told, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// What that community or organisation is called.
    pub name: String,
    /// Whether the reporter was asked, agreed or refused, or the name was shared already.
    pub state: NamingState,
    /// Since when it stands like that.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
}
