//! The life of a case between acceptance and answer, by how it is handled.

use super::{
    tests::{at, standing},
    *,
};

const PLAIN: Situation = Situation {
    flow: Flow::Ordinary,
    question: None,
    objected: false,
    extended: false,
    paused: false,
    acknowledged: false,
    leading: None,
    publicity: Publicity::Private,
    naming: None,
};

const fn asked(question: Question) -> Situation {
    Situation {
        question: Some(question),
        ..PLAIN
    }
}

type Allowed = &'static [(Action, State)];

/// What depends on how a case is handled, as a table to read: how, from where, (action, to) that may be. Each is the
/// station's, or whoever's it is handed to; of [`HANDLED`] everything else is refused.
const BY_HANDLING: &[(&str, Situation, State, Allowed)] = {
    use Action::{
        Acknowledge, Answer, AskExtension, Dispatch, Draft, Extend, HandBack, Merge, Object, Overrule, Pause, Recall,
        RefuseExtension, Resume, ReturnDraft, Split, Start, Sustain, Transfer,
    };
    use State::{Accepted, Answered, Dispatched, InProgress, Merged, Transferred};
    &[
        (
            "given to somebody",
            PLAIN,
            Dispatched,
            &[
                (Answer, Answered),
                (Dispatch, Dispatched),
                (Start, InProgress),
                (Object, Dispatched),
                (Transfer, Transferred),
                (Pause, Dispatched),
                (AskExtension, Dispatched),
                (Merge, Merged),
                (Split, Dispatched),
            ],
        ),
        (
            "an objection waits",
            asked(Question::Objection),
            Dispatched,
            &[
                (Answer, Answered),
                (Sustain, Accepted),
                (Overrule, Dispatched),
                (Pause, Dispatched),
                (Split, Dispatched),
            ],
        ),
        (
            "objected before, and given more time before",
            Situation {
                objected: true,
                extended: true,
                ..PLAIN
            },
            Dispatched,
            &[
                (Answer, Answered),
                (Dispatch, Dispatched),
                (Start, InProgress),
                (Transfer, Transferred),
                (Pause, Dispatched),
                (Merge, Merged),
                (Split, Dispatched),
            ],
        ),
        (
            "more time is asked for",
            asked(Question::Extension),
            InProgress,
            &[
                (Answer, Answered),
                (Pause, InProgress),
                (Extend, InProgress),
                (RefuseExtension, InProgress),
                (Split, InProgress),
            ],
        ),
        (
            "its clock stands still",
            Situation { paused: true, ..PLAIN },
            InProgress,
            &[
                (Answer, Answered),
                (Dispatch, Dispatched),
                (Transfer, Transferred),
                (Resume, InProgress),
                (AskExtension, InProgress),
                (Merge, Merged),
                (Split, InProgress),
            ],
        ),
        (
            "its answer needs approval",
            Situation {
                flow: Flow::Approval,
                ..PLAIN
            },
            InProgress,
            &[
                (Dispatch, Dispatched),
                (Transfer, Transferred),
                (Pause, InProgress),
                (AskExtension, InProgress),
                (Draft, InProgress),
                (Merge, Merged),
                (Split, InProgress),
            ],
        ),
        (
            "its answer waits for approval",
            Situation {
                flow: Flow::Approval,
                ..asked(Question::Draft)
            },
            InProgress,
            &[
                (Answer, Answered),
                (Pause, InProgress),
                (ReturnDraft, InProgress),
                (Split, InProgress),
            ],
        ),
        (
            "handed over",
            PLAIN,
            Transferred,
            &[
                (Acknowledge, Transferred),
                (HandBack, InProgress),
                (Recall, InProgress),
                (Pause, Transferred),
                (AskExtension, Transferred),
            ],
        ),
        (
            "handed over and taken",
            Situation {
                acknowledged: true,
                ..PLAIN
            },
            Transferred,
            &[
                (HandBack, InProgress),
                (Recall, InProgress),
                (Pause, Transferred),
                (AskExtension, Transferred),
            ],
        ),
    ]
};

const HANDLED: [Action; 19] = [
    Action::Acknowledge,
    Action::Answer,
    Action::AskExtension,
    Action::Dispatch,
    Action::Draft,
    Action::Extend,
    Action::HandBack,
    Action::Merge,
    Action::Object,
    Action::Overrule,
    Action::Pause,
    Action::Recall,
    Action::RefuseExtension,
    Action::Resume,
    Action::ReturnDraft,
    Action::Split,
    Action::Start,
    Action::Sustain,
    Action::Transfer,
];

