//! Seconding motions, and what follows when enough do.

use api::moment::Moment;
use chrono::Duration;
use contract::{
    motions::{AnnounceMotion, GATHER_DAYS, Motion, MotionAction, MotionState},
    notifications::{NotificationAudience, NotificationKind},
    page::Page,
    privacy::Export,
    problem::Kind,
    votes::{CancelVote, HALF, VoteState},
};
use serde_json::json;
use tests::{
    Client, inbox, make,
    motions::{
        announced, binding, decide, gathering, list, look, new, publish, second, seen, unsecond, url, vote, waiting, withdraw,
    },
    on_each_backend,
    proposals::verified,
    votes,
};

use super::motions::refused;
use crate::retention::sweep;

/// The latest that somebody was told of a motion.
async fn told(of: &Client) -> Option<String> {
    let all = inbox::told(of, NotificationKind::MotionChanged).await;
    all.into_iter().next().and_then(|one| one.word)
}

on_each_backend! {
    async fn everybody_seconds_once_and_can_take_it_back(app: TestApp) {
        let (author, other) = (verified(&app, "周先生").await, verified(&app, "吴先生").await);
        let motion = gathering(&app, &author).await;
        let (first, again) = (second(&author, &motion).await, second(&author, &motion).await);
        assert_eq!((first.read::<Motion>(200).seconds, again.read::<Motion>(200).seconds), (1, 1));
        unsecond(&author, &motion).await.refused_field("", "motion_author");
        assert_eq!(unsecond(&other, &motion).await.read::<Motion>(200).seconds, 1, "who never did changes nothing");
        app.run_sql("UPDATE motions SET threshold = 3").await;
        let shown: Motion = second(&other, &motion).await.read(200);
        assert_eq!((shown.seconds, &shown.allowed), (2, &vec![MotionAction::Unsecond]));
        assert!(shown.mine.is_some_and(|mine| mine.seconded && !mine.author));
        let shown = unsecond(&other, &motion).await.read::<Motion>(200);
        assert_eq!((shown.seconds, shown.allowed), (1, vec![MotionAction::Second]));
        let everybody = seen(&app.nobody(), &motion).await;
        assert_eq!((everybody.seconds, everybody.mine, everybody.allowed), (1, None, vec![]));
    }

    async fn enough_bind_the_station_which_announces_that_very_vote(app: TestApp) {
        let (author, admin) = (verified(&app, "周先生").await, app.station_admin().await);
        let motion = gathering(&app, &author).await;
        let _ = refused(&admin.post(&url(&motion, "/vote"), &vote()).await);
        let other = verified(&app, "吴先生").await;
        let bound: Motion = second(&other, &motion).await.read(200);
        let due = bound.due_at.expect("by when");
        assert_eq!((bound.state, bound.seconds), (MotionState::Binding, 2));
        assert!(due - bound.bound_at.expect("when") >= Duration::days(20), "fifteen working days");
        for who in [&author, &other] {
            assert_eq!(told(who).await.as_deref(), Some("bind"));
        }
        let waits = inbox::told(&admin, NotificationKind::MotionWaiting).await;
        assert_eq!((waits[0].word.as_deref(), waits[0].due_at), (Some("bind"), Some(due)));
        assert_eq!(waits[0].audience, NotificationAudience::Station);
        // It is no longer its author's alone, nor anybody's.
        let _ = refused(&withdraw(&author, &motion).await);
        let _ = refused(&unsecond(&other, &motion).await);
        let _ = refused(&second(&verified(&app, "郑先生").await, &motion).await);

        let far = AnnounceMotion { opens_at: vote().opens_at + Duration::days(31), closes_at: vote().closes_at + Duration::days(31) };
        admin.post(&url(&motion, "/vote"), &far).await.refused_field("/opens_at", "motion_opens");
        let short = AnnounceMotion { closes_at: vote().opens_at, ..vote() };
        admin.post(&url(&motion, "/vote"), &short).await.refused_field("/closes_at", "vote_lasts");
        app.street_admin().await.post(&url(&motion, "/vote"), &vote()).await.refused(Kind::Forbidden);
        let (key, asked) = (make::key(), vote());
        let first: contract::votes::Vote = admin.post_once(&key, &url(&motion, "/vote"), &asked).await.read(201);
        let again: contract::votes::Vote = admin.post_once(&key, &url(&motion, "/vote"), &asked).await.read(201);
        assert_eq!((first.id, app.count("votes", "true").await), (again.id, 1));
        let new = new();
        assert_eq!((&first.title, &first.question, first.choose), (&new.title, &new.question, 1));
        assert_eq!(first.options.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["装", "不装"]);
        assert_eq!((first.motion_id, first.quorum_percent), (Some(motion.id), HALF));
        let after = seen(&app.nobody(), &motion).await;
        assert_eq!((after.state, after.vote_id, after.due_at), (MotionState::Announced, Some(first.id), None));
        for who in [&author, &other] {
            assert_eq!(told(who).await.as_deref(), Some("announce"));
        }
        let _ = refused(&admin.post(&url(&motion, "/vote"), &vote()).await);
    }

    async fn a_vote_that_is_called_off_is_owed_again(app: TestApp) {
        let (author, admin) = (verified(&app, "周先生").await, app.station_admin().await);
        let motion = binding(&app, &author).await;
        let first = announced(&app, &motion).await;
        let cancel = CancelVote { reason: "时间定得不合适".to_owned() };
        let _ = admin.post(&votes::url(&first, "/cancel"), &cancel).await.expect(200);
        let owed = seen(&admin, &motion).await;
        assert_eq!((owed.state, owed.vote_id, owed.allowed), (MotionState::Binding, None, vec![MotionAction::Announce]));
        assert!(owed.due_at.is_some());
        assert_eq!(told(&author).await.as_deref(), Some("owe"));
        let second = announced(&app, &motion).await;
        assert_eq!(seen(&author, &motion).await.vote_id, Some(second.id));
        let _ = votes::look(&app, Moment::at(second.opens_at)).await;
        let _ = votes::closed(&app, &second).await;
        assert_eq!(seen(&author, &motion).await.state, MotionState::Announced);
        assert_eq!(votes::seen(&app.nobody(), &first).await.state, VoteState::Cancelled);
    }

    async fn a_vote_that_is_owed_too_long_is_raised_with_the_street(app: TestApp) {
        let author = verified(&app, "周先生").await;
        let (motion, street) = (binding(&app, &author).await, app.street_admin().await);
        let late = motion.due_at.expect("by when") + Duration::seconds(1);
        assert_eq!((look(&app, Moment::at(late)).await, look(&app, Moment::at(late)).await), (1, 0));
        let said = inbox::told(&street, NotificationKind::MotionWaiting).await;
        assert_eq!((said.len(), said[0].word.as_deref(), said[0].due_at), (1, Some("escalate"), motion.due_at));
        let _ = announced(&app, &motion).await;
        assert_eq!(look(&app, Moment::at(late + Duration::days(90))).await, 0, "nothing is owed");
    }

    async fn too_few_in_time_are_no_motion_any_more(app: TestApp) {
        let (author, other) = (verified(&app, "周先生").await, verified(&app, "吴先生").await);
        let motion = gathering(&app, &author).await;
        let closes = motion.closes_at.expect("until when");
        assert_eq!(look(&app, Moment::at(closes - Duration::seconds(1))).await, 0);
        // Over is over, before anybody wrote it down.
        app.run_sql(&format!("UPDATE motions SET closes_at = closes_at - {}", GATHER_DAYS * 86_400_000_000)).await;
        assert_eq!(seen(&app.nobody(), &motion).await.state, MotionState::Lapsed);
        let _ = refused(&second(&other, &motion).await);
        assert_eq!((look(&app, Moment::now()).await, look(&app, Moment::now()).await), (1, 0));
        assert_eq!(told(&author).await.as_deref(), Some("lapse"));
        assert_eq!(app.count("motions", "state = 'lapsed' AND ended_at IS NOT NULL").await, 1);
        let _ = waiting(&author).await;
    }

    async fn many_at_once_bind_it_once(app: TestApp) {
        let author = verified(&app, "周先生").await;
        let motion = gathering(&app, &author).await;
        let mut all = Vec::new();
        for name in ["吴先生", "郑先生", "冯先生"] {
            all.push(verified(&app, name).await);
        }
        let mut seconding = tokio::task::JoinSet::new();
        for one in all {
            let motion = motion.clone();
            seconding.spawn(async move { second(&one, &motion).await.status });
        }
        let statuses = seconding.join_all().await;
        assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
        assert_eq!(seen(&author, &motion).await.seconds, 2);
        assert_eq!(inbox::told(&app.station_admin().await, NotificationKind::MotionWaiting).await[0].word.as_deref(), Some("bind"));
    }

    async fn people_take_their_motions_along_and_leave_no_name(app: TestApp) {
        let (author, other) = (verified(&app, "周先生").await, verified(&app, "吴先生").await);
        let motion = gathering(&app, &author).await;
        app.run_sql("UPDATE motions SET threshold = 5").await;
        let _ = second(&other, &motion).await.expect(200);
        let mine: Export = author.get("/me/export").await.read(200);
        assert_eq!((mine.motions.len(), mine.motions[0].motion.id), (1, motion.id));
        let theirs: Export = other.get("/me/export").await.read(200);
        assert!(theirs.motions[0].seconded_at.is_some() && !theirs.motions[0].motion.mine.expect("theirs").author);
        let unpublished = waiting(&other).await;
        let _ = author.delete("/me").await.expect(204);
        let _ = other.delete("/me").await.expect(204);
        let left = seen(&app.nobody(), &motion).await;
        assert_eq!((left.state, left.seconds, left.title.as_str()), (MotionState::Gathering, 0, "小区要不要装门禁"));
        assert_eq!(app.count("motions", "author_id IS NOT NULL").await, 0);
        assert_eq!((app.count("motion_seconds", "true").await, app.count("motions", "true").await), (0, 1));
        app.station_admin().await.get(&url(&unpublished, "")).await.refused(Kind::NotFound);
    }

    async fn names_go_from_what_ended_long_ago_and_numbers_stay(app: TestApp) {
        let author = verified(&app, "周先生").await;
        let motion = binding(&app, &author).await;
        let _ = announced(&app, &motion).await;
        let refused = waiting(&author).await;
        let _ = decide(&app.station_admin().await, &refused, &tests::motions::refuse()).await.expect(200);
        let under_way = waiting(&author).await;
        assert_eq!(sweep(&app, Duration::days(1_094)).await.seconds, 0);
        assert_eq!(sweep(&app, Duration::days(1_096)).await.seconds, 2);
        assert_eq!(app.count("motion_seconds", "true").await, 1, "of what is under way");
        assert_eq!(app.count("motions", "true").await, 2, "what was never published is gone");
        assert_eq!(seen(&app.nobody(), &motion).await.seconds, 2);
        app.forget_people().await;
        let all: Page<Motion> = app.station_admin().await.get(&list()).await.read(200);
        assert_eq!(all.items.iter().map(|one| one.id).collect::<Vec<_>>(), [under_way.id, motion.id]);
        let _ = decide(&app.station_admin().await, &under_way, &publish()).await.expect(200);
        app.nobody().get(&format!("{}?state=nothing", list())).await.refused_field("/state", "wrong_type");
        app.nobody().get(&format!("{}?limit=0", list())).await.refused_field("/limit", "range");
        app.nobody().put(&url(&motion, "/second"), &json!({})).await.refused(Kind::Unauthenticated);
    }
}
