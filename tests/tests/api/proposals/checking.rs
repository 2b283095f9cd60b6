//! A checker outside marks what waits; it decides nothing, and nothing waits for it.

use api::{moderation::checking::sweep, moment::Moment, outside::Senders};
use chrono::TimeDelta;
use contract::proposals::{ModerationCase, NewProposal, OutsideCheck, Proposal, ProposalText, RiskLabel, RiskSuggestion};
use serde_json::json;
use tests::{
    TestApp, on_each_backend,
    proposals::{decide, draft, item, new, open_comments, publish, published, says, seen, submit, text, verified, waiting},
};

/// The ways out of an app whose texts are checked, in somebody's name or in nobody's.
fn checking(app: &TestApp, check_as: &str) -> Senders {
    let mut settings = app.settings().clone();
    settings.wechat.check_texts = true;
    check_as.clone_into(&mut settings.wechat.check_as);
    Senders::open(&settings).expect("the ways out")
}

async fn look(app: &TestApp, senders: &Senders) -> usize {
    look_after(app, senders, Moment::now(), 0).await
}

/// A look so many seconds after a moment.
async fn look_after(app: &TestApp, senders: &Senders, moment: Moment, seconds: i64) -> usize {
    let then = Moment::at(moment.time() + TimeDelta::seconds(seconds));
    sweep(&app.db().await, senders, then).await.expect("a look")
}

/// What a moderator is told.
async fn marked(app: &TestApp, proposal: &Proposal) -> Option<OutsideCheck> {
    let item = item(app, proposal).await;
    let path = format!("/moderation/{}/claim", item.id);
    let case: ModerationCase = app.station_admin().await.post(&path, &json!({})).await.read(200);
    case.checked
}

async fn of(app: &TestApp, problem: &str) -> Proposal {
    let author = app.resident("王秀兰").await;
    let text = ProposalText {
        problem: problem.to_owned(),
        ..text()
    };
    let made: Proposal = author.post("/proposals", &NewProposal { text, ..new() }).await.read(201);
    submit(&author, &made).await
}

const HARMLESS: &str = "晚上从车库到3号楼一路没有灯，老人容易绊倒。";
/// The checker never says anything of it.
const UNSAID: &str = "楼道的灯为什么总是坏，大家百思不得其解。";
const ADVERTISING: &str = "专业开锁，随叫随到，电话 13912345678，王师傅。";

