//! A need, from the list to the day on which it stands.

use chrono::Duration;
use contract::{
    accounts::Role,
    agenda::{AgendaAction, AgendaRules},
    audit::{Act, AuditEntry},
    needs::{CommunityNeed, NeedDeed, NeedState, NewCommunityNeed, NewNeedBallot, ScreenNeed},
    notifications::NotificationKind,
    page::Page,
    proposals::Field,
    votes::{CancelVote, Vote},
};
use serde_json::json;
use tests::{
    inbox,
    needs::{agreed, ballot, decided, in_ballot, listed, look, new, of_community, on_notice, screened, seen, url},
    on_each_backend,
    proposals::{published, verified},
    seed, votes,
};

use super::{refused, said};
use crate::limits_in_schema::assert_same_limits;

#[test]
fn what_is_sent_about_needs_has_the_limits_that_are_documented() {
    assert_same_limits::<NewCommunityNeed>("NewCommunityNeed", &json!(new()));
    assert_same_limits::<ScreenNeed>("ScreenNeed", &json!(decided(false)));
    assert_same_limits::<AgendaRules>("AgendaRules", &json!(AgendaRules::default()));
}

on_each_backend! {
    async fn a_need_goes_from_the_list_to_an_agreement_in_public(app: TestApp) {
        let author = verified(&app, "王秀兰").await;
        let proposal = published(&app, &author).await;
        let listed = listed(&app, |need| need.proposals = vec![proposal.summary.id]).await;
        assert_eq!((listed.state, listed.signatures, listed.proposals.len()), (NeedState::Listed, 0, 1));
        let admin = app.station_admin().await;
        let taken_on = ScreenNeed { field: Some(Field::Facilities), ..decided(true) };
        let first: CommunityNeed = admin.post(&url(&listed, "/screening"), &taken_on).await.read(200);
        assert_eq!((first.state, first.field), (NeedState::Screened, Field::Facilities));
        let other = screened(&app, "楼道装扶手").await;
        let vote: Vote = admin.post(&of_community("need-ballots"), &ballot(&[first.clone(), other.clone()])).await.read(201);
        assert_eq!(vote.options[0].proposal_id, Some(proposal.summary.id));
        assert_eq!(seen(&admin, &first).await.state, NeedState::InBallot);
        let _ = votes::look(&app, api::moment::Moment::at(vote.opens_at)).await;
        let vote = votes::seen(&app.nobody(), &vote).await;
        let _ = votes::votes(&app, &author, &vote, &[1]).await;
        assert_eq!(look(&app, vote.closes_at).await.settled, 0, "nothing is taken over before it is counted");
        let vote = votes::closed(&app, &vote).await;
        assert_eq!(look(&app, vote.closes_at).await.settled, 1);
        let chosen = seen(&app.nobody(), &first).await;
        assert_eq!((chosen.state, chosen.notice_until), (NeedState::OnNotice, Some(vote.closes_at + Duration::days(7))));
        let rest = seen(&app.nobody(), &other).await;
        assert_eq!((rest.state, said(&rest).last()), (NeedState::Screened, Some(&"not_chosen")));
        let until = chosen.notice_until.expect("a notice");
        assert_eq!(look(&app, until - Duration::microseconds(1)).await.ended, 0);
        assert_eq!(look(&app, until).await.ended, 1);
        let agreed = seen(&app.nobody(), &first).await;
        assert_eq!(agreed.state, NeedState::Agreed);
        assert_eq!(said(&agreed), ["list", "accept", "put_to_vote", "choose", "agree"]);
        let roles: Vec<Role> = agreed.timeline.iter().map(|entry| entry.role).collect();
        assert_eq!(roles, [Role::SocialWorker, Role::StationAdmin, Role::StationAdmin, Role::System, Role::System]);
        let words: Vec<_> = inbox::told(&author, NotificationKind::NeedChanged).await.into_iter().filter_map(|one| one.word).collect();
        assert_eq!(words, ["agree"], "what was not read is brought up to date");
        let path = format!("/audit?community_id={}", seed::community(0));
        let log: Page<AuditEntry> = admin.get(&path).await.read(200);
        let acts: Vec<_> = log.items.iter().filter(|entry| entry.subject_id.uuid() == first.id.uuid()).map(|entry| entry.act).collect();
        assert_eq!(acts, [Act::PutNeedsToVote, Act::ScreenNeed, Act::ListNeed]);
    }

    async fn of_two_looks_at_once_one_takes_over_and_one_ends(app: TestApp) {
        let voter = verified(&app, "周先生").await;
        let (vote, [need, _]) = in_ballot(&app).await;
        let _ = votes::votes(&app, &voter, &vote, &[1]).await;
        let vote = votes::closed(&app, &vote).await;
        let (one, two) = tokio::join!(look(&app, vote.closes_at), look(&app, vote.closes_at));
        assert_eq!(one.settled + two.settled, 1, "{one:?} {two:?}");
        let until = seen(&app.nobody(), &need).await.notice_until.expect("a notice");
        let (one, two) = tokio::join!(look(&app, until), look(&app, until));
        assert_eq!(one.ended + two.ended, 1, "{one:?} {two:?}");
        assert_eq!(said(&seen(&app.nobody(), &need).await), ["list", "accept", "put_to_vote", "choose", "agree"]);
    }

    async fn half_of_those_voting_is_not_enough_and_neither_are_too_few(app: TestApp) {
        let voters = [verified(&app, "周先生").await, verified(&app, "吴先生").await];
        let (vote, needs) = in_ballot(&app).await;
        for (voter, choice) in voters.iter().zip([1, 2]) {
            let _ = votes::votes(&app, voter, &vote, &[choice]).await;
        }
        let vote = votes::closed(&app, &vote).await;
        let _ = look(&app, vote.closes_at).await;
        for need in &needs {
            assert_eq!(seen(&app.nobody(), need).await.state, NeedState::Screened);
        }
        let again = NewNeedBallot { quorum_percent: Some(50), ..ballot(&needs) };
        let vote: Vote = app.station_admin().await.post(&of_community("need-ballots"), &again).await.read(201);
        let _ = votes::look(&app, api::moment::Moment::at(vote.opens_at)).await;
        let vote = votes::seen(&app.nobody(), &vote).await;
        let _ = votes::votes(&app, &voters[0], &vote, &[1]).await;
        let vote = votes::closed(&app, &vote).await;
        let _ = look(&app, vote.closes_at).await;
        assert_eq!(seen(&app.nobody(), &needs[0]).await.state, NeedState::Screened, "one of two is no quorum");
    }

    async fn no_body_screens_that_there_is_not(app: TestApp) {
        let need = listed(&app, |_| {}).await;
        let by = ScreenNeed { body_id: Some(seed::nothing()), ..decided(true) };
        app.station_admin().await.post(&url(&need, "/screening"), &by).await.refused_field("/body_id", "body_unknown");
        assert_eq!(seen(&app.nobody(), &need).await.state, NeedState::Listed);
    }

    async fn a_vote_that_is_called_off_gives_its_needs_back(app: TestApp) {
        let (vote, [need, _]) = in_ballot(&app).await;
        let off = CancelVote { reason: "费用有误".to_owned() };
        let _: Vote = app.station_admin().await.post(&votes::url(&vote, "/cancel"), &off).await.read(200);
        assert_eq!(look(&app, vote.opens_at).await.settled, 1);
        let need = seen(&app.nobody(), &need).await;
        assert_eq!((need.state, said(&need).last()), (NeedState::Screened, Some(&"vote_cancelled")));
    }

    async fn the_council_puts_aside_only_with_a_reason_and_can_think_again(app: TestApp) {
        let (need, admin) = (listed(&app, |_| {}).await, app.station_admin().await);
        let silent = ScreenNeed { reason: None, ..decided(false) };
        admin.post(&url(&need, "/screening"), &silent).await.refused_field("/reason", "discard_reason");
        let aside: CommunityNeed = admin.post(&url(&need, "/screening"), &decided(false)).await.read(200);
        assert_eq!(aside.state, NeedState::Discarded);
        let last = aside.timeline.last().expect("a line");
        assert_eq!((last.action, last.reason.as_deref()), (AgendaAction::Discard, Some("涉及全街道，已转街道研究。")));
        let now: CommunityNeed = refused(&admin.post(&url(&need, "/screening"), &decided(false)).await, "need_state");
        assert_eq!(now.state, NeedState::Discarded);
        let back: CommunityNeed = admin.post(&url(&need, "/screening"), &decided(true)).await.read(200);
        assert_eq!((back.state, back.allowed), (NeedState::Screened, vec![NeedDeed::Screen, NeedDeed::Deliberate, NeedDeed::PutToVote]));
        let _: CommunityNeed = refused(&admin.post(&url(&need, "/screening"), &decided(true)).await, "need_state");
    }

    async fn only_what_the_council_took_on_goes_to_the_vote_each_once(app: TestApp) {
        let admin = app.station_admin().await;
        let (new, good) = (listed(&app, |_| {}).await, screened(&app, "楼道装扶手").await);
        let path = of_community("need-ballots");
        admin.post(&path, &ballot(&[good.clone(), new])).await.refused_field("/needs/1", "need_not_screened");
        admin.post(&path, &ballot(&[good.clone(), good.clone()])).await.refused_field("/needs/1", "need_not_screened");
        let alike = screened(&app, "楼道装扶手").await;
        admin.post(&path, &ballot(&[good.clone(), alike.clone()])).await.refused_field("/needs/1", "options_alike");
        admin.post(&path, &ballot(std::slice::from_ref(&good))).await.refused_field("/needs", "needs_count");
        assert_eq!(app.count("votes", "true").await, 0, "no vote without its needs");
        let other = screened(&app, "装路灯").await;
        let pair = [ballot(&[good.clone(), other.clone()]), ballot(&[other, good])];
        let (one, two) = tokio::join!(admin.post(&path, &pair[0]), admin.post(&path, &pair[1]));
        let mut both = [one.status, two.status];
        both.sort_unstable();
        assert_eq!(both, [201, 422], "{} {}", one.text(), two.text());
        assert_eq!(app.count("votes", "true").await, 1);
    }

    async fn each_community_sets_how_long_its_notices_last(app: TestApp) {
        let (street, path) = (app.street_admin().await, of_community("agenda-rules"));
        let rules = AgendaRules { notice_days: 10, ..AgendaRules::default() };
        let known: AgendaRules = app.nobody().get(&path).await.read(200);
        assert_eq!(known, AgendaRules::default());
        let set = street.put(&path, &rules).await.expect(200);
        assert_eq!(set.header("etag"), Some("\"1\""));
        let _ = street.put(&path, &AgendaRules::default()).await.refused(contract::problem::Kind::Stale);
        let need = on_notice(&app).await;
        let begun = need.timeline.last().expect("a line").at;
        assert_eq!(need.notice_until, Some(begun + Duration::days(10)));
        let _ = street.put_over(2, &path, &AgendaRules::default()).await.expect(200);
        assert_eq!(seen(&street, &need).await.notice_until, need.notice_until, "it keeps the days it was given");
    }

    async fn a_list_is_read_page_by_page_and_by_state(app: TestApp) {
        let _ = agreed(&app).await;
        for number in 0..3 {
            let _ = listed(&app, |need| need.title = format!("需求{number}")).await;
        }
        let path = of_community("needs");
        let (mut titles, mut cursor) = (Vec::new(), String::new());
        loop {
            let page: Page<CommunityNeed> = app.nobody().get(&format!("{path}?limit=2{cursor}")).await.read(200);
            assert!(page.items.iter().all(|need| need.timeline.is_empty() && need.cases.is_empty()));
            titles.extend(page.items.into_iter().map(|need| need.title));
            match page.next {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(titles, ["需求2", "需求1", "需求0", "楼道装扶手", "老年食堂周末也开放"]);
        let agreed: Page<CommunityNeed> = app.nobody().get(&format!("{path}?state=agreed")).await.read(200);
        assert_eq!(agreed.items.len(), 1);
        let elsewhere: Page<CommunityNeed> = app.nobody().get(&format!("/communities/{}/needs", seed::community(1))).await.read(200);
        assert!(elsewhere.items.is_empty());
    }
}
