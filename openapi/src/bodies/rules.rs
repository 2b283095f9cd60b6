//! The rules of a community for its bodies.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

/// Who must sit in a body, and how many. Every body is judged by the rules as they are now. The defaults are those of
/// the project mechanism (居民自治项目化) that this follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[validate(schema(function = ordered))]
pub struct BodyRules {
    /// How many a co-governance group has at least, 3–49: of fewer, counts would tell how each of them voted.
    #[validate(range(min = 3, max = 49, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 3, maximum = 49))]
    pub group_least: u16,
    /// How many it has at most, 3–49.
    #[validate(range(min = 3, max = 49, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 3, maximum = 49))]
    pub group_most: u16,
    /// How many percent of a group represent residents at least.
    #[validate(range(max = 100, code = "range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 100))]
    pub residents_percent: u8,
    /// How many percent of a group are of any one other kind at most.
    #[validate(range(max = 100, code = "range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 100))]
    pub others_percent: u8,
    /// How many a review committee has at least, 3–500.
    #[validate(range(min = 3, max = 500, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 3, maximum = 500))]
    pub committee_least: u16,
    /// More than this many percent of a group must vote for its vote to count; a vote may ask for more. With 66 they are two
    /// thirds, whatever size a group may have.
    #[validate(range(max = 100, code = "range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 100))]
    pub group_quorum_percent: u8,
}

impl Default for BodyRules {
    fn default() -> Self {
        Self {
            group_least: 9,
            group_most: 15,
            residents_percent: 60,
            others_percent: 10,
            committee_least: 50,
            group_quorum_percent: 66,
        }
    }
}

fn ordered(rules: &BodyRules) -> Result<(), ValidationError> {
    if rules.group_least <= rules.group_most {
        Ok(())
    } else {
        Err(ValidationError::new("group_order"))
    }
}
