//! Why there is a contract that nobody voted on: it is said, and everybody reads it.

use contract::{
    ids::ProposalId,
    projects::{NewProject, Project, ProjectOutcome},
    proposals::Outcome,
};
use reqwest::Method;
use serde_json::json;
use tests::{
    TestApp, needs, on_each_backend,
    projects::{carrier, drafted, evaluated, list, new, offer, offered, seen, sign, url},
    proposals,
};

/// A proposal that the community adopted.
async fn adopted(app: &TestApp) -> ProposalId {
    let author = app.resident("王秀兰").await;
    let proposal = proposals::effective(app, &author).await;
    let admin = app.station_admin().await;
    let answer = json!({"outcome": Outcome::Adopted, "text": "已列入明年计划。", "steps": []});
    let tag = admin
        .get(&proposals::url(&proposal, ""))
        .await
        .header("etag")
        .expect("a tag")
        .to_owned();
    let post = admin.request(Method::POST, &proposals::url(&proposal, "/answer"));
    let _ = post.header("if-match", &tag).json(&answer).send().await.expect(200);
    proposal.summary.id
}

on_each_backend! {
    async fn a_contract_that_rests_on_no_plan_and_no_proposal_says_why_in_public(app: TestApp) {
        let (admin, carrier) = (app.station_admin().await, carrier(&app).await);
        let silent = NewProject { because: None, ..new(carrier.id) };
        admin.post(&list(), &silent).await.refused_field("/because", "project_because");
        let blank = NewProject { because: Some("\u{200b} ".to_owned()), ..silent.clone() };
        admin.post(&list(), &blank).await.refused_field("/because", "reason_length");
        let project = drafted(&app, &carrier, |_| {}).await;
        let put = admin.request(Method::PUT, &url(&project, "")).json(&silent);
        put.send().await.refused_field("/because", "project_because");
        let project = sign(&carrier, &offer(&app, &project).await).await;
        assert_eq!(seen(&app.nobody(), &project).await.because, new(carrier.id).because);
    }

    async fn a_plan_that_was_chosen_and_a_proposal_that_was_adopted_say_why(app: TestApp) {
        let (_, call, winner) = needs::won(&app).await;
        let of_plan = offered(&app, &winner, |new| (new.because, new.plan_id) = (None, call.plan_id)).await;
        assert_eq!(sign(&winner, &of_plan).await.because, None);
        let (proposal, carrier) = (adopted(&app).await, carrier(&app).await);
        let of_proposal = offered(&app, &carrier, |new| (new.because, new.proposal_id) = (None, Some(proposal))).await;
        assert_eq!(sign(&carrier, &of_proposal).await.because, None);
    }

    async fn with_who_failed_a_contract_without_a_plan_says_why_also_if_it_failed_meanwhile(app: TestApp) {
        let (admin, carrier, proposal) = (app.station_admin().await, carrier(&app).await, adopted(&app).await);
        let early = drafted(&app, &carrier, |new| (new.because, new.proposal_id) = (None, Some(proposal))).await;
        let failed = evaluated(&app, &carrier, &[1, 1, 1], 1).await;
        assert_eq!(failed.summary.outcome, Some(ProjectOutcome::Failed));
        let offered = admin.request(Method::POST, &url(&early, "/offer")).send().await;
        offered.refused_field("/because", "strict_contract");
        let silent = NewProject { because: None, proposal_id: Some(proposal), ..new(carrier.id) };
        admin.post(&list(), &silent).await.refused_field("/because", "strict_contract");
        let said = NewProject { because: new(carrier.id).because, ..silent };
        let _: Project = admin.post(&list(), &said).await.read(201);
        needs::set_rules(&app, |rules| rules.strict_months = 0).await;
        let _ = offer(&app, &early).await;
    }
}
