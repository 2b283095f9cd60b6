//! Moderation: one looks at one thing, nobody judges their own matter, and an appeal goes to somebody else.

use contract::{
    page::Page,
    problem::Kind,
    proposals::{
        Decision, FindingKind, ItemKind, ModerationCase, ModerationItem, ModerationRecord, NewProposal, Proposal,
        ProposalState as State, ProposalText,
    },
};
use serde_json::json;
use tests::{
    on_each_backend,
    proposals::{
        against, decide, decided, draft, item, new, publish, published, seen, sign, submit, submitted, text, url, verified,
    },
    seed,
};

fn claim(item: &ModerationItem) -> String {
    format!("/moderation/{}/claim", item.id)
}

on_each_backend! {
    async fn what_one_looks_at_is_kept_from_the_other_until_the_lease_ends(app: TestApp) {
        let (one, other) = (app.station_admin().await, app.second_admin().await);
        let item = item(&app, &submitted(&app.resident("王秀兰").await).await).await;
        let case: ModerationCase = one.post(&claim(&item), &json!({})).await.read(200);
        assert!(case.item.mine && case.item.may_decide);
        assert_eq!(case.text, text());
        let now = other.post(&claim(&item), &json!({})).await.refused(Kind::Conflict).now.expect("how it stands");
        assert_eq!(now["claimed_by"], "驿站小李");
        decide(&other, item.id, &publish()).await.refused(Kind::Conflict);
        app.run_sql("UPDATE moderation_items SET claimed_until = 1").await;
        let _ = other.post(&claim(&item), &json!({})).await.expect(200);
        let _ = other.delete(&claim(&item)).await.expect(204);
        let _ = one.post(&claim(&item), &json!({})).await.expect(200);
    }

    async fn of_two_who_decide_at_once_one_wins_and_the_other_is_told(app: TestApp) {
        let (one, other) = (app.station_admin().await, app.second_admin().await);
        for round in 0..5 {
            let author = app.resident(&format!("作者{round}")).await;
            let proposal = submitted(&author).await;
            let item = item(&app, &proposal).await;
            let (publish, reject) = (publish(), against(Decision::Reject));
            let (published, rejected) = tokio::join!(decide(&one, item.id, &publish), decide(&other, item.id, &reject));
            let mut statuses = [published.status, rejected.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [204, 409]);
            let state = seen(&author, &proposal).await.summary.state;
            assert_eq!(state, if published.status == 204 { State::Gathering } else { State::Rejected });
        }
    }

    async fn a_decision_against_somebody_says_why(app: TestApp) {
        let item = item(&app, &submitted(&app.resident("王秀兰").await).await).await;
        let admin = app.station_admin().await;
        let mut decision = against(Decision::Return);
        decision.reason = None;
        decide(&admin, item.id, &decision).await.refused_field("/reason", "reason_needed");
        let mut decision = against(Decision::Reject);
        decision.text = None;
        decide(&admin, item.id, &decision).await.refused_field("/text", "reason_needed");
    }

    async fn an_appeal_goes_to_another_moderator_and_can_be_upheld(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let proposal = decided(&app, &author, &against(Decision::Reject)).await;
        let _ = author.post(&url(&proposal, "/appeal"), &json!({"reason": "写得很清楚"})).await.expect(200);
        let appeal = item(&app, &proposal).await;
        assert_eq!(appeal.kind, ItemKind::Appeal);
        assert!(!appeal.may_decide, "who rejected it does not look again");
        decide(&app.station_admin().await, appeal.id, &publish()).await.refused_field("", "own_decision");
        let other = app.second_admin().await;
        let case: ModerationCase = other.post(&claim(&appeal), &json!({})).await.read(200);
        let grounds = case.appeal.expect("why they appeal");
        assert_eq!((grounds.grounds.as_str(), grounds.text.as_deref()), ("写得很清楚", Some("请写清楚装在哪里。")));
        let _ = decide(&other, appeal.id, &publish()).await.expect(204);
        assert_eq!(seen(&author, &proposal).await.summary.state, State::Gathering);
    }

    async fn a_rejection_is_appealed_only_once(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let proposal = decided(&app, &author, &against(Decision::Reject)).await;
        let _ = author.post(&url(&proposal, "/appeal"), &json!({"reason": "写得很清楚"})).await.expect(200);
        let appeal = item(&app, &proposal).await;
        let _ = decide(&app.second_admin().await, appeal.id, &against(Decision::Reject)).await.expect(204);
        author.post(&url(&proposal, "/appeal"), &json!({"reason": "再看看吧"})).await.refused(Kind::Conflict);
    }

    async fn nobody_judges_what_they_signed(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let (admin, signer) = (app.second_admin().await, verified(&app, "周先生").await);
        let proposal = published(&app, &author).await;
        let _ = sign(&signer, &proposal).await.expect(204);
        let theirs = app.bytes(admin.id().uuid().as_bytes());
        app.run_sql(&format!("UPDATE proposal_signatures SET account_id = {theirs}")).await;
        let _ = author.post(&url(&proposal, "/editions"), &text()).await.expect(200);
        let waiting = item(&app, &proposal).await;
        decide(&admin, waiting.id, &publish()).await.refused_field("", "own_decision");
    }

    async fn what_names_people_is_found_for_the_moderator(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let problem = "请联系住在3号楼2单元501的张大爷，电话138 0000 0001。".to_owned();
        let telling = ProposalText { problem, ..text() };
        let proposal: Proposal = author.post("/proposals", &NewProposal { text: telling, ..new() }).await.read(201);
        let item = item(&app, &submit(&author, &proposal).await).await;
        let case: ModerationCase = app.station_admin().await.post(&claim(&item), &json!({})).await.read(200);
        let found: Vec<_> = case.findings.iter().map(|one| one.kind).collect();
        assert_eq!(found, [FindingKind::Phone, FindingKind::Home]);
    }

    async fn what_resembles_it_is_named_beside_it(app: TestApp) {
        let known = published(&app, &app.resident("李建国").await).await;
        let item = item(&app, &submitted(&app.resident("王秀兰").await).await).await;
        let case: ModerationCase = app.station_admin().await.post(&claim(&item), &json!({})).await.read(200);
        assert_eq!(case.similar.iter().map(|one| one.id).collect::<Vec<_>>(), [known.summary.id]);
    }

    async fn how_it_was_decided_is_on_record_without_names(app: TestApp) {
        let author = app.resident("王秀兰").await;
        decided(&app, &author, &against(Decision::Return)).await;
        let path = format!("/communities/{}/moderation-record", seed::community(0));
        let reply = app.nobody().get(&path).await.expect(200);
        for secret in ["王秀兰", "驿站小李", "请写清楚"] {
            assert!(!reply.text().contains(secret), "{secret}");
        }
        let record: Page<ModerationRecord> = reply.read(200);
        assert_eq!((record.items[0].decision, record.items[0].in_time), (Decision::Return, true));
    }

    async fn a_withdrawn_proposal_waits_for_nobody(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let (proposal, other) = (submitted(&author).await, draft(&author).await);
        let waiting = item(&app, &proposal).await;
        let _ = author.post(&url(&proposal, "/withdraw"), &json!({"reason": "不需要了"})).await.expect(200);
        assert_eq!(decide(&app.station_admin().await, waiting.id, &publish()).await.status, 404);
        let _ = author.post(&url(&other, "/withdraw"), &json!({"reason": "不需要了"})).await.expect(200);
    }
}
