//! The life of a proposal, as pure functions: who may do what while it stands as it does.

use chrono::{DateTime, Utc};
use contract::proposals::{ProposalAction as Action, ProposalState as State};

/// What of a proposal decides what can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    /// The state that is written down; see [`Standing::state`].
    pub(super) written: State,
    /// Until when it gathers signatures.
    pub(super) closes_at: Option<DateTime<Utc>>,
    /// Until when its rejection can be appealed.
    pub(super) appeal_until: Option<DateTime<Utc>>,
    /// Whether a new version waits to be published.
    pub(super) amended: bool,
}

impl Standing {
    /// Where it stands at `now`: nobody has to be there to write down that its time is over.
    pub(super) fn state(self, now: DateTime<Utc>) -> State {
        match self.written {
            State::Gathering if self.closes_at.is_some_and(|closes| closes <= now) => State::Expired,
            state => state,
        }
    }
}

/// What somebody is to a proposal; of several things, all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "people are several things at once, in every combination"
)]
pub(super) struct Who {
    /// They wrote it.
    pub(super) author: bool,
    /// They propose it together with its author.
    pub(super) together: bool,
    /// They were asked to.
    pub(super) invited: bool,
    /// They signed it.
    pub(super) signer: bool,
    /// They are a resident of its community, verified well enough to sign.
    pub(super) verified: bool,
    /// They are verified well enough to say something of it.
    pub(super) speaks: bool,
    /// They answer for its community.
    pub(super) station: bool,
}

impl Who {
    /// Whether they propose it.
    pub(super) const fn proposes(self) -> bool {
        self.author || self.together
    }

    /// Whether they read it before everybody may.
    pub(super) const fn reads_early(self) -> bool {
        self.proposes() || self.invited
    }
}

/// Why something cannot be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// For them there is no such proposal.
    Unseen,
    /// Not theirs to do.
    NotTheirs,
    /// They must be verified as a resident first.
    NotVerified,
    /// Not while it stands as it does.
    NotNow,
}

/// Whether somebody sees it at all. What a station sees before it is published it sees by moderating.
pub(super) fn sees(state: State, who: Who) -> bool {
    match state {
        State::Draft => who.reads_early(),
        State::Submitted | State::Returned | State::Rejected => who.reads_early() || who.station,
        // Those who had signed are told why it is gone.
        State::Withdrawn | State::Hidden => who.proposes() || who.station || who.signer,
        _ => true,
    }
}

/// Whether `who` may do `action` at `now`.
///
/// # Errors
/// The [`Refusal`] that says why not.
pub(super) fn may(standing: Standing, who: Who, action: Action, now: DateTime<Utc>) -> Result<(), Refusal> {
    use State::{Answered, Draft, Effective, Gathering, Rejected, Returned, Submitted};
    let state = standing.state(now);
    if !sees(state, who) {
        return Err(Refusal::Unseen);
    }
    let (theirs, at_this_time) = match action {
        Action::Edit | Action::Submit => (who.author, matches!(state, Draft | Returned)),
        Action::Join => (who.invited, matches!(state, Draft | Returned)),
        Action::Appeal => (
            who.author,
            state == Rejected && standing.appeal_until.is_some_and(|until| now <= until),
        ),
        Action::Amend => (who.author, state == Gathering && !standing.amended),
        Action::Withdraw => (
            who.author,
            matches!(state, Draft | Submitted | Returned | Rejected | Gathering | Effective),
        ),
        Action::Sign => (!who.proposes(), matches!(state, Gathering | Effective) && !who.signer),
        Action::Comment => (true, matches!(state, Gathering | Effective | Answered)),
        Action::Unsign => (who.signer, matches!(state, Gathering | Effective)),
        Action::Answer | Action::Assign => (who.station && !who.proposes(), state == Effective),
        Action::Report => (who.station, state == Answered),
        Action::Merge => (who.station && !who.proposes(), state == Gathering),
        Action::Hide => (who.station && !who.proposes(), state.is_public()),
        Action::Restore => (who.station && !who.proposes(), state == State::Hidden),
        // What happens by itself, or by a moderator's decision.
        Action::Write | Action::Publish | Action::Return | Action::Reject | Action::BecomeEffective | Action::Escalate => {
            (false, false)
        }
    };
    let known = match action {
        Action::Sign => who.verified,
        Action::Comment => who.speaks || who.proposes() || who.station,
        _ => true,
    };
    if !theirs {
        Err(Refusal::NotTheirs)
    } else if !at_this_time {
        Err(Refusal::NotNow)
    } else if !known {
        Err(Refusal::NotVerified)
    } else {
        Ok(())
    }
}

