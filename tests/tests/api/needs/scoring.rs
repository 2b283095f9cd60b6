//! Needs that are scored by urgency, public benefit, commonality and feasibility, instead of some being chosen.

use contract::{
    needs::{CommunityNeed, NeedScores, NeedState, NewNeedBallot},
    votes::{Criterion, Vote},
};
use tests::{
    TestApp,
    needs::{ballot, look, of_community, screened, seen, set_rules, url},
    on_each_backend,
    proposals::verified,
    votes,
};

use super::said;

/// Two needs that are to be scored, and the vote on them, which is open.
async fn scored(app: &TestApp) -> (Vote, [CommunityNeed; 2]) {
    let needs = [screened(app, "老年食堂周末也开放").await, screened(app, "楼道装扶手").await];
    let ballot = NewNeedBallot {
        scored: true,
        choose: 2,
        ..ballot(&needs)
    };
    let vote: Vote = app
        .station_admin()
        .await
        .post(&of_community("need-ballots"), &ballot)
        .await
        .read(201);
    let _ = votes::look(app, api::moment::Moment::at(vote.opens_at)).await;
    (votes::seen(&app.nobody(), &vote).await, needs)
}

async fn settled(app: &TestApp, vote: &Vote, needs: &[CommunityNeed; 2]) -> [CommunityNeed; 2] {
    let vote = votes::closed(app, vote).await;
    assert_eq!(look(app, vote.closes_at).await.settled, 1);
    [seen(&app.nobody(), &needs[0]).await, seen(&app.nobody(), &needs[1]).await]
}

on_each_backend! {
    async fn what_is_scored_above_the_middle_on_the_average_passes_and_everybody_reads_how(app: TestApp) {
        let voters = [verified(&app, "周先生").await, verified(&app, "王秀兰").await];
        let (vote, needs) = scored(&app).await;
        assert_eq!((vote.criteria.as_slice(), vote.choose), (Criterion::ALL, 1));
        votes::scores(&app, &voters[0], &vote, &[[5, 5, 1, 1], [3, 3, 3, 3]]).await;
        votes::scores(&app, &voters[1], &vote, &[[5, 5, 2, 1], [3, 3, 3, 3]]).await;
        assert!(seen(&app.nobody(), &needs[0]).await.scores.is_none(), "nothing is told before it is counted");
        let [first, other] = settled(&app, &vote, &needs).await;
        assert_eq!((first.state, other.state), (NeedState::OnNotice, NeedState::Screened), "3.0 is not more than 3.0");
        assert_eq!((said(&first).last(), said(&other).last()), (Some(&"choose"), Some(&"not_chosen")));
        let told: NeedScores = first.scores.expect("its scores");
        let points: Vec<_> = told.criteria.iter().map(|by| (by.criterion, by.points)).collect();
        assert_eq!(points, [(Criterion::Urgency, 10), (Criterion::PublicBenefit, 10), (Criterion::Commonality, 3), (Criterion::Feasibility, 2)]);
        assert_eq!((told.ballots, told.quorum_met, told.pass_tenths, told.mean()), (2, true, 30, 312));
        let told = other.scores.expect("its scores");
        assert_eq!((told.mean(), told.passes()), (300, false));
        let page: contract::page::Page<CommunityNeed> = app.nobody().get(&of_community("needs")).await.read(200);
        assert!(page.items.iter().all(|need| need.scores.is_some()), "lists tell it too");
    }

    async fn how_good_is_good_enough_is_a_rule_of_the_community(app: TestApp) {
        let voter = verified(&app, "周先生").await;
        let (vote, needs) = scored(&app).await;
        set_rules(&app, |rules| rules.pass_score_tenths = 40).await;
        votes::scores(&app, &voter, &vote, &[[4, 4, 4, 4], [5, 4, 4, 4]]).await;
        let [first, other] = settled(&app, &vote, &needs).await;
        assert_eq!((first.state, other.state), (NeedState::Screened, NeedState::OnNotice));
        assert_eq!(first.scores.map(|scores| scores.pass_tenths), Some(40));
    }

    async fn scores_of_too_few_or_of_an_earlier_vote_decide_nothing(app: TestApp) {
        let voter = verified(&app, "周先生").await;
        let (vote, needs) = scored(&app).await;
        let [first, _] = settled(&app, &vote, &needs).await;
        let told = first.scores.expect("its scores");
        assert_eq!((first.state, told.ballots, told.passes()), (NeedState::Screened, 0, false), "nobody scored it");
        let again: Vote = app.station_admin().await.post(&of_community("need-ballots"), &ballot(&needs)).await.read(201);
        assert!(seen(&voter, &needs[0]).await.scores.is_none(), "those were of another vote");
        let _ = votes::look(&app, api::moment::Moment::at(again.opens_at)).await;
        let again = votes::seen(&app.nobody(), &again).await;
        let _ = votes::votes(&app, &voter, &again, &[1]).await;
        let [first, _] = settled(&app, &again, &needs).await;
        assert_eq!(
            (first.state, first.scores.as_ref()),
            (NeedState::OnNotice, None),
            "it was chosen, not scored"
        );
        assert!(app.nobody().get(&url(&first, "")).await.text().contains("on_notice"));
    }
}
