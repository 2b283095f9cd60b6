//! Where a call for plans goes, who may send it there, and what they may read: pure.

use chrono::{DateTime, TimeDelta, Utc};
use contract::{
    calls::{CallDeed, CallState, PlanState},
    votes::{HALF, VoteResult},
};

/// For how long plans are called for at least, in hours.
const LEAST_HOURS: i64 = 1;
/// For how long at most, in days.
const MOST_DAYS: i64 = 180;

/// What decides what can be done with a call.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    pub(super) state: CallState,
    pub(super) deadline: DateTime<Utc>,
    pub(super) notice_until: Option<DateTime<Utc>>,
    /// Whether an objection waits for an answer.
    pub(super) unanswered: bool,
    /// Whether its plans are public.
    pub(super) unsealed: bool,
    /// Until when residents or a committee vote on them, while they do.
    pub(super) review_ends: Option<DateTime<Utc>>,
}

/// What a reader is to a call.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "somebody can be all of these, and each allows something of its own"
)]
pub(super) struct Who {
    /// Whether they decide for the station.
    pub(super) station: bool,
    /// Whether they are verified as a resident there.
    pub(super) verified: bool,
    /// Whether they speak for an organisation there.
    pub(super) speaks: bool,
    /// Whether they sit in the body that reviews its plans.
    pub(super) reviews: bool,
}

/// Whether a deadline is neither too near nor too far.
pub(super) fn is_fair(deadline: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    deadline >= now + TimeDelta::hours(LEAST_HOURS) && deadline <= now + TimeDelta::days(MOST_DAYS)
}

/// Whether a call stands where this can be done with it, whoever does it.
pub(super) fn admits(standing: Standing, deed: CallDeed, now: DateTime<Utc>) -> bool {
    let state = standing.state;
    match deed {
        CallDeed::SendPlan => state == CallState::Open && now < standing.deadline,
        CallDeed::Check | CallDeed::Review => state == CallState::Checking,
        CallDeed::End => matches!(state, CallState::Open | CallState::Checking),
        CallDeed::Reopen => matches!(state, CallState::Checking | CallState::Ended),
        CallDeed::Object => state == CallState::OnNotice && standing.notice_until.is_some_and(|until| now < until),
        CallDeed::Answer => standing.unanswered,
        CallDeed::Ask => {
            standing.unsealed
                && match state {
                    CallState::Checking => true,
                    CallState::InReview => standing.review_ends.is_some_and(|ends| now < ends),
                    _ => false,
                }
        }
    }
}

/// Who may do it where the call stands so.
pub(super) const fn may(who: Who, deed: CallDeed) -> bool {
    match deed {
        CallDeed::SendPlan => who.speaks,
        CallDeed::Object => who.verified,
        CallDeed::Ask => who.verified || who.reviews,
        CallDeed::Check | CallDeed::Review | CallDeed::End | CallDeed::Reopen | CallDeed::Answer => who.station,
    }
}

/// What somebody may do now.
pub(super) fn allowed(standing: Standing, who: Who, now: DateTime<Utc>) -> Vec<CallDeed> {
    let is_allowed = |deed: &CallDeed| may(who, *deed) && admits(standing, *deed, now);
    CallDeed::ALL.iter().copied().filter(is_allowed).collect()
}

/// Whether a notice is over: its time is, and no objection waits.
pub(super) fn is_over(standing: Standing, now: DateTime<Utc>) -> bool {
    standing.state == CallState::OnNotice && !standing.unanswered && standing.notice_until.is_some_and(|until| until <= now)
}

/// Whether plans can be put to the vote: each was checked, one at least admitted.
pub(super) fn is_checked(plans: &[PlanState]) -> bool {
    plans.contains(&PlanState::Admitted) && !plans.contains(&PlanState::Sent)
}

/// What the carrier of a plan earned by its earlier projects.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Bar {
    /// More than so many percent of the ballots it needs, since a project of it failed.
    pub(super) needs_percent: Option<u8>,
    /// It comes first among those with as many ballots, since a project of it was excellent.
    pub(super) comes_first: bool,
}

