//! Where a call for plans goes, who may send it there, and what they may read: pure.

use chrono::{DateTime, TimeDelta, Utc};
use contract::{
    calls::{CallDeed, CallState, PlanState},
    votes::VoteResult,
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

/// The number of the option that residents chose, of so many plans. Of several it is the one with most ballots, none when two have
/// as many; a single one, asked for as yes or no, needs more than half. None when too few took part.
pub(super) fn chosen(result: &VoteResult, plans: usize) -> Option<usize> {
    if !result.quorum_met {
        return None;
    }
    if plans == 1 {
        let yes = u64::from(*result.counts.first()?);
        return (yes * 2 > result.ballots.into()).then_some(1);
    }
    let most = result.counts.iter().take(plans).copied().max().filter(|most| *most > 0)?;
    let mut with_most = (1..)
        .zip(result.counts.iter().take(plans))
        .filter(|(_, count)| **count == most);
    let (number, _) = with_most.next()?;
    with_most.next().is_none().then_some(number)
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

    #[test]
    fn of_several_plans_the_one_with_most_ballots_is_chosen_and_of_one_more_than_half_must_say_yes() {
        let result = |counts: &[u32], quorum_met| VoteResult {
            ballots: counts.iter().sum(),
            quorum_met,
            counts: counts.to_vec(),
            sums: Vec::new(),
            digest: String::new(),
        };
        for (counts, quorum, plans, number) in [
            (&[3, 5, 1][..], true, 3, Some(2)),
            (&[5, 5, 1], true, 3, None),
            (&[0, 0, 0], true, 3, None),
            (&[3, 5, 1], false, 3, None),
            (&[3, 2], true, 1, Some(1)),
            (&[3, 3], true, 1, None),
            (&[2, 3], true, 1, None),
            (&[0, 0], true, 1, None),
            (&[], true, 0, None),
        ] {
            assert_eq!(chosen(&result(counts, quorum), plans), number, "{counts:?} of {plans}");
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
