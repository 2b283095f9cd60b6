//! Votes of a body: its members are the roll, and nobody else.

use api::moment::Moment;
use contract::{
    bodies::SeatAnswer,
    votes::{NoVote, VoteState},
};
use tests::{
    bodies::{filled, rules, says, seen, standing},
    on_each_backend,
    proposals::verified,
    votes::{announced, closed, list, look, new, open, seen as vote_seen, sign, votes, write},
};

on_each_backend! {
    async fn only_who_sits_in_a_body_votes_for_it(app: TestApp) {
        let (body, members) = standing(&app).await;
        let stranger = verified(&app, "路过").await;
        let vote = open(&app, |vote| { vote.body_id = Some(body.summary.id); vote.quorum_percent = None; }).await;
        let about = vote.body.clone().expect("a body");
        assert_eq!((about.id, about.name, about.decides), (body.summary.id, body.summary.name.clone(), true));
        assert_eq!((vote.roll, vote.quorum_percent), (Some(3), 66));
        let theirs = vote_seen(&stranger, &vote).await.mine.expect("theirs");
        assert_eq!((theirs.on_roll, theirs.why_not), (false, Some(NoVote::NotMember)));
        sign(&stranger, &vote, &write(&vote, &[1])).await.refused_field("", "not_member");
        let _ = votes(&app, &members[0].0, &vote, &[1]).await;
        // Whoever leaves while it is open was on the roll when it opened.
        let _ = says(&members[1].0, members[1].1, SeatAnswer::Leave, "").await.expect(200);
        let _ = votes(&app, &members[1].0, &vote, &[1, 2]).await;
        let result = closed(&app, &vote).await.result.expect("a result");
        assert_eq!((result.ballots, result.quorum_met, result.counts), (2, true, vec![2, 1, 0]), "two of three are two thirds");
    }

    async fn only_a_body_that_stands_and_is_complete_decides(app: TestApp) {
        let (body, members) = filled(&app).await;
        let admin = app.station_admin().await;
        let mut vote = new();
        vote.body_id = Some(tests::seed::nothing());
        admin.post(&list(), &vote).await.refused_field("/body_id", "body_unknown");
        vote.body_id = Some(body.summary.id);
        admin.post(&list(), &vote).await.refused_field("/body_id", "body_not_standing");
        let _ = app.foreign_admin().await.post(&list(), &vote).await.expect(403);
        let _ = members;
        let of_it = tests::bodies::voted_on(&app, &body).await;
        for (member, _) in &members {
            let _ = votes(&app, member, &of_it, &[1]).await;
        }
        let _ = closed(&app, &of_it).await;
        let _ = rules(&app, |rules| rules.group_least = 4).await;
        vote.opens_at = Moment::now().time();
        admin.post(&list(), &vote).await.refused_field("/body_id", "body_incomplete");
    }

    async fn a_vote_of_a_body_that_became_incomplete_is_called_off_when_it_would_open(app: TestApp) {
        let (body, members) = standing(&app).await;
        let vote = announced(&app, |vote| { vote.body_id = Some(body.summary.id); vote.quorum_percent = None; }).await;
        let mine = vote_seen(&members[0].0, &vote).await.mine.expect("theirs");
        assert_eq!((mine.on_roll, mine.why_not), (false, None), "as it stands they will be");
        let _ = says(&members[0].0, members[0].1, SeatAnswer::Leave, "").await.expect(200);
        assert!(!seen(&app.nobody(), &body).await.summary.complete);
        assert_eq!(look(&app, Moment::at(vote.opens_at)).await.opened, 0);
        let vote = vote_seen(&app.nobody(), &vote).await;
        assert_eq!((vote.state, vote.roll), (VoteState::Cancelled, None));
        assert!(vote.cancelled_because.is_some_and(|why| why.contains("not complete")));
    }
}
