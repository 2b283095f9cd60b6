//! Following: whoever is not verified is told as well what becomes of a proposal.

use contract::{
    notifications::NotificationKind as Kind,
    proposals::{Part, Proposal, ProposalSummary},
};
use reqwest::Method;
use serde_json::json;
use tests::{
    Client, Reply,
    inbox::inbox,
    on_each_backend,
    proposals::{effective, open_comments, published, says, seen, url, verified},
};

async fn follow(by: &Client, proposal: &Proposal) -> Reply {
    by.request(Method::PUT, &url(proposal, "/follow")).send().await
}

on_each_backend! {
    async fn who_follows_finds_it_among_their_own_and_can_leave(app: TestApp) {
        let (author, reader) = (app.resident("王秀兰").await, app.resident("李建国").await);
        let proposal = published(&app, &author).await;
        for _ in 0..2 {
            let _ = follow(&reader, &proposal).await.expect(204);
        }
        assert!(seen(&reader, &proposal).await.standing.follows);
        let own: contract::page::Page<ProposalSummary> = reader.get("/me/proposals").await.read(200);
        assert_eq!(own.items[0].part, Some(Part::Follower));
        let _ = reader.delete(&url(&proposal, "/follow")).await.expect(204);
        assert!(!seen(&reader, &proposal).await.standing.follows);
    }

    async fn followers_are_told_what_becomes_of_it(app: TestApp) {
        let (author, reader) = (app.resident("王秀兰").await, app.resident("李建国").await);
        let proposal = effective(&app, &author).await;
        let _ = follow(&reader, &proposal).await.expect(204);
        let _ = app.station_admin().await.post(&url(&proposal, "/answer"), &super::answer()).await.expect(200);
        let told = inbox(&reader).await;
        assert_eq!(told.items[0].kind, Kind::ProposalAnswered);
        assert_eq!(told.items[0].number.as_deref(), Some(proposal.summary.number.as_str()));
    }

    async fn authors_are_told_what_people_say_and_speakers_what_is_answered(app: TestApp) {
        open_comments(&app).await;
        let (author, speaker) = (app.resident("王秀兰").await, verified(&app, "周先生").await);
        let proposal = published(&app, &author).await;
        let comment = says(&speaker, &proposal, "我家也住3号楼。").await;
        assert_eq!(inbox(&author).await.items[0].kind, Kind::ProposalCommented);
        let answer = json!({"text": "谢谢", "parent_id": comment.id});
        let _ = author.post(&url(&proposal, "/comments"), &answer).await.expect(201);
        assert_eq!(inbox(&speaker).await.items[0].kind, Kind::ProposalCommented);
    }
}