on_each_backend! {
    async fn what_waits_is_marked_and_still_decided_by_a_person(app: TestApp) {
        let senders = checking(&app, "openid-of-the-station");
        let (good, bad) = (of(&app, HARMLESS).await, of(&app, ADVERTISING).await);
        assert_eq!(look(&app, &senders).await, 2);
        assert_eq!(look(&app, &senders).await, 0, "once each");
        let passed = OutsideCheck { suggestion: RiskSuggestion::Pass, label: None };
        let risky = OutsideCheck { suggestion: RiskSuggestion::Risky, label: Some(RiskLabel::Advertising) };
        assert_eq!((marked(&app, &good).await, marked(&app, &bad).await), (Some(passed), Some(risky)));
        let admin = app.station_admin().await;
        let _ = decide(&admin, item(&app, &bad).await.id, &publish()).await.expect(204);
    }

    async fn only_the_text_leaves_and_no_number_in_it(app: TestApp) {
        of(&app, ADVERTISING).await;
        assert_eq!(look(&app, &checking(&app, "")).await, 1);
        let questions = app.wechat_questions();
        assert_eq!(questions.len(), 1);
        let content = questions[0]["content"].as_str().expect("a text");
        assert!(content.contains("专业开锁") && !content.contains("13912345678"), "{content}");
        assert!(!questions[0].to_string().contains("王秀兰"));
        assert_eq!(questions[0].as_object().expect("fields").len(), 1, "nothing besides: {}", questions[0]);
    }

    async fn without_an_openid_it_is_only_said_that_it_minds(app: TestApp) {
        let bad = of(&app, ADVERTISING).await;
        assert_eq!(look(&app, &checking(&app, "")).await, 1);
        let risky = OutsideCheck { suggestion: RiskSuggestion::Risky, label: None };
        assert_eq!(marked(&app, &bad).await, Some(risky));
    }

    async fn a_checker_that_fails_changes_nothing_and_is_asked_again(app: TestApp) {
        let (senders, author) = (checking(&app, "o"), app.resident("王秀兰").await);
        let waits = submit(&author, &draft(&author).await).await;
        app.refuse_wechat(Some(45_009));
        let first = Moment::now();
        assert_eq!(look_after(&app, &senders, first, 0).await, 0);
        assert_eq!(marked(&app, &waits).await, None);
        app.refuse_wechat(None);
        app.forget_wechat_token();
        assert_eq!(look_after(&app, &senders, first, 19).await, 0, "it was put off");
        assert_eq!(look_after(&app, &senders, first, 20).await, 0, "the token ran out");
        assert_eq!(look_after(&app, &senders, first, 60).await, 1, "another was asked for");
        let _ = decide(&app.station_admin().await, item(&app, &waits).await.id, &publish()).await.expect(204);
        assert!(seen(&app.nobody(), &waits).await.summary.state.is_public());
    }

    async fn a_text_of_which_nothing_is_said_stands_in_no_others_way(app: TestApp) {
        let senders = checking(&app, "o");
        let (before, _, after) = (of(&app, HARMLESS).await, of(&app, UNSAID).await, of(&app, ADVERTISING).await);
        let first = Moment::now();
        assert_eq!(look_after(&app, &senders, first, 0).await, 2);
        for said in [marked(&app, &before).await, marked(&app, &after).await] {
            assert!(said.is_some());
        }
        // It is shown again less and less often, and no more after a day.
        for (seconds, questions) in [(0, 3), (19, 3), (20, 4), (59, 4), (60, 5), (86_500, 5)] {
            assert_eq!(look_after(&app, &senders, first, seconds).await, 0);
            assert_eq!(app.wechat_questions().len(), questions, "after {seconds} seconds");
        }
    }

    async fn a_checker_that_is_away_is_not_asked_about_everything_and_the_rest_comes_next(app: TestApp) {
        let senders = checking(&app, "o");
        let waits = of(&app, HARMLESS).await;
        for _ in 0..3 {
            of(&app, UNSAID).await;
        }
        let first = Moment::now();
        assert_eq!(look_after(&app, &senders, first, 0).await, 0);
        assert_eq!(app.wechat_questions().len(), 3, "three silences end a look");
        assert_eq!(look_after(&app, &senders, first, 60).await, 1, "what was never shown comes first");
        assert!(marked(&app, &waits).await.is_some());
    }

    async fn words_that_were_changed_are_not_put_off(app: TestApp) {
        let senders = checking(&app, "o");
        open_comments(&app).await;
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let writer = verified(&app, "周先生").await;
        let comment = says(&writer, &proposal, UNSAID).await;
        let first = Moment::now();
        assert_eq!(look_after(&app, &senders, first, 0).await, 0);
        let path = format!("/comments/{}", comment.id);
        let _ = writer.patch(&path, &json!({"text": "我赞成装路灯"})).await.expect(200);
        assert_eq!(look_after(&app, &senders, first, 0).await, 1);
    }

    async fn nothing_leaves_where_the_settings_do_not_say_so(app: TestApp) {
        of(&app, ADVERTISING).await;
        let senders = Senders::open(app.settings()).expect("the ways out");
        assert_eq!(look(&app, &senders).await, 0);
        assert!(app.wechat_questions().is_empty());
    }

    async fn a_comment_that_was_changed_is_checked_anew_and_one_that_was_taken_back_is_forgotten(app: TestApp) {
        let senders = checking(&app, "o");
        open_comments(&app).await;
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let writer = verified(&app, "周先生").await;
        let comment = says(&writer, &proposal, "我也会开锁").await;
        assert_eq!(look(&app, &senders).await, 1);
        let path = format!("/comments/{}", comment.id);
        let _ = writer.patch(&path, &json!({"text": "我赞成装路灯"})).await.expect(200);
        let admin = app.station_admin().await;
        let claim = format!("/moderation/{}/claim", waiting(&app).await[0].id);
        let case: ModerationCase = admin.post(&claim, &json!({})).await.read(200);
        assert_eq!(case.checked, None, "what was said of other words says nothing of these");
        assert_eq!(look(&app, &senders).await, 1);
        let case: ModerationCase = admin.post(&claim, &json!({})).await.read(200);
        assert_eq!(case.checked.map(|said| said.suggestion), Some(RiskSuggestion::Pass));
        let _ = writer.delete(&path).await.expect(204);
        assert_eq!(app.count("moderation_checks", "1 = 1").await, 0);
    }
}