#[test]
fn what_may_be_done_follows_how_a_case_is_handled() {
    let now = at("2026-11-10T00:00:00Z");
    for &(how, situation, state, allowed) in BY_HANDLING {
        let standing = Standing {
            situation,
            ..standing(state)
        };
        for action in HANDLED {
            let party = match action {
                Action::Acknowledge | Action::HandBack => Party::Host,
                _ => Party::Station,
            };
            let expected = allowed.iter().find(|(what, _)| *what == action).map(|(_, to)| *to);
            assert_eq!(next(standing, action, party, now).ok(), expected, "{how}: {action:?}");
        }
    }
}

#[test]
fn more_time_is_asked_for_before_it_has_run_out() {
    let ask = |now: &str| next(standing(State::Accepted), Action::AskExtension, Party::Station, at(now));
    assert_eq!(ask("2026-11-19T23:59:59Z"), Ok(State::Accepted));
    assert_eq!(ask("2026-11-20T00:00:00Z"), Err(Refusal::NotNow));
}

#[test]
fn whose_case_became_part_of_another_rates_the_answer_to_that_one_once() {
    let part_of = |leading| Standing {
        situation: Situation {
            leading: Some(leading),
            ..Situation::default()
        },
        ..standing(State::Merged)
    };
    let rate = |standing| next(standing, Action::Rate, Party::Reporter, at("2026-11-10T00:00:00Z"));
    assert_eq!(rate(part_of(State::InProgress)), Err(Refusal::NotNow));
    assert_eq!(rate(part_of(State::Answered)), Ok(State::Merged));
    assert_eq!(rate(part_of(State::Closed)), Ok(State::Merged));
    let rated = Standing {
        rated: true,
        ..part_of(State::Answered)
    };
    assert_eq!(rate(rated), Err(Refusal::RatedBefore));
}

#[test]
fn a_case_is_made_public_only_with_consent_and_stays_so_only_while_that_stands() {
    use Publicity::{Agreed, Asked, Private, Public, Refused};
    let steps = [
        Action::AskConsent,
        Action::Consent,
        Action::Refuse,
        Action::Publish,
        Action::Unpublish,
    ];
    for (publicity, possible) in [
        (Private, &[Action::AskConsent][..]),
        (Asked, &[Action::Consent, Action::Refuse]),
        (Agreed, &[Action::Refuse, Action::Publish]),
        (Refused, &[Action::Consent]),
        (Public, &[Action::Refuse, Action::Unpublish]),
    ] {
        let standing = Standing {
            situation: Situation { publicity, ..PLAIN },
            ..standing(State::Answered)
        };
        for action in steps {
            let party = match action {
                Action::Consent | Action::Refuse => Party::Reporter,
                _ => Party::Station,
            };
            let now = at("2026-11-10T00:00:00Z");
            let may = next(standing, action, party, now).is_ok();
            assert_eq!(may, possible.contains(&action), "{publicity:?} {action:?}");
            let other = if party == Party::Reporter {
                Party::Station
            } else {
                Party::Reporter
            };
            assert_eq!(next(standing, action, other, now), Err(Refusal::NotYourRole), "{action:?}");
        }
    }
}

#[test]
fn a_reporter_is_named_only_when_asked_and_takes_it_back_until_it_is_shared() {
    use NamingState::{Agreed, Asked, Refused, Shared};
    let (now, steps) = (at("2026-11-10T00:00:00Z"), [Action::AskNaming, Action::Allow, Action::Forbid]);
    for (naming, possible) in [
        (None, &[Action::AskNaming][..]),
        (Some(Asked), &steps),
        (Some(Agreed), &[Action::AskNaming, Action::Forbid]),
        (Some(Refused), &[Action::AskNaming, Action::Allow]),
        (Some(Shared), &[]),
    ] {
        for state in [State::InProgress, State::Transferred, State::Answered] {
            let standing = Standing {
                situation: Situation { naming, ..PLAIN },
                ..standing(state)
            };
            for action in steps {
                let (party, other) = match action {
                    Action::AskNaming => (Party::Station, Party::Reporter),
                    _ => (Party::Reporter, Party::Station),
                };
                let may = next(standing, action, party, now).is_ok();
                let expected = possible.contains(&action) && state != State::Answered;
                assert_eq!(may, expected, "{naming:?} {action:?} {state:?}");
                assert_eq!(next(standing, action, other, now), Err(Refusal::NotYourRole), "{action:?}");
            }
        }
    }
    let nameless = Standing {
        nameable: false,
        ..standing(State::InProgress)
    };
    assert_eq!(next(nameless, Action::AskNaming, Party::Station, now), Err(Refusal::NotNow));
}

#[test]
fn nobody_who_cannot_be_asked_is_made_public() {
    let nobody = Standing {
        reachable: false,
        ..standing(State::Closed)
    };
    let now = at("2026-11-10T00:00:00Z");
    assert_eq!(next(nobody, Action::AskConsent, Party::Station, now), Err(Refusal::NotNow));
    let open = standing(State::InProgress);
    assert_eq!(next(open, Action::AskConsent, Party::Station, now), Err(Refusal::NotNow));
}
