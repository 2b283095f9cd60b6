//! Where a need goes, and who may send it there: pure.

use chrono::{DateTime, Utc};
use contract::needs::{NeedDeed, NeedState};

/// What decides what can be done with a need.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    pub(super) state: NeedState,
    pub(super) notice_until: Option<DateTime<Utc>>,
    /// Whether an objection waits for an answer.
    pub(super) unanswered: bool,
    /// Whether plans are, or were, called for and the call did not end without one.
    pub(super) called: bool,
}

/// What a reader is to a need.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Who {
    /// Whether they decide for the station.
    pub(super) station: bool,
    /// Whether they are verified as a resident there.
    pub(super) verified: bool,
}

/// Where a decision of the council takes a need; nowhere when there is nothing to decide like this.
pub(super) fn screened(state: NeedState, accepted: bool) -> Option<NeedState> {
    match (state, accepted) {
        (NeedState::Listed | NeedState::SentBack | NeedState::Discarded, true) => Some(NeedState::Screened),
        (NeedState::Listed | NeedState::SentBack | NeedState::Screened, false) => Some(NeedState::Discarded),
        _ => None,
    }
}

/// Whether bodies still deliberate on a need.
pub(super) const fn is_deliberated(state: NeedState) -> bool {
    matches!(
        state,
        NeedState::Listed | NeedState::Screened | NeedState::InBallot | NeedState::SentBack
    )
}

/// Whether a notice is over: its time is, and no objection waits. Until then it runs, however late somebody looks.
pub(super) fn is_agreed(standing: Standing, now: DateTime<Utc>) -> bool {
    standing.state == NeedState::OnNotice && !standing.unanswered && standing.notice_until.is_some_and(|until| until <= now)
}

/// Whether objections are taken.
pub(super) fn takes_objections(standing: Standing, now: DateTime<Utc>) -> bool {
    standing.state == NeedState::OnNotice && standing.notice_until.is_some_and(|until| now < until)
}

/// Whether a need passed: enough took part, and more than so many percent of them chose it.
pub(super) fn passes(chosen: u32, ballots: u32, quorum_met: bool, percent: u8) -> bool {
    quorum_met && u64::from(chosen) * 100 > u64::from(ballots) * u64::from(percent)
}

/// What somebody may do now.
pub(super) fn allowed(standing: Standing, who: Who, now: DateTime<Utc>) -> Vec<NeedDeed> {
    let state = standing.state;
    let decided = screened(state, true).or(screened(state, false)).is_some();
    [
        (NeedDeed::Screen, who.station && decided),
        (NeedDeed::Deliberate, who.station && is_deliberated(state)),
        (NeedDeed::PutToVote, who.station && state == NeedState::Screened),
        (NeedDeed::Object, who.verified && takes_objections(standing, now)),
        (NeedDeed::Answer, who.station && standing.unanswered),
        (NeedDeed::Call, who.station && state == NeedState::Agreed && !standing.called),
    ]
    .into_iter()
    .filter_map(|(deed, may)| may.then_some(deed))
    .collect()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn standing(state: NeedState) -> (Standing, DateTime<Utc>) {
        let until: DateTime<Utc> = "2026-12-04T01:00:00Z".parse().expect("a time");
        let standing = Standing {
            state,
            notice_until: Some(until),
            unanswered: false,
            called: false,
        };
        (standing, until)
    }

    #[test]
    fn the_council_decides_about_what_it_has_before_it() {
        use NeedState::{Discarded, Listed, Screened, SentBack};
        for state in NeedState::ALL.iter().copied() {
            let taken_on = [Listed, SentBack, Discarded].contains(&state).then_some(Screened);
            let put_aside = [Listed, SentBack, Screened].contains(&state).then_some(Discarded);
            assert_eq!(
                (screened(state, true), screened(state, false)),
                (taken_on, put_aside),
                "{state:?}"
            );
        }
    }

    #[test]
    fn everybody_may_do_what_the_state_admits_and_nothing_else() {
        use NeedDeed::{Answer, Call, Deliberate, Object, PutToVote, Screen};
        let (station, verified) = (
            Who {
                station: true,
                verified: false,
            },
            Who {
                station: false,
                verified: true,
            },
        );
        for state in NeedState::ALL.iter().copied() {
            let (mut standing, until) = standing(state);
            let before = until - TimeDelta::microseconds(1);
            let stations: &[NeedDeed] = match state {
                NeedState::Listed | NeedState::SentBack => &[Screen, Deliberate],
                NeedState::Discarded => &[Screen],
                NeedState::Screened => &[Screen, Deliberate, PutToVote],
                NeedState::InBallot => &[Deliberate],
                NeedState::OnNotice => &[],
                NeedState::Agreed => &[Call],
            };
            let residents: &[NeedDeed] = if state == NeedState::OnNotice { &[Object] } else { &[] };
            assert_eq!(allowed(standing, station, before), stations, "{state:?}");
            assert_eq!(allowed(standing, verified, before), residents, "{state:?}");
            assert_eq!(allowed(standing, verified, until), [], "{state:?}: too late");
            assert_eq!(allowed(standing, Who::default(), before), [], "{state:?}");
            (standing.unanswered, standing.called) = (true, true);
            assert!(allowed(standing, station, before).contains(&Answer), "{state:?}");
            assert!(!allowed(standing, station, before).contains(&Call), "{state:?}");
        }
    }

    #[test]
    fn a_notice_ends_when_its_time_is_over_and_nothing_waits() {
        let (standing, until) = standing(NeedState::OnNotice);
        assert!(!is_agreed(standing, until - TimeDelta::microseconds(1)));
        assert!(is_agreed(standing, until));
        assert!(!is_agreed(
            Standing {
                unanswered: true,
                ..standing
            },
            until + TimeDelta::days(9)
        ));
        assert!(!is_agreed(
            Standing {
                state: NeedState::SentBack,
                ..standing
            },
            until
        ));
    }

    #[test]
    fn half_of_those_voting_is_not_more_than_half() {
        for (chosen, ballots, quorum, percent, passed) in [
            (5, 10, true, 50, false),
            (6, 10, true, 50, true),
            (6, 10, false, 50, false),
            (6, 9, true, 66, true),
            (66, 100, true, 66, false),
            (0, 0, true, 50, false),
            (u32::MAX, u32::MAX, true, 99, true),
        ] {
            assert_eq!(passes(chosen, ballots, quorum, percent), passed, "{chosen} of {ballots}");
        }
    }
}
