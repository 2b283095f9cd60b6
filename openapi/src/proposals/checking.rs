//! What a checker outside says of a text that waits for moderators. It marks, and decides nothing.

use serde::{Deserialize, Serialize};

use crate::cases::words;

words! {
    /// What a checker suggests.
    RiskSuggestion {
        /// It found nothing.
        Pass = "pass",
        /// Somebody should look closely.
        Review = "review",
        /// It takes the text for one that must not stand.
        Risky = "risky",
    }
}

words! {
    /// What a checker takes a text for.
    RiskLabel {
        /// Advertising.
        Advertising = "advertising",
        /// Touches politics.
        Politics = "politics",
        /// Pornography.
        Pornography = "pornography",
        /// Abuse.
        Abuse = "abuse",
        /// What the law forbids.
        Unlawful = "unlawful",
        /// Fraud.
        Fraud = "fraud",
        /// Vulgar.
        Vulgar = "vulgar",
        /// Somebody else's work.
        Copyright = "copyright",
        /// Something else.
        Other = "other",
    }
}

/// What a checker outside said of a text, without any name or number in it. A person decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OutsideCheck {
    /// Whether it found nothing, wants somebody to look closely, or takes it for one that must not stand.
    pub suggestion: RiskSuggestion,
    /// What it takes the text for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<RiskLabel>,
}
