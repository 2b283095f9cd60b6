//! Proposals at every point of their life.

use contract::{
    ids::ItemId,
    page::Page,
    proposals::{
        CommentModeration, CommentThread, CommentWritten, Decision, Field, ModerationItem, NewDecision, NewProposal, Proposal,
        ProposalRules, ProposalText, Reason, VerifiedResident,
    },
};
use reqwest::Method;
use serde_json::json;

use crate::{Client, Reply, TestApp, seed};

/// What a proposal says.
pub fn text() -> ProposalText {
    ProposalText {
        title: "在3号楼前装一盏路灯".to_owned(),
        problem: "晚上从车库到3号楼一路没有灯，老人容易绊倒。".to_owned(),
        suggestion: "在花坛边装两盏太阳能路灯。".to_owned(),
        helps: Some("3号楼的老人和孩子".to_owned()),
        field: Field::Facilities,
        place: Some("3号楼前".to_owned()),
        cost: Some(3_000),
    }
}

/// A proposal for community 0.
pub fn new() -> NewProposal {
    NewProposal {
        community_id: seed::community(0),
        cell_id: None,
        point: None,
        named: false,
        organisation_id: None,
        text: text(),
    }
}

/// The address of a proposal, or of something about it.
pub fn url(proposal: &Proposal, rest: &str) -> String {
    format!("/proposals/{}{rest}", proposal.summary.id)
}

/// A draft.
pub async fn draft(by: &Client) -> Proposal {
    by.post("/proposals", &new()).await.read(201)
}

/// One that was sent.
pub async fn submitted(by: &Client) -> Proposal {
    submit(by, &draft(by).await).await
}

/// Sends it.
pub async fn submit(by: &Client, proposal: &Proposal) -> Proposal {
    by.post(&url(proposal, "/submit"), &json!({})).await.read(200)
}

/// What waits of it before the moderators of community 0.
pub async fn item(app: &TestApp, proposal: &Proposal) -> ModerationItem {
    let of_it = waiting(app)
        .await
        .into_iter()
        .find(|item| item.proposal_id == proposal.summary.id);
    of_it.expect("it waits")
}

/// The decision to publish.
pub const fn publish() -> NewDecision {
    NewDecision {
        decision: Decision::Publish,
        edition: None,
        reason: None,
        text: None,
        marks: Vec::new(),
    }
}

/// A decision against it.
pub fn against(decision: Decision) -> NewDecision {
    NewDecision {
        decision,
        edition: None,
        reason: Some(Reason::Unclear),
        text: Some("请写清楚装在哪里。".to_owned()),
        marks: Vec::new(),
    }
}

/// Decides something.
pub async fn decide(by: &Client, item: ItemId, decision: &NewDecision) -> Reply {
    by.post(&format!("/moderation/{item}/decision"), decision).await
}

/// It as `by` sees it.
pub async fn seen(by: &Client, proposal: &Proposal) -> Proposal {
    by.get(&url(proposal, "")).await.read(200)
}

/// One that was published.
pub async fn published(app: &TestApp, by: &Client) -> Proposal {
    decided(app, by, &publish()).await
}

/// One that was decided like this by the station's admin.
pub async fn decided(app: &TestApp, by: &Client, decision: &NewDecision) -> Proposal {
    let proposal = submitted(by).await;
    let item = item(app, &proposal).await;
    let _ = decide(&app.station_admin().await, item.id, decision).await.expect(204);
    seen(by, &proposal).await
}

/// Sets the rules of community 0.
pub async fn rules(app: &TestApp, change: impl FnOnce(&mut ProposalRules)) {
    let mut rules = ProposalRules::default();
    change(&mut rules);
    let path = format!("/communities/{}/proposal-rules", seed::community(0));
    let street = app.street_admin().await;
    let seen = street.get(&path).await.expect(200);
    let set = street
        .request(Method::PUT, &path)
        .header("if-match", seen.header("etag").unwrap_or_default());
    let _ = set.json(&rules).send().await.expect(200);
}

/// Lets `many` signatures be enough.
pub async fn enough(app: &TestApp, many: u16) {
    rules(app, |rules| {
        rules.threshold_least = many;
        rules.threshold_most = many;
    })
    .await;
}

/// A resident of community 0 who was verified at the desk.
pub async fn verified(app: &TestApp, name: &str) -> Client {
    verified_of(app, name, &app.phone()).await
}

/// As [`verified`], with this number.
pub async fn verified_of(app: &TestApp, name: &str, phone: &str) -> Client {
    let resident = app.resident_of(name, phone).await;
    let path = format!("/communities/{}/residents", seed::community(0));
    let admin = app.station_admin().await;
    let _: VerifiedResident = admin.post(&path, &json!({"phone": phone, "adult": true})).await.read(200);
    resident
}

/// Signs it.
pub async fn sign(by: &Client, proposal: &Proposal) -> Reply {
    by.request(Method::PUT, &url(proposal, "/signature")).send().await
}

/// Takes the signature back.
pub async fn unsign(by: &Client, proposal: &Proposal) -> Reply {
    by.delete(&url(proposal, "/signature")).await
}

/// One that one signature made effective.
pub async fn effective(app: &TestApp, by: &Client) -> Proposal {
    enough(app, 1).await;
    let proposal = published(app, by).await;
    let _ = sign(&verified(app, "周先生").await, &proposal).await.expect(204);
    seen(by, &proposal).await
}

/// Lets everybody read at once what people say of proposals.
pub async fn open_comments(app: &TestApp) {
    rules(app, |rules| rules.comments = CommentModeration::After).await;
}

/// Says something of it.
pub async fn says(by: &Client, proposal: &Proposal, text: &str) -> CommentWritten {
    by.post(&url(proposal, "/comments"), &json!({"text": text})).await.read(201)
}

/// What was said of it, as `by` sees it.
pub async fn said(by: &Client, proposal: &Proposal) -> Vec<CommentThread> {
    let page: Page<CommentThread> = by.get(&url(proposal, "/comments")).await.read(200);
    page.items
}

/// What waits before the moderators of community 0.
pub async fn waiting(app: &TestApp) -> Vec<ModerationItem> {
    let path = format!("/communities/{}/moderation", seed::community(0));
    let waiting: Page<ModerationItem> = app.station_admin().await.get(&path).await.read(200);
    waiting.items
}
