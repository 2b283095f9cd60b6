//! Motions: made by residents, published by the station or not, and read by whom.

use api::moment::Moment;
use chrono::Duration;
use contract::{
    audit::{Act, AuditEntry},
    motions::{Motion, MotionAction, MotionState, NewMotion},
    notifications::NotificationKind,
    page::Page,
    problem::Kind,
    proposals::Reason,
    votes::NoVote,
};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    Client, Reply, TestApp, inbox, make,
    motions::{binding, decide, gathering, list, look, new, publish, refuse, second, seen, url, vote, waiting, withdraw},
    needs, on_each_backend,
    operations::Operation,
    proposals::{draft, published, verified, verified_of},
    seed,
};

use crate::limits_in_schema::assert_same_limits;

/// Tries an operation on a motion where it would be possible; in the first column the caller is verified, or made it.
pub(super) async fn attempt(app: &TestApp, operation: &Operation, column: usize, client: Client) -> Reply {
    let id = operation.id.as_str();
    let author = verified(app, &format!("提议{}", app.phone())).await;
    let (path, body, own) = match id {
        "list_motions" | "write_motion" => {
            let body = if id == "write_motion" { json!(new()) } else { Value::Null };
            (operation.path_with(&seed::community(0).to_string()), body, author)
        }
        _ => {
            let (motion, body) = match id {
                "decide_motion" => (waiting(&author).await, json!(refuse())),
                "announce_motion" => (binding(app, &author).await, json!(vote())),
                _ => (gathering(app, &author).await, Value::Null),
            };
            let own = match id {
                "second_motion" | "unsecond_motion" => verified(app, &format!("邻居{}", app.phone())).await,
                _ => author,
            };
            (operation.path_with(&motion.id.to_string()), body, own)
        }
    };
    let client = if column == 1 { own } else { client };
    let request = client.request(operation.method.parse::<Method>().expect("a method"), &path);
    match body {
        Value::Null if operation.method == "POST" => request.json(&json!({})).send().await,
        Value::Null => request.send().await,
        body => request.json(&body).send().await,
    }
}

/// Insists that something is not possible as the motion stands, and that it says how it stands.
pub(super) fn refused(reply: &Reply) -> Motion {
    let problem = reply.refused(Kind::Conflict);
    assert_eq!(problem.errors[0].code, "motion_stands", "{}", reply.text());
    serde_json::from_value(problem.now.expect("how it stands")).expect("a motion")
}

/// The motions of community 0 that somebody reads.
async fn listed(by: &Client, state: &str) -> Vec<Motion> {
    by.get(&format!("{}{state}", list())).await.read::<Page<Motion>>(200).items
}

