//! The life of a case: every state, every action, every party.

use super::*;

pub(super) fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time")
}

pub(super) fn standing(state: State) -> Standing {
    Standing {
        state,
        reopened_by_reporter: false,
        closed_at: (state == State::Closed).then(|| at("2026-11-01T00:00:00Z")),
        rated: false,
        urged_at: None,
        due_at: Some(at("2026-11-20T00:00:00Z")),
        reachable: true,
        nameable: true,
        situation: Situation::default(),
    }
}

/// What may be, as a table to read: (party, action, from, to). Everything else is refused.
const ALLOWED: &[(Party, Action, &[State], Option<State>)] = {
    use Action::{
        Accept, Acknowledge, Answer, AskConsent, AskExtension, AskNaming, Close, Decline, Dispatch, HandBack, Merge, Note,
        Object, Pause, Rate, Recall, Reopen, Split, Start, Supervise, Transfer, Urge, Withdraw,
    };
    use Party::{Host, Recorder, Reporter, Station, Street};
    use State::{
        Accepted, Answered, Closed, Declined, Dispatched, InProgress, Merged, Reopened, Submitted, Transferred, Withdrawn,
    };
    const OPEN: &[State] = &[Submitted, Accepted, Dispatched, InProgress, Transferred, Answered, Reopened];
    const EVERY: &[State] = &[
        Submitted,
        Accepted,
        Dispatched,
        InProgress,
        Transferred,
        Answered,
        Reopened,
        Closed,
        Declined,
        Merged,
        Withdrawn,
    ];
    const WORKED_ON: &[State] = &[Accepted, Dispatched, InProgress, Reopened];
    const WAITED_FOR: &[State] = &[Submitted, Accepted, Dispatched, InProgress, Transferred, Reopened];
    const IN_WORK: &[State] = &[Accepted, Dispatched, InProgress, Transferred, Reopened];
    const MERGEABLE: &[State] = &[Submitted, Accepted, Dispatched, InProgress, Reopened];
    const UNANSWERED: &[State] = &[Submitted, Accepted, Dispatched, InProgress, Transferred];
    &[
        (Station, Accept, &[Submitted], Some(Accepted)),
        (Street, Accept, &[Submitted], Some(Accepted)),
        (Station, Decline, &[Submitted], Some(Declined)),
        (Street, Decline, &[Submitted], Some(Declined)),
        (Station, Note, EVERY, None),
        (Street, Note, EVERY, None),
        (Reporter, Note, OPEN, None),
        (Recorder, Note, OPEN, None),
        (Station, Answer, WORKED_ON, Some(Answered)),
        (Street, Answer, WORKED_ON, Some(Answered)),
        (Reporter, Withdraw, UNANSWERED, Some(Withdrawn)),
        (Reporter, Rate, &[Answered, Closed], Some(Closed)),
        (Station, Close, &[Answered], Some(Closed)),
        (Street, Close, &[Answered], Some(Closed)),
        (Reporter, Reopen, &[Answered, Closed], Some(Reopened)),
        (Street, Reopen, &[Answered, Closed], Some(Reopened)),
        (Reporter, Urge, WAITED_FOR, None),
        (Street, Supervise, WAITED_FOR, None),
        (Host, Note, OPEN, None),
        (Host, Acknowledge, &[Transferred], None),
        (Host, HandBack, &[Transferred], Some(InProgress)),
        (Station, Dispatch, WORKED_ON, Some(Dispatched)),
        (Street, Dispatch, WORKED_ON, Some(Dispatched)),
        (Station, Start, &[Accepted, Dispatched, Reopened], Some(InProgress)),
        (Street, Start, &[Accepted, Dispatched, Reopened], Some(InProgress)),
        (Station, Object, &[Dispatched], None),
        (Street, Object, &[Dispatched], None),
        (Station, Transfer, WORKED_ON, Some(Transferred)),
        (Street, Transfer, WORKED_ON, Some(Transferred)),
        (Station, Recall, &[Transferred], Some(InProgress)),
        (Street, Recall, &[Transferred], Some(InProgress)),
        (Station, Pause, IN_WORK, None),
        (Street, Pause, IN_WORK, None),
        (Station, AskExtension, IN_WORK, None),
        (Street, AskExtension, IN_WORK, None),
        (Station, Merge, MERGEABLE, Some(Merged)),
        (Street, Merge, MERGEABLE, Some(Merged)),
        (Station, Split, WORKED_ON, None),
        (Street, Split, WORKED_ON, None),
        (Station, AskConsent, &[Answered, Closed], None),
        (Street, AskConsent, &[Answered, Closed], None),
        (Station, AskNaming, IN_WORK, None),
        (Street, AskNaming, IN_WORK, None),
    ]
};