/// Everything that `who` may do now.
pub(super) fn actions(standing: Standing, who: Who, now: DateTime<Utc>) -> Vec<Action> {
    let possible = |action: &Action| may(standing, who, *action, now).is_ok();
    Action::ALL.iter().copied().filter(possible).collect()
}

/// A name as it is published: whole if its owner wants that, else only how it begins.
pub(crate) fn published_name(name: &str, named: bool) -> String {
    match name.chars().next() {
        None => "居民".to_owned(),
        Some(_) if named => name.to_owned(),
        Some(first) => format!("{first}**"),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn standing(written: State) -> Standing {
        Standing {
            written,
            closes_at: Some(NOW + TimeDelta::days(1)),
            appeal_until: Some(NOW + TimeDelta::days(1)),
            amended: false,
        }
    }

    fn everybody() -> impl Iterator<Item = Who> {
        (0..128_u8).map(|bits| Who {
            author: bits & 1 > 0,
            together: bits & 2 > 0,
            invited: bits & 4 > 0,
            signer: bits & 8 > 0,
            verified: bits & 16 > 0,
            station: bits & 32 > 0,
            speaks: bits & 64 > 0,
        })
    }

    #[test]
    fn nobody_acts_on_what_they_do_not_see() {
        for state in State::ALL.iter().copied() {
            for who in everybody().filter(|who| !sees(state, *who)) {
                assert_eq!(actions(standing(state), who, NOW), vec![], "{state:?} {who:?}");
                assert_eq!(may(standing(state), who, Action::Sign, NOW), Err(Refusal::Unseen));
            }
        }
    }

    #[test]
    fn nobody_signs_or_answers_what_they_propose() {
        for state in State::ALL.iter().copied() {
            for who in everybody().filter(|who| who.proposes()) {
                let actions = actions(standing(state), who, NOW);
                assert!(
                    !actions.contains(&Action::Sign) && !actions.contains(&Action::Answer),
                    "{state:?} {who:?}"
                );
            }
        }
    }

    #[test]
    fn only_verified_residents_sign_and_only_once() {
        let signs = |who: Who| may(standing(State::Gathering), who, Action::Sign, NOW);
        let verified = Who {
            verified: true,
            ..Who::default()
        };
        assert_eq!(signs(verified), Ok(()));
        assert_eq!(signs(Who::default()), Err(Refusal::NotVerified));
        assert_eq!(
            signs(Who {
                signer: true,
                ..verified
            }),
            Err(Refusal::NotNow)
        );
    }

    #[test]
    fn when_its_time_is_over_nobody_signs_and_nothing_is_amended() {
        let over = Standing {
            closes_at: Some(NOW),
            ..standing(State::Gathering)
        };
        assert_eq!(over.state(NOW), State::Expired);
        for who in everybody().filter(|who| !who.station) {
            assert_eq!(actions(over, who, NOW), vec![], "{who:?}");
        }
    }

    #[test]
    fn a_rejection_is_appealed_in_time_or_not_at_all() {
        let author = Who {
            author: true,
            ..Who::default()
        };
        let appeals = |standing| may(standing, author, Action::Appeal, NOW).is_ok();
        let rejected = standing(State::Rejected);
        assert!(appeals(rejected));
        assert!(!appeals(Standing {
            appeal_until: None,
            ..rejected
        }));
        assert!(!appeals(Standing {
            appeal_until: Some(NOW - TimeDelta::seconds(1)),
            ..rejected
        }));
    }

    #[test]
    fn a_name_is_published_whole_only_when_its_owner_wants_that() {
        assert_eq!(published_name("王秀兰", false), "王**");
        assert_eq!(published_name("王秀兰", true), "王秀兰");
        assert_eq!(published_name("", false), "居民");
    }
}
