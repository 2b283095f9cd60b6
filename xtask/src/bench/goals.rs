//! What is to be reached.

use std::fmt;

/// A figure, and how far it is to go.
pub(super) struct Goal {
    what: String,
    is: f64,
    limit: Limit,
}

/// How far.
pub(super) enum Limit {
    AtLeast(f64),
    AtMost(f64),
}

impl Goal {
    /// This figure, with this limit.
    pub(super) const fn new(what: String, is: f64, limit: Limit) -> Self {
        Self { what, is, limit }
    }

    /// Whether it keeps within the limit.
    pub(super) fn is_met(&self) -> bool {
        match self.limit {
            Limit::AtLeast(least) => self.is >= least,
            Limit::AtMost(most) => self.is <= most,
        }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, limit) = match self.limit {
            Limit::AtLeast(least) => ("at least", least),
            Limit::AtMost(most) => ("at most", most),
        };
        write!(to, "{}: {:.2}, and {word} {limit:.2} is due", self.what, self.is)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_is_met_up_to_its_limit() {
        let goal = |is, limit| Goal::new("x".to_owned(), is, limit);
        assert!(goal(0.6, Limit::AtLeast(0.6)).is_met() && !goal(0.59, Limit::AtLeast(0.6)).is_met());
        assert!(goal(60.0, Limit::AtMost(60.0)).is_met() && !goal(60.1, Limit::AtMost(60.0)).is_met());
        assert_eq!(
            goal(61.0, Limit::AtMost(60.0)).to_string(),
            "x: 61.00, and at most 60.00 is due"
        );
    }
}
