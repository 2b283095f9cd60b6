//! The rules of a community for its proposals.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::{CommentModeration, ResidenceProof};

/// How proposals are moderated, signed and answered in a community. Who holds these rules may change them; each proposal
/// keeps the threshold and the days that were right when it was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[validate(schema(function = ordered))]
pub struct ProposalRules {
    /// How many of the verified residents must sign, in tenths of a percent.
    #[validate(range(max = 1_000, code = "range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 1_000))]
    pub threshold_permille: u16,
    /// How many must sign at least.
    #[validate(range(min = 1, max = 10_000, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 10_000))]
    pub threshold_least: u16,
    /// How many must sign at most.
    #[validate(range(min = 1, max = 10_000, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 10_000))]
    pub threshold_most: u16,
    /// For how many days signatures are gathered.
    #[validate(range(min = 1, max = 365, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 365))]
    pub gather_days: u16,
    /// Within how many working days it is decided whether a proposal is published.
    #[validate(range(min = 1, max = 60, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 60))]
    pub moderate_days: u16,
    /// Within how many working days an effective proposal is answered.
    #[validate(range(min = 1, max = 60, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 60))]
    pub answer_days: u16,
    /// For how many days a rejection can be appealed.
    #[validate(range(min = 1, max = 60, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 60))]
    pub appeal_days: u16,
    /// How many proposals one person may have under way.
    #[validate(range(min = 1, max = 100, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 100))]
    pub most_open: u16,
    /// When what people say of proposals is looked at.
    #[serde(default = "comments")]
    pub comments: CommentModeration,
    /// How many comments one person may write in a day.
    #[serde(default = "comments_a_day")]
    #[validate(range(min = 1, max = 1_000, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 1_000))]
    pub comments_a_day: u16,
    /// How somebody must be verified at least to sign.
    #[serde(default = "sign_proof")]
    pub sign_proof: ResidenceProof,
    /// How somebody must be verified at least to say something of a proposal.
    #[serde(default = "comment_proof")]
    pub comment_proof: ResidenceProof,
}

/// What holds where rules were set before there were comments.
const fn comments() -> CommentModeration {
    CommentModeration::Before
}

const fn comments_a_day() -> u16 {
    20
}

const fn sign_proof() -> ResidenceProof {
    ResidenceProof::Letter
}

const fn comment_proof() -> ResidenceProof {
    ResidenceProof::Card
}

impl Default for ProposalRules {
    /// The defaults of the domain: 1 % of the verified residents, 10 to 100 of them, in 60 days.
    fn default() -> Self {
        Self {
            threshold_permille: 10,
            threshold_least: 10,
            threshold_most: 100,
            gather_days: 60,
            moderate_days: 2,
            answer_days: 15,
            appeal_days: 10,
            most_open: 5,
            comments: comments(),
            comments_a_day: comments_a_day(),
            sign_proof: sign_proof(),
            comment_proof: comment_proof(),
        }
    }
}

impl ProposalRules {
    /// How many must sign where so many residents are verified: the share, rounded up, within its borders.
    pub fn threshold(&self, verified: u32) -> u32 {
        let share = (u64::from(verified) * u64::from(self.threshold_permille)).div_ceil(1_000);
        let share = u32::try_from(share).unwrap_or(u32::MAX);
        share.clamp(
            self.threshold_least.into(),
            self.threshold_most.max(self.threshold_least).into(),
        )
    }
}

fn ordered(rules: &ProposalRules) -> Result<(), ValidationError> {
    if rules.threshold_least <= rules.threshold_most {
        Ok(())
    } else {
        Err(ValidationError::new("threshold_order"))
    }
}

#[cfg(test)]
mod tests {
    use super::ProposalRules;

    #[test]
    fn the_threshold_is_a_share_within_borders() {
        let rules = ProposalRules::default();
        for (verified, threshold) in [(0, 10), (999, 10), (1_001, 11), (5_000, 50), (10_001, 100), (u32::MAX, 100)] {
            assert_eq!(rules.threshold(verified), threshold, "{verified}");
        }
    }
}
