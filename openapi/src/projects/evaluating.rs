//! The evaluation by both sides (双述双评): five criteria, and what they come to.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{ProjectOutcome, ProjectRules};

/// How many criteria there are.
pub const CRITERIA: usize = 5;

/// One to five for each criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Scores {
    /// Whether it had the effect it was to have (有效性).
    #[validate(range(min = 1, max = 5, code = "score_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 5, example = 5))]
    pub effect: u8,
    /// Whether what was promised in numbers is there (定量化).
    #[validate(range(min = 1, max = 5, code = "score_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 5, example = 5))]
    pub output: u8,
    /// How residents took part (参与性).
    #[validate(range(min = 1, max = 5, code = "score_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 5, example = 4))]
    pub participation: u8,
    /// How the money was spent (财务执行).
    #[validate(range(min = 1, max = 5, code = "score_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 5, example = 5))]
    pub spending: u8,
    /// How content one is altogether (满意度).
    #[validate(range(min = 1, max = 5, code = "score_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 5, example = 5))]
    pub satisfaction: u8,
}

impl Scores {
    /// In the order of the criteria.
    pub const fn all(&self) -> [u8; CRITERIA] {
        [self.effect, self.output, self.participation, self.spending, self.satisfaction]
    }
}

/// Evaluates a project: a verified resident for themselves, or the station for the community.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEvaluation {
    /// One to five for each criterion.
    #[validate(nested)]
    pub scores: Scores,
    /// Words, 1–1,000 characters; the station has to give its reasons. Shown without a name once it is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::comment))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 1_000, example = "理发的小伙子很耐心。")
    )]
    pub words: Option<String>,
}

/// What the evaluations of both sides come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EvaluationResult {
    /// Whether the project is excellent, passed or failed.
    pub outcome: ProjectOutcome,
    /// The mean of both halves, in hundredths, cut after them: 450 is 4.50.
    pub mean: u32,
    /// How many residents evaluated.
    pub residents: u32,
    /// The sum of what residents gave for each criterion, in their order.
    pub sums: Vec<u32>,
    /// The station's points for each criterion.
    pub station: Scores,
}

/// What `sums` of so many residents' scores and those of the station come to.
///
/// Each half is the mean of its scores over the five criteria, and both count the same, however many residents there are:
/// (Σ residents ÷ 5n + Σ station ÷ 5) ÷ 2, compared with the rules in whole numbers so that nothing is lost to rounding.
pub fn evaluated(sums: [u32; CRITERIA], residents: u32, station: Scores, rules: &ProjectRules) -> EvaluationResult {
    let theirs: u64 = sums.iter().copied().map(u64::from).sum();
    let ours: u64 = station.all().into_iter().map(u64::from).sum();
    let many = u64::from(residents.max(1));
    let (above, below) = (100 * (theirs + many * ours), 10 * many);
    let reaches = |hundredths: u16| above >= u64::from(hundredths) * below;
    let outcome = if reaches(rules.excellent) {
        ProjectOutcome::Excellent
    } else if reaches(rules.passed) {
        ProjectOutcome::Passed
    } else {
        ProjectOutcome::Failed
    };
    EvaluationResult {
        outcome,
        mean: u32::try_from(above / below).unwrap_or_default(),
        residents,
        sums: sums.to_vec(),
        station,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(all: [u8; CRITERIA]) -> Scores {
        let [effect, output, participation, spending, satisfaction] = all;
        Scores {
            effect,
            output,
            participation,
            spending,
            satisfaction,
        }
    }

    #[test]
    fn both_halves_count_the_same_and_the_borders_belong_to_the_better_side() {
        let rules = ProjectRules::default();
        for (sums, residents, station, outcome, mean) in [
            ([25; 5], 5, [5; 5], ProjectOutcome::Excellent, 500),
            // 4.0 and 5.0: exactly 4.5.
            ([20; 5], 5, [5; 5], ProjectOutcome::Excellent, 450),
            // One score of one of five residents less.
            ([20, 20, 20, 20, 19], 5, [5; 5], ProjectOutcome::Passed, 448),
            // A third less than the border, which two digits would not show.
            ([1_000, 1_000, 1_000, 1_000, 999], 250, [5; 5], ProjectOutcome::Passed, 449),
            ([5; 5], 5, [5; 5], ProjectOutcome::Passed, 300),
            ([5, 5, 5, 5, 6], 5, [5, 5, 5, 5, 4], ProjectOutcome::Failed, 292),
            ([5; 5], 5, [1; 5], ProjectOutcome::Failed, 100),
            // A thousand residents do not outweigh the station.
            ([5_000; 5], 1_000, [1; 5], ProjectOutcome::Passed, 300),
        ] {
            let result = evaluated(sums, residents, scores(station), &rules);
            assert_eq!(
                (result.outcome, result.mean),
                (outcome, mean),
                "{sums:?} of {residents}, {station:?}"
            );
        }
    }
}
