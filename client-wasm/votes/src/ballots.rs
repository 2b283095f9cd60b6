//! All ballots of a vote, counted again: what each must be, and what all must come to. Pure.

use contract::votes::{Ballot, MOST_SCORE, Vote, marked_text};
use kit::i18n::{fill, t, votes as text};

use crate::ballot::Counted;

/// Ballots that were looked at, in the order of their serials.
pub(crate) struct Tally {
    /// How often each option was chosen.
    counts: Vec<u32>,
    /// How many points each was given by each criterion, where options are scored.
    sums: Vec<Vec<u32>>,
    /// How many there are.
    pub(crate) ballots: u32,
    /// How many bear no proper signature, how many are marked in a way that is not allowed, how many stand where they should
    /// not: twice, or out of order.
    stamps: u32,
    choices: u32,
    order: u32,
    last: String,
    counted: Counted,
}

impl Tally {
    /// Nothing yet, for a vote of so many options and criteria.
    pub(crate) fn of(options: usize, criteria: usize) -> Self {
        Self {
            counts: vec![0; options],
            sums: if criteria == 0 {
                Vec::new()
            } else {
                vec![vec![0; criteria]; options]
            },
            ballots: 0,
            stamps: 0,
            choices: 0,
            order: 0,
            last: String::new(),
            counted: Counted::default(),
        }
    }

    /// Counts one more; `signed` says whether its text's signature is one.
    pub(crate) fn add(&mut self, vote: &Vote, ballot: &Ballot, signed: impl FnOnce(&str, &str) -> bool) {
        let written = marked_text(vote.id, &ballot.serial, &ballot.choices, &ballot.scores);
        self.ballots += 1;
        self.stamps += u32::from(!signed(&written, &ballot.signature));
        self.choices += u32::from(!is_marked(vote, ballot));
        self.order += u32::from(ballot.serial <= self.last);
        self.last.clone_from(&ballot.serial);
        self.counted.add(&written);
        for number in &ballot.choices {
            if let Some(count) = usize::from(*number).checked_sub(1).and_then(|at| self.counts.get_mut(at)) {
                *count += 1;
            }
        }
        for ((count, sums), scores) in self.counts.iter_mut().zip(&mut self.sums).zip(&ballot.scores) {
            for (sum, score) in sums.iter_mut().zip(scores) {
                *sum += u32::from(*score);
                *count += u32::from(*score);
            }
        }
    }

    /// What does not come to what was published, in words; nothing where all does.
    pub(crate) fn faults(self, vote: &Vote) -> Vec<String> {
        let Some(of) = &vote.result else { return Vec::new() };
        let mut faults = Vec::new();
        let ones = [
            (self.stamps, text::BAD_STAMPS),
            (self.choices, text::BAD_CHOICES),
            (self.order, text::BAD_ORDER),
        ];
        faults.extend(
            ones.into_iter()
                .filter(|(many, _)| *many > 0)
                .map(|(many, words)| fill(words, &[&many.to_string()])),
        );
        let all = self.ballots.to_string();
        if self.ballots != of.ballots {
            faults.push(fill(text::BAD_NUMBER, &[&all, &of.ballots.to_string()]));
        }
        if self.ballots > vote.taken {
            faults.push(fill(text::MORE_THAN_TAKEN, &[&all, &vote.taken.to_string()]));
        }
        for (at, option) in vote.options.iter().enumerate() {
            let (mine, published) = (
                self.counts.get(at).copied().unwrap_or_default(),
                of.counts.get(at).copied().unwrap_or_default(),
            );
            if mine != published || self.sums.get(at) != of.sums.get(at) {
                faults.push(fill(
                    text::BAD_COUNT,
                    &[&option.text, &mine.to_string(), &published.to_string()],
                ));
            }
        }
        if self.counted.digest() != of.digest {
            faults.push(t(text::BAD_DIGEST).to_owned());
        }
        faults
    }
}

/// Whether these are options of the vote, each once, ascending, and no more than may be chosen; or a score for each by each
/// criterion.
fn is_marked(vote: &Vote, ballot: &Ballot) -> bool {
    if !vote.criteria.is_empty() {
        let whole = |of: &Vec<u8>| of.len() == vote.criteria.len() && of.iter().all(|one| (1..=MOST_SCORE).contains(one));
        return ballot.choices.is_empty() && ballot.scores.len() == vote.options.len() && ballot.scores.iter().all(whole);
    }
    let choices = &ballot.choices;
    let known = |number: &u8| vote.options.iter().any(|option| option.number == *number);
    let ascending = choices.windows(2).all(|pair| pair[0] < pair[1]);
    ballot.scores.is_empty()
        && !choices.is_empty()
        && choices.len() <= usize::from(vote.choose)
        && ascending
        && choices.iter().all(known)
}