/// What a vote on plans comes to; plans by their number, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// The ballots chose it.
    Plan(usize),
    /// Of those with most ballots it alone comes first.
    Preferred(usize),
    /// It has most ballots, but not as many as it needs.
    Short(usize),
    /// None was chosen.
    Nobody,
}

/// What residents chose, of these plans. Of several it is the one with most ballots; where more have as many, the one of them that
/// comes first, if one alone does. A single one, asked for as yes or no, needs more than half. Nobody is chosen when too few took part,
/// or the one that would be needs more than it has.
pub(super) fn chosen(result: &VoteResult, plans: &[Bar]) -> Choice {
    if !result.quorum_met {
        return Choice::Nobody;
    }
    let more_than = |number: usize, percent: u8| {
        let count = result.counts.get(number - 1).copied().unwrap_or_default();
        u64::from(count) * 100 > u64::from(result.ballots) * u64::from(percent)
    };
    let reaches = |number: usize| {
        let needs = plans.get(number - 1).and_then(|plan| plan.needs_percent);
        needs.is_none_or(|percent| more_than(number, percent))
    };
    let (number, preferred) = match plans {
        [] => return Choice::Nobody,
        [_] if !more_than(1, HALF) => return Choice::Nobody,
        [_] => (1, false),
        _ => match with_most(result, plans).as_slice() {
            [] => return Choice::Nobody,
            [one] => (*one, false),
            several => {
                let mut first = several.iter().filter(|number| plans[**number - 1].comes_first);
                match (first.next(), first.next()) {
                    (Some(one), None) => (*one, true),
                    _ => return Choice::Nobody,
                }
            }
        },
    };
    match (reaches(number), preferred) {
        (false, _) => Choice::Short(number),
        (true, false) => Choice::Plan(number),
        (true, true) => Choice::Preferred(number),
    }
}

