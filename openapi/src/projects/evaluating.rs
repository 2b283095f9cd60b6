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

/// Evaluates a project: a verified resident or a representative of residents, or for the community committee its station or staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEvaluation {
    /// One to five for each criterion.
    #[validate(nested)]
    pub scores: Scores,
    /// Words, 1–1,000 characters; whoever evaluates for the committee has to give reasons. Shown without a name once it is decided.
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
    /// How many of them were representatives of residents in the group that supervised it.
    #[serde(default)]
    pub representatives: u32,
    /// What the station gave, if it evaluated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<Scores>,
    /// How many evaluated for the community committee, the station included; 0 where it was the station alone.
    #[serde(default)]
    pub committee: u32,
    /// The sum of what they gave for each criterion, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub committee_sums: Vec<u32>,
}

impl EvaluationResult {
    /// The mean of what the committee's side gave for each criterion, in hundredths.
    pub fn committee_means(&self) -> Vec<u32> {
        match (self.committee, self.station) {
            (0, Some(station)) => station.all().map(|score| u32::from(score) * 100).to_vec(),
            (many, _) => self.committee_sums.iter().map(|sum| sum * 100 / many.max(1)).collect(),
        }
    }
}

/// What one side gave: the sum of the scores for each criterion, and of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side {
    /// The sums, in the order of the criteria.
    pub sums: [u32; CRITERIA],
    /// How many evaluated.
    pub many: u32,
}

impl Side {
    /// The side of whoever gave these.
    pub fn of(all: impl Iterator<Item = Scores>) -> Self {
        let mut side = Self {
            sums: [0; CRITERIA],
            many: 0,
        };
        for scores in all {
            side.many += 1;
            for (sum, score) in side.sums.iter_mut().zip(scores.all()) {
                *sum += u32::from(score);
            }
        }
        side
    }

    fn total(&self) -> u64 {
        self.sums.iter().copied().map(u64::from).sum()
    }
}

/// What the scores of the residents and of the community committee come to.
///
/// Each half is the mean of its scores over the five criteria, and both count the same, however many are on either side:
/// (Σ residents ÷ 5n + Σ committee ÷ 5m) ÷ 2, compared with the rules in whole numbers so that nothing is lost to rounding.
pub fn evaluated(residents: Side, committee: Side, rules: &ProjectRules) -> EvaluationResult {
    let (n, m) = (u64::from(residents.many.max(1)), u64::from(committee.many.max(1)));
    let (above, below) = (100 * (residents.total() * m + committee.total() * n), 10 * n * m);
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
        residents: residents.many,
        sums: residents.sums.to_vec(),
        representatives: 0,
        station: None,
        committee: committee.many,
        committee_sums: committee.sums.to_vec(),
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
            let residents = Side { sums, many: residents };
            let result = evaluated(residents, Side::of([scores(station)].into_iter()), &rules);
            assert_eq!((result.outcome, result.mean), (outcome, mean), "{residents:?}, {station:?}");
        }
    }

    #[test]
    fn of_several_on_the_committees_side_the_mean_counts_and_of_the_station_alone_what_it_gave() {
        let residents = Side { sums: [8; 5], many: 2 };
        let result = evaluated(
            residents,
            Side::of([scores([5; 5]), scores([2; 5])].into_iter()),
            &ProjectRules::default(),
        );
        // 4.0 and 3.5.
        assert_eq!((result.mean, result.outcome), (375, ProjectOutcome::Passed));
        assert_eq!((result.committee, result.committee_means()), (2, vec![350; 5]));
        let written_before = r#"{"outcome":"passed","mean":300,"residents":5,"sums":[15,15,15,15,15],
            "station":{"effect":3,"output":3,"participation":3,"spending":3,"satisfaction":4}}"#;
        let read: EvaluationResult = serde_json::from_str(written_before).expect("a result");
        assert_eq!(read.committee_means(), [300, 300, 300, 300, 400]);
    }
}