#[cfg(test)]
mod tests {
    use contract::{
        DateTime,
        votes::{Ballot, Criterion, Vote, VoteOption, VoteResult, VoteState},
    };
    use uuid::Uuid;

    use super::Tally;

    fn ballot(serial: char, choices: &[u8]) -> Ballot {
        Ballot {
            serial: serial.to_string().repeat(64),
            choices: choices.to_vec(),
            scores: Vec::new(),
            signature: "good".to_owned(),
        }
    }

    fn vote() -> Vote {
        let option = |number: u8| VoteOption {
            number,
            text: format!("option {number}"),
            proposal_id: None,
            need_id: None,
        };
        Vote {
            id: Uuid::nil().into(),
            community_id: Uuid::nil().into(),
            body: None,
            motion_id: None,
            call_id: None,
            title: String::new(),
            question: String::new(),
            options: vec![option(1), option(2), option(3)],
            choose: 2,
            criteria: Vec::new(),
            opens_at: DateTime::default(),
            closes_at: DateTime::default(),
            quorum_percent: 50,
            state: VoteState::Closed,
            cancelled_because: None,
            roll: Some(3),
            taken: 2,
            key: None,
            mine: None,
            result: Some(VoteResult {
                ballots: 2,
                quorum_met: true,
                counts: vec![1, 2, 0],
                sums: Vec::new(),
                digest: DIGEST.to_owned(),
            }),
            allowed: Vec::new(),
        }
    }

    /// Of the two ballots below, by another program (`printf … | sha256sum`).
    const DIGEST: &str = "50968916a7f3944042a6b5ad6b855cba9ac91154f2e59894f154b7b9299ceaa3";

    fn faults(of: &Vote, ballots: &[Ballot]) -> usize {
        let mut tally = Tally::of(of.options.len(), of.criteria.len());
        for one in ballots {
            tally.add(of, one, |_, signature| signature == "good");
        }
        tally.faults(of).len()
    }

    #[test]
    fn what_was_published_is_come_to() {
        assert_eq!(faults(&vote(), &[ballot('a', &[1, 2]), ballot('b', &[2])]), 0);
    }

    #[test]
    fn points_are_summed_and_one_that_is_missing_is_found() {
        let mut scored = vote();
        scored.criteria = vec![Criterion::Urgency, Criterion::Feasibility];
        scored.options.truncate(2);
        let of = |serial: char, scores: [[u8; 2]; 2]| Ballot {
            scores: scores.map(Vec::from).to_vec(),
            ..ballot(serial, &[])
        };
        let ballots = [of('a', [[5, 1], [2, 2]]), of('b', [[4, 3], [1, 5]])];
        let mut counted = crate::ballot::Counted::default();
        for one in &ballots {
            counted.add(&super::marked_text(scored.id, &one.serial, &one.choices, &one.scores));
        }
        scored.result = Some(VoteResult {
            ballots: 2,
            quorum_met: true,
            counts: vec![13, 10],
            sums: vec![vec![9, 4], vec![3, 7]],
            digest: counted.digest(),
        });
        assert_eq!(faults(&scored, &ballots), 0);
        let exchanged = [of('a', [[1, 5], [2, 2]]), ballots[1].clone()];
        assert_eq!(
            faults(&scored, &exchanged),
            2,
            "the sums, though not the totals, and the digest"
        );
        let unscored = [of('a', [[5, 6], [2, 2]]), ballots[1].clone()];
        assert_eq!(
            faults(&scored, &unscored),
            3,
            "a score that there is not, the sums and the digest"
        );
    }

    #[test]
    fn whatever_is_wrong_is_found() {
        let (one, two) = (ballot('a', &[1, 2]), ballot('b', &[2]));
        let forged = Ballot {
            signature: "bad".to_owned(),
            ..two.clone()
        };
        assert_eq!(faults(&vote(), &[one.clone(), forged]), 1, "a signature alone");
        assert_eq!(
            faults(&vote(), &[two.clone(), one.clone()]),
            2,
            "the order, and with it the digest"
        );
        assert_eq!(
            faults(&vote(), &[one.clone(), ballot('b', &[3])]),
            3,
            "two counts and the digest"
        );
        assert_eq!(
            faults(&vote(), &[one.clone(), ballot('b', &[2, 2])]),
            3,
            "the choices, a count and the digest"
        );
        assert_eq!(
            faults(&vote(), std::slice::from_ref(&one)),
            3,
            "how many, a count and the digest"
        );
        assert_eq!(
            faults(&vote(), &[one, two.clone(), two]),
            5,
            "how many twice, the order, a count and the digest"
        );
    }
}
