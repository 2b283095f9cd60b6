//! Announcing a vote, reading it, and cancelling it.

use chrono::Duration;
use contract::{
    audit::{Act, AuditEntry},
    notifications::{Notification, NotificationKind},
    page::Page,
    problem::Kind,
    votes::{Ballot, CancelVote, FindBallot, NewOption, NewPaper, NewVote, NoVote, Vote, VoteAction, VoteState},
};
use serde_json::json;
use tests::{
    make, on_each_backend,
    proposals::{self, published, verified},
    seed,
    votes::{announced, ballot, cast, list, new, open, seen, sign, url, votes, write},
};

use super::{plain, refused};
use crate::limits_in_schema::assert_same_limits;

fn cancel() -> CancelVote {
    CancelVote {
        reason: "选项三的费用有误，将重新公布。".to_owned(),
    }
}

on_each_backend! {
    async fn what_is_wrong_with_a_vote_is_said_of_its_field(app: TestApp) {
        let admin = app.station_admin().await;
        let faults: [(fn(&mut NewVote), &str, &str); 11] = [
            (|vote| "？".clone_into(&mut vote.title), "/title", "title_length"),
            (|vote| "好吗".clone_into(&mut vote.question), "/question", "vote_question_length"),
            (|vote| vote.options.truncate(1), "/options", "vote_options_count"),
            (|vote| " ".clone_into(&mut vote.options[1].text), "/options/1/text", "vote_option_length"),
            (|vote| " 装路灯 ".clone_into(&mut vote.options[2].text), "/options/2/text", "options_alike"),
            (|vote| vote.choose = 0, "/choose", "choose_range"),
            (|vote| vote.choose = 4, "/choose", "choose_range"),
            (|vote| vote.quorum_percent = Some(101), "/quorum_percent", "quorum_range"),
            (|vote| vote.closes_at = vote.opens_at + Duration::seconds(3_599), "/closes_at", "vote_lasts"),
            (|vote| vote.closes_at = vote.opens_at + Duration::seconds(60 * 86_400 + 1), "/closes_at", "vote_lasts"),
            (|vote| vote.opens_at -= Duration::minutes(6), "/opens_at", "vote_opens"),
        ];
        for (change, pointer, code) in faults {
            let mut vote = new();
            change(&mut vote);
            admin.post(&list(), &vote).await.refused_field(pointer, code);
        }
        assert_eq!(app.count("votes", "true").await, 0);
    }

    async fn an_option_comes_from_a_public_proposal_of_the_community_or_from_none(app: TestApp) {
        let (admin, author) = (app.station_admin().await, app.resident("王秀兰").await);
        let shown = published(&app, &author).await.summary.id;
        let hidden = proposals::draft(&author).await.summary.id;
        for (proposal, pointer) in [(hidden, "/options/1/proposal_id"), (seed::nothing(), "/options/1/proposal_id")] {
            let mut vote = new();
            vote.options[1].proposal_id = Some(proposal);
            admin.post(&list(), &vote).await.refused_field(pointer, "proposal_not_public");
        }
        let vote = announced(&app, |vote| vote.options[1].proposal_id = Some(shown)).await;
        assert_eq!(vote.options[1].proposal_id, Some(shown));
        assert_eq!(vote.options.iter().map(|option| option.number).collect::<Vec<_>>(), [1, 2, 3]);
    }

    async fn a_vote_is_announced_once_however_often_it_is_sent(app: TestApp) {
        let (admin, vote, key) = (app.station_admin().await, new(), make::key());
        let first: Vote = admin.post_once(&key, &list(), &vote).await.read(201);
        let again: Vote = admin.post_once(&key, &list(), &vote).await.read(201);
        assert_eq!((first.id, app.count("votes", "true").await), (again.id, 1));
        assert_eq!((first.state, first.roll, &first.key, &first.mine), (VoteState::Announced, None, &None, &None));
        assert_eq!(first.allowed, [VoteAction::Cancel]);
    }

    async fn words_are_words_whatever_they_look_like(app: TestApp) {
        let hostile = "<script>alert(1)</script>'; DROP TABLE votes; --";
        let vote = announced(&app, |vote| {
            hostile.clone_into(&mut vote.question);
            vote.options[0] = NewOption { text: "\u{202e}\"]},{\u{2066}".to_owned(), proposal_id: None };
        })
        .await;
        let vote = seen(&app.nobody(), &vote).await;
        assert_eq!((vote.question.as_str(), vote.options[0].text.as_str()), (hostile, "\"]},{"));
    }

    async fn a_list_goes_on_where_it_ended_and_shows_what_is_asked_for(app: TestApp) {
        let mut all = Vec::new();
        for hours in 1..=3 {
            let later = |vote: &mut NewVote| {
                vote.opens_at += Duration::hours(hours);
                vote.closes_at += Duration::hours(hours);
            };
            all.push(announced(&app, later).await.id);
        }
        let now = open(&app, |_| {}).await.id;
        all.reverse();
        all.push(now);
        let (nobody, path) = (app.nobody(), list());
        let mut found = Vec::new();
        let mut next = Some(String::new());
        while let Some(cursor) = next {
            let cursor = if cursor.is_empty() { cursor } else { format!("&cursor={cursor}") };
            let page: Page<Vote> = nobody.get(&format!("{path}?limit=2{cursor}")).await.read(200);
            found.extend(page.items.iter().map(|vote| vote.id));
            next = page.next;
        }
        assert_eq!(found, all);
        let open: Page<Vote> = nobody.get(&format!("{path}?state=open")).await.read(200);
        assert_eq!(open.items.iter().map(|vote| vote.id).collect::<Vec<_>>(), [now]);
        nobody.get(&format!("{path}?cursor=nonsense")).await.refused(Kind::BadCursor);
        nobody.get(&format!("{path}?limit=0")).await.refused_field("/limit", "range");
        nobody.get(&format!("{path}?state=other")).await.refused_field("/state", "wrong_type");
        let elsewhere = format!("/communities/{}/votes", seed::community(1));
        assert_eq!(nobody.get(&elsewhere).await.read::<Page<Vote>>(200).items, []);
    }

    async fn minors_are_on_no_roll_and_are_told_why(app: TestApp) {
        let (_, phone) = (verified(&app, "周先生").await, app.phone());
        let child = app.resident_of("小周", &phone).await;
        let residents = format!("/communities/{}/residents", seed::community(0));
        let _ = app.station_admin().await.post(&residents, &json!({"phone": phone, "adult": false})).await.expect(200);
        let why = |vote: Vote| vote.mine.map(|mine| (mine.on_roll, mine.why_not));
        let vote = announced(&app, plain).await;
        assert_eq!(why(seen(&child, &vote).await), Some((false, Some(NoVote::Minor))));
        let vote = open(&app, plain).await;
        assert_eq!(vote.roll, Some(1));
        assert_eq!(why(seen(&child, &vote).await), Some((false, Some(NoVote::Minor))));
        let paper = write(&vote, &[1]);
        sign(&child, &vote, &paper).await.refused_field("", "minor");
    }

    async fn whoever_reads_learns_what_they_are_to_it(app: TestApp) {
        let (voter, newcomer) = (verified(&app, "周先生").await, app.resident("李建国").await);
        let vote = announced(&app, plain).await;
        let mine = |vote: Vote| vote.mine.map(|mine| (mine.on_roll, mine.taken, mine.why_not));
        assert_eq!(mine(seen(&voter, &vote).await), Some((false, false, None)), "they will be on it");
        assert_eq!(mine(seen(&newcomer, &vote).await), Some((false, false, Some(NoVote::NotVerified))));
        let vote = open(&app, plain).await;
        let later = verified(&app, "吴先生").await;
        assert_eq!((vote.roll, vote.taken, &vote.mine), (Some(1), 0, &None));
        assert_eq!(seen(&voter, &vote).await.allowed, [VoteAction::TakePaper]);
        assert_eq!(mine(seen(&later, &vote).await), Some((false, false, Some(NoVote::VerifiedLater))));
        assert_eq!(seen(&later, &vote).await.allowed, []);
        let _ = votes(&app, &voter, &vote, &[1]).await;
        let after = seen(&voter, &vote).await;
        assert_eq!((after.taken, &after.allowed, &after.result), (1, &Vec::new(), &None));
        assert_eq!(mine(after), Some((true, true, None)));
        assert_eq!(mine(seen(&app.station_admin().await, &vote).await), None, "staff are nothing to it");
    }

    async fn what_is_cancelled_is_not_counted_and_everybody_reads_why(app: TestApp) {
        let (admin, voter) = (app.station_admin().await, verified(&app, "周先生").await);
        let vote = open(&app, plain).await;
        let ballot = ballot(&voter, &vote, &[1]).await;
        let _ = cast(&app, &vote, &ballot).await.expect(201);
        let cancelled: Vote = admin.post(&url(&vote, "/cancel"), &cancel()).await.read(200);
        assert_eq!((cancelled.state, cancelled.taken, &cancelled.result), (VoteState::Cancelled, 1, &None));
        assert_eq!(cancelled.cancelled_because.as_deref(), Some("选项三的费用有误，将重新公布。"));
        assert_eq!(seen(&app.nobody(), &vote).await.cancelled_because, cancelled.cancelled_because);
        assert_eq!(app.count("vote_ballots", "true").await, 0);
        assert_eq!(app.count("votes", "key_sealed IS NOT NULL").await, 0);
        let _ = refused(&cast(&app, &vote, &ballot).await, "vote_cancelled");
        let _ = refused(&sign(&voter, &vote, &write(&vote, &[1])).await, "vote_cancelled");
        let _ = refused(&app.nobody().get(&url(&vote, "/ballots")).await, "vote_cancelled");
        let _ = refused(&admin.post(&url(&vote, "/cancel"), &cancel()).await, "vote_over");
        let told: Page<Notification> = voter.get("/me/notifications").await.read(200);
        let kinds: Vec<_> = told.items.iter().map(|one| one.kind).collect();
        assert!(kinds.contains(&NotificationKind::VoteCancelled), "{kinds:?}");
        let log: Page<AuditEntry> = admin.get(&format!("/audit?community_id={}", seed::community(0))).await.read(200);
        let acts: Vec<_> = log.items.iter().map(|entry| entry.act).take(3).collect();
        assert_eq!(acts, [Act::CancelVote, Act::OpenVote, Act::AnnounceVote]);
    }

    async fn a_vote_needs_a_reason_to_be_cancelled_and_its_own_station(app: TestApp) {
        let vote = announced(&app, |_| {}).await;
        let path = url(&vote, "/cancel");
        app.station_admin().await.post(&path, &json!({"reason": " "})).await.refused_field("/reason", "reason_length");
        app.foreign_admin().await.post(&path, &cancel()).await.refused(Kind::Forbidden);
        let nothing = format!("/votes/{}", seed::nothing::<()>());
        app.nobody().get(&nothing).await.refused(Kind::NotFound);
        app.station_admin().await.post(&format!("{nothing}/cancel"), &cancel()).await.refused(Kind::NotFound);
        let cancelled: Vote = app.station_admin().await.post(&path, &cancel()).await.read(200);
        assert_eq!((cancelled.state, cancelled.roll), (VoteState::Cancelled, None));
        assert_eq!(tests::votes::look(&app, api::moment::Moment::at(vote.closes_at)).await, api::votes::Looked::default());
    }
}

#[test]
fn document_and_validator_draw_the_same_borders() {
    let ballot = Ballot {
        serial: "0".repeat(64),
        choices: vec![1],
        scores: Vec::new(),
        signature: "A".repeat(342),
    };
    assert_same_limits::<NewVote>("NewVote", &json!(new()));
    assert_same_limits::<NewOption>("NewOption", &json!(new().options[0]));
    assert_same_limits::<CancelVote>("CancelVote", &json!(cancel()));
    assert_same_limits::<NewPaper>(
        "NewPaper",
        &json!(NewPaper {
            blinded: "A".repeat(342)
        }),
    );
    assert_same_limits::<FindBallot>(
        "FindBallot",
        &json!(FindBallot {
            serial: ballot.serial.clone()
        }),
    );
    assert_same_limits::<Ballot>("Ballot", &json!(ballot));
}
