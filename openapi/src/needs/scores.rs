//! How a vote scored a need, and whether that is enough.

use serde::{Deserialize, Serialize};

use crate::votes::Criterion;

/// How those who voted scored a need: 1 to 5 by each criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NeedScores {
    /// How many ballots scored it.
    pub ballots: u32,
    /// Whether enough took part.
    pub quorum_met: bool,
    /// What it has by each criterion.
    pub criteria: Vec<CriterionPoints>,
    /// The mean of all its scores must be more than so many tenths of a point, by the rules that held when it was counted.
    pub pass_tenths: u8,
}

/// The points of a need by one criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CriterionPoints {
    /// By what it was scored.
    pub criterion: Criterion,
    /// How many, all ballots together.
    pub points: u32,
}

impl NeedScores {
    /// Whether that is enough: so many took part as must, and the mean of all scores is more than the rules ask for. Every
    /// criterion counts alike.
    pub fn passes(&self) -> bool {
        self.quorum_met && self.points() * 10 > self.scores() * u64::from(self.pass_tenths)
    }

    /// The mean of all scores in hundredths of a point, rounded down so that what did not pass never looks as if it had.
    pub fn mean(&self) -> u64 {
        mean(self.points(), self.scores())
    }

    /// The mean by one criterion, likewise.
    pub fn mean_by(&self, of: CriterionPoints) -> u64 {
        mean(of.points.into(), self.ballots.into())
    }

    fn points(&self) -> u64 {
        self.criteria.iter().map(|of| u64::from(of.points)).sum()
    }

    fn scores(&self) -> u64 {
        self.criteria.iter().map(|_| u64::from(self.ballots)).sum()
    }
}

fn mean(points: u64, scores: u64) -> u64 {
    (points * 100).checked_div(scores).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored(ballots: u32, points: &[u32]) -> NeedScores {
        let of = |(criterion, points): (&Criterion, &u32)| CriterionPoints {
            criterion: *criterion,
            points: *points,
        };
        NeedScores {
            ballots,
            quorum_met: true,
            criteria: Criterion::ALL.iter().zip(points).map(of).collect(),
            pass_tenths: 30,
        }
    }

    #[test]
    fn three_on_the_average_is_not_more_than_three_and_every_criterion_counts_alike() {
        for (ballots, points, mean, passed) in [
            (2, &[6, 6, 6, 6][..], 300, false),
            (2, &[10, 10, 4, 1], 312, true),
            (3, &[15, 15, 3, 3], 300, false),
            (1, &[5, 5, 5, 5], 500, true),
            (1, &[4], 400, true),
            (0, &[0, 0, 0, 0], 0, false),
            (0, &[], 0, false),
            (u32::MAX, &[u32::MAX; 4], 100, false),
        ] {
            let of = scored(ballots, points);
            assert_eq!((of.mean(), of.passes()), (mean, passed), "{points:?} of {ballots}");
        }
        let few = NeedScores {
            quorum_met: false,
            ..scored(1, &[5, 5, 5, 5])
        };
        assert!(!few.passes(), "too few took part");
        let of = scored(3, &[10, 3, 3, 3]);
        assert_eq!(of.mean_by(of.criteria[0]), 333);
    }
}