#[test]
fn every_state_action_and_party_is_as_the_table_says() {
    let now = at("2026-11-10T00:00:00Z");
    for &state in State::ALL {
        for &action in Action::ALL {
            for &party in Party::ALL {
                let expected = ALLOWED
                    .iter()
                    .find(|(who, what, from, _)| *who == party && *what == action && from.contains(&state))
                    .map(|(.., to)| to.unwrap_or(state));
                assert_eq!(
                    next(standing(state), action, party, now).ok(),
                    expected,
                    "{party:?} {action:?} {state:?}"
                );
            }
        }
    }
}

#[test]
fn a_refusal_says_why() {
    let now = at("2026-11-10T00:00:00Z");
    let refusal = |standing, action, party| next(standing, action, party, now).expect_err("a refusal");
    assert_eq!(
        refusal(standing(State::Submitted), Action::Answer, Party::Reporter),
        Refusal::NotYourRole
    );
    assert_eq!(
        refusal(standing(State::Submitted), Action::Answer, Party::Station),
        Refusal::NotNow
    );
    assert_eq!(
        refusal(standing(State::Submitted), Action::Accept, Party::Stranger),
        Refusal::NotYours
    );
    let again = Standing {
        reopened_by_reporter: true,
        ..standing(State::Closed)
    };
    assert_eq!(refusal(again, Action::Reopen, Party::Reporter), Refusal::ReopenedBefore);
    assert_eq!(next(again, Action::Reopen, Party::Street, now), Ok(State::Reopened));
    let rated = Standing {
        rated: true,
        ..standing(State::Closed)
    };
    assert_eq!(refusal(rated, Action::Rate, Party::Reporter), Refusal::RatedBefore);
}

#[test]
fn a_closed_case_stays_closed_after_thirty_days() {
    let closed = standing(State::Closed);
    assert_eq!(
        next(closed, Action::Reopen, Party::Reporter, at("2026-12-01T00:00:00Z")),
        Ok(State::Reopened)
    );
    assert_eq!(
        next(closed, Action::Reopen, Party::Reporter, at("2026-12-01T00:00:01Z")),
        Err(Refusal::TooLate)
    );
}

#[test]
fn what_was_heard_on_a_friday_night_is_accepted_by_saturday_night() {
    let friday_night = at("2026-11-20T15:30:00Z");
    assert_eq!(accept_due(friday_night), at("2026-11-21T15:30:00Z"));
}

#[test]
fn a_case_is_urged_once_a_day_in_china() {
    let urge = |last: &str, now: &str| {
        let urged = Standing {
            urged_at: Some(at(last)),
            ..standing(State::Accepted)
        };
        next(urged, Action::Urge, Party::Reporter, at(now))
    };
    // 15:59 UTC is 23:59 in China; a minute later it is tomorrow.
    assert_eq!(urge("2026-11-24T16:00:00Z", "2026-11-25T15:59:00Z"), Err(Refusal::UrgedToday));
    assert_eq!(urge("2026-11-24T16:00:00Z", "2026-11-25T16:00:00Z"), Ok(State::Accepted));
}
