//! Referral both ways (双向转介): of a request to an organisation, and of a person by an organisation to the station.
//!
//! The station stays responsible, as it does for a case that is handed over.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{cases::words, ids::OrganisationId};

words! {
    /// Who agreed that name, number and address are shared.
    ReferralConsent {
        /// 本人
        Person = "person",
        /// 家属
        Family = "family",
        /// 监护人
        Guardian = "guardian",
    }
}

words! {
    /// How a referral stands.
    ReferralState {
        /// Nobody has taken it yet.
        Sent = "sent",
        /// It was taken.
        Taken = "taken",
        /// What was asked is done.
        Done = "done",
        /// It was given back.
        Returned = "returned",
        /// Whoever referred it took it back.
        Recalled = "recalled",
    }
}

impl ReferralState {
    /// Whether nothing more will come of it.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Returned | Self::Recalled)
    }
}

/// Refers a request to an organisation (转介).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewReferral {
    /// The organisation, one of the community's.
    pub organisation_id: OrganisationId,
    /// What is asked of it, 5–500 characters, without names and numbers; the resident reads it too.
    #[validate(custom(function = crate::validation::need))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 500, example = "老人需要长期康复训练，请上门评估。")
    )]
    pub text: String,
    /// Who agreed that name, number and address are shared with it once it takes the request; with nobody, they are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ReferralConsent>,
}

/// Gives a request back to the station that referred it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReferralReturn {
    /// Whether what was asked is done; false when it is not theirs, and the station goes on.
    pub done: bool,
    /// What came of it, or why not: 5–500 characters; the resident reads it too.
    #[validate(custom(function = crate::validation::need))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 500, example = "已上门评估，每周二、四上午由康复师上门训练。")
    )]
    pub text: String,
}

/// A referral, as everybody reads it who reads the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ServiceReferral {
    /// The organisation that it was referred to, or came from.
    pub organisation_id: OrganisationId,
    /// What that organisation is called.
    pub organisation: String,
    /// The telephone of that organisation.
    pub phone: String,
    /// Whether the organisation referred the person to the station; otherwise the station referred the request to it.
    pub inbound: bool,
    /// How it stands.
    pub state: ReferralState,
    /// Who agreed that name, number and address are shared, from when it is taken; absent: they were not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ReferralConsent>,
    /// When it was referred.
    #[serde(deserialize_with = "crate::time::read")]
    pub sent_at: DateTime<Utc>,
}
