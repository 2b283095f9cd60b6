//! A vote as it is typed, and as it is sent.

use contract::{
    DateTime, Utc,
    ids::{BodyId, ProposalId},
    validation::FieldError,
    votes::{Criterion, HALF, NewOption, NewVote, SENTENCES, Scoring, faults_of_vote},
};
use kit::{
    faults::{checked_with, missing},
    i18n::{language, votes as text},
    time,
};
use serde::{Deserialize, Serialize};

/// Minutes for which "now" stays the moment at which it was first tried, so that trying again announces the very same vote.
/// The server lets pass a little more.
const NOW_LASTS: i64 = 4;

/// An option as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct TypedOption {
    pub(super) text: String,
    /// The proposal that it comes from.
    pub(super) proposal: Option<ProposalId>,
}

/// A moment that the draft keeps.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct At {
    #[serde(deserialize_with = "contract::time::read")]
    at: DateTime<Utc>,
}

/// What is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Typed {
    pub(super) title: String,
    pub(super) question: String,
    pub(super) options: Vec<TypedOption>,
    pub(super) choose: String,
    /// A day and a time of day; without a day it opens now.
    pub(super) opens: (String, String),
    pub(super) closes: (String, String),
    pub(super) quorum: String,
    /// The body whose members decide.
    #[serde(default)]
    pub(super) body: Option<BodyId>,
    /// Whether options are scored.
    #[serde(default)]
    pub(super) scored: bool,
    /// When it was first tried to announce it.
    pub(super) tried: Option<At>,
}

impl Typed {
    /// Nothing yet: two options, one to be chosen, more than half of the roll.
    pub(super) fn new() -> Self {
        let clock = || (String::new(), "09:00".to_owned());
        Self {
            title: String::new(),
            question: String::new(),
            options: vec![TypedOption::default(); 2],
            choose: "1".to_owned(),
            opens: clock(),
            closes: (String::new(), "18:00".to_owned()),
            quorum: HALF.to_string(),
            body: None,
            scored: false,
            tried: None,
        }
    }

    /// Tried at this moment, unless it was a moment ago.
    pub(super) fn try_at(&mut self, now: DateTime<Utc>) {
        let recent = self.tried.filter(|tried| (now - tried.at).num_minutes() < NOW_LASTS);
        self.tried = recent.or(Some(At { at: now }));
    }

    /// It as it is sent, or all that is wrong with it, in the words of whoever reads it here.
    pub(super) fn read(&self, now: DateTime<Utc>) -> Result<NewVote, Vec<FieldError>> {
        let mut faults = Vec::new();
        let opens = match (&self.opens, self.tried) {
            ((day, _), Some(tried)) if day.is_empty() => tried.at,
            ((day, _), None) if day.is_empty() => now,
            (opens, _) => moment(opens, "/opens_at", &mut faults),
        };
        let options = self.options.iter().map(|option| NewOption {
            text: option.text.trim().to_owned(),
            proposal_id: option.proposal,
        });
        let vote = NewVote {
            title: self.title.trim().to_owned(),
            question: self.question.trim().to_owned(),
            options: options.collect(),
            choose: if self.scored {
                1
            } else {
                number(&self.choose, "/choose", &mut faults)
            },
            opens_at: opens,
            closes_at: moment(&self.closes, "/closes_at", &mut faults),
            quorum_percent: match self.quorum.trim() {
                // A body has a quorum of its own; what is typed is for this vote.
                "" => None,
                typed => Some(number(typed, "/quorum_percent", &mut faults)),
            },
            body_id: self.body,
            scores: self.scored.then(|| Scoring {
                criteria: Criterion::ALL.to_vec(),
            }),
        };
        let together = faults_of_vote(&vote, now, language());
        checked_with(vote, faults, together, &[SENTENCES])
    }
}

fn moment((day, clock): &(String, String), pointer: &str, faults: &mut Vec<FieldError>) -> DateTime<Utc> {
    time::typed(day, clock).unwrap_or_else(|| {
        faults.push(missing(pointer, text::TIME_FORM));
        DateTime::default()
    })
}

fn number(typed: &str, pointer: &str, faults: &mut Vec<FieldError>) -> u8 {
    typed.trim().parse().unwrap_or_else(|_| {
        faults.push(missing(pointer, text::NUMBER_FORM));
        1
    })
}

#[cfg(test)]
mod tests {
    use contract::{DateTime, Utc};

    use super::Typed;

    const NOW: i64 = 1_790_000_000;

    fn after(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(NOW + seconds, 0).expect("a time")
    }

    fn typed() -> Typed {
        let mut typed = Typed::new();
        "Which first?".clone_into(&mut typed.title);
        "Which of these is to be done first?".clone_into(&mut typed.question);
        for (option, text) in typed.options.iter_mut().zip(["Lamps", " Benches "]) {
            text.clone_into(&mut option.text);
        }
        // The eighth day from then.
        "2026-09-29".clone_into(&mut typed.closes.0);
        typed
    }

    fn wrong(typed: &Typed) -> Vec<String> {
        let faults = typed.read(after(0)).expect_err("something is wrong");
        assert!(faults.iter().all(|fault| !fault.detail.is_empty()), "{faults:?}");
        faults.into_iter().map(|fault| fault.pointer).collect()
    }

    #[test]
    fn what_opens_now_is_the_same_vote_when_it_is_tried_again() {
        let mut typed = typed();
        typed.try_at(after(0));
        let first = typed.read(after(0)).expect("a vote");
        assert_eq!((first.opens_at, first.options[1].text.as_str()), (after(0), "Benches"));
        typed.try_at(after(100));
        assert_eq!(typed.read(after(100)).expect("a vote"), first);
        typed.try_at(after(300));
        assert_eq!(
            typed.read(after(300)).expect("a vote").opens_at,
            after(300),
            "long ago is not now"
        );
    }

    #[test]
    fn whatever_is_wrong_is_said_at_its_field_once() {
        let empty = Typed {
            options: typed().options,
            ..Typed::new()
        };
        assert_eq!(wrong(&empty), ["/closes_at", "/question", "/title"]);
        let mut numbers = typed();
        "three".clone_into(&mut numbers.choose);
        "101".clone_into(&mut numbers.quorum);
        assert_eq!(wrong(&numbers), ["/choose", "/quorum_percent"]);
        let mut alike = typed();
        "Lamps".clone_into(&mut alike.options[1].text);
        "2026-09-20".clone_into(&mut alike.closes.0);
        assert_eq!(wrong(&alike), ["/closes_at", "/options/1/text"]);
    }
}