on_each_backend! {
    async fn what_is_wrong_with_a_motion_is_said_of_its_field(app: TestApp) {
        let author = verified(&app, "周先生").await;
        let faults: [(fn(&mut NewMotion), &str, &str); 7] = [
            (|motion| "？".clone_into(&mut motion.title), "/title", "title_length"),
            (|motion| "要".clone_into(&mut motion.text), "/text", "agenda_text_length"),
            (|motion| "好吗".clone_into(&mut motion.question), "/question", "vote_question_length"),
            (|motion| motion.options.truncate(1), "/options", "vote_options_count"),
            (|motion| " 装 ".clone_into(&mut motion.options[1].text), "/options/1/text", "options_alike"),
            (|motion| motion.choose = 3, "/choose", "choose_range"),
            (|motion| motion.options[0].proposal_id = Some(seed::nothing()), "/options/0/proposal_id", "proposal_not_public"),
        ];
        for (change, pointer, code) in faults {
            let mut motion = new();
            change(&mut motion);
            author.post(&list(), &motion).await.refused_field(pointer, code);
        }
        let hidden = draft(&author).await.summary.id;
        let mut motion = new();
        motion.options[0].proposal_id = Some(hidden);
        author.post(&list(), &motion).await.refused_field("/options/0/proposal_id", "proposal_not_public");
        assert_eq!(app.count("motions", "true").await, 0);
        let shown = published(&app, &author).await.summary.id;
        motion.options[0].proposal_id = Some(shown);
        let made: Motion = author.post(&list(), &motion).await.read(201);
        assert_eq!(made.options[0].proposal_id, Some(shown));
    }

    async fn a_motion_is_made_once_and_one_at_a_time(app: TestApp) {
        let (author, key) = (verified(&app, "周先生").await, make::key());
        let first: Motion = author.post_once(&key, &list(), &new()).await.read(201);
        let again: Motion = author.post_once(&key, &list(), &new()).await.read(201);
        assert_eq!((first.id, app.count("motions", "true").await), (again.id, 1));
        author.post(&list(), &new()).await.refused_field("", "motion_under_way");
        let back: Motion = withdraw(&author, &first).await.read(200);
        assert_eq!((back.state, back.due_at, &back.allowed), (MotionState::Withdrawn, None, &Vec::new()));
        assert_eq!(refused(&withdraw(&author, &first).await).state, MotionState::Withdrawn);
        let _ = waiting(&author).await;
    }

    async fn minors_and_strangers_make_none_and_second_none(app: TestApp) {
        let (number, author) = (app.phone(), verified(&app, "周先生").await);
        let (child, stranger) = (verified_of(&app, "小周", &number).await, app.resident("李建国").await);
        let residents = format!("/communities/{}/residents", seed::community(0));
        let _ = app.station_admin().await.post(&residents, &json!({"phone": number, "adult": false})).await.expect(200);
        let motion = gathering(&app, &author).await;
        for (who, code, why) in [(&child, "minor", NoVote::Minor), (&stranger, "not_verified", NoVote::NotVerified)] {
            who.post(&list(), &new()).await.refused_field("", code);
            second(who, &motion).await.refused_field("", code);
            let shown = seen(who, &motion).await;
            assert_eq!(shown.mine.and_then(|mine| mine.why_not), Some(why));
            assert_eq!(shown.allowed, []);
        }
        assert_eq!(seen(&author, &motion).await.seconds, 1);
    }

    async fn what_is_not_published_its_author_and_the_station_read(app: TestApp) {
        let (author, other, admin) = (verified(&app, "周先生").await, verified(&app, "吴先生").await, app.station_admin().await);
        let motion = waiting(&author).await;
        assert!(motion.due_at.is_some() && motion.threshold.is_none(), "{motion:?}");
        for stranger in [&other, &app.nobody(), &app.foreign_admin().await] {
            stranger.get(&url(&motion, "")).await.refused(Kind::NotFound);
            assert_eq!(listed(stranger, "").await, []);
        }
        second(&other, &motion).await.refused(Kind::NotFound);
        withdraw(&other, &motion).await.refused(Kind::NotFound);
        assert_eq!(seen(&author, &motion).await.allowed, [MotionAction::Withdraw]);
        assert_eq!(listed(&author, "?state=waiting").await.len(), 1);
        assert_eq!(listed(&admin, "?state=waiting").await[0].allowed, [MotionAction::Publish, MotionAction::Refuse]);
        assert_eq!(inbox::told(&admin, NotificationKind::MotionWaiting).await[0].word.as_deref(), Some("submit"));

        for (missing, pointer) in [(json!({"publish": false}), "/reason"), (json!({"publish": false, "reason": "other"}), "/text")] {
            admin.post(&url(&motion, "/decision"), &missing).await.refused_field(pointer, "reason_needed");
        }
        let short = json!({"publish": false, "reason": "other", "text": "不"});
        admin.post(&url(&motion, "/decision"), &short).await.refused_field("/text", "agenda_text_length");
        let _ = decide(&admin, &motion, &refuse()).await.expect(200);
        let mine = seen(&author, &motion).await;
        assert_eq!((mine.state, mine.due_at), (MotionState::Refused, None));
        assert_eq!(mine.refusal.expect("why").reason, Reason::PersonalData);
        assert_eq!(inbox::told(&author, NotificationKind::MotionChanged).await[0].word.as_deref(), Some("refuse"));
        other.get(&url(&motion, "")).await.refused(Kind::NotFound);
        assert_eq!(refused(&decide(&admin, &motion, &publish()).await).state, MotionState::Refused);
        let log: Page<AuditEntry> = admin.get(&format!("/audit?community_id={}", seed::community(0))).await.read(200);
        assert_eq!(log.items.first().map(|entry| entry.act), Some(Act::DecideMotion));
        let _ = waiting(&author).await;
    }

    async fn it_takes_the_share_that_the_rules_had_when_it_was_published(app: TestApp) {
        let author = verified(&app, "周先生").await;
        for number in 0..5 {
            let _ = verified(&app, &format!("邻居{number}")).await;
        }
        let first = gathering(&app, &author).await;
        assert_eq!((first.threshold, first.seconds), (Some(2), 1), "a fifth of six");
        needs::set_rules(&app, |rules| rules.motion_percent = 10).await;
        assert_eq!(seen(&author, &first).await.threshold, Some(2));
        let other = verified(&app, "吴先生").await;
        let second = waiting(&other).await;
        let second: Motion = decide(&app.street_admin().await, &second, &publish()).await.read(200);
        assert_eq!((second.threshold, second.state), (Some(1), MotionState::Binding), "its author is enough");
        assert_same_limits::<NewMotion>("NewMotion", &json!(new()));
        let street = app.street_admin().await;
        let path = format!("/communities/{}/agenda-rules", seed::community(0));
        for (field, wrong) in [("motion_percent", 21), ("motion_percent", 0), ("motion_announce_days", 61)] {
            let mut rules: Value = app.nobody().get(&path).await.read(200);
            rules[field] = json!(wrong);
            street.put_over(1, &path, &rules).await.refused_field(&format!("/{field}"), "range");
        }
    }

    async fn what_waits_too_long_is_raised_with_the_street_once(app: TestApp) {
        let author = verified(&app, "周先生").await;
        let (motion, street) = (waiting(&author).await, app.street_admin().await);
        let due = motion.due_at.expect("by when");
        assert_eq!(look(&app, Moment::at(due)).await, 0);
        let late = due + Duration::seconds(1);
        assert_eq!((look(&app, Moment::at(late)).await, look(&app, Moment::at(late)).await), (1, 0));
        let told = inbox::told(&street, NotificationKind::MotionWaiting).await;
        assert_eq!((told.len(), told[0].word.as_deref()), (1, Some("escalate")));
        assert!(seen(&author, &motion).await.is_overdue(late));
        let _ = decide(&street, &motion, &refuse()).await.expect(200);
    }
}
