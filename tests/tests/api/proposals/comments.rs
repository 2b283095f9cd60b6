//! What people say of proposals: who may, who reads it, and when it can be changed.

use contract::{
    accounts::Role,
    problem::Kind,
    proposals::{CommentAction, CommentState, Decision, ItemKind, NewDecision},
};
use serde_json::json;
use tests::{
    on_each_backend,
    proposals::{decide, open_comments, publish, published, rules, said, says, url, verified, waiting},
    seed,
};

use super::hiding;

/// The decision to hide it.
fn hide() -> NewDecision {
    NewDecision {
        decision: Decision::Hide,
        reason: Some(contract::proposals::Reason::Insult),
        ..publish()
    }
}

on_each_backend! {
    async fn who_is_verified_says_something_and_others_answer_it_once(app: TestApp) {
        open_comments(&app).await;
        let (author, neighbour) = (app.resident("王秀兰").await, verified(&app, "周先生").await);
        let proposal = published(&app, &author).await;
        let first = says(&neighbour, &proposal, " 我家也住3号楼。 ").await;
        let answer = json!({"text": "谢谢支持！", "parent_id": first.id});
        let answered: contract::proposals::CommentWritten = author.post(&url(&proposal, "/comments"), &answer).await.read(201);
        let threads = said(&app.nobody(), &proposal).await;
        let comment = &threads[0].comment;
        assert_eq!((comment.text.as_deref(), comment.name.as_str()), (Some("我家也住3号楼。"), "周**"));
        assert!(!comment.proposer && !comment.mine && threads[0].answers[0].proposer);
        assert_eq!(comment.actions, [], "whoever is not signed in only reads");
        let own = said(&neighbour, &proposal).await[0].comment.actions.clone();
        assert_eq!(own, [CommentAction::Answer, CommentAction::Change, CommentAction::Remove]);
        let deeper = json!({"text": "不客气", "parent_id": answered.id});
        neighbour.post(&url(&proposal, "/comments"), &deeper).await.refused_field("/parent_id", "comment_unknown");
    }

    async fn who_is_not_verified_is_told_how_to_be(app: TestApp) {
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let newcomer = app.resident("李建国").await;
        let refused = newcomer.post(&url(&proposal, "/comments"), &json!({"text": "我也同意"})).await;
        refused.refused_field("", "not_verified");
    }

    async fn the_station_speaks_under_the_name_it_works_under(app: TestApp) {
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let written = says(&app.station_admin().await, &proposal, "我们周五去现场看。").await;
        assert_eq!(written.state, CommentState::Shown, "its own words wait for nobody");
        let comment = &said(&app.nobody(), &proposal).await[0].comment;
        assert_eq!((comment.name.as_str(), comment.role), ("驿站小李", Role::StationAdmin));
        assert!(waiting(&app).await.is_empty());
    }

    async fn where_it_is_looked_at_first_only_its_author_and_the_station_read_it(app: TestApp) {
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let (writer, admin) = (verified(&app, "周先生").await, app.station_admin().await);
        assert_eq!(says(&writer, &proposal, "晚上确实很黑。").await.state, CommentState::Waiting);
        assert!(said(&app.nobody(), &proposal).await.is_empty());
        assert_eq!(said(&writer, &proposal).await.len(), 1);
        assert_eq!(said(&admin, &proposal).await.len(), 1);
        let item = waiting(&app).await.remove(0);
        assert_eq!((item.kind, item.says.as_deref()), (ItemKind::Comment, Some("晚上确实很黑。")));
        let _ = decide(&admin, item.id, &publish()).await.expect(204);
        assert_eq!(said(&app.nobody(), &proposal).await.len(), 1);
    }

    async fn what_is_hidden_leaves_a_trace_and_its_author_is_told_why(app: TestApp) {
        open_comments(&app).await;
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let (writer, admin) = (verified(&app, "周先生").await, app.station_admin().await);
        says(&writer, &proposal, "你们都是骗子").await;
        let item = waiting(&app).await.remove(0);
        decide(&admin, item.id, &super::against(Decision::Reject)).await.refused_field("/decision", "decision_unfit");
        let _ = decide(&admin, item.id, &hide()).await.expect(204);
        let trace = &said(&app.nobody(), &proposal).await[0].comment;
        assert_eq!((trace.state, trace.text.as_ref(), trace.name.as_str()), (CommentState::Hidden, None, ""));
        let own = &said(&writer, &proposal).await[0].comment;
        assert_eq!(own.reason, Some(contract::proposals::Reason::Insult));
        let _ = admin.post(&format!("/comments/{}/restore", own.id), &json!({})).await.expect(204);
        assert!(said(&app.nobody(), &proposal).await[0].comment.text.is_some());
    }

    async fn one_changes_ones_words_for_ten_minutes_and_takes_them_back_at_any_time(app: TestApp) {
        open_comments(&app).await;
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let writer = verified(&app, "周先生").await;
        let path = format!("/comments/{}", says(&writer, &proposal, "晚上很黑").await.id);
        let _ = writer.patch(&path, &json!({"text": "晚上确实很黑"})).await.expect(200);
        let changed = said(&app.nobody(), &proposal).await[0].comment.clone();
        assert_eq!(changed.text.as_deref(), Some("晚上确实很黑"));
        assert!(changed.changed_at.is_some());
        app.run_sql("UPDATE proposal_comments SET written_at = written_at - 600000000").await;
        writer.patch(&path, &json!({"text": "算了"})).await.refused_field("/text", "comment_settled");
        let _ = writer.delete(&path).await.expect(204);
        assert!(said(&writer, &proposal).await.is_empty());
        assert!(waiting(&app).await.is_empty(), "nobody looks at what is gone");
        assert_eq!(app.count("proposal_comments", "text <> ''").await, 0);
    }

    async fn words_that_were_changed_are_not_decided_by_who_read_the_old_ones(app: TestApp) {
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let (writer, admin) = (verified(&app, "周先生").await, app.station_admin().await);
        let comment = says(&writer, &proposal, "很好的提案").await;
        let item = waiting(&app).await.remove(0);
        let _ = writer.patch(&format!("/comments/{}", comment.id), &json!({"text": "骗人的提案"})).await.expect(200);
        let read = NewDecision { edition: Some(item.edition), ..publish() };
        decide(&admin, item.id, &read).await.refused(Kind::Conflict);
        let again = waiting(&app).await.remove(0);
        assert_eq!((again.id, again.says.as_deref()), (item.id, Some("骗人的提案")));
    }

    async fn nobody_says_anything_of_what_is_closed_or_hidden(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let (closed, hidden) = (published(&app, &author).await, published(&app, &author).await);
        let (writer, admin) = (verified(&app, "周先生").await, app.station_admin().await);
        let _ = author.post(&url(&closed, "/withdraw"), &json!({"reason": "装好了"})).await.expect(200);
        let _ = admin.post(&url(&hidden, "/hide"), &hiding()).await.expect(204);
        for (proposal, address) in [(&closed, "/comments"), (&hidden, "/comments")] {
            assert_eq!(writer.post(&url(proposal, address), &json!({"text": "好"})).await.status, 404);
            assert_eq!(app.nobody().get(&url(proposal, address)).await.status, 404);
        }
    }

    async fn a_day_has_room_for_so_many_and_no_more(app: TestApp) {
        rules(&app, |rules| rules.comments_a_day = 2).await;
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let writer = verified(&app, "周先生").await;
        for text in ["一", "二"] {
            says(&writer, &proposal, text).await;
        }
        let reply = writer.post(&url(&proposal, "/comments"), &json!({"text": "三"})).await.refused(Kind::TooMany);
        assert_eq!(reply.errors[0].code, "comments_today");
        app.run_sql("UPDATE proposal_comments SET written_at = written_at - 86400000000").await;
        says(&writer, &proposal, "三").await;
    }

    async fn what_one_said_can_be_taken_along_and_goes_with_the_account(app: TestApp) {
        open_comments(&app).await;
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let writer = verified(&app, "周先生").await;
        let first = says(&writer, &proposal, "我家也住3号楼。").await;
        let answer = json!({"text": "我也是", "parent_id": first.id});
        let _ = verified(&app, "吴阿姨").await.post(&url(&proposal, "/comments"), &answer).await.expect(201);
        assert!(writer.get("/me/export").await.expect(200).text().contains("我家也住3号楼"));
        let _ = writer.delete("/me").await.expect(204);
        let left = said(&app.nobody(), &proposal).await;
        assert_eq!((left[0].comment.state, left[0].comment.text.as_ref()), (CommentState::Removed, None));
        assert_eq!(left[0].answers.len(), 1);
    }

    async fn several_of_one_person_are_one_group_that_is_decided_together(app: TestApp) {
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let (loud, quiet) = (verified(&app, "周先生").await, verified(&app, "吴阿姨").await);
        for text in ["广告一", "广告二", "广告三"] {
            says(&loud, &proposal, text).await;
        }
        says(&quiet, &proposal, "支持").await;
        let items = waiting(&app).await;
        let flood: Vec<_> = items.iter().filter(|item| item.flood.is_some()).collect();
        assert_eq!(flood.len(), 3);
        assert!(flood.iter().all(|item| item.flood == flood[0].flood));
        let chosen: Vec<_> = flood.iter().map(|item| json!({"id": item.id, "edition": item.edition})).collect();
        let decision = json!({"items": chosen, "decision": "hide", "reason": "advertising"});
        let done: contract::proposals::Decided = app.station_admin().await.post("/moderation/decisions", &decision).await.read(200);
        assert_eq!((done.decided, done.left.len()), (3, 0));
        assert_eq!(waiting(&app).await.len(), 1);
        let again: contract::proposals::Decided = app.station_admin().await.post("/moderation/decisions", &decision).await.read(200);
        assert_eq!((again.decided, again.left.len()), (0, 3));
    }

    async fn hostile_words_come_back_as_they_were_sent(app: TestApp) {
        open_comments(&app).await;
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let writer = verified(&app, "周先生").await;
        let hostile = "<script>alert(1)</script>'; DROP TABLE proposal_comments; --";
        says(&writer, &proposal, &format!("\u{202e}{hostile}\u{2067}")).await;
        assert_eq!(said(&app.nobody(), &proposal).await[0].comment.text.as_deref(), Some(hostile));
        assert_eq!(seed::community(0), proposal.summary.community_id);
    }
}