/// The numbers of the plans with most ballots; none while nobody voted for any.
fn with_most(result: &VoteResult, plans: &[Bar]) -> Vec<usize> {
    let counts = || (1..).zip(result.counts.iter().take(plans.len()));
    let most = counts().map(|(_, count)| *count).max().unwrap_or_default();
    let those = counts().filter(|(_, count)| most > 0 && **count == most);
    those.map(|(number, _)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(state: CallState) -> (Standing, DateTime<Utc>) {
        let at: DateTime<Utc> = "2026-12-04T01:00:00Z".parse().expect("a time");
        let standing = Standing {
            state,
            deadline: at,
            notice_until: Some(at),
            unanswered: false,
            unsealed: false,
            review_ends: None,
        };
        (standing, at)
    }

    #[test]
    fn everybody_may_do_what_the_state_admits_and_nothing_else() {
        use CallDeed::{Answer, Check, End, Object, Reopen, Review, SendPlan};
        let (station, verified, speaker) = (
            Who {
                station: true,
                ..Who::default()
            },
            Who {
                verified: true,
                ..Who::default()
            },
            Who {
                speaks: true,
                ..Who::default()
            },
        );
        for state in CallState::ALL.iter().copied() {
            let (mut standing, at) = standing(state);
            let before = at - TimeDelta::microseconds(1);
            let stations: &[CallDeed] = match state {
                CallState::Open => &[End],
                CallState::Checking => &[Check, Review, End, Reopen],
                CallState::Ended => &[Reopen],
                _ => &[],
            };
            let residents: &[CallDeed] = if state == CallState::OnNotice { &[Object] } else { &[] };
            let speakers: &[CallDeed] = if state == CallState::Open { &[SendPlan] } else { &[] };
            assert_eq!(allowed(standing, station, before), stations, "{state:?}");
            assert_eq!(allowed(standing, verified, before), residents, "{state:?}");
            assert_eq!(allowed(standing, speaker, before), speakers, "{state:?}");
            assert_eq!(allowed(standing, Who::default(), before), [], "{state:?}");
            assert_eq!(allowed(standing, verified, at), [], "{state:?}: too late");
            assert_eq!(allowed(standing, speaker, at), [], "{state:?}: too late");
            standing.unanswered = true;
            assert!(allowed(standing, station, before).contains(&Answer), "{state:?}");
        }
    }

    #[test]
    fn plans_are_asked_about_from_their_deadline_until_the_vote_closes() {
        use CallState::{Checking, InReview};
        let whom = |verified, reviews| Who {
            verified,
            reviews,
            ..Who::default()
        };
        for state in CallState::ALL.iter().copied() {
            let (sealed, at) = standing(state);
            let before = at - TimeDelta::microseconds(1);
            assert!(!admits(sealed, CallDeed::Ask, before), "{state:?}: sealed");
            let mut public = Standing {
                unsealed: true,
                ..sealed
            };
            assert_eq!(admits(public, CallDeed::Ask, before), state == Checking, "{state:?}");
            public.review_ends = Some(at);
            let asked = [before, at].map(|now| admits(public, CallDeed::Ask, now));
            assert_eq!(
                asked,
                [state == Checking || state == InReview, state == Checking],
                "{state:?}"
            );
        }
        for (verified, reviews, asks) in [(true, false, true), (false, true, true), (false, false, false)] {
            assert_eq!(may(whom(verified, reviews), CallDeed::Ask), asks);
        }
    }

    fn result(counts: &[u32], quorum_met: bool) -> VoteResult {
        VoteResult {
            ballots: counts.iter().sum(),
            quorum_met,
            counts: counts.to_vec(),
            sums: Vec::new(),
            digest: String::new(),
        }
    }

    #[test]
    fn of_several_plans_the_one_with_most_ballots_is_chosen_and_of_one_more_than_half_must_say_yes() {
        use Choice::{Nobody, Plan};
        for (counts, quorum, plans, choice) in [
            (&[3, 5, 1][..], true, 3, Plan(2)),
            (&[5, 5, 1], true, 3, Nobody),
            (&[0, 0, 0], true, 3, Nobody),
            (&[3, 5, 1], false, 3, Nobody),
            (&[3, 2], true, 1, Plan(1)),
            (&[3, 3], true, 1, Nobody),
            (&[2, 3], true, 1, Nobody),
            (&[0, 0], true, 1, Nobody),
            (&[], true, 0, Nobody),
        ] {
            let bars = vec![Bar::default(); plans];
            assert_eq!(chosen(&result(counts, quorum), &bars), choice, "{counts:?} of {plans}");
        }
    }

    #[test]
    fn who_failed_needs_more_ballots_and_who_was_excellent_comes_first_on_equal_terms() {
        use Choice::{Nobody, Plan, Preferred, Short};
        let plain = Bar::default();
        let strict = Bar {
            needs_percent: Some(66),
            ..plain
        };
        let first = Bar {
            comes_first: true,
            ..plain
        };
        for (counts, bars, choice) in [
            // Two thirds and a little, and a little less.
            (&[67, 33][..], &[strict, plain][..], Plan(1)),
            (&[66, 34], &[strict, plain], Short(1)),
            (&[34, 66], &[strict, plain], Plan(2)),
            (&[3, 1], &[strict], Plan(1)),
            (&[3, 2], &[strict], Short(1)),
            (&[1, 2], &[strict], Nobody),
            (&[5, 5, 1], &[plain, first, plain], Preferred(2)),
            (&[5, 5, 1], &[plain, plain, first], Nobody),
            (&[5, 5, 1], &[first, first, plain], Nobody),
            (&[4, 5, 1], &[first, plain, plain], Plan(2)),
            (&[5, 5, 1], &[strict, plain, plain], Nobody),
        ] {
            assert_eq!(chosen(&result(counts, true), bars), choice, "{counts:?} of {bars:?}");
        }
    }

    #[test]
    fn plans_go_to_the_vote_once_each_was_checked() {
        use PlanState::{Admitted, Refused, Sent};
        for (plans, ready) in [
            (&[][..], false),
            (&[Refused], false),
            (&[Admitted], true),
            (&[Admitted, Refused], true),
            (&[Admitted, Sent], false),
        ] {
            assert_eq!(is_checked(plans), ready, "{plans:?}");
        }
    }
}
