//! Scored votes: every option gets points by every criterion, under the same blind signature.

use contract::votes::{Ballot, CastBallot, Criterion, NewVote, Scoring, Vote, marked_text};
use sha2::{Digest, Sha256};
use tests::{
    Client, on_each_backend,
    proposals::verified,
    text::hexadecimal,
    votes::{announced, cast, closed, list, new, open, score, sign, url, votes},
};

fn scored(vote: &mut NewVote) {
    vote.scores = Some(Scoring {
        criteria: Criterion::ALL.to_vec(),
    });
    vote.options.truncate(2);
    vote.choose = 1;
}

/// A ballot that somebody had signed.
async fn signed(by: &Client, vote: &Vote, scores: &[Vec<u8>]) -> Ballot {
    let written = score(vote, scores);
    written.signed(&sign(by, vote, &written).await.read(200))
}

on_each_backend! {
    async fn points_are_summed_by_option_and_criterion_and_anybody_comes_to_the_same(app: TestApp) {
        let (one, other) = (verified(&app, "周先生").await, verified(&app, "王秀兰").await);
        let vote = open(&app, scored).await;
        assert_eq!(vote.criteria, Criterion::ALL);
        for (voter, scores) in [(&one, [[5, 4, 3, 2], [1, 1, 1, 1]]), (&other, [[4, 4, 4, 4], [5, 5, 5, 1]])] {
            let scores = scores.map(Vec::from);
            let ballot = signed(voter, &vote, &scores).await;
            let in_box: CastBallot = cast(&app, &vote, &ballot).await.read(201);
            assert_eq!((in_box.scores.as_slice(), in_box.choices.len()), (&scores[..], 0));
            let again: CastBallot = cast(&app, &vote, &ballot).await.read(201);
            assert_eq!(again, in_box);
        }
        let result = closed(&app, &vote).await.result.expect("a result");
        assert_eq!((result.ballots, result.counts), (2, vec![30, 20]));
        assert_eq!(result.sums, [[9, 8, 7, 6], [6, 6, 6, 2]]);
        let all: contract::page::Page<Ballot> = app.nobody().get(&url(&vote, "/ballots")).await.read(200);
        let mut digest = Sha256::new();
        for ballot in &all.items {
            digest.update(marked_text(vote.id, &ballot.serial, &ballot.choices, &ballot.scores));
            digest.update("\n");
        }
        assert_eq!(hexadecimal(&digest.finalize()), result.digest);
    }

    async fn a_ballot_says_what_its_vote_asks_and_nothing_else(app: TestApp) {
        let voter = verified(&app, "周先生").await;
        let vote = open(&app, scored).await;
        let good = signed(&voter, &vote, &[vec![5, 4, 3, 2], vec![1, 1, 1, 1]]).await;
        for scores in [
            vec![],
            vec![vec![5, 4, 3, 2]],
            vec![vec![5, 4, 3], vec![1, 1, 1, 1]],
            vec![vec![5, 4, 3, 6], vec![1, 1, 1, 1]],
            vec![vec![5, 4, 3, 0], vec![1, 1, 1, 1]],
        ] {
            cast(&app, &vote, &Ballot { scores, ..good.clone() }).await.refused_field("/scores", "scores_form");
        }
        cast(&app, &vote, &Ballot { choices: vec![1], ..good.clone() }).await.refused_field("/choices", "choices_count");
        let exchanged = Ballot { scores: vec![vec![5, 4, 3, 2], vec![1, 1, 1, 2]], ..good.clone() };
        cast(&app, &vote, &exchanged).await.refused_field("/signature", "ballot_signature");
        let _ = cast(&app, &vote, &good).await.expect(201);
        let plain = open(&app, super::plain).await;
        let chosen = tests::votes::ballot(&voter, &plain, &[1]).await;
        let both = Ballot { scores: vec![vec![1]], ..chosen };
        cast(&app, &plain, &both).await.refused_field("/scores", "scores_not_asked");
    }

    async fn criteria_are_some_of_four_each_once(app: TestApp) {
        let admin = app.station_admin().await;
        for (criteria, pointer) in [
            (vec![], "/scores/criteria"),
            (vec![Criterion::Urgency, Criterion::Urgency], "/scores/criteria"),
        ] {
            let vote = NewVote { scores: Some(Scoring { criteria }), ..new() };
            admin.post(&list(), &vote).await.refused_field(pointer, "criteria_count");
        }
        let vote = announced(&app, |vote| {
            vote.scores = Some(Scoring { criteria: vec![Criterion::Feasibility] });
        })
        .await;
        assert_eq!(vote.criteria, [Criterion::Feasibility]);
        let unscored = open(&app, super::plain).await;
        let voter = verified(&app, "周先生").await;
        assert!(unscored.criteria.is_empty());
        let later = open(&app, super::plain).await;
        let _ = votes(&app, &voter, &later, &[2]).await;
        assert!(closed(&app, &later).await.result.expect("a result").sums.is_empty());
    }
}
