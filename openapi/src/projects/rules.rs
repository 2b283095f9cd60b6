//! The rules of a community for its projects.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

/// How projects are paid and evaluated in a community. A contract keeps the share that was right when it was offered, an
/// evaluation the rules that were right when it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[validate(schema(function = ordered))]
pub struct ProjectRules {
    /// How many percent are paid at the start; the rest after the final evaluation passed.
    #[validate(range(min = 1, max = 99, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 99))]
    pub first_percent: u8,
    /// For how many days both sides can evaluate.
    #[validate(range(min = 1, max = 60, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 60))]
    pub evaluate_days: u16,
    /// How many residents must evaluate at least; while they are fewer there is more time.
    #[validate(range(min = 3, max = 1_000, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 3, maximum = 1_000))]
    pub least_evaluations: u16,
    /// How many representatives of residents in the co-governance group of its field must be among them, where one stands, or all
    /// whom it has; while they are fewer there is more time.
    #[serde(default = "three")]
    #[validate(range(max = 49, code = "range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 49))]
    pub least_representatives: u16,
    /// From which mean on a project is excellent, in hundredths.
    #[validate(range(min = 100, max = 500, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 100, maximum = 500))]
    pub excellent: u16,
    /// From which mean on a project passed, in hundredths.
    #[validate(range(min = 100, max = 500, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 100, maximum = 500))]
    pub passed: u16,
}

/// Of fewer, what they gave would tell how each of them did.
const fn three() -> u16 {
    3
}

impl Default for ProjectRules {
    /// 60 % at the start and 40 % after the evaluation (姑苏 居民自治项目化, 4.2); two weeks, five residents, three of
    /// them representatives where there is a group (双述双评: residents' representatives and the community committee).
    fn default() -> Self {
        Self {
            first_percent: 60,
            evaluate_days: 14,
            least_evaluations: 5,
            least_representatives: three(),
            excellent: 450,
            passed: 300,
        }
    }
}

fn ordered(rules: &ProjectRules) -> Result<(), ValidationError> {
    if rules.passed <= rules.excellent {
        Ok(())
    } else {
        Err(ValidationError::new("evaluation_order"))
    }
}
