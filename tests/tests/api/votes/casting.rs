//! Ballots: signed once for everybody on the roll, unseen; cast by nobody; found by who has the serial.

use contract::{
    problem::Kind,
    votes::{Ballot, CastBallot, NewPaper, Paper},
};
use serde_json::json;
use tests::{
    Client, Reply, TestApp, on_each_backend,
    proposals::verified,
    seed,
    votes::{announced, ballot, cast, closed, open, seen, sign, url, votes, write},
};
use tokio::task::JoinSet;

use super::{plain, refused};

async fn find(app: &TestApp, vote: &contract::votes::Vote, serial: &str) -> Reply {
    app.nobody()
        .post(&url(vote, "/ballots/find"), &json!({"serial": serial}))
        .await
}

on_each_backend! {
    async fn a_ballot_goes_from_the_voter_to_the_box_and_is_found_there(app: TestApp) {
        let voter = verified(&app, "周先生").await;
        let vote = open(&app, |_| {}).await;
        let ballot = ballot(&voter, &vote, &[3, 1]).await;
        find(&app, &vote, &ballot.serial).await.refused(Kind::NotFound);
        let in_box: CastBallot = cast(&app, &vote, &ballot).await.read(201);
        assert_eq!((&in_box.serial, &in_box.choices), (&ballot.serial, &vec![1, 3]));
        assert_eq!(find(&app, &vote, &ballot.serial).await.read::<CastBallot>(200), in_box);
        let another = open(&app, |_| {}).await;
        find(&app, &another, &ballot.serial).await.refused(Kind::NotFound);
        find(&app, &vote, "nonsense").await.refused_field("/serial", "serial_form");
    }

    async fn of_many_papers_that_one_person_asks_for_at_once_one_is_signed(app: TestApp) {
        let voter = verified(&app, "周先生").await;
        let vote = open(&app, plain).await;
        let another = app.another_instance().await;
        let mut asking = JoinSet::new();
        for number in 0..8 {
            let by: Client = if number % 2 == 0 { voter.clone() } else { voter.at(&another) };
            let (vote, written) = (vote.clone(), write(&vote, &[1]));
            asking.spawn(async move { sign(&by, &vote, &written).await });
        }
        let replies = asking.join_all().await;
        let signed = replies.iter().filter(|reply| reply.status == 200).count();
        assert_eq!(signed, 1, "{:?}", replies.iter().map(|reply| reply.status).collect::<Vec<_>>());
        for reply in replies.iter().filter(|reply| reply.status != 200) {
            assert!(refused(reply, "paper_taken").mine.expect("theirs").taken);
        }
        assert_eq!(seen(&app.nobody(), &vote).await.taken, 1);
    }

    async fn a_lost_signature_is_given_again_and_another_is_not(app: TestApp) {
        let voter = verified(&app, "周先生").await;
        let vote = open(&app, plain).await;
        let written = write(&vote, &[2]);
        let mut asking = JoinSet::new();
        for _ in 0..4 {
            let (voter, vote, written) = (voter.clone(), vote.clone(), written.clone());
            asking.spawn(async move { sign(&voter, &vote, &written).await.read::<Paper>(200) });
        }
        let papers = asking.join_all().await;
        assert!(papers.iter().all(|paper| *paper == papers[0]), "each time the same");
        let _ = refused(&sign(&voter, &vote, &write(&vote, &[1])).await, "paper_taken");
        let ballot = written.signed(&papers[0]);
        for _ in 0..2 {
            let _: CastBallot = cast(&app, &vote, &ballot).await.read(201);
        }
        assert_eq!(app.count("vote_ballots", "true").await, 1);
        let after = closed(&app, &vote).await;
        let _: CastBallot = cast(&app, &vote, &ballot).await.read(201);
        assert_eq!(after.result.expect("a result").counts, [0, 1, 0], "however often it was sent, also too late");
    }

    async fn what_was_not_signed_like_this_is_no_ballot(app: TestApp) {
        let voters = [verified(&app, "周先生").await, verified(&app, "吴先生").await];
        let (vote, other) = (open(&app, |_| {}).await, open(&app, |_| {}).await);
        let good = ballot(&voters[0], &vote, &[1, 2]).await;
        let altered = |change: &dyn Fn(&mut Ballot)| {
            let mut ballot = good.clone();
            change(&mut ballot);
            ballot
        };
        let elsewhere = ballot(&voters[0], &other, &[1, 2]).await;
        let theirs = ballot(&voters[1], &vote, &[1, 2]).await;
        for forged in [
            altered(&|ballot| ballot.choices = vec![1, 3]),
            altered(&|ballot| ballot.choices = vec![1]),
            altered(&|ballot| ballot.serial = "0".repeat(64)),
            altered(&|ballot| ballot.signature = "A".repeat(342)),
            altered(&|ballot| ballot.signature.replace_range(7..8, if ballot.signature.as_bytes()[7] == b'A' { "B" } else { "A" })),
            altered(&|ballot| ballot.signature.clone_from(&theirs.signature)),
            elsewhere.clone(),
        ] {
            cast(&app, &vote, &forged).await.refused_field("/signature", "ballot_signature");
        }
        assert_eq!(app.count("vote_ballots", "true").await, 0);
        let _ = cast(&app, &vote, &altered(&|ballot| ballot.choices.reverse())).await.expect(201);
    }

    async fn a_ballot_chooses_what_there_is_and_no_more_than_it_may(app: TestApp) {
        let voter = verified(&app, "周先生").await;
        let vote = open(&app, |_| {}).await;
        let signed = ballot(&voter, &vote, &[1, 2, 3]).await;
        cast(&app, &vote, &signed).await.refused_field("/choices", "choices_count");
        for (choices, code) in [
            (vec![], "choices_count"),
            (vec![1; 21], "choices_count"),
            (vec![2, 2], "choice_unknown"),
            (vec![0], "choice_unknown"),
            (vec![4], "choice_unknown"),
        ] {
            cast(&app, &vote, &Ballot { choices, ..signed.clone() }).await.refused_field("/choices", code);
        }
        let bare = Ballot { signature: "short".to_owned(), choices: vec![1], ..signed.clone() };
        cast(&app, &vote, &bare).await.refused_field("/signature", "signed_form");
        let shouted = Ballot { serial: signed.serial.to_uppercase().replace('0', "A"), choices: vec![1], ..signed };
        cast(&app, &vote, &shouted).await.refused_field("/serial", "serial_form");
    }

    async fn only_a_number_below_the_modulus_is_signed_and_nobody_loses_their_paper_by_another(app: TestApp) {
        let voter = verified(&app, "周先生").await;
        let vote = open(&app, plain).await;
        let modulus = vote.key.clone().expect("a key").n;
        for blinded in ["A".repeat(342), modulus, format!("{}w", "_".repeat(341))] {
            let reply = voter.post(&url(&vote, "/papers"), &NewPaper { blinded }).await;
            reply.refused_field("/blinded", "blinded_range");
        }
        for blinded in ["A".repeat(341), "A".repeat(343), "+".repeat(342), format!("{}B", "A".repeat(341))] {
            let reply = voter.post(&url(&vote, "/papers"), &NewPaper { blinded }).await;
            reply.refused_field("/blinded", "signed_form");
        }
        assert!(!seen(&voter, &vote).await.mine.expect("theirs").taken);
        let _ = votes(&app, &voter, &vote, &[1]).await;
    }

    async fn who_is_not_on_the_roll_is_told_why(app: TestApp) {
        let (voter, newcomer) = (verified(&app, "周先生").await, app.resident("李建国").await);
        let vote = open(&app, plain).await;
        let later = verified(&app, "吴先生").await;
        let paper = write(&vote, &[1]);
        sign(&newcomer, &vote, &paper).await.refused_field("", "not_verified");
        sign(&later, &vote, &paper).await.refused_field("", "not_on_roll");
        sign(&app.nobody(), &vote, &paper).await.refused(Kind::Unauthenticated);
        sign(&app.station_admin().await, &vote, &paper).await.refused(Kind::Forbidden);
        let revoked = format!("/communities/{}/residents/{}", seed::community(0), voter.id());
        let _ = app.station_admin().await.delete(&revoked).await.expect(204);
        let _ = votes(&app, &voter, &vote, &[1]).await;
        assert_eq!(seen(&app.nobody(), &vote).await.roll, Some(1), "whoever was on it stays");
    }

    async fn nobody_votes_before_or_after_the_time(app: TestApp) {
        let voter = verified(&app, "周先生").await;
        let later = announced(&app, |vote| {
            vote.opens_at += chrono::Duration::hours(1);
            vote.closes_at += chrono::Duration::hours(1);
        })
        .await;
        let vote = open(&app, plain).await;
        let (unsigned, good) = (write(&vote, &[1]), ballot(&voter, &vote, &[1]).await);
        let stands = refused(&sign(&voter, &later, &unsigned).await, "vote_not_open");
        assert_eq!(stands.opens_at, later.opens_at, "and when it opens");
        let _ = refused(&cast(&app, &later, &good).await, "vote_not_open");
        let after = closed(&app, &vote).await;
        let stands = refused(&sign(&voter, &vote, &unsigned).await, "vote_over");
        assert_eq!(stands.closes_at, after.closes_at);
        let _ = refused(&cast(&app, &vote, &good).await, "vote_over");
        assert_eq!(after.result.expect("a result").ballots, 0);
    }
}
