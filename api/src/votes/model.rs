//! What holds of votes: pure.

use chrono::{DateTime, Utc};
use contract::votes::{MOST_SCORE, VoteState};

/// Why nobody can vote now; the word of the fault. None while ballots are taken.
pub(super) fn shut(
    state: VoteState,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Option<&'static str> {
    match state {
        VoteState::Cancelled => Some("vote_cancelled"),
        VoteState::Announced if now < closes_at => Some("vote_not_open"),
        VoteState::Open if now < opens_at => Some("vote_not_open"),
        VoteState::Open if now < closes_at => None,
        _ => Some("vote_over"),
    }
}

/// Whether a vote can be cancelled: until it is over.
pub(super) fn can_cancel(state: VoteState, closes_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    state == VoteState::Announced || state == VoteState::Open && now < closes_at
}

/// What is wrong with what a ballot chooses; the word of the fault.
pub(super) fn fault_of_choices(choices: &[u8], choose: u8, options: usize) -> Option<&'static str> {
    let known = |number: &u8| (1..=options).contains(&usize::from(*number));
    let twice = |(place, number): (usize, &u8)| choices.iter().take(place).any(|before| before == number);
    if !choices.iter().all(known) || choices.iter().enumerate().any(twice) {
        Some("choice_unknown")
    } else if choices.is_empty() || choices.len() > usize::from(choose) {
        Some("choices_count")
    } else {
        None
    }
}

/// What is wrong with how a ballot scores so many options by so many criteria; the word of the fault.
pub(super) fn fault_of_scores(scores: &[Vec<u8>], options: usize, criteria: usize) -> Option<&'static str> {
    let whole =
        |of_option: &Vec<u8>| of_option.len() == criteria && of_option.iter().all(|score| (1..=MOST_SCORE).contains(score));
    (scores.len() != options || !scores.iter().all(whole)).then_some("scores_form")
}

/// How many points so many options have by each of so many criteria.
pub(super) fn summed<'a>(ballots: impl Iterator<Item = &'a [Vec<u8>]>, options: usize, criteria: usize) -> Vec<Vec<u32>> {
    let mut sums = vec![vec![0; criteria]; options];
    for scores in ballots {
        for (sums, scores) in sums.iter_mut().zip(scores) {
            sums.iter_mut().zip(scores).for_each(|(sum, score)| *sum += u32::from(*score));
        }
    }
    sums
}

/// How many ballots chose each of so many options.
pub(super) fn counted<'a>(ballots: impl Iterator<Item = &'a [u8]>, options: usize) -> Vec<u32> {
    let mut counts = vec![0; options];
    for number in ballots.flatten() {
        let place = usize::from(*number).checked_sub(1);
        if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
            *count += 1;
        }
    }
    counts
}

/// Whether enough of the roll took part: more than so many percent, or everybody.
pub(super) fn is_quorum(ballots: u32, roll: u32, percent: u8) -> bool {
    let (ballots, roll, percent) = (u64::from(ballots), u64::from(roll), u64::from(percent));
    percent == 0 || ballots * 100 > roll * percent || roll > 0 && ballots >= roll
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    #[test]
    fn a_vote_is_open_from_its_first_moment_until_before_its_last() {
        let opens: DateTime<Utc> = "2026-11-27T01:00:00Z".parse().expect("a time");
        let (closes, second) = (opens + Duration::hours(1), Duration::seconds(1));
        for (state, now, why) in [
            (VoteState::Announced, opens - second, Some("vote_not_open")),
            (VoteState::Announced, opens + second, Some("vote_not_open")),
            (VoteState::Announced, closes, Some("vote_over")),
            (VoteState::Open, opens - second, Some("vote_not_open")),
            (VoteState::Open, opens, None),
            (VoteState::Open, closes - second, None),
            (VoteState::Open, closes, Some("vote_over")),
            (VoteState::Closed, opens, Some("vote_over")),
            (VoteState::Cancelled, opens, Some("vote_cancelled")),
        ] {
            assert_eq!(shut(state, opens, closes, now), why, "{state:?} at {now}");
        }
    }

    #[test]
    fn a_ballot_chooses_what_there_is_each_once_and_not_too_much() {
        for (choices, fault) in [
            (&[1][..], None),
            (&[3, 1], None),
            (&[], Some("choices_count")),
            (&[1, 2, 3], Some("choices_count")),
            (&[0], Some("choice_unknown")),
            (&[4], Some("choice_unknown")),
            (&[255], Some("choice_unknown")),
            (&[2, 2], Some("choice_unknown")),
        ] {
            assert_eq!(fault_of_choices(choices, 2, 3), fault, "{choices:?}");
        }
    }

    #[test]
    fn every_option_is_scored_by_every_criterion_from_one_to_five() {
        let good = [vec![1, 5], vec![3, 3]];
        assert_eq!(fault_of_scores(&good, 2, 2), None);
        for bad in [
            &[vec![1, 5]][..],
            &[vec![1, 5], vec![3]],
            &[vec![1, 5], vec![3, 3, 3]],
            &[vec![0, 5], vec![3, 3]],
            &[vec![1, 6], vec![3, 3]],
            &[],
        ] {
            assert_eq!(fault_of_scores(bad, 2, 2), Some("scores_form"), "{bad:?}");
        }
        let other = [vec![2, 2], vec![5, 1]];
        assert_eq!(summed([&good[..], &other].into_iter(), 2, 2), [[3, 7], [8, 4]]);
    }

    #[test]
    fn half_is_not_more_than_half() {
        for (ballots, roll, percent, met) in [
            (5, 10, 50, false),
            (6, 10, 50, true),
            (0, 10, 0, true),
            (0, 0, 50, false),
            (10, 10, 100, true),
            (9, 10, 100, false),
            (u32::MAX, u32::MAX, 100, true),
        ] {
            assert_eq!(is_quorum(ballots, roll, percent), met, "{ballots} of {roll}, {percent} %");
        }
        assert_eq!(counted([&[1, 3][..], &[3], &[9, 0]].into_iter(), 3), [1, 0, 2]);
    }
}
