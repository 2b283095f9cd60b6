//! What helps moderators: passages that are marked, words of lists, figures of the street, and what is overdue.

use contract::{
    page::Page,
    problem::Kind,
    proposals::{
        Decision, FindingKind, ModerationCase, ModerationFigures, NewDecision, NewMark, NewProposal, Proposal, ProposalAction,
        ProposalText, TextPart, WordList,
    },
};
use serde_json::json;
use tests::{
    on_each_backend,
    proposals::{
        against, decide, decided, draft, effective, item, new, open_comments, publish, published, says, seen, submit, submitted,
        text, url, verified, waiting,
    },
    seed,
};

fn lists() -> String {
    format!("/streets/{}/word-lists", seed::street(0))
}

on_each_backend! {
    async fn what_is_to_be_changed_is_marked_and_only_its_author_sees_it(app: TestApp) {
        let (author, admin) = (app.resident("王秀兰").await, app.station_admin().await);
        let proposal = submitted(&author).await;
        let waits = item(&app, &proposal).await;
        let mark = |from, until| NewMark { part: TextPart::Suggestion, from, until, remark: Some("写明装在几号楼".to_owned()) };
        let back = NewDecision { marks: vec![mark(0, 5)], ..against(Decision::Return) };
        let wrong = NewDecision { marks: vec![mark(0, 5), mark(3, 999)], ..back.clone() };
        decide(&admin, waits.id, &wrong).await.refused_field("/marks/1", "mark_range");
        let unfit = NewDecision { marks: back.marks.clone(), ..publish() };
        decide(&admin, waits.id, &unfit).await.refused_field("/marks", "marks_unfit");
        let _ = decide(&admin, waits.id, &back).await.expect(204);
        let returned = seen(&author, &proposal).await;
        assert_eq!((returned.marks[0].words.as_str(), returned.marks[0].from), ("在花坛边装", 0));
        assert_eq!(returned.marks[0].remark.as_deref(), Some("写明装在几号楼"));
        assert!(seen(&admin, &proposal).await.marks.is_empty());
        let again = submit(&author, &proposal).await;
        assert!(again.marks.is_empty());
    }

    async fn listed_words_are_shown_to_moderators_and_reject_nothing(app: TestApp) {
        let street = app.street_admin().await;
        let list = json!({"name": "广告", "severity": "warning", "words": ["加微信", "传销"]});
        let made: WordList = street.post(&lists(), &list).await.read(201);
        let author = app.resident("王秀兰").await;
        let problem = "有人在楼道贴广告，请加 wei 信咨询，小心 chuan xiao。".to_owned();
        let proposal: Proposal = author.post("/proposals", &NewProposal { text: ProposalText { problem, ..text() }, ..new() }).await.read(201);
        let waits = item(&app, &submit(&author, &proposal).await).await;
        let admin = app.station_admin().await;
        let case: ModerationCase = admin.post(&format!("/moderation/{}/claim", waits.id), &json!({})).await.read(200);
        let found: Vec<_> = case.findings.iter().map(|one| (one.kind, one.words.as_str(), one.list.as_deref())).collect();
        assert_eq!(found, [(FindingKind::Listed, "加 wei 信", Some("广告")), (FindingKind::Listed, "chuan xiao", Some("广告"))]);
        let renamed = json!({"name": "骗术", "severity": "grave", "words": ["传销"]});
        let path = format!("/word-lists/{}", made.id);
        let changed: WordList = street.put_over(made.version, &path, &renamed).await.read(200);
        for late in [street.put_over(made.version, &path, &renamed).await, street.put(&path, &renamed).await] {
            let now: WordList = serde_json::from_value(late.refused(Kind::Stale).now.expect("how it stands")).expect("a list");
            assert_eq!(now, changed);
        }
        let kept: Page<WordList> = street.get(&lists()).await.read(200);
        assert_eq!((kept.items.len(), kept.items[0].name.as_str()), (1, "骗术"));
        let _ = street.delete(&path).await.expect(204);
        assert_eq!(app.count("word_lists", "1 = 1").await, 0);
        street.post(&lists(), &json!({"name": "空", "severity": "notice", "words": ["…"]})).await.refused_field("/words", "listed_words");
    }

    async fn words_of_comments_are_looked_for_as_well(app: TestApp) {
        open_comments(&app).await;
        let list = json!({"name": "骂人", "severity": "notice", "words": ["骗子"]});
        let _ = app.street_admin().await.post(&lists(), &list).await.expect(201);
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        says(&verified(&app, "周先生").await, &proposal, "都是骗 子").await;
        let waits = waiting(&app).await.remove(0);
        let admin = app.station_admin().await;
        let case: ModerationCase = admin.post(&format!("/moderation/{}/claim", waits.id), &json!({})).await.read(200);
        assert_eq!((case.findings[0].part, case.findings[0].words.as_str()), (TextPart::Comment, "骗 子"));
    }

    async fn the_street_reads_how_often_decisions_did_not_stand(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let proposal = decided(&app, &author, &against(Decision::Reject)).await;
        let _ = author.post(&url(&proposal, "/appeal"), &json!({"reason": "写得很清楚"})).await.expect(200);
        let appeal = item(&app, &proposal).await;
        let _ = decide(&app.second_admin().await, appeal.id, &publish()).await.expect(204);
        let path = format!("/streets/{}/moderation-figures", seed::street(0));
        let figures: ModerationFigures = app.street_admin().await.get(&path).await.read(200);
        let of = figures.communities.iter().find(|one| one.community_id == seed::community(0)).expect("the community").figures;
        assert_eq!((of.decided, of.in_time, of.rejected, of.appealed, of.overturned), (2, 2, 1, 1, 1));
        let one = figures.moderators.iter().find(|one| one.name == "驿站小李").expect("who rejected it").figures;
        assert_eq!((one.rejected, one.appealed, one.overturned), (1, 1, 1));
    }

    async fn what_is_overdue_goes_up_once(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let proposal = effective(&app, &author).await;
        let late = submitted(&author).await;
        let _ = draft(&author).await;
        app.run_sql("UPDATE proposals SET answer_due_at = 1 WHERE answer_due_at IS NOT NULL; UPDATE moderation_items SET due_at = 1 WHERE decided_at IS NULL").await;
        assert_eq!(super::overdue(&app).await, 2);
        assert_eq!(super::overdue(&app).await, 0, "nothing goes up twice");
        let timeline = seen(&app.nobody(), &proposal).await.timeline;
        assert_eq!(timeline.iter().filter(|event| event.action == ProposalAction::Escalate).count(), 1);
        let waits = item(&app, &late).await;
        assert!(waits.raised);
    }
}
