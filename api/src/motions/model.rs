//! What holds of motions: pure.

use chrono::{DateTime, Utc};
use contract::motions::{MotionAction as Action, MotionState as State};

/// What a reader is to a motion.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a reader is several things at once, in every combination"
)]
pub(super) struct Who {
    pub(super) author: bool,
    pub(super) seconds: bool,
    /// Whether they are verified as an adult resident there.
    pub(super) adult: bool,
    /// Whether they decide what is published there.
    pub(super) moderates: bool,
    /// Whether they announce votes there.
    pub(super) calls: bool,
}

/// Where a motion stands: its time is over whether or not anybody wrote that down yet.
pub(super) fn state_at(state: State, closes_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> State {
    match state {
        State::Gathering if closes_at.is_some_and(|closes| closes <= now) => State::Lapsed,
        other => other,
    }
}

/// Whether somebody reads it: everybody what was published, else its author and the station.
pub(super) const fn is_seen(published: bool, who: Who) -> bool {
    published || who.author || who.moderates
}

/// What somebody may do with it as it stands. Nobody decides about their own.
pub(super) fn actions(state: State, who: Who) -> Vec<Action> {
    let all: &[(Action, bool)] = match state {
        State::Waiting => &[
            (Action::Withdraw, who.author),
            (Action::Publish, who.moderates && !who.author),
            (Action::Refuse, who.moderates && !who.author),
        ],
        State::Gathering => &[
            (Action::Withdraw, who.author),
            (Action::Second, who.adult && !who.seconds),
            (Action::Unsecond, who.seconds && !who.author),
        ],
        State::Binding => &[(Action::Announce, who.calls)],
        State::Refused | State::Announced | State::Lapsed | State::Withdrawn => &[],
    };
    all.iter().filter(|(_, may)| *may).map(|(action, _)| *action).collect()
}

/// How many of so many adults it takes: the share, rounded up, and at least one.
pub(super) fn threshold(adults: u32, percent: u8) -> u32 {
    let share = (u64::from(adults) * u64::from(percent)).div_ceil(100);
    u32::try_from(share).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    #[test]
    fn a_fifth_is_rounded_up_and_is_at_least_one() {
        let thresholds = [0, 1, 5, 6, 100, 101].map(|adults| threshold(adults, 20));
        assert_eq!(thresholds, [1, 1, 1, 2, 20, 21]);
        assert_eq!((threshold(1_000, 1), threshold(u32::MAX, 20)), (10, 858_993_459));
    }

    #[test]
    fn time_is_over_by_itself() {
        let now: DateTime<Utc> = "2026-11-27T01:00:00Z".parse().expect("a time");
        assert_eq!(state_at(State::Gathering, Some(now), now), State::Lapsed);
        assert_eq!(
            state_at(State::Gathering, Some(now + Duration::seconds(1)), now),
            State::Gathering
        );
        assert_eq!(
            state_at(State::Binding, Some(now), now),
            State::Binding,
            "what binds does not lapse"
        );
    }

    #[test]
    fn nobody_decides_about_their_own_and_its_author_stays_behind_it() {
        let both = Who {
            author: true,
            seconds: true,
            adult: true,
            moderates: true,
            calls: true,
        };
        assert_eq!(actions(State::Waiting, both), [Action::Withdraw]);
        assert_eq!(actions(State::Gathering, both), [Action::Withdraw]);
        assert_eq!(
            actions(State::Binding, both),
            [Action::Announce],
            "others stand behind it too"
        );
        let neighbour = Who {
            adult: true,
            ..Who::default()
        };
        assert_eq!(actions(State::Gathering, neighbour), [Action::Second]);
        assert_eq!(actions(State::Binding, neighbour), []);
        assert!(!is_seen(false, neighbour) && is_seen(true, Who::default()));
    }
}
