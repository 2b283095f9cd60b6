//! Reporting: all who report the same stand behind one thing, and nobody decides what they reported.

use contract::{
    page::Page,
    problem::Kind,
    proposals::{Decision, HiddenItem, ItemKind, ModerationCase, NewDecision, ProposalState as State, REPORTS_A_DAY, Reason},
};
use serde_json::json;
use tests::{
    TestApp, on_each_backend,
    proposals::{decide, open_comments, publish, published, said, says, seen, sign, url, verified, waiting},
    seed,
};

use super::hiding;

fn keep() -> NewDecision {
    NewDecision {
        decision: Decision::Keep,
        ..publish()
    }
}

fn hide() -> NewDecision {
    NewDecision {
        decision: Decision::Hide,
        reason: Some(Reason::PersonalData),
        text: Some("写出了邻居的姓名。".to_owned()),
        ..publish()
    }
}

/// What is hidden, as the street sees it.
async fn hidden(app: &TestApp, query: &str) -> Page<HiddenItem> {
    let path = format!("/communities/{}/hidden{query}", seed::community(0));
    app.street_admin().await.get(&path).await.read(200)
}

on_each_backend! {
    async fn all_who_report_the_same_stand_behind_one_thing(app: TestApp) {
        open_comments(&app).await;
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let (writer, one, other) = (verified(&app, "周先生").await, app.resident("甲").await, app.resident("乙").await);
        let comment = says(&writer, &proposal, "501的老王总乱扔垃圾").await;
        let item = waiting(&app).await.remove(0);
        let admin = app.station_admin().await;
        let _ = decide(&admin, item.id, &publish()).await.expect(204);
        let path = format!("/comments/{}/reports", comment.id);
        for by in [&one, &other, &one] {
            let _ = by.post(&path, &hiding()).await.expect(204);
        }
        let taken: contract::privacy::Export = one.get("/me/export").await.read(200);
        let own = &taken.reports[0];
        assert_eq!((taken.reports.len(), own.proposal_id, own.comment_id), (1, proposal.summary.id, Some(comment.id)));
        assert_eq!(own.report.text.as_deref(), Some("写出了邻居的姓名"));
        let item = waiting(&app).await.remove(0);
        assert_eq!((item.kind, item.reports), (ItemKind::Report, 2));
        let case: ModerationCase = admin.post(&format!("/moderation/{}/claim", item.id), &json!({})).await.read(200);
        assert_eq!(case.comment.expect("what it says").text, "501的老王总乱扔垃圾");
        assert_eq!(case.reports[0].text.as_deref(), Some("写出了邻居的姓名"));
        let _ = decide(&admin, item.id, &hide()).await.expect(204);
        assert!(said(&app.nobody(), &proposal).await[0].comment.text.is_none());
        assert_eq!(one.post(&path, &hiding()).await.status, 404);
    }

    async fn what_is_kept_stays_and_is_not_reported_again_by_the_same(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let (proposal, reader) = (published(&app, &author).await, app.resident("甲").await);
        let _ = reader.post(&url(&proposal, "/reports"), &hiding()).await.expect(204);
        let item = waiting(&app).await.remove(0);
        let _ = decide(&app.station_admin().await, item.id, &keep()).await.expect(204);
        assert_eq!(seen(&reader, &proposal).await.summary.state, State::Gathering);
        let _ = reader.post(&url(&proposal, "/reports"), &hiding()).await.expect(204);
        assert!(waiting(&app).await.is_empty());
    }

    async fn a_proposal_that_is_hidden_is_seen_by_those_it_concerns_and_gets_its_time_back(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let (signer, admin) = (verified(&app, "周先生").await, app.station_admin().await);
        let proposal = published(&app, &author).await;
        let _ = sign(&signer, &proposal).await.expect(204);
        let _ = app.resident("甲").await.post(&url(&proposal, "/reports"), &hiding()).await.expect(204);
        let item = waiting(&app).await.remove(0);
        let _ = decide(&admin, item.id, &hide()).await.expect(204);
        assert_eq!(app.nobody().get(&url(&proposal, "")).await.status, 404);
        for by in [&author, &signer] {
            let hidden = seen(by, &proposal).await;
            assert_eq!(hidden.summary.state, State::Hidden);
            assert_eq!(hidden.timeline.last().and_then(|last| last.text.as_deref()), Some("写出了邻居的姓名。"));
        }
        let list = format!("/communities/{}/proposals", proposal.summary.community_id);
        assert!(!app.nobody().get(&list).await.text().contains(&proposal.summary.number));
        app.run_sql("UPDATE proposals SET hidden_at = hidden_at - 86400000000").await;
        let _ = admin.post(&url(&proposal, "/restore"), &json!({})).await.expect(204);
        let back = seen(&app.nobody(), &proposal).await;
        assert_eq!((back.summary.state, back.summary.signed), (State::Gathering, 1));
        let gained = back.summary.closes_at.expect("an end") - proposal.summary.closes_at.expect("an end");
        assert_eq!(gained.num_hours(), 24);
        admin.post(&url(&proposal, "/restore"), &json!({})).await.refused(Kind::Conflict);
    }

    async fn what_is_hidden_is_listed_with_who_hid_it_and_why_until_it_is_put_back(app: TestApp) {
        let author = app.resident("王秀兰").await;
        open_comments(&app).await;
        let (proposal, writer) = (published(&app, &author).await, verified(&app, "周先生").await);
        let (admin, second) = (app.station_admin().await, app.second_admin().await);
        let comment = says(&writer, &proposal, "又是这样").await;
        let (of_comment, of_proposal) = (format!("/comments/{}", comment.id), url(&proposal, ""));
        assert!(hidden(&app, "").await.items.is_empty());
        let _ = admin.post(&format!("{of_comment}/hide"), &hiding()).await.expect(204);
        let _ = second.post(&format!("{of_proposal}/hide"), &hiding()).await.expect(204);
        let list = hidden(&app, "").await.items;
        let names: Vec<_> = list.iter().map(|one| one.hidden_by.clone()).collect();
        assert_eq!(names, [second.me().work_name.clone(), admin.me().work_name.clone()].map(Option::unwrap_or_default));
        assert_eq!((list[0].comment_id, list[0].title.as_str()), (None, proposal.summary.title.as_str()));
        assert_eq!((list[1].comment_id, list[1].says.as_deref()), (Some(comment.id), Some("又是这样")));
        assert_eq!((list[1].reason, list[1].text.is_some(), list[1].may_restore), (Some(Reason::PersonalData), true, true));
        let behind = hidden(&app, &format!("?cursor={}", list[0].id)).await.items;
        assert_eq!(behind, list[1..], "what comes behind one");
        // Hidden again, it is the later decision that stands.
        let _ = admin.post(&format!("{of_comment}/restore"), &json!({})).await.expect(204);
        assert_eq!(hidden(&app, "").await.items.len(), 1);
        let _ = second.post(&format!("{of_comment}/hide"), &hiding()).await.expect(204);
        let again = hidden(&app, "").await.items;
        assert_eq!((again.len(), again[0].comment_id), (2, Some(comment.id)));
        assert_eq!(Some(again[0].hidden_by.as_str()), second.me().work_name.as_deref());
        let _ = writer.delete(&of_comment).await.expect(204);
        assert_eq!(hidden(&app, "").await.items.len(), 1, "what its author took back is not hidden, but gone");
        let _ = admin.post(&format!("{of_proposal}/restore"), &json!({})).await.expect(204);
        assert!(hidden(&app, "").await.items.is_empty());
    }

    async fn nobody_reports_their_own_words_or_more_than_a_day_has_room_for(app: TestApp) {
        let author = app.resident("王秀兰").await;
        open_comments(&app).await;
        let (proposal, reader) = (published(&app, &author).await, app.resident("甲").await);
        author.post(&url(&proposal, "/reports"), &hiding()).await.refused_field("", "own_report");
        let writer = verified(&app, "周先生").await;
        for _ in 0..REPORTS_A_DAY {
            let comment = says(&writer, &proposal, "又是这样").await;
            let _ = reader.post(&format!("/comments/{}/reports", comment.id), &hiding()).await.expect(204);
        }
        let refused = reader.post(&url(&proposal, "/reports"), &hiding()).await.refused(Kind::TooMany);
        assert_eq!(refused.errors[0].code, "reports_today");
    }
}
