//! Who reads what, as pure functions.

use contract::proposals::{CommentAction as Action, CommentModeration, CommentState};

/// What a reader is shown of what somebody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// Its words.
    Words,
    /// That something stood there.
    Trace,
    /// Nothing.
    Nothing,
}

/// What is shown to its author (`mine`), to the station, and to everybody else.
pub(super) const fn sight(state: CommentState, mine: bool, station: bool) -> Sight {
    match state {
        CommentState::Shown => Sight::Words,
        CommentState::Waiting | CommentState::Hidden if mine || station => Sight::Words,
        CommentState::Waiting => Sight::Nothing,
        CommentState::Hidden | CommentState::Removed => Sight::Trace,
    }
}

/// What decides what may be done with what somebody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a reader is several things at once, in every combination"
)]
pub(super) struct Standing {
    pub(super) state: CommentState,
    /// Whether it answers nothing itself.
    pub(super) first: bool,
    /// Whether it may still be changed.
    pub(super) fresh: bool,
    /// Whether the reader said it.
    pub(super) mine: bool,
    /// Whether the reader answers for the community.
    pub(super) station: bool,
    /// Whether the reader may say something of the proposal.
    pub(super) speaks: bool,
    /// Whether the reader is signed in as a resident.
    pub(super) resident: bool,
}

/// Everything that a reader may do now.
pub(super) fn actions(of: Standing) -> Vec<Action> {
    use CommentState::{Hidden, Removed, Shown, Waiting};
    let may = |action: &Action| match action {
        Action::Answer => of.speaks && of.first && of.state == Shown,
        Action::Change => of.mine && of.speaks && of.fresh && matches!(of.state, Shown | Waiting),
        Action::Remove => of.mine && of.state != Removed,
        Action::Report => of.resident && !of.mine && of.state == Shown,
        Action::Hide => of.station && !of.mine && of.state == Shown,
        Action::Restore => of.station && !of.mine && of.state == Hidden,
    };
    Action::ALL.iter().copied().filter(may).collect()
}

/// Where new words stand: those of the station at once, those of residents as the community's rule says.
pub(super) fn begins(of_station: bool, moderation: CommentModeration) -> CommentState {
    if of_station || moderation == CommentModeration::After {
        CommentState::Shown
    } else {
        CommentState::Waiting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_read_only_what_is_shown() {
        for state in CommentState::ALL.iter().copied() {
            let reads = sight(state, false, false) == Sight::Words;
            assert_eq!(reads, state == CommentState::Shown, "{state:?}");
        }
    }

    #[test]
    fn what_was_taken_back_is_read_by_nobody() {
        for (mine, station) in [(false, false), (true, false), (false, true), (true, true)] {
            assert_eq!(sight(CommentState::Removed, mine, station), Sight::Trace);
        }
    }

    #[test]
    fn what_residents_say_waits_where_the_rule_says_so() {
        use CommentModeration::{After, Before};
        assert_eq!(begins(false, Before), CommentState::Waiting);
        assert_eq!(begins(false, After), CommentState::Shown);
        assert_eq!(begins(true, Before), CommentState::Shown);
    }
}
